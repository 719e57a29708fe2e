/* Trees with mistakes that tree_repair.c knows. */
#include "syntax/tree_repair.h"
#include "syntax/label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { FIRST = 100 }; /* the sentence is not the first of its document */

static GeWord word(Pos pos, Rel rel, int head) {
  GeWord w = {.pos = (uint8_t)pos, .rel = (uint8_t)rel};
  w.head = head < 0 ? GE_NONE : (GeId)(FIRST + head);
  return w;
}

static void check(const GeWord *w, Rel rel, int head) {
  assert_int_equal(w->rel, (uint8_t)rel);
  assert_int_equal(w->head, head < 0 ? GE_NONE : (GeId)(FIRST + head));
}

/* met with leader Macron in Geneva */
static void test_two_prepositions_part_two_phrases(void **state) {
  (void)state;
  GeWord w[] = {word(POS_VERB, REL_ROOT, -1), word(POS_ADP, REL_CASE, 5),
                word(POS_NOUN, REL_COMPOUND, 5), word(POS_PROPN, REL_FLAT, 2),
                word(POS_ADP, REL_CASE, 5), word(POS_PROPN, REL_OBL, 0)};
  repair_cases(w, GE_COUNT(w), FIRST);
  check(&w[1], REL_CASE, 2);
  check(&w[2], REL_OBL, 0);
  check(&w[3], REL_FLAT, 2);
  check(&w[4], REL_CASE, 5);
  check(&w[5], REL_OBL, 0);
}

/* fled out of Iran, fled from near old Iran: no noun between them */
static void test_prepositions_that_belong_together_stay(void **state) {
  (void)state;
  GeWord w[] = {word(POS_VERB, REL_ROOT, -1), word(POS_ADP, REL_CASE, 4),
                word(POS_ADP, REL_CASE, 4), word(POS_ADJ, REL_AMOD, 4),
                word(POS_PROPN, REL_OBL, 0)};
  GeWord same[GE_COUNT(w)];
  for (size_t i = 0; i < GE_COUNT(w); i++) same[i] = w[i];
  repair_cases(w, GE_COUNT(w), FIRST);
  assert_memory_equal(w, same, sizeof w);
}

/* The phrase may be the root, and the noun far away: nothing happens. */
static void test_a_root_stays_the_root(void **state) {
  (void)state;
  GeWord w[] = {word(POS_ADP, REL_CASE, 3), word(POS_NOUN, REL_COMPOUND, 3),
                word(POS_ADP, REL_CASE, 3), word(POS_PROPN, REL_ROOT, -1)};
  repair_cases(w, GE_COUNT(w), FIRST);
  check(&w[0], REL_CASE, 3);
  check(&w[1], REL_COMPOUND, 3);
  check(&w[3], REL_ROOT, -1);
}

/* kidnapped engineer Pablo Rios; kidnapped engineers of Rios */
static void test_a_bare_name_is_in_apposition(void **state) {
  (void)state;
  GeWord w[] = {word(POS_VERB, REL_ROOT, -1), word(POS_NOUN, REL_OBJ, 0),
                word(POS_PROPN, REL_COMPOUND, 3), word(POS_PROPN, REL_NMOD, 1)};
  repair_names(w, GE_COUNT(w), FIRST);
  check(&w[3], REL_APPOS, 1);
  w[2] = word(POS_ADP, REL_CASE, 3);
  w[3] = word(POS_PROPN, REL_NMOD, 1);
  repair_names(w, GE_COUNT(w), FIRST);
  check(&w[3], REL_NMOD, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_prepositions_part_two_phrases),
      cmocka_unit_test(test_prepositions_that_belong_together_stay),
      cmocka_unit_test(test_a_root_stays_the_root),
      cmocka_unit_test(test_a_bare_name_is_in_apposition),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
