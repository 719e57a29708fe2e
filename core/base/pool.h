/*
 * Small blocks for Lua, which makes and drops millions of them: a list of free
 * blocks for each size, cut from chunks that are kept until the pool is
 * cleared. Larger blocks are those of the allocator of geoeng.h.
 */
#ifndef GE_BASE_POOL_H
#define GE_BASE_POOL_H

#include "base/base.h"

enum {
  POOL_STEP = 16, /* bytes: sizes of blocks are multiples */
  POOL_LARGEST = 256,
  POOL_SIZES = POOL_LARGEST / POOL_STEP,
  POOL_CHUNK = GE_ROOM(64 << 10, 512)
};

typedef struct Pool {
  void *free[POOL_SIZES]; /* lists: each block begins with the next one */
  char *at, *end;         /* what is left of the newest chunk */
  struct PoolChunk *chunks;
  struct PoolStray *strays; /* large blocks that became small ones in place */
  size_t held, used;        /* bytes of chunks, and of small blocks in use */
} Pool;

/* A block of n bytes with the content of the one of `old` bytes at p, NULL with
 * 0: a new one. n = 0 frees. NULL: memory is out, or more than `room` bytes
 * would have to be asked for; p is kept. Never for n <= old, but where the
 * allocator refuses to make a large block a smaller large one. O(1) but for
 * copying. */
void *pool_resize(Pool *pool, void *p, size_t old, size_t n, size_t room);
/* Bytes that it keeps and that are in no block. */
static inline size_t pool_spare(const Pool *pool) {
  return pool->held - pool->used;
}
/* Frees the chunks: no small block may be used any more. */
void pool_clear(Pool *pool);

#endif
