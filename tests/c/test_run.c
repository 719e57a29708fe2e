/* Running rules: order of layers, policies, inherited attributes, `within`,
 * limits. */
#include "host.h"

#include <stdlib.h>

static GeEngine *fresh(void) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  return e;
}

static GeRuleSpec span(const char *layer, GePolicy policy, uint32_t line) {
  return (GeRuleSpec){
      .kind = GE_RULE_SPAN, .name = layer, .policy = policy, .line = line};
}

static void test_run_computes_layers_in_order_of_need(void **state) {
  (void)state;
  GeEngine *e = fresh();
  /* "c" is written from "b", which is written from "a": declared backwards. */
  assert_int_equal(host_rule(e, span("c", GE_LONGEST, 1), "<b> du"), GE_OK);
  assert_int_equal(host_rule(e, span("b", GE_LONGEST, 2), "<a> ci"), GE_OK);
  assert_int_equal(host_rule(e, span("a", GE_LONGEST, 3), "ka bo"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, "Ka bo ci du. Ka bo du.");
  assert_string_equal(host_spans(doc, "c"), "Ka bo ci du");
  assert_string_equal(host_spans(doc, "a"), "Ka bo|Ka bo");
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_run_refuses_a_loop_of_layers(void **state) {
  (void)state;
  GeEngine *e = fresh();
  assert_int_equal(host_rule(e, span("a", GE_LONGEST, 1), "<b> ka"), GE_OK);
  assert_int_equal(host_rule(e, span("b", GE_LONGEST, 2), "<c> ka"), GE_OK);
  assert_int_equal(host_rule(e, span("c", GE_LONGEST, 3), "<a> ka"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_ERULE);
  assert_non_null(strstr(ge_engine_message(e), "a"));
  assert_non_null(strstr(ge_engine_message(e), "b"));
  assert_non_null(strstr(ge_engine_message(e), "c"));
  ge_engine_free(e);
}

/* What a policy leaves of "ka bo ci" at priority 0, "bo ci du" and "bo" at 1. */
static void policy(GePolicy p, const char *want) {
  GeEngine *e = fresh();
  GeRuleSpec spec = span("a", p, 1);
  assert_int_equal(host_rule(e, spec, "ka bo ci"), GE_OK);
  spec.line = 2;
  spec.priority = 1;
  assert_int_equal(host_rule(e, spec, "bo ci du"), GE_OK);
  spec.line = 3;
  assert_int_equal(host_rule(e, spec, "bo"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, "ka bo ci du ; bo ci du");
  assert_string_equal(host_spans(doc, "a"), want);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_run_consolidates_by_policy(void **state) {
  (void)state;
  policy(GE_LONGEST, "ka bo ci|bo ci du");
  policy(GE_FIRST, "ka bo ci|bo ci du");
  policy(GE_ALL, "ka bo ci|bo ci du|bo|bo ci du|bo");
  policy(GE_INNER, "bo|bo");
}

static void test_run_refuses_two_policies_of_a_layer(void **state) {
  (void)state;
  GeEngine *e = fresh();
  assert_int_equal(host_rule(e, span("a", GE_ALL, 1), "ka"), GE_OK);
  GeStatus st = host_rule(e, span("a", GE_INNER, 2), "bo");
  if (st == GE_OK) st = ge_engine_seal(e);
  assert_int_equal(st, GE_ERULE);
  ge_engine_free(e);
}

static void test_run_takes_and_sets_attributes(void **state) {
  (void)state;
  GeEngine *e = fresh();
  GeId entry, own;
  assert_int_equal(ge_entry_new(e, &entry), GE_OK);
  assert_int_equal(ge_entry_set(e, entry, "country", "FRA"), GE_OK);
  assert_int_equal(ge_entry_set(e, entry, "sector", "GOV"), GE_OK);
  assert_int_equal(
      ge_list_add(e, host_layer(e, "$x"), "paris", 5, GE_LEMMA, entry), GE_OK);
  assert_int_equal(ge_entry_new(e, &own), GE_OK);
  assert_int_equal(ge_entry_set(e, own, "sector", "MIL"), GE_OK);
  GeRuleSpec spec = span("actor", GE_LONGEST, 1);
  spec.take = "r";
  spec.set = own;
  assert_int_equal(host_rule(e, spec, "$x"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, "Paris fell.");
  const GeId *spans;
  uint32_t n;
  assert_int_equal(ge_doc_layer(doc, ge_layer_find(e, "actor"), 0, &spans, &n),
                   GE_OK);
  assert_int_equal(n, 1);
  GeId id = spans[0];
  assert_string_equal(ge_doc_span_attr(doc, id, "country"), "FRA");
  assert_string_equal(ge_doc_span_attr(doc, id, "sector"), "MIL");
  assert_null(ge_doc_span_attr(doc, id, "colour"));
  ge_doc_free(doc);
  ge_engine_free(e);
}

static uint32_t nmatches(GeWithin within, const char *pattern,
                         const char *text) {
  GeEngine *e = fresh();
  GeRuleSpec spec = {
      .kind = GE_RULE_EVENT, .name = "e", .line = 1, .within = within};
  assert_int_equal(host_rule(e, spec, pattern), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, text);
  assert_int_equal(ge_doc_run(doc), GE_OK);
  uint32_t n = ge_doc_nmatches(doc);
  ge_doc_free(doc);
  ge_engine_free(e);
  return n;
}

static uint32_t nevents(GeWithin within, const char *text) {
  return nmatches(within, "ka ... bo", text);
}

static void test_run_gaps_stay_in_their_sentence(void **state) {
  (void)state;
  assert_int_equal(nevents(GE_SENTENCE, "Ka en. Bo."), 0);
  assert_int_equal(nevents(GE_DOCUMENT, "Ka en. Bo."), 0);
  assert_int_equal(nevents(GE_DOCUMENT, "Ka en bo."), 1);
}

/* A rule that looks at a whole document is woken by each of its sentences, and
 * has looked at all of it by then. */
static void test_run_wide_rules_run_once(void **state) {
  (void)state;
  static const char text[] = "En ka. En bo. En ka.";
  assert_int_equal(nmatches(GE_SENTENCE, "... ka", text), 4);
  assert_int_equal(nmatches(GE_DOCUMENT, "... ka", text), 4);
  assert_int_equal(nmatches(GE_PARAGRAPH, "... ka", text), 4);
}

static void test_run_stops_at_its_limits(void **state) {
  (void)state;
  GeEngine *e = fresh();
  assert_int_equal(host_rule(e, span("a", GE_ALL, 1), "ka"), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  ge_engine_limits(e)->spans = 3;
  GeDoc *doc = host_read(e, "ka ka ka ka ka");
  const GeId *spans;
  uint32_t n;
  assert_int_equal(ge_doc_layer(doc, ge_layer_find(e, "a"), 0, &spans, &n),
                   GE_ELIMIT);
  ge_doc_free(doc);
  ge_engine_limits(e)->spans = 100;
  doc = host_read(e, "ka ka ka ka ka");
  assert_string_equal(host_spans(doc, "a"), "ka|ka|ka|ka|ka");
  ge_doc_free(doc);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_run_computes_layers_in_order_of_need),
      cmocka_unit_test(test_run_refuses_a_loop_of_layers),
      cmocka_unit_test(test_run_consolidates_by_policy),
      cmocka_unit_test(test_run_refuses_two_policies_of_a_layer),
      cmocka_unit_test(test_run_takes_and_sets_attributes),
      cmocka_unit_test(test_run_gaps_stay_in_their_sentence),
      cmocka_unit_test(test_run_wide_rules_run_once),
      cmocka_unit_test(test_run_stops_at_its_limits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
