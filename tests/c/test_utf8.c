/* Decoding with errors in place, and folding. */
#include "alloc.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* UTF-8 by definition: a code point to bytes. */
static size_t encode(uint32_t cp, char *out) {
  if (cp < 0x80) {
    out[0] = (char)cp;
    return 1;
  }
  size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = n - 1; i > 0; i--) {
    out[i] = (char)(0x80 | (cp & 0x3F));
    cp >>= 6;
  }
  out[0] = (char)(lead[n] | cp);
  return n;
}

static bool scalar(uint32_t cp) { return cp < 0xD800 || cp > 0xDFFF; }

static uint32_t decode(const char *s, size_t n, uint32_t *k, bool *bad) {
  const unsigned char *p = (const unsigned char *)s;
  return utf8_decode(p, p + n, k, bad);
}

static void test_utf8_every_code_point_decodes(void **state) {
  (void)state;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    char b[4];
    uint32_t k;
    bool bad;
    size_t n = encode(cp, b);
    uint32_t got = decode(b, n, &k, &bad);
    if (scalar(cp) ? bad || got != cp || k != n : !bad || k != 1)
      fail_msg("U+%04X", cp);
  }
}

/* Length of the longest prefix of s that starts a well-formed sequence, by
 * trying every scalar value's bytes: the definition of a maximal subpart. */
static unsigned char starts[0x110000 / 64][4]; /* one per 64 code points */
static size_t nstarts;

static void collect_starts(void) {
  for (uint32_t cp = 0x80; cp <= 0x10FFFF; cp += 64) {
    if (!scalar(cp)) continue;
    char b[4] = {0, 0, 0, 0};
    encode(cp, b);
    memcpy(starts[nstarts++], b, 4);
  }
}

static uint32_t maximal_subpart(const unsigned char *s, size_t n) {
  uint32_t best = 1;
  for (size_t i = 0; i < nstarts; i++) {
    size_t len = starts[i][0] >= 0xF0 ? 4 : starts[i][0] >= 0xE0 ? 3 : 2;
    uint32_t k = 0;
    while (k < n && k < len - 1 && s[k] == starts[i][k]) k++;
    if (k > best) best = k;
  }
  return best;
}

static void test_utf8_ill_formed_parts_are_maximal_subparts(void **state) {
  (void)state;
  static const unsigned char edge[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                       0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
                                       0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
                                       0xF3, 0xF4, 0xF5, 0xFF};
  collect_starts();
  for (size_t i = 0; i < sizeof edge * sizeof edge * sizeof edge; i++) {
    unsigned char s[3] = {edge[i % sizeof edge],
                          edge[i / sizeof edge % sizeof edge],
                          edge[i / sizeof edge / sizeof edge]};
    for (size_t n = 1; n <= 3; n++) {
      uint32_t k;
      bool bad;
      uint32_t cp = decode((const char *)s, n, &k, &bad);
      if (!bad) continue;
      if (cp != UTF8_BAD || k != maximal_subpart(s, n))
        fail_msg("%02X %02X %02X of %zu: %u bytes", s[0], s[1], s[2], n, k);
    }
  }
}

/* The example of the standard: table 3-8. */
static void test_utf8_example_of_the_standard(void **state) {
  (void)state;
  static const char s[] =
      "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
  static const uint32_t want[] = {'a',      UTF8_BAD, UTF8_BAD, UTF8_BAD, 'b',
                                  UTF8_BAD, 'c',      UTF8_BAD, UTF8_BAD, 'd'};
  size_t at = 0;
  for (size_t i = 0; i < GE_COUNT(want); i++) {
    uint32_t k;
    bool bad;
    assert_int_equal(decode(s + at, sizeof s - 1 - at, &k, &bad), want[i]);
    at += k;
  }
  assert_int_equal(at, sizeof s - 1);
}

static void test_utf8_valid_knows_every_class_of_error(void **state) {
  (void)state;
  static const char *const bad[] = {"\x80",
                                    "\xBF",
                                    "a\xC0\x80",
                                    "\xC1\xBF",
                                    "\xE0\x80\x80",
                                    "\xE0\x9F\xBF",
                                    "\xED\xA0\x80",
                                    "\xED\xBF\xBF",
                                    "\xF0\x80\x80\x80",
                                    "\xF0\x8F\xBF\xBF",
                                    "\xF4\x90\x80\x80",
                                    "\xF5\x80\x80\x80",
                                    "\xFE",
                                    "\xFF",
                                    "x\xC3",
                                    "\xE2\x82",
                                    "\xF0\x9F\x98",
                                    "\xC3\x28",
                                    "\xF8\x88\x80\x80\x80"};
  for (size_t i = 0; i < GE_COUNT(bad); i++)
    assert_false(utf8_valid(bad[i], strlen(bad[i])));
  assert_true(utf8_valid("", 0));
  assert_true(utf8_valid("a\0b", 3));
  assert_true(utf8_valid("\xEF\xBF\xBD\xF4\x8F\xBF\xBF", 7));
}

static void assert_fold(const char *s, const char *want) {
  Buf b;
  buf_init(&b);
  assert_int_equal(utf8_fold(s, strlen(s), &b), GE_OK);
  assert_string_equal(b.at ? b.at : "", want);
  buf_clear(&b);
}

