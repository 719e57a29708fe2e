/* The JSON writer, days and SHA-256. */
#include "base/sha256.h"
#include "base/utf8.h"
#include "base/json_writer.h"
#include "alloc.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const char *text(const JsonWriter *j) {
  size_t n;
  const char *s = json_writer_text(j, &n);
  assert_int_equal(strlen(s), n);
  return s;
}

static JsonWriter *fresh(void) {
  JsonWriter *j;
  assert_int_equal(json_writer_new(&j), GE_OK);
  return j;
}

static void test_json_puts_commas_between_values(void **state) {
  (void)state;
  JsonWriter *j = fresh();
  json_put_open(j, '{');
  json_put_key(j, "a");
  json_put_open(j, '[');
  json_put_int(j, -1);
  json_put_bool(j, true);
  json_put_null(j);
  json_put_open(j, '{');
  json_put_close(j, '}');
  json_put_close(j, ']');
  json_put_key(j, "b");
  json_put_string(j, "x", 1);
  json_put_key(j, "c");
  json_put_raw(j, "{\"d\":0}", 7);
  json_put_close(j, '}');
  json_put_text(j, "\n", 1);
  json_put_open(j, '[');
  json_put_close(j, ']');
  assert_string_equal(text(j), "{\"a\":[-1,true,null,{}],\"b\":\"x\","
                               "\"c\":{\"d\":0}}\n[]");
  json_writer_reset(j);
  json_put_int(j, INT64_MIN);
  assert_string_equal(text(j), "-9223372036854775808");
  json_writer_free(j);
  json_writer_free(NULL);
}

static void string_is(const char *in, size_t n, const char *out) {
  JsonWriter *j = fresh();
  json_put_string(j, in, n);
  assert_string_equal(text(j), out);
  json_writer_free(j);
}

static void test_json_escapes_what_breaks_lines_and_quotes(void **state) {
  (void)state;
  string_is("a\"b\\c/", 6, "\"a\\\"b\\\\c/\"");
  string_is("\n\r\t\0\x1B\x7F", 6, "\"\\n\\r\\t\\u0000\\u001b\\u007f\"");
  string_is("\xE2\x80\xA8\xE2\x80\xA9", 6, "\"\\u2028\\u2029\"");
  string_is("\xC2\x80\xC2\x9B\xC2\xA0", 6, "\"\\u0080\\u009b\xC2\xA0\"");
  string_is("", 0, "\"\"");
}

