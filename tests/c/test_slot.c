/*
 * Slots over gold trees: one row a construction, with what its predicates
 * have to say about their slots. "a|b" is a coordination, "x=y" an apposition.
 */
#include "conllu.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct Ask {
  const char *predicate, *slot, *answer; /* "": nothing fills it */
} Ask;

typedef struct Case {
  const char *name, *tree;
  Ask ask[8];
} Case;

#include "slot_cases.h"

static const char *slot_name(const GeDoc *doc, const GeFiller *x) {
  static const char *const names[] = {"subj", "obj", "iobj", "poss", "comp"};
  if (x->slot != GE_SLOT_PREP) return names[x->slot];
  return ge_type_norm(ge_doc_engine(doc), ge_doc_tokens(doc)[x->prep].type);
}

/* Words [first, end) of the document, to the end of out. */
static void append(const GeDoc *doc, uint32_t first, uint32_t end, char *out) {
  size_t n;
  const char *text = ge_doc_text(doc, &n);
  const GeToken *t = ge_doc_tokens(doc);
  strncat(out, text + t[first].start, t[end - 1].end - t[first].start);
}

static uint32_t find_word(const GeDoc *doc, const char *word) {
  size_t n;
  const char *text = ge_doc_text(doc, &n);
  for (uint32_t i = 0; i < ge_doc_ntokens(doc); i++) {
    GeToken t = ge_doc_tokens(doc)[i];
    if (t.end - t.start == strlen(word) &&
        strncmp(text + t.start, word, strlen(word)) == 0)
      return i;
  }
  return GE_NONE;
}

/* The cheapest coordination in the slot, in text order. */
static void answer(GeDoc *doc, const Ask *ask, char *out) {
  const GeFiller *x;
  uint32_t n, best = GE_NONE, at = find_word(doc, ask->predicate);
  assert_int_not_equal(at, GE_NONE);
  assert_int_equal(ge_doc_slots(doc, at, at + 1, &x, &n), GE_OK);
  *out = '\0';
  for (uint32_t i = n; i-- > 0;)
    if (strcmp(slot_name(doc, &x[i]), ask->slot) == 0) best = i;
  for (uint32_t t = 0; best != GE_NONE && t < ge_doc_ntokens(doc); t++)
    for (uint32_t i = 0; i < n; i++) {
      if (x[i].head != t || x[i].slot != x[best].slot) continue;
      bool appos = x[i].flags & GE_FILLER_APPOS;
      if (x[i].group != x[best].group && !appos) continue;
      if (x[i].slot == GE_SLOT_PREP && !appos &&
          strcmp(slot_name(doc, &x[i]), ask->slot) != 0)
        continue;
      if (*out) strcat(out, appos ? "=" : "|");
      append(doc, x[i].first, x[i].end, out);
      break;
    }
}

static void check(GeEngine *e, const Case *c, int *nrows, int *nwrong) {
  char got[512];
  GeDoc *doc = conllu_doc(e, c->tree);
  if (!doc) fail_msg("%s: no tree", c->name);
  for (const Ask *a = c->ask; a->predicate; a++, ++*nrows) {
    answer(doc, a, got);
    if (strcmp(got, a->answer) == 0) continue;
    ++*nwrong;
    print_error("%s: %s of %s is '%s', should be '%s'\n", c->name, a->slot,
                a->predicate, got, a->answer);
  }
  ge_doc_free(doc);
}

static void test_slot_answers_the_same_in_every_construction(void **state) {
  (void)state;
  GeEngine *e;
  int nrows = 0, nwrong = 0;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check(e, &cases[i], &nrows, &nwrong);
  ge_engine_free(e);
  print_message("%d rows\n", nrows);
  assert_int_equal(nwrong, 0);
}

