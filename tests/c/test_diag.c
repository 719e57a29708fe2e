/* Messages with a place and a caret. */
#include "base/diag.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

typedef struct Place {
  const char *file;
  uint32_t line, column;
  const char *source;
} Place;

static const char *format(Buf *b, Place p, const char *message) {
  buf_reset(b);
  diag_format(b, p.file, p.line, p.column, "error", message, p.source,
              p.source ? strlen(p.source) : 0);
  return b->at;
}

static void test_diag_names_place_and_points(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  assert_string_equal(
      format(&b, (Place){"a.lua", 3, 5, "  find = x\n"}, "no list"),
      "a.lua:3:5: error: no list\n    find = x\n      ^");
  assert_string_equal(format(&b, (Place){"a.lua", 3, 0, NULL}, "m"),
                      "a.lua:3: error: m");
  assert_string_equal(format(&b, (Place){"a.lua", 0, 7, NULL}, "m"),
                      "a.lua: error: m");
  assert_string_equal(format(&b, (Place){NULL, 0, 0, NULL}, "m"), "error: m");
  buf_clear(&b);
}

static void test_diag_caret_counts_characters_and_keeps_tabs(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  /* Two accented letters: column 8 is byte 8, the seventh character. */
  const char *s = format(&b, (Place){"f", 1, 9, "\t\xC3\xA9t\xC3\xA9 = x"},
                         "m");
  assert_non_null(strstr(s, "\n  \t     ^"));
  buf_clear(&b);
}

/* A column in the middle of a character is taken as its start. */
static void test_diag_column_inside_character(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  for (uint32_t col = 0; col < 20; col++)
    assert_non_null(
        format(&b, (Place){"f", 1, col, "\xE2\x82\xAC\xE2\x82"}, "m"));
  buf_clear(&b);
}

static void test_diag_long_lines_are_cut_around_the_column(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  char line[5001];
  memset(line, 'a', 5000);
  line[5000] = '\0';
  line[2999] = 'X';
  for (uint32_t col = 1; col <= 5001; col += 500) {
    const char *s = format(&b, (Place){"f", 1, col, line}, "m");
    assert_true(strlen(s) < 400);
  }
  const char *s = format(&b, (Place){"f", 1, 3000, line}, "m");
  const char *shown = strchr(s, '\n') + 1, *caret = strchr(shown, '\n') + 1;
  assert_int_equal(strchr(shown, 'X') - shown, strchr(caret, '^') - caret);
  buf_clear(&b);
}

static void test_diag_control_characters_do_not_reach_the_terminal(
    void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  const char *s = format(
      &b, (Place){"a\x1B[2J.lua", 1, 3, "x\x1B]0;t\x07\x7F\xC2\x9Bm\r\n"},
      "bad \x1B[31m word\n");
  for (const char *p = s; *p; p++) {
    unsigned char c = (unsigned char)*p;
    assert_true(c >= 0x20 || c == '\n');
    assert_true(c != 0x7F);
  }
  assert_null(strstr(s, "\xC2\x9B"));
  assert_non_null(strstr(s, "word?"));
  buf_clear(&b);
}

static void test_diag_shows_well_formed_utf8_only(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  const char *s = format(
      &b, (Place){"a\xFF.lua", 1, 3, "x\xFF\xFE\xC3y\xC3\xA9"}, "m\x80");
  assert_true(utf8_valid(s, strlen(s)));
  assert_non_null(strstr(s, "\n  x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDy\xC3\xA9"
                            "\n   "));
  buf_clear(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_diag_names_place_and_points),
      cmocka_unit_test(test_diag_caret_counts_characters_and_keeps_tabs),
      cmocka_unit_test(test_diag_column_inside_character),
      cmocka_unit_test(test_diag_long_lines_are_cut_around_the_column),
      cmocka_unit_test(test_diag_control_characters_do_not_reach_the_terminal),
      cmocka_unit_test(test_diag_shows_well_formed_utf8_only),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
