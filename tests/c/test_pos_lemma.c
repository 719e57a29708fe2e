/* Lemmas by part of speech and tag, without a model's table. */
#include "syntax/pos_lemma.h"
#include "syntax/label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Case {
  const char *form, *pos, *tag, *lemma;
} Case;

static void check(const Case *cases, size_t n) {
  Vocab *v;
  assert_int_equal(vocab_new(&v), GE_OK);
  for (size_t i = 0; i < n; i++) {
    const Case *c = &cases[i];
    const char *lemma;
    GeId type;
    assert_int_equal(vocab_intern(v, c->form, strlen(c->form), &type), GE_OK);
    int pos = ge_pos_find(c->pos), tag = ge_tag_find(c->tag);
    assert_true(pos >= 0 && tag >= 0);
    assert_int_equal(
        morph_lemma(v, NULL, type, (unsigned)pos, (unsigned)tag, &lemma),
        GE_OK);
    assert_string_equal(lemma, c->lemma);
  }
  vocab_free(v);
}

static void test_morph_words_go_by_part_of_speech(void **state) {
  (void)state;
  static const Case cases[] = {
      {"Meeting", "NOUN", "NN", "meeting"},
      {"meeting", "VERB", "VBG", "meet"},
      {"left", "VERB", "VBD", "leave"},
      {"left", "ADJ", "JJ", "left"},
      {"jets", "NOUN", "NNS", "jet"},
      {"qwertying", "VERB", "VBG", "qwertying"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_names_stay_as_they_are(void **state) {
  (void)state;
  static const Case cases[] = {
      {"Hughes", "PROPN", "NNP", "Hughes"},
      {"Homs", "PROPN", "NNP", "Homs"},
      {"NATO", "PROPN", "NNP", "NATO"},
      {"iPhone", "PROPN", "NNP", "iPhone"},
      {"S-400", "PROPN", "NNP", "S-400"},
      {"UNIDO", "PROPN", "NNP", "UNIDO"},
      {"WATER", "PROPN", "NNP", "Water"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_peoples_keep_their_capital(void **state) {
  (void)state;
  static const Case cases[] = {
      {"Bolivian", "ADJ", "JJ", "Bolivian"},
      {"Sudanese", "ADJ", "JJ", "Sudanese"},
      {"Global", "ADJ", "JJ", "global"},
      {"sudanese", "ADJ", "JJ", "sudanese"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_decades_are_their_own(void **state) {
  (void)state;
  static const Case cases[] = {
      {"1730s", "NOUN", "NNS", "1730s"},
      {"1730's", "NOUN", "NNS", "1730s"},
      {"mid-70s", "NOUN", "NNS", "mid-70s"},
      {"Su-30s", "NOUN", "NNS", "su-30"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_verbs_behind_hyphens(void **state) {
  (void)state;
  static const Case cases[] = {
      {"re-armed", "VERB", "VBN", "re-arm"},
      {"sub-letting", "VERB", "VBG", "sub-let"},
      {"x-qwertied", "VERB", "VBN", "x-qwertied"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_plural_names_have_a_singular(void **state) {
  (void)state;
  static const Case cases[] = {
      {"Americans", "PROPN", "NNPS", "American"},
      {"Rockies", "PROPN", "NNPS", "Rocky"},
      {"Churches", "PROPN", "NNPS", "Church"},
      {"Olympics", "PROPN", "NNPS", "Olympics"},
      {"Forces", "PROPN", "NNPS", "Force"},
      {"AMERICANS", "PROPN", "NNPS", "American"},
      {"Sioux", "PROPN", "NNPS", "Sioux"},
      {"Maldives", "PROPN", "NNPS", "Maldives"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_names_in_capitals_and_short(void **state) {
  (void)state;
  static const Case cases[] = {
      {"GENEVA", "PROPN", "NNP", "Geneva"},
      {"CRISTIANI", "PROPN", "NNP", "Cristiani"},
      {"UNITED", "ADJ", "NNP", "United"},
      {"Western", "ADJ", "NNP", "Western"},
      {"western", "ADJ", "JJ", "western"},
      {"Sept.", "PROPN", "NNP", "September"},
      {"Oct", "PROPN", "NNP", "October"},
      {"Thurs.", "PROPN", "NNP", "Thursday"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_singulars_are_what_their_tag_says(void **state) {
  (void)state;
  static const Case cases[] = {
      {"shelling", "NOUN", "NN", "shelling"},
      {"dove", "NOUN", "NN", "dove"},
      {"dove", "VERB", "VBD", "dive"},
      {"truckloads", "NOUN", "NNS", "truckload"},
      {"oblasts", "NOUN", "NNS", "oblast"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_unknown_words_keep_capitals_that_mean(void **state) {
  (void)state;
  static const Case cases[] = {
      {"UAV", "NOUN", "NN", "UAV"},
      {"UAVs", "NOUN", "NNS", "UAV"},
      {"MANPADS", "NOUN", "NNS", "manpad"},
      {"SOLDIERS", "NOUN", "NNS", "soldier"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_morph_numbers_lose_commas(void **state) {
  (void)state;
  static const Case cases[] = {
      {"38,000", "NUM", "CD", "38000"},
      {"1,250.5", "NUM", "CD", "1250.5"},
      {"12,", "NUM", "CD", "12,"},
      {"three", "NUM", "CD", "three"},
  };
  check(cases, GE_COUNT(cases));
}

/* A table that has these bytes for "better". */
static void look_up(const char *bytes, size_t n, const char *want) {
  unsigned char texts[16] = {(unsigned char)n};
  unsigned tag = (unsigned)ge_tag_find("JJR");
  uint32_t slots[4] = {0};
  Vocab *v;
  GeId type;
  const char *lemma;
  uint32_t key = morph_key("better", 6, tag);
  slots[2 * (key & 1)] = key;
  memcpy(texts + 1, bytes, n);
  LemmaTable table = {
      .keys = {slots, 1}, .texts = texts, .nbytes = sizeof texts};
  assert_int_equal(vocab_new(&v), GE_OK);
  assert_int_equal(vocab_intern(v, "better", 6, &type), GE_OK);
  assert_int_equal(
      morph_lemma(v, &table, type, (unsigned)ge_pos_find("ADJ"), tag, &lemma),
      GE_OK);
  assert_string_equal(lemma, want);
  vocab_free(v);
}

static void test_a_table_gives_text_or_nothing(void **state) {
  (void)state;
  look_up("fine", 4, "fine");
  look_up("f\u00eate", 5, "f\u00eate");
  look_up("f\xff\xfe", 3, "good");
  look_up("f\xc3", 2, "good");
  look_up("f\0ne", 4, "good");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_morph_words_go_by_part_of_speech),
      cmocka_unit_test(test_morph_names_stay_as_they_are),
      cmocka_unit_test(test_morph_peoples_keep_their_capital),
      cmocka_unit_test(test_morph_decades_are_their_own),
      cmocka_unit_test(test_morph_verbs_behind_hyphens),
      cmocka_unit_test(test_morph_plural_names_have_a_singular),
      cmocka_unit_test(test_morph_names_in_capitals_and_short),
      cmocka_unit_test(test_morph_singulars_are_what_their_tag_says),
      cmocka_unit_test(test_morph_unknown_words_keep_capitals_that_mean),
      cmocka_unit_test(test_morph_numbers_lose_commas),
      cmocka_unit_test(test_a_table_gives_text_or_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
