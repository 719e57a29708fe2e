/* Ids that come twice: counted, told once, in bounded memory. */
#include "alloc.h"
#include "input/warning.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static char buf[900];

static const char *put(InputWarning *w, const char *id, const char *text) {
  SourceDoc d = {
      .id = id, .title = "", .text = text, .ntext = strlen(text), .line = 7};
  return input_warning_of(w, "a\n.csv", &d, buf, sizeof buf);
}

static void test_warning_counts_ids_that_come_twice(void **state) {
  (void)state;
  InputWarning w = {0};
  assert_null(put(&w, "a", ""));
  assert_null(put(&w, "b\n", ""));
  assert_null(input_warning_of_ids(&w, buf, sizeof buf));
  put(&w, "b\n", "");
  assert_string_equal(
      input_warning_of_ids(&w, buf, sizeof buf),
      "a .csv:7: warning: 'b ' is the id of a document before "
      "it, too; give each its own, so that their events can be told apart");
  put(&w, "a", "");
  put(&w, "a", "");
  assert_int_equal(w.same, 3);
  assert_non_null(strstr(input_warning_of_ids(&w, buf, sizeof buf),
                         "it, too (the first of 3); give"));
  input_warning_clear(&w);
}

static void test_warning_tells_of_bytes_that_are_no_utf8(void **state) {
  (void)state;
  InputWarning w = {0};
  assert_null(put(&w, "a", "caf\xC3\xA9"));
  assert_non_null(strstr(put(&w, "b", "caf\xE9"), "b: warning: some bytes"));
  input_warning_clear(&w);
}

/* What finds no room may come again unseen, and that is said. */
static void test_warning_keeps_four_million_ids(void **state) {
  (void)state;
  enum { MOST = 1 << 22 };
  InputWarning w = {0};
  char id[20];
  for (int i = 0; i < MOST; i++) {
    snprintf(id, sizeof id, "%d", i);
    put(&w, id, "");
  }
  put(&w, "0", "");
  assert_false(w.full);
  put(&w, "more", "");
  put(&w, "more", "");
  put(&w, "1", "");
  assert_true(w.full);
  assert_int_equal(w.same, 2);
  assert_int_equal(w.size, 2 * MOST);
  assert_non_null(strstr(input_warning_of_ids(&w, buf, sizeof buf),
                         "(the first of at least 2)"));
  input_warning_clear(&w);
}

static void test_warning_survives_a_lack_of_memory(void **state) {
  (void)state;
  TestAlloc t;
  InputWarning w = {0};
  test_alloc_start(&t, 1);
  assert_null(put(&w, "a", ""));
  put(&w, "a", "");
  assert_true(w.full || w.same == 1);
  input_warning_clear(&w);
  assert_int_equal(t.live, 0);
  test_alloc_stop();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_warning_counts_ids_that_come_twice),
      cmocka_unit_test(test_warning_tells_of_bytes_that_are_no_utf8),
      cmocka_unit_test(test_warning_keeps_four_million_ids),
      cmocka_unit_test(test_warning_survives_a_lack_of_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