static void test_utf8_fold_unifies_spellings(void **state) {
  (void)state;
  assert_fold("", "");
  assert_fold("Tel Aviv", "tel aviv");
  assert_fold("ERDO\u011EAN", "erdogan");
  assert_fold("Erdog\u0306an", "erdogan"); /* decomposed */
  assert_fold("\u0130stanbul", "istanbul");
  assert_fold("L\u00F3d\u017A \u0141", "lodz l");
  assert_fold("Stra\u00DFe", "strasse");
  assert_fold("Nor\u00F0ur \u00C6r\u00F8", "nordur aero");
  assert_fold("\u041F\u0443\u0442\u0438\u043D",
              "\u043F\u0443\u0442\u0438\u043D");
  assert_fold("\u0419", "\u0438"); /* short i is i with a breve */
  assert_fold("\u0391\u03B8\u03AE\u03BD\u03B1",
              "\u03B1\u03B8\u03B7\u03BD\u03B1");
  assert_fold("\u2019s\u2011x", "'s-x");
  assert_fold("\uFB01re", "fire"); /* case folding knows ligatures */
  assert_fold("\uAC00", "\uAC00"); /* Hangul stays composed */
}

static void test_utf8_fold_reads_bad_bytes_as_replacement(void **state) {
  (void)state;
  assert_fold("A\xFF\xE2\x82z", "a\uFFFD\uFFFDz");
}

static void test_utf8_fold_of_folded_is_itself(void **state) {
  (void)state;
  Buf once, twice;
  buf_init(&once);
  buf_init(&twice);
  for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
    char b[8];
    if (!scalar(cp)) continue;
    size_t n = encode(cp, b);
    buf_reset(&once);
    buf_reset(&twice);
    assert_int_equal(utf8_fold(b, n, &once), GE_OK);
    assert_int_equal(utf8_fold(once.at, once.n, &twice), GE_OK);
    if (once.n != twice.n || (once.n && memcmp(once.at, twice.at, once.n)))
      fail_msg("U+%04X", cp);
    assert_true(utf8_valid(once.at, once.n));
  }
  buf_clear(&once);
  buf_clear(&twice);
}

/* The ASCII path and the general one agree. */
static void test_utf8_fold_ascii_path_is_no_exception(void **state) {
  (void)state;
  Buf fast, slow;
  buf_init(&fast);
  buf_init(&slow);
  for (char c = 1; c < 127; c++) {
    char s[] = {c, 'Q', '\xC3', '\xA9'};
    buf_reset(&fast);
    buf_reset(&slow);
    utf8_fold(s, 2, &fast);
    utf8_fold(s, 4, &slow);
    assert_int_equal(slow.n, 3);
    assert_memory_equal(fast.at, slow.at, 2);
    assert_int_equal(slow.at[2], 'e');
  }
  buf_clear(&fast);
  buf_clear(&slow);
}

static void test_utf8_fold_survives_failing_allocations(void **state) {
  (void)state;
  static const char word[] = "M\u00FCller\u2019s-\xFF and a long tail, longer "
                             "than the first piece of memory of a buffer";
  TestAlloc t;
  for (size_t fail = 1; fail < 20; fail++) {
    Buf b;
    test_alloc_start(&t, fail);
    buf_init(&b);
    GeStatus st = utf8_fold(word, sizeof word - 1, &b);
    assert_int_equal(st, t.calls >= fail ? GE_ENOMEM : GE_OK);
    buf_clear(&b);
    assert_int_equal(t.live, 0);
    assert_true(t.sizes);
    test_alloc_stop();
  }
}

static void scrubs_to(const char *from, const char *to) {
  char s[64];
  size_t n = strlen(from);
  memcpy(s, from, n + 1);
  utf8_scrub(s, n);
  assert_string_equal(s, to);
}

static void test_utf8_scrub_leaves_all_but_controls(void **state) {
  (void)state;
  scrubs_to("a\tb\nM\u00FCller \u202Ex", "a\tb\nM\u00FCller \u202Ex");
  scrubs_to("a\x1B[31m\x07\x7F\rz", "a?[31m???z");
  scrubs_to("a\r\nb\r\r\n\r", "a\r\nb?\r\n?");
  scrubs_to("\xC2\x9B"
            "1m",
            "??1m");
  scrubs_to("\xC2\xA0\xC2", "\xC2\xA0\xC2");
  scrubs_to("", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_utf8_every_code_point_decodes),
      cmocka_unit_test(test_utf8_ill_formed_parts_are_maximal_subparts),
      cmocka_unit_test(test_utf8_example_of_the_standard),
      cmocka_unit_test(test_utf8_valid_knows_every_class_of_error),
      cmocka_unit_test(test_utf8_fold_unifies_spellings),
      cmocka_unit_test(test_utf8_fold_reads_bad_bytes_as_replacement),
      cmocka_unit_test(test_utf8_fold_of_folded_is_itself),
      cmocka_unit_test(test_utf8_fold_ascii_path_is_no_exception),
      cmocka_unit_test(test_utf8_fold_survives_failing_allocations),
      cmocka_unit_test(test_utf8_scrub_leaves_all_but_controls),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
