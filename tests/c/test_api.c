/* The engine's life through geoeng.h: what is refused, and in which words. */
#include "host.h"

#include <stdlib.h>

static GeEngine *fresh(void) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  return e;
}

static void test_api_nothing_is_added_behind_the_seal(void **state) {
  (void)state;
  GeEngine *e = fresh();
  GeId list = host_layer(e, "$x"), id;
  GeRuleSpec spec = {.kind = GE_RULE_EVENT, .name = "e", .line = 1};
  assert_int_equal(host_rule(e, spec, "ka"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  assert_int_equal(ge_list_add(e, list, "bo", 2, GE_LEMMA, GE_NONE), GE_EUSAGE);
  assert_int_equal(ge_layer(e, "new", &id), GE_EUSAGE);
  assert_int_equal(host_rule(e, spec, "ka"), GE_EUSAGE);
  assert_int_not_equal(strlen(ge_engine_message(e)), 0);
  assert_int_equal(ge_layer(e, "$x", &id), GE_OK); /* it is there already */
  assert_int_equal(id, list);
  ge_engine_free(e);
}

static void test_api_patterns_may_come_behind_the_seal(void **state) {
  (void)state;
  GeEngine *e = fresh();
  host_list(e, "$x", "bo");
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeId pattern = host_pattern(e, "ka $x");
  GeDoc *doc = host_read(e, "En ka bo ka bo.");
  GeMatch m;
  bool found;
  assert_int_equal(
      ge_doc_find(doc, pattern, 0, ge_doc_ntokens(doc), 2, &found, &m), GE_OK);
  assert_true(found);
  assert_int_equal(m.first, 3);
  assert_int_equal(m.end, 5);
  assert_int_equal(m.rule, GE_NONE);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_api_entries_keep_keys_in_order(void **state) {
  (void)state;
  GeEngine *e = fresh();
  GeId entry;
  const char *key, *value;
  assert_int_equal(ge_entry_new(e, &entry), GE_OK);
  assert_int_equal(ge_entry_set(e, entry, "b", "1"), GE_OK);
  assert_int_equal(ge_entry_set(e, entry, "a", "2"), GE_OK);
  assert_int_equal(ge_entry_set(e, entry, "b", "3"), GE_OK);
  assert_string_equal(ge_entry_get(e, entry, "b"), "3");
  assert_null(ge_entry_get(e, entry, "c"));
  assert_null(ge_entry_get(e, GE_NONE, "b"));
  assert_true(ge_entry_at(e, entry, 0, &key, &value));
  assert_string_equal(key, "b");
  assert_true(ge_entry_at(e, entry, 1, &key, &value));
  assert_string_equal(key, "a");
  assert_false(ge_entry_at(e, entry, 2, &key, &value));
  ge_engine_free(e);
}

static void lexicon_of(const char *text, size_t n, const char *why) {
  GeEngine *e = fresh();
  GeId list = host_layer(e, "$x");
  GeStatus st = ge_list_read(e, list, "lexicons/x.tsv", "x", text, n, GE_LEMMA);
  if (!why) {
    assert_int_equal(st, GE_OK);
  } else {
    assert_int_equal(st, GE_ERULE);
    if (!strstr(ge_engine_message(e), why))
      fail_msg("'%s' lacks '%s'", ge_engine_message(e), why);
  }
  ge_engine_free(e);
}

static void lexicon(const char *text, const char *why) {
  lexicon_of(text, strlen(text), why);
}

static void test_api_lexicon_mistakes_say_what_they_are(void **state) {
  (void)state;
  static const char zero[] = "phrase\tcountry\nFrance\tF\0A\n";
  char many[200] = "phrase";
  for (int i = 0; i < 40; i++) strcat(many, "\ta");
  lexicon("", "x.tsv:1: error: the lexicon has no header line");
  lexicon("# none\n\n", "the lexicon has no header line");
  lexicon("phrase\t\n", "x.tsv:1:8: error: a column name is missing");
  lexicon("phrase\ta\ta\n", "x.tsv:1:10: error: the column stands twice");
  lexicon(many, "x.tsv:1: error: a lexicon has at most 32 columns");
  lexicon("phrase\n\t\n", "more columns than the header has");
  lexicon("phrase\ta\n\tb\n", "x.tsv:2:1: error: the phrase is empty");
  lexicon("phrase\tto\nFrance\t2001-13\n",
          "x.tsv:2:8: error: a date is YYYY, YYYY-MM or YYYY-MM-DD");
  lexicon("phrase\tfrom\tto\nFrance\t2002\t2001-02\n",
          "x.tsv:2: error: 'from' is later than 'to'");
  lexicon("phrase\tfrom\tto\nFrance\t2001\t2001-02\n", NULL);
  lexicon_of(zero, sizeof zero - 1, "x.tsv:2:8: error: the value is too long");
  lexicon("phrase\nFrance\na a a a a a a a a a a a a a a a a a\n",
          "x.tsv:3:1: error: a phrase of more than 16 words");
}

static void test_api_lexicon_mistakes_have_a_line(void **state) {
  (void)state;
  lexicon("# a comment\nphrase\tcountry\nFrance\tFRA\n", NULL);
  lexicon("phrase\tfrom\nFrance\tyesterday\n", "lexicons/x.tsv:2");
  lexicon("name\tcountry\nFrance\tFRA\n", "lexicons/x.tsv:1");
  lexicon("phrase\tcountry\nFrance\tFRA\tmore\n", "lexicons/x.tsv:2");
  lexicon("phrase\thow\nFrance\tloudly\n", "lexicons/x.tsv:2");
}

static void test_api_documents_have_a_largest_size(void **state) {
  (void)state;
  GeEngine *e = fresh();
  GeDoc *doc = NULL;
  assert_int_equal(ge_engine_seal(e), GE_OK);
  ge_engine_limits(e)->doc_bytes = 8;
  assert_int_equal(ge_doc_new(e, "ka bo ci du", 11, NULL, &doc), GE_ELIMIT);
  assert_null(doc);
  assert_int_equal(ge_doc_new(e, "ka bo", 5, NULL, &doc), GE_OK);
  assert_string_equal(ge_doc_id(doc), "");
  assert_int_equal(ge_doc_day(doc), GE_NODAY);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_api_offsets_count_bytes_points_and_units(void **state) {
  (void)state;
  GeEngine *e = fresh();
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, "\u00E9\U0001F600x"); /* 2 + 4 + 1 bytes */
  assert_int_equal(ge_doc_cp(doc, 6), 2);
  assert_int_equal(ge_doc_utf16(doc, 6), 3);
  assert_int_equal(ge_doc_byte(doc, 2), 6);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_api_programs_can_be_read(void **state) {
  (void)state;
  GeEngine *e = fresh();
  const char *text;
  GeId pattern = host_pattern(e, "ka ... bo");
  assert_int_equal(ge_pattern_dump(e, pattern, &text), GE_OK);
  assert_non_null(strstr(text, "match"));
  assert_int_equal(ge_pattern_dump(e, 99, &text), GE_EUSAGE);
  ge_engine_free(e);
}

/* One token with a test. */
static GeStatus compile_token(GeEngine *e, const char *key, GeCmp op,
                              const char *value, GeId *pattern) {
  GePat *p;
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  GeId token = ge_pat_token(p, ge_pat_test(p, key, op, value));
  GeStatus st = ge_pattern_compile(e, p, token, pattern);
  if (st != GE_OK) assert_string_equal(ge_pat_why(p), ge_engine_message(e));
  ge_pat_free(p);
  return st;
}

static void test_api_labels_must_have_a_name(void **state) {
  (void)state;
  static const struct {
    const char *key;
    GeCmp op;
    const char *value, *why;
  } wrong[] = {{"pos", GE_EQ, "VRB", "there is no pos 'VRB'"},
               {"tag", GE_NE, "_", "there is no tag '_'"},
               {"dep", GE_EQ, "nsub", "there is no dep 'nsub'"},
               {"dep", GE_LIKE, "nsubj", "'dep' is compared with = or !="}};
  GeEngine *e = fresh();
  GeId pattern;
  for (size_t i = 0; i < GE_COUNT(wrong); i++) {
    assert_int_equal(
        compile_token(e, wrong[i].key, wrong[i].op, wrong[i].value, &pattern),
        GE_ERULE);
    assert_string_equal(ge_engine_message(e), wrong[i].why);
  }
  GePat *p; /* spans have whatever attributes their lists have */
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  GeId test = ge_pat_test(p, "tag", GE_LIKE, "arm*");
  GeId span = ge_pat_layer(p, host_layer(e, "$x"), test);
  assert_int_equal(ge_pattern_compile(e, p, span, &pattern), GE_OK);
  ge_pat_free(p);
  ge_engine_free(e);
}

/* A sentence is analysed when the words that the pattern needs are there. */
static void test_api_labels_need_an_analysis(void **state) {
  (void)state;
  GeEngine *e = fresh();
  GePat *p;
  GeId pattern, rule;
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  GeId test = ge_pat_test_and(p, ge_pat_test(p, "dep", GE_EQ, "nsubj"),
                              ge_pat_test(p, "norm", GE_EQ, "ka"));
  assert_int_equal(ge_pattern_compile(e, p, ge_pat_token(p, test), &pattern),
                   GE_OK);
  ge_pat_free(p);
  GeRuleSpec spec = {.kind = GE_RULE_EVENT,
                     .name = "e",
                     .file = "test",
                     .line = 1,
                     .patterns = &pattern,
                     .npatterns = 1,
                     .set = GE_NONE};
  assert_int_equal(ge_rule_add(e, &spec, &rule), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, "bo ci");
  assert_int_equal(ge_doc_run(doc), GE_OK);
  ge_doc_free(doc);
  doc = host_read(e, "ka ka bo");
  assert_int_equal(ge_doc_run(doc), GE_EUSAGE);
  GeWord words[] = {{.rel = (uint8_t)ge_rel_find("obj"), .head = 2},
                    {.rel = (uint8_t)ge_rel_find("nsubj:pass"), .head = 2},
                    {.rel = (uint8_t)ge_rel_find("root"), .head = GE_NONE}};
  assert_int_equal(ge_doc_set_parse(doc, 0, words), GE_OK);
  GeMatch m;
  bool found;
  assert_int_equal(ge_doc_find(doc, pattern, 0, 3, 0, &found, &m), GE_OK);
  assert_true(found && m.first == 1 && m.end == 2);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_api_programs_show_tests_of_labels(void **state) {
  (void)state;
  GeEngine *e = fresh();
  GeId pattern;
  const char *text;
  assert_int_equal(compile_token(e, "pos", GE_EQ, "VERB", &pattern), GE_OK);
  assert_int_equal(ge_pattern_dump(e, pattern, &text), GE_OK);
  assert_string_equal(text, "   0 any   \n   1 label  0\n   2 match \n");
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_api_nothing_is_added_behind_the_seal),
      cmocka_unit_test(test_api_patterns_may_come_behind_the_seal),
      cmocka_unit_test(test_api_entries_keep_keys_in_order),
      cmocka_unit_test(test_api_lexicon_mistakes_say_what_they_are),
      cmocka_unit_test(test_api_lexicon_mistakes_have_a_line),
      cmocka_unit_test(test_api_documents_have_a_largest_size),
      cmocka_unit_test(test_api_offsets_count_bytes_points_and_units),
      cmocka_unit_test(test_api_programs_can_be_read),
      cmocka_unit_test(test_api_labels_must_have_a_name),
      cmocka_unit_test(test_api_labels_need_an_analysis),
      cmocka_unit_test(test_api_programs_show_tests_of_labels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
