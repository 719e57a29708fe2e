/* Analyses of sentences: given by the host, kept, checked; names of labels. */
#include "alloc.h"
#include "syntax/label.h"
#include "engine/analysis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct World {
  GeEngine *e;
  GeDoc *doc;
} World;

static World open_text(const char *text) {
  World w;
  GeDocInfo info = {.id = "id", .title = "", .day = GE_NODAY};
  assert_int_equal(ge_engine_new(&w.e), GE_OK);
  assert_int_equal(ge_engine_seal(w.e), GE_OK);
  assert_int_equal(ge_doc_new(w.e, text, strlen(text), &info, &w.doc), GE_OK);
  return w;
}

static void close_text(World *w) {
  ge_doc_free(w->doc);
  ge_engine_free(w->e);
}

static GeWord word(const char *pos, const char *tag, const char *rel,
                   GeId head) {
  int p = ge_pos_find(pos), t = ge_tag_find(tag), r = ge_rel_find(rel);
  assert_true(p >= 0 && t >= 0 && r >= 0);
  return (GeWord){(uint8_t)p, (uint8_t)t, (uint8_t)r, 0, head};
}

static void test_label_names_and_numbers_agree(void **state) {
  (void)state;
  for (unsigned i = 0; i < POS_COUNT; i++)
    assert_int_equal(ge_pos_find(ge_pos_name(i)), i);
  for (unsigned i = 0; i < TAG_COUNT; i++)
    assert_int_equal(ge_tag_find(ge_tag_name(i)), i);
  for (unsigned i = 0; i < REL_COUNT; i++)
    assert_int_equal(ge_rel_find(ge_rel_name(i)), i);
  assert_null(ge_pos_name(POS_COUNT));
  assert_null(ge_tag_name(TAG_COUNT));
  assert_null(ge_rel_name(REL_COUNT));
  assert_int_equal(ge_pos_find("noun"), -1);
  assert_int_equal(ge_rel_find(""), -1);
  assert_string_equal(ge_pos_name(POS_VERB), "VERB");
  assert_string_equal(ge_pos_name(POS_NONE), "_");
}

static void test_syntax_keeps_what_the_host_gives(void **state) {
  (void)state;
  World w = open_text("It rained. Jets struck Homs.");
  assert_int_equal(ge_doc_nsentences(w.doc), 2);
  GeWord given[] = {
      word("NOUN", "NNS", "nsubj", 4), word("VERB", "VBD", "root", GE_NONE),
      word("PROPN", "NNP", "obj", 4), word("PUNCT", ".", "punct", 4)};
  const GeWord *got;
  assert_int_equal(ge_doc_parse(w.doc, 1, &got), GE_EUSAGE);
  assert_null(got);
  assert_int_equal(ge_doc_set_parse(w.doc, 1, given), GE_OK);
  assert_int_equal(ge_doc_parse(w.doc, 1, &got), GE_OK);
  for (size_t i = 0; i < GE_COUNT(given); i++) given[i].flags = GE_WORD_PARSED;
  assert_memory_equal(got, given, sizeof given);
  assert_int_equal(ge_doc_set_parse(w.doc, 1, given), GE_EUSAGE);
  assert_int_equal(ge_doc_parse(w.doc, 0, &got), GE_EUSAGE);
  assert_int_equal(ge_doc_parse(w.doc, 2, &got), GE_EUSAGE);
  const char *lemma;
  assert_int_equal(ge_doc_lemma(w.doc, 3, &lemma), GE_OK);
  assert_string_equal(lemma, "jet");
  assert_int_equal(ge_doc_lemma(w.doc, 4, &lemma), GE_OK);
  assert_string_equal(lemma, "strike");
  assert_int_equal(ge_doc_lemma(w.doc, 5, &lemma), GE_OK);
  assert_string_equal(lemma, "Homs");
  assert_int_equal(ge_doc_lemma(w.doc, 0, &lemma), GE_EUSAGE);
  assert_int_equal(ge_doc_lemma(w.doc, 7, &lemma), GE_EUSAGE);
  close_text(&w);
}

static void refuse(GeWord *words, const char *why) {
  World w = open_text("Jets struck Homs.");
  assert_int_equal(ge_doc_set_parse(w.doc, 0, words), GE_EUSAGE);
  assert_non_null(strstr(ge_engine_message(w.e), why));
  close_text(&w);
}

static void test_syntax_refuses_what_is_no_tree(void **state) {
  (void)state;
  GeWord good[] = {
      word("NOUN", "NNS", "nsubj", 1), word("VERB", "VBD", "root", GE_NONE),
      word("PROPN", "NNP", "obj", 1), word("PUNCT", ".", "punct", 1)};
  GeWord bad[4];
  memcpy(bad, good, sizeof bad);
  bad[0].head = GE_NONE; /* two roots */
  refuse(bad, "tree");
  bad[0].head = 0; /* its own head */
  refuse(bad, "tree");
  bad[0].head = 2; /* a cycle beside the root */
  bad[2].head = 0;
  refuse(bad, "tree");
  bad[0].head = 4; /* outside */
  bad[2].head = 1;
  refuse(bad, "tree");
  memcpy(bad, good, sizeof bad);
  bad[1].head = 0; /* no root */
  refuse(bad, "tree");
  memcpy(bad, good, sizeof bad);
  bad[2].rel = REL_COUNT;
  refuse(bad, "word 2");
}

static void test_syntax_checks_long_chains_in_linear_time(void **state) {
  (void)state;
  enum { N = 1000000 };
  GeWord *words = calloc(N, sizeof *words);
  bool ok;
  assert_non_null(words);
  for (uint32_t i = 0; i < N; i++) words[i].head = i + 1;
  words[N - 1].head = GE_NONE;
  assert_int_equal(syntax_tree(words, N, 0, &ok), GE_OK);
  assert_true(ok);
  words[N - 1].head = 1; /* a ring without the root */
  words[0].head = GE_NONE;
  assert_int_equal(syntax_tree(words, N, 0, &ok), GE_OK);
  assert_false(ok);
  free(words);
}

static void test_syntax_model_must_exist(void **state) {
  (void)state;
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_engine_model(e, "/nonexistent/model"), GE_EIO);
  assert_non_null(strstr(ge_engine_message(e), "/nonexistent/model"));
  assert_int_equal(ge_engine_seal(e), GE_OK);
  assert_int_equal(ge_engine_model(e, "/nonexistent/model"), GE_EUSAGE);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_label_names_and_numbers_agree),
      cmocka_unit_test(test_syntax_keeps_what_the_host_gives),
      cmocka_unit_test(test_syntax_refuses_what_is_no_tree),
      cmocka_unit_test(test_syntax_checks_long_chains_in_linear_time),
      cmocka_unit_test(test_syntax_model_must_exist),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
