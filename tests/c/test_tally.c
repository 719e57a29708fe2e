/* Lines counted as a plain list of them counts; a bound that holds. */
#include "cli/tally.h"

#include "alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *written(const Tally *t, Buf *b) {
  buf_reset(b);
  tally_write(t, b);
  assert_false(b->failed);
  return b->n ? b->at : "";
}

static void test_lines_are_counted_in_the_order_they_came(void **state) {
  (void)state;
  Tally t;
  Buf b;
  buf_init(&b);
  tally_init(&t);
  assert_string_equal(written(&t, &b), "");
  tally_text(&t, "event\ta\nplace\tb\nevent\ta");
  tally_text(&t, "");
  tally_text(&t, "\n\nplace\tb\nevent\ta\n");
  assert_string_equal(written(&t, &b), "3\tevent\ta\n2\tplace\tb\n");
  tally_clear(&t);
  buf_clear(&b);
}

static void test_a_beginning_is_another_line(void **state) {
  (void)state;
  Tally t;
  Buf b;
  buf_init(&b);
  tally_init(&t);
  tally_line(&t, "abc", 3);
  tally_line(&t, "abc", 2);
  tally_line(&t, "abcd", 4);
  assert_string_equal(written(&t, &b), "1\tabc\n1\tab\n1\tabcd\n");
  tally_clear(&t);
  buf_clear(&b);
}

static void test_long_lines_are_cut(void **state) {
  (void)state;
  char line[TALLY_LINE + 100];
  Tally t;
  tally_init(&t);
  memset(line, 'x', sizeof line);
  tally_line(&t, line, sizeof line);
  tally_line(&t, line, TALLY_LINE);
  assert_int_equal(t.lines.n, 1);
  assert_int_equal(strlen(t.lines.at[0].text), TALLY_LINE);
  assert_int_equal(t.lines.at[0].count, 2);
  tally_clear(&t);
}

static void test_what_is_too_much_is_told(void **state) {
  (void)state;
  char line[20];
  Tally t;
  Buf b;
  buf_init(&b);
  tally_init(&t);
  for (unsigned k = 0; k < 2; k++)
    for (unsigned i = 0; i < TALLY_MOST + 3; i++)
      tally_line(&t, line, (size_t)snprintf(line, sizeof line, "n%u", i));
  assert_int_equal(t.lines.n, TALLY_MOST);
  for (unsigned i = 0; i < TALLY_MOST; i++)
    assert_int_equal(t.lines.at[i].count, 2);
  assert_non_null(strstr(written(&t, &b), "\n6\tlost\n"));
  tally_clear(&t);
  buf_clear(&b);
}

static void test_without_memory_lines_are_lost_and_told(void **state) {
  (void)state;
  TestAlloc a;
  char line[20];
  for (size_t fail = 1; fail < 40; fail++) {
    Tally t;
    uint64_t sum = 0;
    test_alloc_start(&a, fail);
    tally_init(&t);
    for (unsigned i = 0; i < 300; i++)
      tally_line(&t, line, (size_t)snprintf(line, sizeof line, "n%u", i));
    for (uint32_t i = 0; i < t.lines.n; i++) sum += t.lines.at[i].count;
    assert_int_equal(sum + t.nlost, 300);
    tally_clear(&t);
    assert_true(a.sizes);
    assert_int_equal(a.live, 0);
    test_alloc_stop();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lines_are_counted_in_the_order_they_came),
      cmocka_unit_test(test_a_beginning_is_another_line),
      cmocka_unit_test(test_long_lines_are_cut),
      cmocka_unit_test(test_what_is_too_much_is_told),
      cmocka_unit_test(test_without_memory_lines_are_lost_and_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
