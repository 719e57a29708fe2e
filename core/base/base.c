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

/* ------------------------------------------------------------------ account */

/* Open, or NULL. A word of each thread that is found without a call of the
 * dynamic linker, in the shared library, too. */
static
    __attribute__((tls_model("initial-exec"))) _Thread_local Account *account;

Account *account_switch(Account *a) {
  Account *before = account;
  account = a;
  return before;
}

static size_t room(const Account *a, size_t most) {
  return most <= a->core || most - a->core <= a->script
             ? 0
             : most - a->core - a->script;
}

size_t account_core_room(const Account *a) {
  return room(a, a->most - a->most / 16);
}

size_t account_script_room(const Account *a) { return room(a, a->most); }

/* A block that grows; with GE_TINY it always moves, and what is still looked at
 * in the old place is spoilt. */
static void *grow_block(void *p, size_t old, size_t n) {
#ifdef GE_TINY
  if (p && n > old) {
    void *block = ge_resize(NULL, 0, n);
    if (!block) return NULL;
    memcpy(block, p, old);
    memset(p, 0xA5, old);
    (void)ge_resize(p, old, 0);
    return block;
  }
#endif
  return ge_resize(p, old, n);
}

void *block_resize(void *p, size_t old, size_t n) {
  Account *a = account;
  if (a && n > old && n - old > account_core_room(a)) {
    a->refused = true;
    return NULL;
  }
  void *block = grow_block(p, old, n);
  if (!a || (!block && n > 0)) return block;
  a->core = (a->core > old ? a->core - old : 0) + n;
  return block;
}

/* ------------------------------------------------------------------- blocks */

void *ge_alloc(size_t nbytes) { return block_resize(NULL, 0, nbytes); }

void ge_free(void *p, size_t nbytes) {
  if (p) (void)block_resize(p, nbytes, 0);
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

char *ge_copy(const char *s) {
  size_t n = strlen(s) + 1;
  char *c = ge_alloc(n);
  if (c) memcpy(c, s, n);
  return c;
}

char *ge_join(const char *folder, const char *name) {
  bool slash = *folder && folder[strlen(folder) - 1] != '/';
  size_t n = strlen(folder) + slash + strlen(name) + 1;
  char *path = ge_alloc(n);
  if (path) snprintf(path, n, "%s%s%s", folder, slash ? "/" : "", name);
  return path;
}

void ge_drop(char *s) {
  if (s) ge_free(s, strlen(s) + 1);
}
