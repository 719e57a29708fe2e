/*
 * Bump memory with a byte budget, freed at once: what a document allocates
 * lives until the document is freed.
 *
 *   head -> | used ...... | free |  -> | used, full | -> | used, full | -> NULL
 *             newest and largest
 *
 * O(1) a block but for clearing it. Whoever holds the Arena owns all of it; no
 * pointer into it outlives arena_clear or arena_reset. Hanson, Fast Allocation
 * and Deallocation of Memory Based on Object Lifetimes (1990).
 */
#ifndef GE_BASE_ARENA_H
#define GE_BASE_ARENA_H

#include "base/base.h"

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
  ArenaBlock *head;
  size_t used;   /* bytes handed out and lost to alignment */
  size_t budget; /* bytes; more is refused */
} Arena;

void arena_init(Arena *a, size_t budget);
void arena_clear(Arena *a);
/* Empty, but the newest and largest block is kept for what comes. */
void arena_reset(Arena *a);
size_t arena_kept(const Arena *a); /* bytes of that block */
/* Zeroed, aligned for any type; NULL when memory or the budget is out
 * (arena_over tells which). */
void *arena_alloc(Arena *a, size_t nbytes);
void *arena_array(Arena *a, size_t n, size_t size);
char *arena_strndup(Arena *a, const char *s, size_t n);
bool arena_over(const Arena *a);

#endif
