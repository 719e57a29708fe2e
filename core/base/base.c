#include "base/base.h"

#include <stdio.h>
#include <string.h>

_Noreturn void ge_assert_fail(const char *what, const char *file, int line) {
  fprintf(stderr, "geoeng: internal error: %s (%s:%d)\n", what, file, line);
  abort();
}

static void *c_resize(void *ctx, void *p, size_t old, size_t new_size) {
  (void)ctx;
  (void)old;
  if (new_size == 0) {
    free(p);
    return NULL;
  }
  return realloc(p, new_size);
}

static GeAllocFn *alloc_fn = c_resize;
static void *alloc_ctx;

void ge_set_allocator(GeAllocFn *fn, void *ctx) {
  alloc_fn = fn ? fn : c_resize;
  alloc_ctx = fn ? ctx : NULL;
}

void *ge_resize(void *p, size_t old, size_t new_size) {
  return alloc_fn(alloc_ctx, p, old, new_size);
}

void *ge_alloc(size_t nbytes) { return ge_resize(NULL, 0, nbytes); }

void ge_free(void *p, size_t nbytes) {
  if (p) (void)ge_resize(p, nbytes, 0);
}

void *ge_alloc_zeros(size_t n, size_t size) {
  size_t nbytes;
  void *p = ge_mul(n, size, &nbytes) ? ge_alloc(nbytes) : NULL;
  if (p) memset(p, 0, nbytes);
  return p;
}

bool ge_mul(size_t n, size_t size, size_t *out) {
  if (size != 0 && n > SIZE_MAX / size) return false;
  *out = n * size;
  return true;
}
