/* Lemma candidates of word forms. */
#include "text/lemma.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static bool has(const char *form, const char *lemma) {
  Lemmas found;
  if (!lemma_of(form, strlen(form), &found)) return false;
  for (unsigned i = 0; i < found.n; i++)
    if (strcmp(found.at[i], lemma) == 0) return true;
  return false;
}

static const char *first(const char *form) {
  static Lemmas found;
  assert_true(lemma_of(form, strlen(form), &found));
  return found.at[0];
}

static void test_lemma_regular_endings(void **state) {
  (void)state;
  assert_true(has("strikes", "strike"));
  assert_true(has("bombed", "bomb"));
  assert_true(has("bombing", "bomb"));
  assert_true(has("supplying", "supply"));
  assert_true(has("armies", "army"));
  assert_true(has("talks", "talk"));
  assert_true(has("hitting", "hit"));
  assert_true(has("staged", "stage"));
  assert_true(has("policemen", "policeman"));
  assert_true(has("gunmen", "gunman"));
  assert_false(has("specimen", "speciman"));
}

static void test_lemma_exceptions_come_first(void **state) {
  (void)state;
  assert_string_equal(first("met"), "meet");
  assert_string_equal(first("struck"), "strike");
  assert_string_equal(first("went"), "go");
  assert_string_equal(first("children"), "child");
}

static void test_lemma_unknown_words_are_their_own(void **state) {
  (void)state;
  assert_string_equal(first("pezeshkian"), "pezeshkian");
  assert_true(has("migs", "mig"));
}

static void test_lemma_parts_of_speech(void **state) {
  (void)state;
  assert_int_equal(lemma_pos("attack", 6), LEMMA_NOUN | LEMMA_VERB);
  assert_true(lemma_pos("deploy", 6) & LEMMA_VERB);
  assert_int_equal(lemma_pos("deployx", 7), 0);
  assert_int_equal(lemma_pos("", 0), 0);
  /* A prefix or an extension of a word is not that word. */
  assert_int_equal(lemma_pos("attac", 5), 0);
}

static const char *sense(const char *word) {
  return lemma_sense(word, strlen(word));
}

static void test_lemma_senses(void **state) {
  (void)state;
  assert_string_equal(sense("soldier"), "person");
  assert_string_equal(sense("bridge"), "artifact");
  assert_string_equal(sense("army"), "group");
  assert_string_equal(sense("city"), "location");
  assert_string_equal(sense("massacre"), "act");
  assert_string_equal(sense("year"), "time");
  assert_null(sense("destroy"));
  assert_null(sense("bridgex"));
  assert_null(sense(""));
}

/* Words around the borders of groups, and long and odd ones. */
static void test_lemma_odd_forms(void **state) {
  (void)state;
  Lemmas found;
  char w[200];
  for (size_t n = 1; n < sizeof w; n++) {
    memset(w, 'z', sizeof w);
    bool short_enough = n < LEMMA_BYTES;
    assert_int_equal(lemma_of(w, n, &found), short_enough);
    memset(w, 'a', sizeof w);
    lemma_of(w, n, &found);
    memset(w, '\xFF', sizeof w);
    lemma_of(w, n, &found);
  }
  assert_false(lemma_of("a\0b", 3, &found));
  assert_false(lemma_of("", 0, &found));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lemma_regular_endings),
      cmocka_unit_test(test_lemma_exceptions_come_first),
      cmocka_unit_test(test_lemma_unknown_words_are_their_own),
      cmocka_unit_test(test_lemma_parts_of_speech),
      cmocka_unit_test(test_lemma_senses),
      cmocka_unit_test(test_lemma_odd_forms),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
