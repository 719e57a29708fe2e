/* The predicates that a type has are those whose tests it passes one by one,
 * whatever is left out for its first bytes. */
#include "match/predicate.h"
#include "pieces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { ROUNDS = 3000, TESTS = 24 };

static const char *const keys[] = {"text", "norm", "lemma", "shape", "sense"};
static const char *const values[] = {
    "",         "a",      "A",   "The",      "the",
    "x",        "X",      "9",   "99",       "7",
    "07",       "-7",     "7.0", "Xx*",      "xx*",
    "9*/9*",    "*x*",    "?he", "\xC3\x89", "\xC3\xA9t\xC3\xA9",
    "strike",   "Struck", "XXX", "2006",     ".",
    "\u201999", "person", "T*",  "t?e",      "*"};

static GeId random_test(Preds *p, unsigned depth) {
  GeId test, a, b;
  if (depth == 0 || below(3) == 0) {
    GeCmp ops[] = {GE_EQ, GE_NE, GE_LT, GE_LE, GE_GT, GE_GE, GE_LIKE, GE_EQ};
    assert_int_equal(test_cmp(p, keys[below(GE_COUNT(keys))],
                              ops[below(GE_COUNT(ops))],
                              values[below(GE_COUNT(values))], &test),
                     GE_OK);
    return test;
  }
  static const TestKind kinds[] = {TEST_AND, TEST_AND, TEST_OR, TEST_NOT};
  TestKind kind = kinds[below(GE_COUNT(kinds))];
  a = random_test(p, depth - 1);
  b = kind == TEST_NOT ? GE_NONE : random_test(p, depth - 1);
  assert_int_equal(test_join(p, kind, a, b, &test), GE_OK);
  return test;
}

static void check_word(Preds *p, Vocab *v, const char *word) {
  const uint32_t *ids;
  uint32_t n, found = 0;
  GeId type;
  assert_int_equal(vocab_intern(v, word, strlen(word), &type), GE_OK);
  assert_int_equal(pred_of_type(p, type, &ids, &n), GE_OK);
  for (uint32_t i = 0; i < p->token_tests.n; i++) {
    GeId id = p->token_tests.at[i];
    bool holds;
    assert_int_equal(test_of_word(p, p->preds.at[id].test, type, NULL, &holds),
                     GE_OK);
    assert_int_equal(pred_holds(p, vocab_type(v, type), id), holds);
    found += holds;
  }
  assert_int_equal(found, n);
}

static void test_predicates_are_the_tests_that_hold(void **state) {
  (void)state;
  for (uint32_t k = 0; k < ROUNDS; k++) {
    Vocab *v;
    Preds p;
    GeId pred;
    assert_int_equal(vocab_new(&v), GE_OK);
    preds_init(&p, v);
    for (uint32_t i = 0; i < TESTS; i++)
      assert_int_equal(pred_test(&p, random_test(&p, below(4)), &pred), GE_OK);
    for (uint32_t i = 0; i < GE_COUNT(values); i++)
      if (*values[i]) check_word(&p, v, values[i]);
    for (uint32_t i = 0; i < 10; i++)
      check_word(&p, v, pieces[below(GE_COUNT(pieces))]);
    preds_clear(&p);
    vocab_free(v);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_predicates_are_the_tests_that_hold),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
