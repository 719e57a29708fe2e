/* What the words of a sentence wake, against what its patterns need. */
#include "host.h"

#include "engine/rule_trigger.h"

static bool needs_met(const char *pattern, const char *text) {
  GeEngine *e;
  bool yes;
  const GeId *spans;
  uint32_t n;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  host_list(e, "$x", "ci du");
  GeId id = host_pattern(e, pattern);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, text);
  /* Asking for the list makes the row of the sentence. */
  assert_int_equal(ge_doc_layer(doc, ge_layer_find(e, "$x"), 0, &spans, &n),
                   GE_OK);
  assert_int_equal(trigger_needs(doc, &e->progs.at[id], 0, &yes), GE_OK);
  ge_doc_free(doc);
  ge_engine_free(e);
  return yes;
}

static void test_wake_needs_a_word_or_list(void **state) {
  (void)state;
  assert_true(needs_met("ka ... bo", "En ka en bo"));
  assert_true(needs_met("$x", "en ci du"));
  assert_false(needs_met("$x", "en ci en du"));
  assert_false(needs_met("ka bo", "en ci du"));
}

/* Rules that start with a gap cannot go into the automaton. */
static uint32_t nwoken(const char *text) {
  static const char *const patterns[] = {"... ka", "... $x", "ka bo"};
  GeEngine *e;
  const GeId *spans;
  uint32_t n;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  host_list(e, "$x", "ci du");
  for (size_t i = 0; i < GE_COUNT(patterns); i++) {
    GeRuleSpec spec = {.kind = GE_RULE_EVENT, .name = "e", .line = 1};
    assert_int_equal(host_rule(e, spec, patterns[i]), GE_OK);
  }
  assert_int_equal(ge_engine_seal(e), GE_OK);
  GeDoc *doc = host_read(e, text);
  assert_int_equal(ge_doc_layer(doc, ge_layer_find(e, "$x"), 0, &spans, &n),
                   GE_OK);
  assert_int_equal(trigger_rules(doc, 0), GE_OK);
  uint32_t woken = e->woken.n;
  for (uint32_t i = 1; i < woken; i++)
    assert_true(e->woken.at[i] > e->woken.at[i - 1]);
  ge_doc_free(doc);
  ge_engine_free(e);
  return woken;
}

static void test_wake_only_what_can_match(void **state) {
  (void)state;
  assert_int_equal(nwoken("en en en"), 0);
  assert_int_equal(nwoken("en ka en"), 1);
  assert_int_equal(nwoken("en ci du"), 1);
  assert_int_equal(nwoken("en ci du ka"), 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_wake_needs_a_word_or_list),
      cmocka_unit_test(test_wake_only_what_can_match),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
