/* The fast ways through a text give what the slow ones give: bits of bytes, and
 * words that stand by themselves. */
#include "text/contraction.h"
#include "text/word_bits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* A tokenizer without its fast way, which no word takes that may be split. */
#define contraction_may_be(s, n) true
#define token_split slow_token_split
#include "text/token.c"
#undef token_split
#undef contraction_may_be
GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out);

#include "pieces.h"

enum { ROUNDS = 20000 };

/* ------------------------------------------------------------------- bits */

static bool slow_in_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

static void check_bits(const unsigned char *s, uint32_t n) {
  uint64_t fast[WORD_BITS(PIECES_MOST)], plain[WORD_BITS(PIECES_MOST)];
  bool may = word_bits(s, n, fast);
  assert_int_equal(word_bits_plain(s, n, plain), may);
  assert_memory_equal(fast, plain, WORD_BITS(n) * sizeof *fast);
  for (uint32_t i = 0, end; i <= n; i++) {
    assert_int_equal(fast[i / 64] >> i % 64 & 1, i < n && slow_in_word(s[i]));
    for (end = i; end < n && slow_in_word(s[end]);) end++;
    assert_int_equal(word_bits_end(fast, i), end);
    if (s[i] == '@' || s[i] == '/' || (s[i] == 'w' && s[i + 1] == 'w'))
      assert_true(may);
  }
}

static void test_bits_of_every_byte(void **state) {
  (void)state;
  unsigned char s[PIECES_MOST + 65] = {0};
  for (uint32_t i = 0; i < 256; i++) s[i] = (unsigned char)i;
  check_bits(s, 256);
}

static void test_bits_agree_with_the_plain_ones(void **state) {
  (void)state;
  for (uint32_t k = 0; k < ROUNDS / 10; k++) {
    unsigned char s[PIECES_MOST + 65] = {0};
    uint32_t n = below(PIECES_MOST + 1), of = below(3) ? 256 : 1;
    for (uint32_t i = 0; i < n; i++)
      s[i] = of > 1 ? (unsigned char)below(256)
                    : (unsigned char)"aw@/ "[below(5)];
    check_bits(s, n);
  }
  for (uint32_t n = 0; n <= 256; n++) { /* a word up to the end */
    unsigned char s[PIECES_MOST + 65] = {0};
    memset(s, 'w', n);
    check_bits(s, n);
  }
}

/* ---------------------------------------------------------------- texts */

static void test_tokens_agree_with_those_of_the_slow_way(void **state) {
  (void)state;
  Vocab *v;
  assert_int_equal(vocab_new(&v), GE_OK);
  for (uint32_t k = 0; k < ROUNDS; k++) {
    char s[PIECES_MOST];
    Arena arena;
    Text text;
    Tokens fast = LIST_EMPTY, slow = LIST_EMPTY;
    arena_init(&arena, SIZE_MAX / 2);
    assert_int_equal(text_init(&text, &arena, s, pieces_join(s)), GE_OK);
    assert_int_equal(token_split(&text, v, &fast), GE_OK);
    assert_int_equal(slow_token_split(&text, v, &slow), GE_OK);
    assert_int_equal(fast.n, slow.n);
    if (fast.n) assert_memory_equal(fast.at, slow.at, fast.n * sizeof *fast.at);
    list_clear(&fast);
    list_clear(&slow);
    arena_clear(&arena);
  }
  vocab_free(v);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bits_of_every_byte),
      cmocka_unit_test(test_bits_agree_with_the_plain_ones),
      cmocka_unit_test(test_tokens_agree_with_those_of_the_slow_way),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
