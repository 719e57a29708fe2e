/* Texts: bytes kept in place, and the three ways to count them. */
#include "alloc.h"
#include "text/text.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Arena arena;

static Text make(const char *s, size_t n) {
  Text t;
  arena_clear(&arena);
  arena_init(&arena, SIZE_MAX / 2);
  assert_int_equal(text_init(&t, &arena, s, n), GE_OK);
  assert_int_equal(t.n, n);
  assert_memory_equal(t.at, s, n);
  assert_int_equal(t.at[n], 0);
  return t;
}

/* Compares every offset with a count from the start of the text. */
static void check_maps(const char *s, size_t n) {
  Text t = make(s, n);
  const unsigned char *p = (const unsigned char *)s;
  uint32_t cp = 0, utf16 = 0, nbad = 0;
  for (uint32_t i = 0; i < n;) {
    uint32_t k;
    bool bad;
    uint32_t c = utf8_decode(p + i, p + n, &k, &bad);
    assert_int_equal(text_cp(&t, i), cp);
    assert_int_equal(text_utf16(&t, i), utf16);
    assert_int_equal(text_byte(&t, cp), i);
    i += k;
    cp++;
    utf16 += c > 0xFFFF ? 2 : 1;
    nbad += bad;
  }
  assert_int_equal(t.nbad, nbad);
  assert_int_equal(text_cp(&t, t.n), cp);
  assert_int_equal(text_cp(&t, t.n + 9), cp);
  assert_int_equal(text_utf16(&t, UINT32_MAX), utf16);
  assert_int_equal(text_byte(&t, cp), n);
  assert_int_equal(text_byte(&t, UINT32_MAX), n);
}

static void test_text_empty(void **state) {
  (void)state;
  check_maps("", 0);
  check_maps("\xFF", 1);
}

static void test_text_ascii_offsets_are_the_bytes(void **state) {
  (void)state;
  static const char s[] = "Putin met Pezeshkian.\r\nNUL: \0 stays.";
  assert_true(make(s, sizeof s - 1).ascii);
  check_maps(s, sizeof s - 1);
}

static void test_text_maps_count_all_widths(void **state) {
  (void)state;
  static const char s[] = "a\u00E9\u20AC\U0001F600z\xF0\x9F\x98\xE2\x82"
                          "b\xC0\x80\xED\xA0\x80";
  assert_false(make(s, sizeof s - 1).ascii);
  check_maps(s, sizeof s - 1);
}

static void test_text_maps_hold_across_strides(void **state) {
  (void)state;
  static const char *const parts[] = {
      "a", "\u00E9", "\u20AC", "\U0001F600", "\xF0\x9F", "\x80", "bcd efg"};
  char s[4000];
  for (size_t seed = 0; seed < 50; seed++) {
    size_t n = 0, x = seed + 1;
    while (n < sizeof s - 16) {
      x = x * 6364136223846793005u + 1442695040888963407u;
      const char *part = parts[(x >> 33) % (seed % 7 + 1)];
      memcpy(s + n, part, strlen(part));
      n += strlen(part);
    }
    check_maps(s, n);
  }
}

/* Offsets between the bytes of a character count as behind it. */
static void test_text_offset_inside_character(void **state) {
  (void)state;
  Text t = make("a\U0001F600b", 6);
  assert_int_equal(text_cp(&t, 3), 2);
  assert_int_equal(text_utf16(&t, 3), 3);
}

static void test_text_byte_order_mark_is_stepped_over(void **state) {
  (void)state;
  assert_int_equal(make("\xEF\xBB\xBFText", 7).start, 3);
  assert_int_equal(make("\xEF\xBB", 2).start, 0);
  Text t = make("\xEF\xBB\xBFText", 7);
  assert_int_equal(text_cp(&t, 3), 1); /* and still counted */
}

static void test_text_budget_and_memory_are_told_apart(void **state) {
  (void)state;
  static char big[10000];
  memset(big, 'a', sizeof big);
  big[0] = '\xC3';
  Arena a;
  Text t;
  arena_init(&a, 5000);
  assert_int_equal(text_init(&t, &a, big, sizeof big), GE_ELIMIT);
  arena_clear(&a);
  arena_init(&a, sizeof big + 100); /* no room for the marks */
  assert_int_equal(text_init(&t, &a, big, sizeof big), GE_ELIMIT);
  arena_clear(&a);
  TestAlloc alloc;
  test_alloc_start(&alloc, 1);
  arena_init(&a, SIZE_MAX / 2);
  assert_int_equal(text_init(&t, &a, big, sizeof big), GE_ENOMEM);
  arena_clear(&a);
  assert_int_equal(alloc.live, 0);
  test_alloc_stop();
}

static int teardown(void **state) {
  (void)state;
  arena_clear(&arena);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_empty),
      cmocka_unit_test(test_text_ascii_offsets_are_the_bytes),
      cmocka_unit_test(test_text_maps_count_all_widths),
      cmocka_unit_test(test_text_maps_hold_across_strides),
      cmocka_unit_test(test_text_offset_inside_character),
      cmocka_unit_test(test_text_byte_order_mark_is_stepped_over),
      cmocka_unit_test(test_text_budget_and_memory_are_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, teardown);
}
