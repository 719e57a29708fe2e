/* Arena, growable lists, checked sizes and the replaceable allocator. */
#include "alloc.h"
#include "base/arena.h"
#include "base/list.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_arena_memory_is_zeroed_and_aligned(void **state) {
  (void)state;
  Arena a;
  arena_init(&a, 1 << 20);
  for (size_t n = 0; n < 300; n++) {
    unsigned char *p = arena_alloc(&a, n);
    assert_non_null(p);
    assert_int_equal((uintptr_t)p % 16, 0);
    for (size_t i = 0; i < n; i++) assert_int_equal(p[i], 0);
    memset(p, 0xAB, n);
  }
  arena_clear(&a);
}

static void test_arena_blocks_do_not_overlap(void **state) {
  (void)state;
  Arena a;
  unsigned char *p[400];
  arena_init(&a, 1 << 24);
  for (size_t i = 0; i < 400; i++) {
    size_t n = (i * 7919) % 6000 + 1;
    p[i] = arena_alloc(&a, n);
    assert_non_null(p[i]);
    memset(p[i], (int)(i & 0xFF), n);
  }
  for (size_t i = 0; i < 400; i++) {
    size_t n = (i * 7919) % 6000 + 1;
    assert_int_equal(p[i][0], i & 0xFF);
    assert_int_equal(p[i][n - 1], i & 0xFF);
  }
  arena_clear(&a);
  assert_int_equal(a.used, 0);
}

static void test_arena_budget_is_kept_and_told(void **state) {
  (void)state;
  Arena a;
  arena_init(&a, 1000);
  assert_non_null(arena_alloc(&a, 600));
  assert_false(arena_over(&a));
  assert_null(arena_alloc(&a, 600));
  assert_true(arena_over(&a));
  assert_null(arena_alloc(&a, 1)); /* stays over */
  arena_clear(&a);
}

static void test_arena_impossible_sizes_are_refused(void **state) {
  (void)state;
  Arena a;
  arena_init(&a, SIZE_MAX / 2);
  assert_null(arena_alloc(&a, SIZE_MAX));
  assert_null(arena_alloc(&a, SIZE_MAX - 15));
  assert_null(arena_array(&a, SIZE_MAX / 4, 8));
  assert_null(arena_strndup(&a, "x", SIZE_MAX));
  assert_non_null(arena_array(&a, 4, 8));
  arena_clear(&a);
}

static void test_arena_strndup_ends_with_nul(void **state) {
  (void)state;
  Arena a;
  arena_init(&a, 4096);
  assert_string_equal(arena_strndup(&a, "Kazan and more", 5), "Kazan");
  assert_string_equal(arena_strndup(&a, NULL, 0), "");
  char *p = arena_strndup(&a, "a\0b", 3);
  assert_memory_equal(p, "a\0b", 4);
  arena_clear(&a);
}

static void test_arena_failing_allocator_is_no_budget_error(void **state) {
  (void)state;
  TestAlloc t;
  for (size_t fail = 1; fail < 6; fail++) {
    Arena a;
    size_t done = 0;
    test_alloc_start(&t, fail);
    arena_init(&a, 1 << 20);
    for (int i = 0; i < 100; i++) done += arena_alloc(&a, 1000) != NULL;
    assert_true(done < 100);
    assert_false(arena_over(&a));
    assert_non_null(arena_alloc(&a, 10)); /* usable afterwards */
    arena_clear(&a);
    assert_int_equal(t.live, 0);
    assert_true(t.sizes);
    test_alloc_stop();
  }
}

typedef LIST(uint64_t) Numbers;

static void test_list_grows_and_keeps_items(void **state) {
  (void)state;
  TestAlloc t;
  test_alloc_start(&t, 0);
  Numbers l = LIST_EMPTY;
  for (uint64_t i = 0; i < 10000; i++) assert_true(list_push(&l, i * i));
  for (uint64_t i = 0; i < 10000; i++) assert_true(l.at[i] == i * i);
  assert_int_equal(l.n, 10000);
  list_clear(&l);
  assert_int_equal(l.n + l.cap, 0);
  assert_int_equal(t.live, 0);
  assert_true(t.sizes);
  test_alloc_stop();
}

static void test_list_push_fails_without_losing_items(void **state) {
  (void)state;
  TestAlloc t;
  test_alloc_start(&t, 3);
  Numbers l = LIST_EMPTY;
  uint64_t i = 0;
  while (list_push(&l, i)) i++;
  assert_int_equal(l.n, i);
  assert_true(i > 0 && l.at[i - 1] == i - 1);
  assert_true(list_push(&l, i)); /* the next call works again */
  list_clear(&l);
  assert_int_equal(t.live, 0);
  test_alloc_stop();
}

static void test_list_refuses_more_than_it_can_count(void **state) {
  (void)state;
  Numbers l = LIST_EMPTY;
  assert_false(list_reserve(&l, UINT32_MAX));
  assert_false(list_reserve(&l, SIZE_MAX));
  assert_true(list_reserve(&l, 100));
  assert_true(l.cap >= 100);
  list_clear(&l);
}

static void test_mul_detects_overflow(void **state) {
  (void)state;
  size_t n = 0;
  assert_true(ge_mul(3, 5, &n));
  assert_int_equal(n, 15);
  assert_true(ge_mul(SIZE_MAX, 1, &n));
  assert_true(ge_mul(0, SIZE_MAX, &n));
  assert_true(ge_mul(SIZE_MAX, 0, &n));
  assert_false(ge_mul(SIZE_MAX / 2 + 1, 2, &n));
}

static void test_list_borrows_until_it_grows(void **state) {
  (void)state;
  int theirs[] = {1, 2, 3}, x = 4;
  LIST(int) l = LIST_EMPTY;
  assert_true(list_push(&l, x));
  list_borrow(&l, theirs, 3);
  l.at[0] = 7;
  assert_int_equal(theirs[0], 7);
  assert_true(list_push(&l, x));
  assert_true(l.at != theirs && l.n == 4);
  assert_int_equal(l.at[0], 7);
  assert_int_equal(l.at[3], 4);
  list_clear(&l);
  list_borrow(&l, theirs, 3);
  list_clear(&l);
  assert_null(l.at);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_arena_memory_is_zeroed_and_aligned),
      cmocka_unit_test(test_arena_blocks_do_not_overlap),
      cmocka_unit_test(test_arena_budget_is_kept_and_told),
      cmocka_unit_test(test_arena_impossible_sizes_are_refused),
      cmocka_unit_test(test_arena_strndup_ends_with_nul),
      cmocka_unit_test(test_arena_failing_allocator_is_no_budget_error),
      cmocka_unit_test(test_list_grows_and_keeps_items),
      cmocka_unit_test(test_list_push_fails_without_losing_items),
      cmocka_unit_test(test_list_refuses_more_than_it_can_count),
      cmocka_unit_test(test_mul_detects_overflow),
      cmocka_unit_test(test_list_borrows_until_it_grows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
