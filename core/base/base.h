/*
 * What every file of the core stands on: the public names, asserts that stay
 * on in release, checked sizes, and the one allocator.
 */
#ifndef GE_BASE_BASE_H
#define GE_BASE_BASE_H

#include "geoeng.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Programming errors end the process; user errors are never asserts. */
#define ge_assert(c) ((c) ? (void)0 : ge_assert_fail(#c, __FILE__, __LINE__))
_Noreturn void ge_assert_fail(const char *what, const char *file, int line);

/* Blocks of the allocator of geoeng.h. */
void *ge_alloc(size_t nbytes);
void ge_free(void *p, size_t nbytes);
/* n items of `size` bytes, all zeros; NULL when they do not fit. */
void *ge_alloc_zeros(size_t n, size_t size);

/* n * size in *out; false on overflow. */
bool ge_mul(size_t n, size_t size, size_t *out);

#define GE_COUNT(a) (sizeof(a) / sizeof((a)[0]))

#endif