/* ------------------------------------------------------------ wrong trees */

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Any tree over any labels: no loop, no reading outside. */
static void test_slot_bears_random_trees(void **state) {
  (void)state;
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  uint32_t seed = 7;
  for (int round = 0; round < 2000; round++) {
    const char *text = "the army of Iran sold and shipped its jets to Cuba , "
                       "where Ana met him by night in a hall";
    GeDoc *doc;
    GeWord w[64];
    assert_int_equal(ge_doc_new(e, text, strlen(text), NULL, &doc), GE_OK);
    uint32_t n = ge_doc_ntokens(doc);
    for (uint32_t i = 0; i < n; i++) {
      w[i] = (GeWord){(uint8_t)(next_random(&seed) % 18),
                      (uint8_t)(next_random(&seed) % 51),
                      (uint8_t)(next_random(&seed) % 60), 0,
                      i ? next_random(&seed) % i : GE_NONE};
    }
    assert_int_equal(ge_doc_set_parse(doc, 0, w), GE_OK);
    for (uint32_t i = 0; i < n; i++) {
      const GeFiller *x;
      uint32_t nx;
      GeClause clause;
      assert_int_equal(ge_doc_slots(doc, i, i + 1, &x, &nx), GE_OK);
      for (uint32_t k = 0; k < nx; k++)
        assert_true(x[k].first <= x[k].head && x[k].head < x[k].end &&
                    x[k].end <= n);
      assert_int_equal(ge_doc_clause(doc, i, &clause), GE_OK);
    }
    ge_doc_free(doc);
  }
  ge_engine_free(e);
}

/* ------------------------------------------------------------------ clauses */

static const char report[] =
    "Officials NOUN NNS 2 nsubj  said VERB VBD 0 root  that SCONJ IN 7 mark  "
    "Iran PROPN NNP 7 nsubj  would AUX MD 7 aux  not PART RB 7 advmod  "
    "sell VERB VB 2 ccomp  jets NOUN NNS 7 obj  if SCONJ IN 11 mark  "
    "Iraq PROPN NNP 11 nsubj  objected VERB VBD 7 advcl";

static void test_slot_clause_knows_its_facts(void **state) {
  (void)state;
  GeEngine *e;
  GeClause c;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  GeDoc *doc = conllu_doc(e, report);
  assert_non_null(doc);
  assert_int_equal(ge_doc_clause(doc, 7, &c), GE_OK); /* jets */
  assert_int_equal(c.predicate, 6);
  assert_int_equal(c.negation, 5);
  assert_int_equal(c.modal, 4);
  assert_int_equal(c.mark, 2);
  assert_int_equal(c.matrix, 1);
  assert_int_equal(c.tense, GE_TENSE_PRESENT);
  assert_int_equal(c.flags, GE_CLAUSE_FINITE);
  assert_string_equal(ge_rel_name(c.rel), "ccomp");
  assert_int_equal(ge_doc_clause(doc, 10, &c), GE_OK);
  assert_int_equal(c.mark, 8);
  assert_int_equal(c.tense, GE_TENSE_PAST);
  assert_int_equal(ge_doc_clause(doc, 1, &c), GE_OK);
  assert_int_equal(c.matrix, GE_NONE);
  ge_doc_free(doc);
  ge_engine_free(e);
}

static void test_slot_refuses_wrong_ranges(void **state) {
  (void)state;
  GeEngine *e;
  GeDoc *doc;
  const GeFiller *x;
  uint32_t n;
  const char *text = "Iran met Iraq. They talked.";
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_doc_new(e, text, strlen(text), NULL, &doc), GE_OK);
  assert_int_equal(ge_doc_nsentences(doc), 2);
  assert_int_equal(ge_doc_slots(doc, 1, 2, &x, &n), GE_EUSAGE); /* no tree */
  assert_int_equal(ge_doc_slots(doc, 1, 1, &x, &n), GE_EUSAGE);
  assert_int_equal(ge_doc_slots(doc, 2, 6, &x, &n), GE_EUSAGE);
  assert_int_equal(ge_doc_slots(doc, 1, 99, &x, &n), GE_EUSAGE);
  ge_doc_free(doc);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_slot_answers_the_same_in_every_construction),
      cmocka_unit_test(test_slot_bears_random_trees),
      cmocka_unit_test(test_slot_clause_knows_its_facts),
      cmocka_unit_test(test_slot_refuses_wrong_ranges),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
