/* Sets of English words: the generated table against its own lists. */
#include "base/word_set.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_every_word_is_found_in_its_sets_alone(void **state) {
  (void)state;
  for (uint32_t i = 0; i < WORDS_SETS; i++) {
    const WordList *list = &word_lists[i];
    assert_ptr_equal(wordset_find(list->name), list);
    assert_true(list->n > 0);
    for (uint32_t k = 0; k < list->n; k++) {
      const char *word = list->words[k];
      assert_true(k == 0 || strcmp(list->words[k - 1], word) < 0);
      assert_true(wordset_holds((WordSet)i, word));
      const uint16_t *sets;
      size_t nsets = wordset_of(word, strlen(word), &sets);
      for (size_t s = 1; s < nsets; s++) assert_true(sets[s - 1] < sets[s]);
    }
  }
}

static void test_other_words_are_in_none(void **state) {
  static const char *const none[] = {"", "onto the", "INTO", "qqq", "int"};
  const uint16_t *sets;
  (void)state;
  for (size_t i = 0; i < GE_COUNT(none); i++)
    assert_int_equal(wordset_of(none[i], strlen(none[i]), &sets), 0);
  assert_null(wordset_find("prepositions"));
  assert_null(wordset_find(""));
}

static void test_a_word_ends_where_it_is_told_to(void **state) {
  (void)state;
  assert_true(wordset_has(WORDS_PREPOSITION, "intones", 4));
  assert_false(wordset_has(WORDS_PREPOSITION, "intones", 5));
}

static void test_small_letters_stand_for_capitals(void **state) {
  char longer[64];
  (void)state;
  memset(longer, 'A', sizeof longer);
  assert_true(wordset_has_folded(WORDS_PREPOSITION, "Into", 4));
  assert_true(wordset_has_folded(WORDS_PREPOSITION, "ON BEHALF OF", 12));
  assert_false(wordset_has_folded(WORDS_PREPOSITION, longer, sizeof longer));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_word_is_found_in_its_sets_alone),
      cmocka_unit_test(test_other_words_are_in_none),
      cmocka_unit_test(test_a_word_ends_where_it_is_told_to),
      cmocka_unit_test(test_small_letters_stand_for_capitals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
