#include "cli/large_pages.h"
#include "base/base.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>

#define MIB (1 << 20)
#define LARGE_PAGE ((uintptr_t)2 * MIB)

enum {
  FIRST = 48 * MIB,  /* of large pages */
  LARGEST = 8 * MIB, /* block of the heap; larger ones are mapped */
  STEP = 1 * MIB,    /* by which the heap grows at least */
  FREE = 64 * MIB    /* at its end, before it shrinks */
};

void large_pages_begin(void) {
  (void)mallopt(M_MMAP_THRESHOLD, FIRST);
  (void)mallopt(M_TRIM_THRESHOLD, FREE);
  (void)mallopt(M_TOP_PAD, STEP);
  char *block = ge_resize(NULL, 0, FIRST - LARGEST);
  uintptr_t from = ((uintptr_t)block + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
  uintptr_t to = (uintptr_t)sbrk(0) & ~(LARGE_PAGE - 1);
  if (block && to > from) (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
  if (block) ge_resize(block, FIRST - LARGEST, 0); /* the heap keeps it */
  (void)mallopt(M_MMAP_THRESHOLD, LARGEST);
}
#else
void large_pages_begin(void) {}
#endif
