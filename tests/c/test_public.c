/*
 * The functions of geoeng.h that no other test calls, and what all of them say
 * to ids that do not exist: one answer, with every result set.
 */
#include "host.h"

#include <stdlib.h>

#define NO 4711u /* no id of anything here */

static const char *const TEXT = "Ka bo's du. \xC3\x89lan 42 ran.";

/* A sealed engine with a list, a span rule, a text rule and an event rule. */
static GeEngine *open_engine(void) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  host_list(e, "$x", "bo");
  GeRuleSpec span = {.kind = GE_RULE_SPAN, .name = "z", .set = GE_NONE};
  GeRuleSpec text = {
      .kind = GE_RULE_TEXT, .name = "t", .set = GE_NONE, .file = "test"};
  GeRuleSpec event = {.kind = GE_RULE_EVENT, .name = "e", .set = GE_NONE};
  GeId rule;
  assert_int_equal(host_rule(e, span, "$x"), GE_OK);
  assert_int_equal(ge_rule_add(e, &text, &rule), GE_OK);
  assert_int_equal(rule, 1);
  assert_int_equal(host_rule(e, event, "ka <z>"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  return e;
}

static GeDoc *open_doc(GeEngine *e) {
  GeDoc *doc;
  GeDocInfo info = {.id = "i", .title = "a title", .day = 7};
  assert_int_equal(ge_doc_new(e, TEXT, strlen(TEXT), &info, &doc), GE_OK);
  return doc;
}

/* Ka bo 's du . Elan 42 ran . with "bo" as subject of "du". */
static void give_trees(GeDoc *doc) {
  uint32_t n = ge_doc_ntokens(doc);
  assert_int_equal(n, 9);
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
    const GeSentence *at = &ge_doc_sentences(doc)[s];
    uint32_t verb = at->first + (s == 0 ? 3 : 2);
    GeWord words[5];
    memset(words, 0, sizeof words);
    for (uint32_t i = at->first; i < at->end; i++) {
      GeWord *x = &words[i - at->first];
      *x = (GeWord){(uint8_t)ge_pos_find("NOUN"), (uint8_t)ge_tag_find("NN"),
                    (uint8_t)ge_rel_find("nsubj"), 0, verb};
      if (i == verb)
        *x = (GeWord){(uint8_t)ge_pos_find("VERB"), (uint8_t)ge_tag_find("VBD"),
                      (uint8_t)ge_rel_find("root"), 0, GE_NONE};
    }
    assert_int_equal(ge_doc_set_parse(doc, s, words), GE_OK);
  }
}

/* -------------------------------------------------------------------- facts */

static void versions_and_memory(void **state) {
  (void)state;
  assert_string_equal(ge_version(), GE_VERSION);
  char *p = ge_resize(NULL, 0, 4);
  assert_non_null(p);
  memcpy(p, "abc", 4);
  p = ge_resize(p, 4, 400);
  assert_string_equal(p, "abc");
  assert_null(ge_resize(p, 400, 0));
}

static void days(void **state) {
  (void)state;
  int32_t day = 3;
  char text[11];
  assert_true(ge_day_parse("1970-01-02T10:00", 16, &day));
  assert_int_equal(day, 1);
  assert_false(ge_day_parse("1970-02-30", 10, &day));
  assert_int_equal(day, GE_NODAY);
  ge_day_format(-1, text);
  assert_string_equal(text, "1969-12-31");
}

