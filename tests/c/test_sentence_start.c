/* Tokens that are passed over, because no sentence can start there, are those
 * of which the full question is no; what is read off bytes is what types say. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define sentence_split other_sentence_split
#include "text/sentence.c"
#include "text/token.h"
#include "pieces.h"

enum { ROUNDS = 10000 };

static void check_sentences(const Text *text, const Vocab *v,
                            const Tokens *tokens) {
  Cut c = {.text = text, .vocab = v, .tok = tokens->at, .n = tokens->n};
  for (uint32_t first = 0; first < c.n; first += 1 + below(4))
    for (uint32_t i = first + 3; i < c.n; i++)
      if (quiet(&c, first, i))
        assert_false(can_start(&c, i) || may_have_lost(&c, first, i));
  for (uint32_t i = 0; i < c.n; i++) {
    assert_int_equal(kind(&c, i), shape(&c, i)[0]);
    assert_true(is(&c, i, word(&c, i)));
    assert_false(is(&c, i, "no such token"));
  }
}

static void test_quiet_tokens_start_no_sentence(void **state) {
  (void)state;
  Vocab *v;
  assert_int_equal(vocab_new(&v), GE_OK);
  for (uint32_t k = 0; k < ROUNDS; k++) {
    char s[PIECES_MOST];
    Arena arena;
    Text text;
    Tokens tokens = LIST_EMPTY;
    arena_init(&arena, SIZE_MAX / 2);
    assert_int_equal(text_init(&text, &arena, s, pieces_join(s)), GE_OK);
    assert_int_equal(token_split(&text, v, &tokens), GE_OK);
    check_sentences(&text, v, &tokens);
    list_clear(&tokens);
    arena_clear(&arena);
  }
  vocab_free(v);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_quiet_tokens_start_no_sentence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
