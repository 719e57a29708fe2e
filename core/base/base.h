/*
 * What every file of the core stands on: the public names, asserts that stay
 * on in release, checked sizes, and the one allocator.
 */
#ifndef GE_BASE_BASE_H
#define GE_BASE_BASE_H

#include "geoeng.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Programming errors end the process; user errors are never asserts. */
#define ge_assert(c) ((c) ? (void)0 : ge_assert_fail(#c, __FILE__, __LINE__))
_Noreturn __attribute__((cold)) void ge_assert_fail(const char *what,
                                                    const char *file, int line);
/* The same for what is asked of every byte, token or step: only in builds with
 * GE_CHECK_RANGES, as that of the sanitizers. */
#ifdef GE_CHECK_RANGES
#define ge_check(c) ge_assert(c)
#else
#define ge_check(c) ((void)sizeof(!(c)))
#endif

/* Blocks of the allocator of geoeng.h. */
void *ge_alloc(size_t nbytes);
void ge_free(void *p, size_t nbytes);
/* n items of `size` bytes, all zeros; NULL when they do not fit. */
void *ge_alloc_zeros(size_t n, size_t size);
/* A string in a block of its own; NULL when memory is out. */
char *ge_copy(const char *s);
/* The path of what is in a folder, "" being the working one, in such a block. */
char *ge_join(const char *folder, const char *name);
/* Frees such a string, or NULL. */
void ge_drop(char *s);

/*
 * What a session uses, with one bound for the core and for Lua, which counts
 * its blocks itself. The core counts on the account that its thread has open;
 * without one, as for the model, nothing is counted or refused. Blocks have no
 * owner: one from before that is freed while the account is open makes it too
 * low, never less than nothing.
 */
typedef struct Account {
  size_t core, script; /* bytes now */
  size_t most;         /* of both */
  bool refused;        /* the core or Lua wanted more, since this was false */
} Account;

/* Opens it, NULL: none, for this thread; the one that was open before. */
Account *account_switch(Account *a);
/* Bytes that the core may still have. The last sixteenth is Lua's alone, so
 * that it can tell that the core got none. */
size_t account_core_room(const Account *a);
size_t account_script_room(const Account *a);
/* ge_resize, counted. */
void *block_resize(void *p, size_t old, size_t new_size);

/* n * size in *out; false on overflow. */
bool ge_mul(size_t n, size_t size, size_t *out);

/* Sizes that save work and change no result. VARIANT=tiny takes the second,
 * smallest ones, so that every test goes where the usual ones do not suffice. */
#ifdef GE_TINY
#define GE_ROOM(usual, tiny) (tiny)
#else
#define GE_ROOM(usual, tiny) (usual)
#endif

/* Whether the address sanitizer watches this build. */
#if defined(__SANITIZE_ADDRESS__)
#define GE_WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GE_WATCHED 1
#endif
#endif
#ifndef GE_WATCHED
#define GE_WATCHED 0
#endif

#define GE_COUNT(a) (sizeof(a) / sizeof((a)[0]))

#endif
