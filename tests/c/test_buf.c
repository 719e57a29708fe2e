/* The growable byte buffer. */
#include "alloc.h"
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_buf_puts_append_and_end_with_nul(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  buf_puts(&b, "Tel ");
  buf_put(&b, "Aviv, then", 4);
  buf_putc(&b, '.');
  assert_string_equal(b.at, "Tel Aviv.");
  assert_int_equal(b.n, 9);
  buf_put(&b, "\0x", 2);
  assert_int_equal(b.n, 11);
  assert_memory_equal(b.at, "Tel Aviv.\0x", 12);
  buf_clear(&b);
  assert_null(b.at);
}

static void test_buf_printf_takes_any_length(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  char pad[2000];
  memset(pad, 'x', sizeof pad - 1);
  pad[sizeof pad - 1] = '\0';
  buf_printf(&b, "%d %s|", 42, "S-400");
  buf_printf(&b, "%s", pad);
  buf_printf(&b, "%s", "");
  assert_int_equal(b.n, 9 + 1999);
  assert_memory_equal(b.at, "42 S-400|xxx", 12);
  assert_int_equal(strlen(b.at), b.n);
  buf_clear(&b);
}

static void test_buf_reset_keeps_memory(void **state) {
  (void)state;
  TestAlloc t;
  test_alloc_start(&t, 0);
  Buf b;
  buf_init(&b);
  buf_puts(&b, "first");
  size_t calls = t.calls;
  buf_reset(&b);
  assert_int_equal(b.n, 0);
  assert_string_equal(b.at, "");
  buf_puts(&b, "again");
  assert_string_equal(b.at, "again");
  assert_int_equal(t.calls, calls);
  buf_clear(&b);
  assert_int_equal(t.live, 0);
  assert_true(t.sizes);
  test_alloc_stop();
}

static void test_buf_failure_sticks_until_reset(void **state) {
  (void)state;
  TestAlloc t;
  test_alloc_start(&t, 2);
  Buf b;
  buf_init(&b);
  buf_puts(&b, "kept");
  for (int i = 0; i < 100; i++) buf_puts(&b, "0123456789");
  assert_true(b.failed);
  size_t n = b.n;
  buf_printf(&b, "%d", 1);
  buf_putc(&b, 'x');
  assert_int_equal(b.n, n);
  assert_int_equal(strlen(b.at), n);
  buf_reset(&b);
  assert_false(b.failed);
  buf_puts(&b, "more");
  assert_string_equal(b.at, "more");
  buf_clear(&b);
  assert_int_equal(t.live, 0);
  test_alloc_stop();
}

static void test_buf_impossible_size_is_a_failure(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  buf_put(&b, "x", SIZE_MAX / 2);
  assert_true(b.failed);
  buf_clear(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_buf_puts_append_and_end_with_nul),
      cmocka_unit_test(test_buf_printf_takes_any_length),
      cmocka_unit_test(test_buf_reset_keeps_memory),
      cmocka_unit_test(test_buf_failure_sticks_until_reset),
      cmocka_unit_test(test_buf_impossible_size_is_a_failure),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
