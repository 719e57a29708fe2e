/* The pool of small blocks, against memory that is kept beside it. */
#include "alloc.h"
#include "base/pool.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { BLOCKS = 600, STEPS = 60000, MOST = 700 };

static unsigned next(unsigned *seed) {
  *seed = *seed * 1103515245u + 12345u;
  return *seed >> 8;
}

static void test_blocks_keep_their_bytes(void **state) {
  (void)state;
  static unsigned char *at[BLOCKS];
  static size_t size[BLOCKS];
  static unsigned char mark[BLOCKS];
  Pool pool = {0};
  unsigned seed = 7;
  for (unsigned i = 0; i < STEPS; i++) {
    unsigned k = next(&seed) % BLOCKS;
    size_t n = next(&seed) % MOST, least = n < size[k] ? n : size[k];
    unsigned char *p = pool_resize(&pool, at[k], size[k], n, SIZE_MAX);
    assert_true((p != NULL) == (n > 0));
    assert_int_equal((uintptr_t)p % POOL_STEP, 0);
    for (size_t b = 0; b < least; b++) assert_int_equal(p[b], mark[k]);
    mark[k] = (unsigned char)i;
    if (p) memset(p, mark[k], n);
    at[k] = p;
    size[k] = n;
  }
  for (unsigned k = 0; k < BLOCKS; k++)
    assert_null(pool_resize(&pool, at[k], size[k], 0, SIZE_MAX));
  pool_clear(&pool);
}

static void test_a_freed_block_is_the_next(void **state) {
  (void)state;
  Pool pool = {0};
  void *a = pool_resize(&pool, NULL, 0, 40, SIZE_MAX);
  assert_null(pool_resize(&pool, a, 40, 0, SIZE_MAX));
  void *b = pool_resize(&pool, NULL, 0, 48, SIZE_MAX);
#if !defined(__SANITIZE_ADDRESS__)
  assert_ptr_equal(a, b);
  assert_ptr_equal(
      b, pool_resize(&pool, b, 48, 33, SIZE_MAX)); /* of the same list */
#endif
  pool_resize(&pool, b, 33, 0, SIZE_MAX);
  pool_clear(&pool);
}

static void test_room_bounds_what_is_asked_for(void **state) {
  (void)state;
  Pool pool = {0};
  assert_null(pool_resize(&pool, NULL, 0, 1000, 999));
  char *p = pool_resize(&pool, NULL, 0, 1000, 1000);
  assert_non_null(p);
  assert_null(pool_resize(&pool, p, 1000, 2000, 999));
#if !defined(__SANITIZE_ADDRESS__)
  assert_null(pool_resize(&pool, NULL, 0, 16, POOL_CHUNK - 1));
  char *q = pool_resize(&pool, NULL, 0, 16, POOL_CHUNK);
  assert_int_equal(pool_spare(&pool), POOL_CHUNK - 16);
  char *r = pool_resize(&pool, NULL, 0, 100, 0); /* of the same chunk */
  assert_int_equal(pool_spare(&pool), POOL_CHUNK - 116);
  r = pool_resize(&pool, r, 100, 120, 0);
  q = pool_resize(&pool, q, 16, 0, 0);
  assert_int_equal(pool_spare(&pool), POOL_CHUNK - 120);
  pool_resize(&pool, r, 120, 0, 0);
  assert_int_equal(pool_spare(&pool), POOL_CHUNK);
#endif
  pool_resize(&pool, p, 1000, 0, 0);
  pool_clear(&pool);
}

static void test_lack_of_memory_keeps_the_block(void **state) {
  (void)state;
  Pool pool = {0};
  TestAlloc t;
  test_alloc_start(&t, 2);
  char *p = pool_resize(&pool, NULL, 0, 1000, SIZE_MAX);
  memset(p, 'x', 1000);
  assert_null(pool_resize(&pool, p, 1000, 2000, SIZE_MAX));
  assert_int_equal(p[999], 'x');
#if !defined(__SANITIZE_ADDRESS__) /* with it all blocks are the allocator's */
  t.fail = t.calls + 1;
  char *q = pool_resize(&pool, p, 1000, 16,
                        SIZE_MAX); /* smaller: never fails */
  assert_non_null(q);
  assert_int_equal(q[15], 'x');
  assert_int_equal(pool_spare(&pool), 984);
  assert_null(pool_resize(&pool, q, 16, 0, 0));
#else
  assert_null(pool_resize(&pool, p, 1000, 0, 0));
#endif
  pool_clear(&pool);
  assert_true(t.sizes);
  assert_int_equal(t.live, 0);
  test_alloc_stop();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_blocks_keep_their_bytes),
      cmocka_unit_test(test_a_freed_block_is_the_next),
      cmocka_unit_test(test_room_bounds_what_is_asked_for),
      cmocka_unit_test(test_lack_of_memory_keeps_the_block)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
