/* What is left out is counted; lines of a process that lies do no harm. */
#include "cli/message.h"
#include "cli/omission.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void test_the_same_is_counted_together(void **state) {
  (void)state;
  Omissions o = {.n = 0};
  omissions_add(&o, NULL);
  omissions_add(&o, "");
  omissions_add(&o, "2\ta\n1\tb\n");
  omissions_add(&o, "4294967295\ta\n");
  omissions_add(&o, "4294967295\ta\n");
  assert_int_equal(o.n, 2);
  assert_string_equal(o.at[0].what, "a");
  assert_true(o.at[0].n == 2 + 2 * (uint64_t)UINT32_MAX);
  assert_true(o.at[1].n == 1 && o.more == 0);
}

static void test_what_is_no_such_line_is_passed_over(void **state) {
  (void)state;
  Omissions o = {.n = 0};
  omissions_add(&o, "\ta\n-1\ta\n4294967296\ta\n18446744073709551617\ta\n1 a\n"
                    "x\n\n1a\tb\n3\tgood\n9\tno end");
  assert_int_equal(o.n, 1);
  assert_string_equal(o.at[0].what, "good");
  assert_true(o.at[0].n == 3);
}

static void test_words_and_kinds_have_bounds(void **state) {
  (void)state;
  Omissions o = {.n = 0};
  char line[3 * OMISSION_WORDS];
  memset(line, 'w', sizeof line);
  memcpy(line, "1\t", 2);
  memcpy(line + sizeof line - 2, "\n", 2);
  omissions_add(&o, line);
  omissions_add(&o, line);
  assert_int_equal(o.n, 1);
  assert_int_equal(strlen(o.at[0].what), OMISSION_WORDS - 1);
  assert_true(o.at[0].n == 2);
  for (int i = 0; i < 1000; i++) {
    snprintf(line, sizeof line, "2\tkind %d\n", i);
    omissions_add(&o, line);
  }
  assert_int_equal(o.n, OMISSION_KINDS);
  assert_true(o.more == 2 * (1000 - OMISSION_KINDS + 1));
}

static MessageState state_of(const Reply *r, Reply *read) {
  Buf b;
  static char kept[100];
  buf_init(&b);
  message_put_reply(&b, r);
  MessageState st = message_state(&b, MESSAGE_BIT(MESSAGE_REPLY));
  if (st == MESSAGE_WHOLE) {
    message_get_reply(&b, read);
    if (read->left_out) {
      snprintf(kept, sizeof kept, "%s", read->left_out);
      read->left_out = kept;
    }
  }
  buf_clear(&b);
  return st;
}

static void test_a_reply_carries_it(void **state) {
  (void)state;
  Reply got;
  assert_int_equal(
      state_of(&(Reply){.ok = true, .left_out = "1\t\x1B[2J\n"}, &got),
      MESSAGE_WHOLE);
  assert_null(strchr(got.left_out, '\x1B'));
  assert_int_equal(strncmp(got.left_out, "1\t", 2), 0);
  assert_int_equal(state_of(&(Reply){.ok = true}, &got), MESSAGE_WHOLE);
  assert_null(got.left_out);
  assert_int_equal(
      state_of(&(Reply){.error = "bad", .left_out = "1\ta\n"}, &got),
      MESSAGE_BAD);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_same_is_counted_together),
      cmocka_unit_test(test_what_is_no_such_line_is_passed_over),
      cmocka_unit_test(test_words_and_kinds_have_bounds),
      cmocka_unit_test(test_a_reply_carries_it)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
