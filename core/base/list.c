#include "base/list.h"

#include <string.h>

bool list_grow(void **at, uint32_t *cap, uint32_t n, size_t more, size_t size) {
  if (more > UINT32_MAX / 2 - n) return false;
  size_t want = (size_t)n + more;
  if (want <= *cap) return true;
  size_t ncap = *cap ? (size_t)*cap * 2 : GE_ROOM(16, 1);
  while (ncap < want) ncap *= 2;
  size_t nbytes;
  if (ncap > UINT32_MAX / 2 || !ge_mul(ncap, size, &nbytes)) return false;
  void *own = *cap ? *at : NULL, *p = block_resize(own, *cap * size, nbytes);
  if (!p) return false;
  if (!own && n > 0) memcpy(p, *at, n * size); /* it was borrowed */
  *at = p;
  *cap = (uint32_t)ncap;
  return true;
}

void list_shrink(void **at, uint32_t *cap, uint32_t n, size_t size) {
  if (n == 0 || n == *cap) return;
  void *p = block_resize(*at, *cap * size, n * size);
  if (!p) return; /* it stays as it is */
  *at = p;
  *cap = n;
}
