#include "base/pool.h"

#include <string.h>

typedef struct PoolChunk {
  struct PoolChunk *next;
  _Alignas(max_align_t) char bytes[];
} PoolChunk;

/* Behind the small block that a large one became. */
typedef struct PoolStray {
  struct PoolStray *next;
  size_t size; /* of the large block */
} PoolStray;

enum { STRAY_LEAST = POOL_LARGEST + sizeof(PoolStray) };

/* A sanitizer shall see each block by itself. */
static bool is_small(size_t n) {
  return !GE_WATCHED && n - 1 < POOL_LARGEST; /* not of 0 either */
}

static unsigned list_of(size_t n) { return (unsigned)((n - 1) / POOL_STEP); }

static void put(Pool *pool, void *p, size_t n) {
  ge_check(n > 0 && n <= POOL_LARGEST);
  void **list = &pool->free[list_of(n)];
  memcpy(p, list, sizeof *list);
  *list = p;
}

/* What is left of the old chunk goes to the lists. */
static bool new_chunk(Pool *pool, size_t room) {
  PoolChunk *c = room < POOL_CHUNK ? NULL : ge_resize(NULL, 0, POOL_CHUNK);
  if (!c) return false;
  size_t left = (size_t)(pool->end - pool->at);
  ge_assert(left < POOL_LARGEST && left % POOL_STEP == 0);
  if (left > 0) put(pool, pool->at, left);
  pool->held += POOL_CHUNK;
  c->next = pool->chunks;
  pool->chunks = c;
  pool->at = c->bytes;
  pool->end = pool->at + (POOL_CHUNK - sizeof *c) / POOL_STEP * POOL_STEP;
  return true;
}

/* The caller counts. */
static void *take(Pool *pool, size_t n, size_t room) {
  unsigned k = list_of(n);
  void *p = pool->free[k];
  size_t size = (k + 1u) * POOL_STEP;
  if (p) {
    memcpy(&pool->free[k], p, sizeof p);
    __builtin_prefetch(pool->free[k]); /* it was freed long ago */
    return p;
  }
  if ((size_t)(pool->end - pool->at) < size && !new_chunk(pool, room))
    return NULL;
  p = pool->at;
  pool->at += size;
  return p;
}

static void drop(Pool *pool, void *p, size_t n) {
  if (!is_small(n)) {
    (void)ge_resize(p, n, 0);
    return;
  }
  ge_check(pool->used >= n);
  pool->used -= n;
  put(pool, p, n);
}

/* A block moves between a list and the allocator, or between two lists. */
static void *move(Pool *pool, void *p, size_t old, size_t n, size_t room) {
  bool small = is_small(n);
  void *block = small                   ? take(pool, n, room)
                : n <= room || n <= old ? ge_resize(NULL, 0, n)
                                        : NULL;
  if (!block) return NULL;
  if (small) pool->used += n;
  if (!p) return block;
  memcpy(block, p, old < n ? old : n);
  drop(pool, p, old);
  return block;
}

/* A block that cannot move stays where it is, and goes to the list of n when it
 * is freed. A large one is kept in mind, but for one that has no room for that
 * and may not grow either, which is lost. */
static void *stay(Pool *pool, void *p, size_t old, size_t n) {
  if (is_small(old)) {
    pool->used += n - old;
    return p;
  }
  if (old < STRAY_LEAST) {
    void *larger = ge_resize(p, old, STRAY_LEAST);
    if (larger) {
      p = larger;
      old = STRAY_LEAST;
    }
  }
  pool->held += old;
  pool->used += n;
  if (old < STRAY_LEAST) return p;
  PoolStray *s = (PoolStray *)(void *)((char *)p + POOL_LARGEST);
  *s = (PoolStray){pool->strays, old};
  pool->strays = s;
  return p;
}

void *pool_resize(Pool *pool, void *p, size_t old, size_t n, size_t room) {
  bool was = p && is_small(old), is = is_small(n);
  if (n == 0) {
    if (p) drop(pool, p, old);
    return NULL;
  }
  if (!was && !is)
    return n > old && n - old > room ? NULL : ge_resize(p, old, n);
  if (was && is && list_of(old) == list_of(n)) {
    pool->used += n - old;
    return p;
  }
  void *block = move(pool, p, old, n, room);
  return block || n > old ? block : stay(pool, p, old, n);
}

void pool_clear(Pool *pool) {
  while (pool->chunks) {
    PoolChunk *c = pool->chunks;
    pool->chunks = c->next;
    (void)ge_resize(c, POOL_CHUNK, 0);
  }
  while (pool->strays) {
    PoolStray *s = pool->strays;
    pool->strays = s->next;
    (void)ge_resize((char *)s - POOL_LARGEST, s->size, 0);
  }
  memset(pool, 0, sizeof *pool);
}