static void facts_of_documents_and_types(void **state) {
  (void)state;
  GeEngine *e = open_engine();
  GeDoc *doc = open_doc(e);
  size_t n;
  assert_ptr_equal(ge_doc_engine(doc), e);
  assert_string_equal(ge_doc_text(doc, &n), TEXT);
  assert_int_equal(n, strlen(TEXT));
  assert_string_equal(ge_doc_title(doc), "a title");
  assert_int_equal(ge_doc_day(doc), 7);
  assert_int_equal(ge_doc_nsentences(doc), 2);
  const GeToken *t = ge_doc_tokens(doc);
  assert_string_equal(ge_type_text(e, t[5].type), "\xC3\x89lan");
  assert_string_equal(ge_type_norm(e, t[5].type), "elan");
  assert_string_equal(ge_type_shape(e, t[5].type), "Xxxx");
  assert_string_equal(ge_type_shape(e, t[6].type), "99");
  assert_string_equal(ge_type_sense(e, t[5].type), "feeling");
  assert_null(ge_type_sense(e, t[6].type));
  assert_true(ge_type_listed(e, t[5].type));
  assert_false(ge_type_listed(e, t[6].type));
  assert_false(ge_type_listed(e, GE_NONE));
  assert_string_equal(ge_type_lemma(e, t[7].type, 0), "run");
  assert_null(ge_type_lemma(e, t[7].type, 99));
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void entries_hold_between_days(void **state) {
  (void)state;
  GeEngine *e;
  GeId entry;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_entry_new(e, &entry), GE_OK);
  assert_int_equal(ge_entry_dates(e, entry, 10, GE_NODAY), GE_OK);
  GeId list = host_layer(e, "$x");
  assert_int_equal(ge_list_add(e, list, "bo", 2, GE_FOLD, entry), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  for (int32_t day = 9; day < 11; day++) {
    GeDoc *doc;
    GeDocInfo info = {.day = day};
    const GeId *spans;
    uint32_t n;
    assert_int_equal(ge_doc_new(e, "bo", 2, &info, &doc), GE_OK);
    assert_int_equal(ge_doc_layer(doc, list, 0, &spans, &n), GE_OK);
    assert_int_equal(n, 1);
    unsigned expired = ge_doc_span(doc, spans[0])->flags & GE_SPAN_EXPIRED;
    assert_int_equal(expired != 0, day < 10);
    ge_doc_free(doc);
  }
  ge_engine_free(e);
}

/* ------------------------------------------------------------------ running */

static GeStatus find_digits(void *host, GeDoc *doc, GeId rule, uint32_t start,
                            uint32_t end) {
  const char *text = ge_doc_text(doc, NULL);
  assert_ptr_equal(host, TEXT);
  for (uint32_t i = start; i < end; i++)
    if (text[i] == '4') return ge_doc_add_span(doc, rule, i, i + 1, 5);
  return GE_OK;
}

static void text_rules_call_the_host(void **state) {
  (void)state;
  GeEngine *e = open_engine();
  GeDoc *doc = open_doc(e);
  const GeId *spans;
  uint32_t n;
  ge_engine_on_text(e, find_digits, (void *)(uintptr_t)TEXT);
  GeId layer = ge_layer_find(e, "t");
  assert_int_equal(ge_doc_layer(doc, layer, 1, &spans, &n), GE_OK);
  assert_int_equal(n, 1);
  const GeSpan *s = ge_doc_span(doc, spans[0]);
  assert_int_equal(s->first, 6); /* the whole token */
  assert_int_equal(s->end, 7);
  assert_int_equal(s->tag, 5);
  assert_int_equal(ge_doc_add_span(doc, 1, 0, 2, 0), GE_EUSAGE);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void runs_count_steps_and_keep_time(void **state) {
  (void)state;
  GeEngine *e = open_engine();
  GeDoc *doc = open_doc(e);
  bool yes;
  assert_int_equal(ge_doc_nmatches(doc), 0);
  assert_int_equal(ge_doc_run(doc), GE_OK);
  assert_int_equal(ge_doc_nmatches(doc), 1);
  assert_int_equal(ge_doc_match(doc, 0)->rule, 2);
  assert_string_equal(ge_doc_capture(doc, ge_doc_match(doc, 0)->caps)->role,
                      "r");
  assert_true(ge_doc_steps(doc) > 0);
  assert_int_equal(ge_doc_tries(doc, 2, 0, &yes), GE_OK);
  assert_true(yes);
  assert_int_equal(ge_doc_tries(doc, 2, 1, &yes), GE_OK);
  assert_false(yes);
  assert_int_equal(ge_doc_in_time(doc), GE_OK);
  ge_doc_free(doc);
  ge_engine_limits(e)->doc_ms = 1;
  doc = open_doc(e);
  while (ge_doc_in_time(doc) == GE_OK) {}
  assert_int_equal(ge_doc_run(doc), GE_ELIMIT);
  assert_non_null(strstr(ge_engine_message(e), "1 ms"));
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void trees_of_the_host_have_phrases(void **state) {
  (void)state;
  GeEngine *e = open_engine();
  GeDoc *doc = open_doc(e);
  const GeWord *words;
  const GeFiller *fillers;
  GeClause clause;
  const char *lemma;
  uint32_t head, first, end, n;
  assert_false(ge_engine_has_model(e));
  assert_int_equal(ge_doc_tag(doc, 0, &words), GE_EUSAGE); /* none yet */
  assert_null(words);
  give_trees(doc);
  assert_int_equal(ge_doc_tag(doc, 0, &words), GE_OK);
  assert_string_equal(ge_tag_name(words[3].tag), "VBD");
  assert_int_equal(ge_doc_parse(doc, 0, &words), GE_OK);
  assert_string_equal(ge_pos_name(words[3].pos), "VERB");
  assert_string_equal(ge_rel_name(words[0].rel), "nsubj");
  assert_int_equal(ge_doc_head(doc, 0, 4, &head), GE_OK);
  assert_int_equal(head, 3);
  assert_int_equal(ge_doc_phrase(doc, 1, &first, &end), GE_OK);
  assert_int_equal(first, 1);
  assert_int_equal(end, 2);
  assert_int_equal(ge_doc_slots(doc, 3, 4, &fillers, &n), GE_OK);
  assert_true(n > 0 && fillers[0].slot == GE_SLOT_SUBJ);
  assert_int_equal(ge_doc_clause(doc, 0, &clause), GE_OK);
  assert_int_equal(clause.predicate, 3);
  assert_int_equal(ge_doc_lemma(doc, 7, &lemma), GE_OK);
  assert_string_equal(lemma, "run");
  ge_doc_free(doc);
  ge_engine_free(e);
}

/* -------------------------------------------------------------- unknown ids */

static void engines_know_their_ids(void **state) {
  (void)state;
  GeEngine *e;
  const char *key = "", *value = "", *text = "";
  GeId id = 1;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  GeId list = host_layer(e, "$x");
  assert_int_equal(ge_entry_set(e, NO, "a", "b"), GE_EUSAGE);
  assert_int_equal(ge_entry_dates(e, NO, 0, 0), GE_EUSAGE);
  assert_null(ge_entry_get(e, NO, "a"));
  assert_false(ge_entry_at(e, NO, 0, &key, &value));
  assert_null(key);
  assert_null(value);
  assert_null(ge_layer_name(e, NO));
  assert_int_equal(ge_layer_find(e, "none"), GE_NONE);
  assert_int_equal(ge_list_add(e, NO, "a", 1, GE_FOLD, GE_NONE), GE_EUSAGE);
  assert_int_equal(ge_list_add(e, list, "a", 1, GE_FOLD, NO), GE_EUSAGE);
  assert_int_equal(ge_list_read(e, NO, "f", "n", "phrase\na\n", 9, GE_FOLD),
                   GE_EUSAGE);
  assert_int_equal(ge_pattern_dump(e, NO, &text), GE_EUSAGE);
  assert_null(text);
  GeId none = NO;
  GeRuleSpec spec = {.kind = GE_RULE_EVENT,
                     .name = "e",
                     .set = GE_NONE,
                     .patterns = &none,
                     .npatterns = 1};
  assert_int_equal(ge_rule_add(e, &spec, &id), GE_EUSAGE);
  assert_int_equal(id, GE_NONE);
  spec = (GeRuleSpec){.kind = GE_RULE_SPAN, .name = "z", .set = NO};
  assert_int_equal(ge_rule_add(e, &spec, &id), GE_EUSAGE);
  assert_null(ge_type_text(e, NO));
  assert_null(ge_type_norm(e, NO));
  assert_null(ge_type_shape(e, NO));
  assert_null(ge_type_sense(e, NO));
  assert_null(ge_type_lemma(e, NO, 0));
  assert_null(ge_pos_name(NO));
  assert_null(ge_tag_name(NO));
  assert_null(ge_rel_name(NO));
  assert_int_equal(ge_pos_find("none"), -1);
  assert_int_equal(ge_tag_find("none"), -1);
  assert_int_equal(ge_rel_find("none"), -1);
  ge_engine_free(e);
  ge_engine_free(NULL);
  ge_doc_free(NULL);
}

static GeRefusal refusal_of(GeDoc *doc, uint32_t *need) {
  GeRefusal why;
  assert_int_equal(ge_doc_refusal(doc, 0, &why, need), GE_OK);
  return why;
}

static void demands_refuse_matches(void **state) {
  (void)state;
  GeEngine *e = open_engine();
  GeId z = ge_layer_find(e, "z"), t = ge_layer_find(e, "t");
  uint8_t fires = GE_FIRES_ANY;
  uint32_t need, ntagged, nparsed;
  GeRefusal why;
  ge_engine_on_text(e, NULL, NULL);
  GeDoc *doc = open_doc(e);
  assert_int_equal(ge_doc_run(doc), GE_OK);
  assert_int_equal(refusal_of(doc, &need), GE_NOT_REFUSED);
  /* Entry 0 is open by the layer, entry 1 by nothing, then by a capture. */
  GeWay ways[] = {{0, "a", GE_WAY_NONE, GE_NONE},
                  {0, "a", GE_WAY_LAYER, z},
                  {1, "b", GE_WAY_LAYER, t}};
  GeDemand d = {&fires, 1, ways, 3};
  assert_int_equal(ge_rule_demands(e, 2, &d), GE_OK);
  assert_int_equal(refusal_of(doc, &need), GE_REFUSED_NEED);
  assert_int_equal(need, 1);
  ways[2].role = "r";
  assert_int_equal(ge_rule_demands(e, 2, &d), GE_OK);
  assert_int_equal(refusal_of(doc, &need), GE_NOT_REFUSED);
  assert_int_equal(need, GE_NONE);
  ge_doc_syntax(doc, &ntagged, &nparsed);
  assert_int_equal(ntagged + nparsed, 0);
  give_trees(doc);
  ge_doc_syntax(doc, &ntagged, &nparsed);
  assert_int_equal(ntagged, 2);
  assert_int_equal(nparsed, 2);
  /* "Ka bo" are nouns, "du" is the verb. */
  fires = GE_FIRES_VERB;
  assert_int_equal(ge_rule_demands(e, 2, &d), GE_OK);
  assert_int_equal(refusal_of(doc, &need), GE_REFUSED_POS);
  assert_int_equal(ge_doc_misfit(doc, GE_FIRES_VERB, 3, 4, &why), GE_OK);
  assert_int_equal(why, GE_NOT_REFUSED);
  assert_int_equal(ge_doc_misfit(doc, GE_FIRES_NOUN, 0, 2, &why), GE_OK);
  assert_int_equal(why, GE_NOT_REFUSED);
  assert_int_equal(ge_doc_misfit(doc, GE_FIRES_NOUN, 3, 6, &why), GE_EUSAGE);
  assert_int_equal(ge_doc_refusal(doc, NO, &why, &need), GE_EUSAGE);
  ways[0].kind = GE_WAY_PATTERN;
  ways[0].id = NO;
  assert_int_equal(ge_rule_demands(e, 2, &d), GE_EUSAGE);
  assert_int_equal(ge_rule_demands(e, NO, &d), GE_EUSAGE);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void builders_know_their_nodes(void **state) {
  (void)state;
  GeEngine *e;
  GePat *p;
  GeId pattern = 1, nodes[2] = {0, NO};
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  assert_int_not_equal(ge_pat_word(p, "a", 1, GE_FOLD), GE_NONE);
  assert_int_equal(ge_pat_seq(p, nodes, 2), GE_NONE);
  assert_int_equal(ge_pat_alt(p, nodes, 2), GE_NONE);
  assert_int_equal(ge_pat_repeat(p, NO, 0, 1, false), GE_NONE);
  assert_int_equal(ge_pat_role(p, "r", NO), GE_NONE);
  assert_int_equal(ge_pat_look(p, NO, GE_AHEAD), GE_NONE);
  assert_int_equal(ge_pat_token(p, NO), GE_NONE);
  assert_int_equal(ge_pat_layer(p, 0, NO), GE_NONE);
  assert_int_equal(ge_pat_test_and(p, NO, NO), GE_NONE);
  assert_int_equal(ge_pat_test_or(p, NO, NO), GE_NONE);
  assert_int_equal(ge_pat_test_not(p, NO), GE_NONE);
  assert_int_not_equal(ge_pattern_compile(e, p, 0, &pattern), GE_OK);
  assert_int_equal(pattern, GE_NONE);
  ge_pat_free(p);
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  GeId layer = ge_pat_layer(p, NO, GE_NONE);
  assert_int_equal(ge_pattern_compile(e, p, layer, &pattern), GE_EUSAGE);
  ge_pat_free(p);
  ge_pat_free(NULL);
  assert_int_equal(ge_pat_word(NULL, "a", 1, GE_FOLD), GE_NONE);
  assert_int_equal(ge_pat_test(NULL, "text", GE_EQ, "a"), GE_NONE);
  assert_int_equal(ge_pat_edge(NULL, true), GE_NONE);
  assert_int_equal(ge_pat_gap(NULL, 1), GE_NONE);
  assert_int_equal(ge_pat_role(NULL, "a", 0), GE_NONE);
  assert_string_equal(ge_pat_why(NULL), "out of memory");
  assert_int_equal(ge_pattern_compile(e, NULL, 0, &pattern), GE_ENOMEM);
  ge_engine_free(e);
}

static void documents_know_their_ids(void **state) {
  (void)state;
  GeEngine *e = open_engine();
  GeDoc *doc = open_doc(e);
  const GeId *spans = (const GeId *)doc;
  const GeFiller *fillers = (const GeFiller *)(const void *)doc;
  const GeWord *words = (const GeWord *)(const void *)doc;
  const char *lemma = "";
  uint32_t n = 1, a = 1, b = 1;
  bool yes = true;
  GeMatch m = {.first = 9};
  GeClause clause = {.predicate = 9};
  give_trees(doc);
  assert_null(ge_doc_match(doc, NO));
  assert_null(ge_doc_span(doc, NO));
  assert_null(ge_doc_capture(doc, NO));
  assert_null(ge_doc_span_attr(doc, NO, "a"));
  assert_int_equal(ge_doc_sentence_of(doc, NO), GE_NONE);
  assert_int_equal(ge_doc_layer(doc, NO, 0, &spans, &n), GE_EUSAGE);
  assert_null(spans);
  assert_int_equal(n, 0);
  assert_int_equal(ge_doc_layer(doc, 0, NO, &spans, &n), GE_EUSAGE);
  assert_int_equal(ge_doc_tries(doc, NO, 0, &yes), GE_EUSAGE);
  assert_false(yes);
  yes = true;
  assert_int_equal(ge_doc_find(doc, NO, 0, 1, 0, &yes, &m), GE_EUSAGE);
  assert_false(yes);
  assert_int_equal(m.rule, GE_NONE);
  assert_int_equal(m.first, 0);
  assert_int_equal(ge_doc_parse(doc, NO, &words), GE_EUSAGE);
  assert_null(words);
  assert_int_equal(ge_doc_lemma(doc, NO, &lemma), GE_EUSAGE);
  assert_null(lemma);
  assert_int_equal(ge_doc_slots(doc, NO, NO + 1, &fillers, &n), GE_EUSAGE);
  assert_null(fillers);
  assert_int_equal(ge_doc_head(doc, 0, NO, &a), GE_EUSAGE);
  assert_int_equal(a, GE_NONE);
  assert_int_equal(ge_doc_phrase(doc, GE_NONE, &a, &b), GE_EUSAGE);
  assert_int_equal(a + b, 0);
  assert_int_equal(ge_doc_clause(doc, GE_NONE, &clause), GE_EUSAGE);
  assert_int_equal(clause.predicate, GE_NONE);
  ge_doc_free(doc);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(versions_and_memory),
      cmocka_unit_test(days),
      cmocka_unit_test(facts_of_documents_and_types),
      cmocka_unit_test(entries_hold_between_days),
      cmocka_unit_test(text_rules_call_the_host),
      cmocka_unit_test(runs_count_steps_and_keep_time),
      cmocka_unit_test(trees_of_the_host_have_phrases),
      cmocka_unit_test(engines_know_their_ids),
      cmocka_unit_test(demands_refuse_matches),
      cmocka_unit_test(builders_know_their_nodes),
      cmocka_unit_test(documents_know_their_ids),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