static void test_json_strings_are_utf8_whatever_comes_in(void **state) {
  (void)state;
  string_is("S\xC3\xA3o \xF0\x9F\x98\x80", 9,
            "\"S\xC3\xA3o \xF0\x9F\x98\x80\"");
  string_is("a\xFF"
            "b",
            3,
            "\"a\xEF\xBF\xBD"
            "b\"");
  string_is("\xE2\x82", 2, "\"\xEF\xBF\xBD\"");
  string_is("\xED\xA0\x80", 3,
            "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""); /* a surrogate */
  string_is("\xC0\xA2", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  string_is("\xEF\xBF\xBD", 3, "\"\xEF\xBF\xBD\"");
}

static void number_is(double v, const char *out) {
  JsonWriter *j = fresh();
  json_put_number(j, v);
  assert_string_equal(text(j), out);
  json_writer_free(j);
}

static void test_json_numbers_are_short_and_exact(void **state) {
  (void)state;
  number_is(0.1, "0.1");
  number_is(-35.75, "-35.75");
  number_is(8e8, "800000000");
  number_is(1.0 / 3, "0.3333333333333333");
  number_is(1e300, "1e+300");
  number_is((double)NAN, "null");
  number_is((double)-INFINITY, "null");
}

static void test_json_keeps_memory_failure_for_the_end(void **state) {
  (void)state;
  for (size_t fail = 1; fail < 8; fail++) {
    TestAlloc t;
    JsonWriter *j;
    size_t n;
    test_alloc_start(&t, fail);
    if (json_writer_new(&j) == GE_OK) {
      json_put_open(j, '[');
      for (int i = 0; i < 100; i++) json_put_string(j, "0123456789", 10);
      json_put_close(j, ']');
      assert_true((json_writer_text(j, &n) == NULL) == (t.calls >= fail));
      json_writer_free(j);
    }
    assert_int_equal(t.live, 0);
    assert_true(t.sizes);
    test_alloc_stop();
  }
}

/* -------------------------------------------------------------------- days */

static int32_t day(const char *s) {
  int32_t d;
  return ge_day_parse(s, strlen(s), &d) ? d : GE_NODAY;
}

static void test_day_counts_from_1970(void **state) {
  (void)state;
  assert_int_equal(day("1970-01-01"), 0);
  assert_int_equal(day("1969-12-31"), -1);
  assert_int_equal(day("2000-02-29"), 11016);
  assert_int_equal(day("2024-10-12"), 20008);
  assert_int_equal(day("0000-01-01"), -719528);
  assert_int_equal(day("9999-12-31"), 2932896);
}

static void test_day_takes_only_days_that_exist(void **state) {
  (void)state;
  static const char *const bad[] = {
      "",           "2024",        "2024-10",    "2024-13-01",  "2024-00-10",
      "2024-01-32", "2024-01-00",  "2023-02-29", "1900-02-29",  "2024-4-05",
      "2024/04/05", "24-04-05",    "2024-04-0x", "2024-04-055", "yesterday",
      "-024-04-05", "2024-04-05Z", "+2024-04-5", " 2024-04-05"};
  for (size_t i = 0; i < GE_COUNT(bad); i++)
    assert_int_equal(day(bad[i]), GE_NODAY);
  assert_int_equal(day("2024-04-05T23:59:59Z"), day("2024-04-05"));
  assert_int_equal(day("2024-04-05 23:59"), day("2024-04-05"));
}

static void test_day_format_is_the_inverse_of_parse(void **state) {
  (void)state;
  char s[11];
  for (int32_t d = -719528; d <= 2932896; d += 37) {
    ge_day_format(d, s);
    assert_int_equal(day(s), d);
  }
  ge_day_format(INT32_MAX, s);
  assert_string_equal(s, "9999-12-31");
  ge_day_format(GE_NODAY, s);
  assert_string_equal(s, "0000-01-01");
}

/* ------------------------------------------------------------------ SHA-256 */

static void sha_is(const char *s, size_t n, const char *want) {
  char hex[65];
  sha256_hex(s, n, hex);
  assert_string_equal(hex, want);
}

/* The examples of FIPS 180-4 and the lengths around a block. */
static void test_sha256_gives_the_known_digests(void **state) {
  (void)state;
  sha_is("", 0,
         "e3b0c44298fc1c149afbf4c8996fb924"
         "27ae41e4649b934ca495991b7852b855");
  sha_is("abc", 3,
         "ba7816bf8f01cfea414140de5dae2223"
         "b00361a396177a9cb410ff61f20015ad");
  sha_is("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
         "248d6a61d20638b8e5c026930c3e6039"
         "a33ce45964ff2167f6ecedd419db06c1");
  static char million[1000000];
  memset(million, 'a', sizeof million);
  sha_is(million, sizeof million,
         "cdc76e5c9914fb9281a1c7e284d73e67"
         "f1809a48a497200e046d39ccc7112cd0");
  sha_is(million, 55,
         "9f4390f8d30c2dd92ec9f095b65e2b9a"
         "e9b0a925a5258e241c9f1e910f734318");
  sha_is(million, 64,
         "ffe054fe7ae0cb6dc65c3af9b61d5209"
         "f439851db43d0ba5997337df154668eb");
}

/* Every length around three blocks, in pieces of every size. */
static void test_sha256_in_pieces_is_that_in_one(void **state) {
  (void)state;
  char text[200], one[65], pieces[65];
  for (size_t i = 0; i < sizeof text; i++) text[i] = (char)(i * 7 + 1);
  for (size_t n = 0; n <= sizeof text; n++) {
    sha256_hex(text, n, one);
    for (size_t piece = 1; piece <= 130; piece++) {
      Sha256 s;
      sha256_start(&s);
      for (size_t at = 0; at < n; at += piece) {
        sha256_put(&s, text + at, n - at < piece ? n - at : piece);
        sha256_end(&s, pieces); /* which changes nothing */
      }
      sha256_end(&s, pieces);
      assert_string_equal(pieces, one);
    }
  }
}

/* Processors with and without instructions for it agree. */
static void test_sha256_is_the_same_the_plain_way(void **state) {
  (void)state;
  Sha256 s;
  unsigned char block[64];
  uint32_t h[8], x = 1;
  sha256_start(&s);
  memcpy(h, s.h, sizeof h);
  for (int round = 0; round < 1000; round++) {
    for (size_t i = 0; i < sizeof block; i++)
      block[i] = (unsigned char)((x = x * 1664525 + 1013904223) >> 24);
    sha256_put(&s, block, sizeof block);
    sha256_plain(h, block);
    assert_memory_equal(s.h, h, sizeof h);
  }
}

/* ------------------------------------------------------------ text for people */

static void clean_is(const char *in, const char *want) {
  char out[200];
  size_t n = utf8_clean(in, strlen(in), out);
  assert_int_equal(n, strlen(want));
  assert_memory_equal(out, want, n);
}

static void test_clean_text_cannot_command_a_terminal(void **state) {
  (void)state;
  clean_is("a\x1B[31mred", "a?[31mred");
  clean_is("one\ntwo\tthree\r", "one two three ");
  clean_is("\xC2\x9B"
           "31m",
           "?31m"); /* C1 */
  clean_is("a\xE2\x80\xAE"
           "b",
           "a?b"); /* right-to-left override */
  clean_is("\xFFx", "\xEF\xBF\xBDx");
  clean_is("Ta\xC5\x9F"
           "kent",
           "Ta\xC5\x9F"
           "kent");
}

static void test_width_counts_columns(void **state) {
  (void)state;
  assert_int_equal(utf8_width("abc", 3), 3);
  assert_int_equal(utf8_width("e\xCC\x81", 3), 1);
  assert_int_equal(utf8_width("\xE4\xB8\xAD\xE5\x9B\xBD", 6), 4);
  assert_int_equal(utf8_width("", 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_json_puts_commas_between_values),
      cmocka_unit_test(test_json_escapes_what_breaks_lines_and_quotes),
      cmocka_unit_test(test_json_strings_are_utf8_whatever_comes_in),
      cmocka_unit_test(test_json_numbers_are_short_and_exact),
      cmocka_unit_test(test_json_keeps_memory_failure_for_the_end),
      cmocka_unit_test(test_day_counts_from_1970),
      cmocka_unit_test(test_day_takes_only_days_that_exist),
      cmocka_unit_test(test_day_format_is_the_inverse_of_parse),
      cmocka_unit_test(test_sha256_gives_the_known_digests),
      cmocka_unit_test(test_sha256_is_the_same_the_plain_way),
      cmocka_unit_test(test_sha256_in_pieces_is_that_in_one),
      cmocka_unit_test(test_clean_text_cannot_command_a_terminal),
      cmocka_unit_test(test_width_counts_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
