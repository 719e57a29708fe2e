/*
 * An allocator for tests: counts live bytes, checks that every block is given
 * back with the size it was asked for, and fails the n-th call.
 */
#ifndef GE_TEST_ALLOC_H
#define GE_TEST_ALLOC_H

#include "base/base.h"

#include <string.h>

typedef struct TestAlloc {
  size_t live;  /* bytes */
  size_t calls; /* that ask for memory */
  size_t fail;  /* number of the call that fails, from 1; 0: none */
  bool sizes;   /* every old size was right so far */
} TestAlloc;

/* A header before each block holds its size. */
static inline void *test_resize(void *ctx, void *p, size_t old, size_t n) {
  TestAlloc *a = ctx;
  size_t *head = p ? (size_t *)((char *)p - 16) : NULL;
  if (head && *head != old) a->sizes = false;
  if (n == 0) {
    a->live -= old;
    free(head);
    return NULL;
  }
  if (++a->calls == a->fail) return NULL;
  size_t *block = realloc(head, n + 16);
  if (!block) return NULL;
  *block = n;
  a->live += n - (p ? old : 0);
  return (char *)block + 16;
}

static inline void test_alloc_start(TestAlloc *a, size_t fail) {
  *a = (TestAlloc){0, 0, fail, true};
  ge_set_allocator(test_resize, a);
}

static inline void test_alloc_stop(void) { ge_set_allocator(NULL, NULL); }

/* Numbers of the allocation to fail that a test goes through: all small ones,
 * then ever wider apart. */
static inline size_t test_alloc_next(size_t fail) {
  return fail < 64 ? fail + 1 : fail + fail / 16;
}

#endif
