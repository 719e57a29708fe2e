#include "base/arena.h"

#include <string.h>

/*
 * Blocks form a list, the newest first; each is twice as large as the one
 * before or an eighth of all, until BLOCK_MAX, so n bytes cost O(log n) blocks.
 */
#define BLOCK_MIN ((size_t)GE_ROOM(4096, 16))
#define BLOCK_LEAST                                                            \
  ((size_t)GE_ROOM(1 << 18, 16)) /* that may be doubled up to */
#define BLOCK_MAX ((size_t)GE_ROOM(1 << 20, 16))
#define ALIGN ((size_t)16)

struct ArenaBlock {
  ArenaBlock *next;
  size_t size; /* of data */
  size_t used;
  size_t pad; /* keeps data aligned */
  unsigned char data[];
};

void arena_init(Arena *a, size_t budget) {
  a->head = NULL;
  a->used = 0;
  a->budget = budget;
}

void arena_clear(Arena *a) {
  while (a->head) {
    ArenaBlock *b = a->head;
    a->head = b->next;
    ge_free(b, sizeof *b + b->size);
  }
  a->used = 0;
}

void arena_reset(Arena *a) {
  ArenaBlock *kept = a->head;
  if (!kept) return;
  a->head = kept->next;
  arena_clear(a);
  kept->next = NULL;
  kept->used = 0;
  a->head = kept;
  a->used = 0;
}

size_t arena_kept(const Arena *a) { return a->head ? a->head->size : 0; }

static bool add_block(Arena *a, size_t nbytes) {
  size_t size = a->head ? a->head->size * 2 : BLOCK_MIN;
  /* Behind the block of a large text most of a block would stay empty. */
  size_t most = a->used / 8 > BLOCK_LEAST ? a->used / 8 : BLOCK_LEAST;
  if (most > BLOCK_MAX) most = BLOCK_MAX;
  if (size > most) size = most;
  if (size < nbytes) size = nbytes;
  ArenaBlock *b = ge_alloc(sizeof *b + size);
  if (!b) return false;
  b->next = a->head;
  b->size = size;
  b->used = 0;
  a->head = b;
  return true;
}

void *arena_alloc(Arena *a, size_t nbytes) {
  if (nbytes > SIZE_MAX / 2) return NULL;
  size_t n = (nbytes + ALIGN - 1) & ~(ALIGN - 1);
  if (n == 0) n = ALIGN;
  if (n > a->budget - a->used) {
    a->used = a->budget; /* stays over: later calls fail too */
    return NULL;
  }
  if (!a->head || n > a->head->size - a->head->used) {
    if (!add_block(a, n)) return NULL;
  }
  void *p = a->head->data + a->head->used;
  a->head->used += n;
  a->used += n;
  memset(p, 0, n);
  return p;
}

void *arena_array(Arena *a, size_t n, size_t size) {
  size_t nbytes;
  return ge_mul(n, size, &nbytes) ? arena_alloc(a, nbytes) : NULL;
}

char *arena_strndup(Arena *a, const char *s, size_t n) {
  if (n > SIZE_MAX / 4) return NULL;
  char *p = arena_alloc(a, n + 1);
  if (p && n) memcpy(p, s, n);
  return p;
}

bool arena_over(const Arena *a) { return a->used >= a->budget; }
