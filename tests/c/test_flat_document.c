/* Lines that are read in one pass are those that the full reader understands,
 * with the same members. */
#include "input/flat_document.h"
#include "pieces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

enum { ROUNDS = 200000 };

static const char *const names[] = {"id", "date", "title", "text"};

static const char *const parts[] = {"{",
                                    "}",
                                    "\"",
                                    "\"",
                                    ":",
                                    ",",
                                    " ",
                                    "\t",
                                    "\\",
                                    "\\n",
                                    "\\\"",
                                    "\\u0041",
                                    "\\u0000",
                                    "\\ud83d\\ude00",
                                    "\"id\":\"a\"",
                                    "\"text\":\"b \\/ c\"",
                                    "\"title\":\"\"",
                                    "\"date\":\"2006-11-02\"",
                                    "\"more\":1",
                                    "null",
                                    "[",
                                    "]",
                                    "\xC3\xA9",
                                    "\xFF",
                                    "\xED\xA0\x80",
                                    "\xC0\x80",
                                    "\xF0\x9F\x98\x80",
                                    "\x01",
                                    "\x7F",
                                    "x",
                                    "{\"id\":\"",
                                    "\"}",
                                    "\",\"text\":\""};

/* How many of the members are those of the object. */
static size_t equal_members(json_t *o, const FlatString m[FLAT_MEMBERS]) {
  size_t n = 0;
  for (unsigned i = 0; i < FLAT_MEMBERS; i++) {
    json_t *v = json_object_get(o, names[i]);
    if (!m[i].s) {
      assert_null(v);
      continue;
    }
    assert_true(json_is_string(v));
    assert_int_equal(json_string_length(v), m[i].n);
    assert_memory_equal(json_string_value(v), m[i].s, m[i].n + 1);
    n++;
  }
  return n;
}

static bool check(const char *line, size_t n, Buf *out) {
  FlatString m[FLAT_MEMBERS];
  if (!flat_document(line, n, out, m)) return false;
  json_error_t e;
  json_t *o = json_loadb(line, n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &e);
  assert_non_null(o);
  assert_int_equal(equal_members(o, m), json_object_size(o));
  json_decref(o);
  return true;
}

static size_t random_line(char *s) {
  size_t n = (size_t)sprintf(s, "%s", below(4) ? "{" : "");
  for (uint32_t k = below(12); k > 0; k--)
    n += (size_t)sprintf(s + n, "%s%s", parts[below(GE_COUNT(parts))],
                         below(3) ? "" : ",");
  if (below(4)) n += (size_t)sprintf(s + n, "}");
  if (n > 0 && below(20) == 0) s[below((uint32_t)n)] = (char)below(256);
  return n;
}

static void test_flat_lines_are_read_as_the_full_reader_does(void **state) {
  (void)state;
  Buf out;
  uint32_t nflat = 0;
  buf_init(&out);
  for (uint32_t k = 0; k < ROUNDS; k++) {
    char s[1000];
    nflat += check(s, random_line(s), &out);
  }
  if (nflat < ROUNDS / 400) fail_msg("%u lines were flat", nflat);
  buf_clear(&out);
}

static void test_flat_documents_are_taken(void **state) {
  (void)state;
  static const char *const good[] = {
      "{\"id\": \"a\", \"text\": \"b\\n\\\"c\\\" \xC3\xA9\"}",
      " { \"text\" : \"\" , \"date\":\"x\",\"title\":\"t\" } \r"};
  static const char *const left[] = {"",
                                     "{",
                                     "{}",
                                     "[]",
                                     "{\"id\":1}",
                                     "{\"id\":\"a\",\"id\":\"b\"}",
                                     "{\"x\":\"y\"}",
                                     "{\"id\":\"\\u0061\"}",
                                     "{\"id\":\"a\"} x",
                                     "{\"id\":\"a\",}",
                                     "{\"id\":\"\xFF\"}",
                                     "{\"id\":\"a",
                                     "{\"id\":\"a\\",
                                     "{\"id\":\"\n\"}",
                                     "{\"id\":null}"};
  Buf out;
  buf_init(&out);
  for (size_t i = 0; i < GE_COUNT(good); i++)
    assert_true(check(good[i], strlen(good[i]), &out));
  for (size_t i = 0; i < GE_COUNT(left); i++)
    assert_false(check(left[i], strlen(left[i]), &out));
  buf_clear(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_flat_documents_are_taken),
      cmocka_unit_test(test_flat_lines_are_read_as_the_full_reader_does),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
