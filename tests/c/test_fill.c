/*
 * Roles that are filled from hand-made trees: each case says what stands in
 * slots, what a plan asks for, and what every role then has.
 */
#include "host.h"

#include "alloc.h"
#include "conllu.h"

/* The plan of these tests: role 0 by "subj/by <actor>", which a pronoun may
 * fill, role 1 by "obj $goods" or else near the trigger by the words "to the
 * <actor>", role 2 by "to/in <np>", role 3 by "obj <number>"; `also` by
 * $killed: role 3 by "obj <number>". */
enum { ACTOR, GOODS, WHERE, COUNT, EXTRA };

typedef struct World {
  GeEngine *e;
  GeAlternative alternatives[4];
  GeRoleClause clauses[4];
  GeRole roles[5];
  GeAlso also[1];
  GeId light[1];
  GeRolePlan plan;
} World;

static const char *const preps[] = {"by", "to", "in"};

static void open_world(World *w) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  const char *const words[][2] = {{"$actor", "France"},  {"$actor", "Egypt"},
                                  {"$actor", "Iran"},    {"$actor", "Israeli"},
                                  {"$goods", "jet"},     {"$goods", "tank"},
                                  {"$number", "twelve"}, {"$number", "four"},
                                  {"$killed", "kill"},   {"$light", "launch"}};
  for (size_t i = 0; i < GE_COUNT(words); i++)
    host_list(e, words[i][0], words[i][1]);
  GePat *p;
  GeId near;
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  GeId nodes[2] = {
      ge_pat_word(p, "to", 2, GE_LEMMA),
      ge_pat_role(p, "value",
                  ge_pat_layer(p, host_layer(e, "$actor"), GE_NONE))};
  assert_int_equal(ge_pattern_compile(e, p, ge_pat_seq(p, nodes, 2), &near),
                   GE_OK);
  ge_pat_free(p);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  *w = (World){
      .e = e,
      .alternatives = {{host_layer(e, "$actor"), GE_NONE, GE_WHOLE_NONE, false},
                       {host_layer(e, "$goods"), GE_NONE, GE_WHOLE_NONE, true},
                       {GE_NONE, GE_NONE, GE_WHOLE_PHRASE, false},
                       {host_layer(e, "$number"), GE_NONE, GE_WHOLE_NONE,
                        false}},
      .clauses = {{0, 1, 1u << GE_SLOT_SUBJ, 0, 1, GE_NONE, true, false},
                  {1, 1, 1u << GE_SLOT_OBJ, 0, 0, near, false, false},
                  {2, 1, 0, 1, 2, GE_NONE, false, false},
                  {3, 1, 1u << GE_SLOT_OBJ, 0, 0, GE_NONE, false, false}},
      .roles = {{ACTOR, 0, 1},
                {GOODS, 1, 1},
                {WHERE, 2, 1},
                {COUNT, 3, 1},
                {COUNT, 3, 1}},
      .also = {{host_layer(e, "$killed"), GE_NONE, 4, 1}},
      .light = {host_layer(e, "$light")},
  };
  w->plan = (GeRolePlan){.alternatives = w->alternatives,
                         .clauses = w->clauses,
                         .roles = w->roles,
                         .also = w->also,
                         .preps = preps,
                         .light = w->light,
                         .nroles = 4,
                         .nalso = 1,
                         .nlight = 1,
                         .nclauses = 4,
                         .time = GE_NONE,
                         .number = GE_NONE,
                         .bare_number = GE_NONE,
                         .syntax = true};
}

/* The first token of a form. */
static uint32_t token_of(GeDoc *doc, const char *form) {
  const char *text = ge_doc_text(doc, NULL);
  for (uint32_t i = 0; i < ge_doc_ntokens(doc); i++) {
    const GeToken *t = &ge_doc_tokens(doc)[i];
    if (t->end - t->start == strlen(form) &&
        strncmp(text + t->start, form, t->end - t->start) == 0)
      return i;
  }
  fail_msg("no word '%s'", form);
  return 0;
}

/* "0 France|1 jets"; behind it the verbs that tell, "+killing". */
static const char *shown(GeDoc *doc, const GeFilled *x) {
  static char out[400];
  const char *text = ge_doc_text(doc, NULL);
  const GeToken *t = ge_doc_tokens(doc);
  *out = '\0';
  for (uint32_t i = 0; i < x->nspans; i++) {
    const GeCapture *s = &x->spans[i].span;
    char *at = out + strlen(out);
    sprintf(at, "%s%u %.*s", i ? "|" : "", x->spans[i].name,
            (int)(t[s->end - 1].end - t[s->first].start),
            text + t[s->first].start);
  }
  for (uint32_t i = 0; i < x->ntells; i++) {
    const GeToken *v = &t[x->tells[i]];
    sprintf(out + strlen(out), "+%.*s", (int)(v->end - v->start),
            text + v->start);
  }
  return out;
}

typedef struct Case {
  const char *lines, *trigger, *filled;
} Case;

static const Case cases[] = {
    /* a list gives the whole phrase, less what another role has taken */
    {"France PROPN NNP 2 nsubj  sold VERB VBD 0 root  twelve NUM CD 4 nummod  "
     "jets NOUN NNS 2 obj  to ADP IN 6 case  Egypt PROPN NNP 2 obl",
     "sold", "0 France|1 twelve jets|2 Egypt|3 twelve"},
    /* the pattern matches within the phrase */
    {"Israeli ADJ JJ 2 amod  troops NOUN NNS 3 nsubj  struck VERB VBD 0 root  "
     "Homs PROPN NNP 3 obj",
     "struck", "0 Israeli"},
    /* coordinations, by the tree and by the words */
    {"France PROPN NNP 6 nsubj  , PUNCT , 3 punct  Iran PROPN NNP 1 conj  and "
     "CCONJ CC 5 cc  Egypt PROPN NNP 1 conj  sold VERB VBD 0 root  tanks NOUN "
     "NNS 6 obj",
     "sold", "0 France|0 Iran|0 Egypt|1 tanks"},
    /* by the words alone, where no slot has it */
    {"Envoys NOUN NNS 2 nsubj  went VERB VBD 0 root  home ADV RB 2 advmod  to "
     "PART TO 5 case  Iran PROPN NNP 3 obl  and CCONJ CC 7 cc  Egypt PROPN NNP "
     "5 conj",
     "went", "1 Iran|1 Egypt"},
    /* what a verb of `also` tells */
    {"Jets NOUN NNS 2 nsubj  struck VERB VBD 0 root  Homs PROPN NNP 2 obj  , "
     "PUNCT , 5 punct  killing VERB VBG 2 advcl  four NUM CD 7 nummod  men NOUN "
     "NNS 5 obj",
     "struck", "3 four+killing"},
    /* a light verb lends, another does not */
    {"France PROPN NNP 2 nsubj  launched VERB VBD 0 root  strikes NOUN NNS 2 "
     "obj",
     "strikes", "0 France"},
    {"France PROPN NNP 2 nsubj  saw VERB VBD 0 root  strikes NOUN NNS 2 obj",
     "strikes", ""},
    /* an apposition that is a name */
    {"The DET DT 2 det  seller NOUN NN 6 nsubj  , PUNCT , 4 punct  France PROPN "
     "NNP 2 appos  , PUNCT , 4 punct  sold VERB VBD 0 root  jets NOUN NNS 6 "
     "obj",
     "sold", "0 France|1 jets"},
};

static void slots_fill_roles(void **state) {
  (void)state;
  World w;
  open_world(&w);
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    GeDoc *doc = conllu_doc(w.e, cases[i].lines);
    assert_non_null(doc);
    uint32_t at = token_of(doc, cases[i].trigger);
    GeFill fill = {.plan = &w.plan, .first = at, .end = at + 1, .nnames = 4};
    for (int again = 0; again < 2; again++) { /* what is remembered is right */
      GeFilled x;
      assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
      assert_string_equal(shown(doc, &x), cases[i].filled);
    }
    ge_doc_free(doc);
  }
  ge_engine_free(w.e);
}

static void captures_are_completed(void **state) {
  (void)state;
  World w;
  open_world(&w);
  GeDoc *doc = conllu_doc(
      w.e,
      "France PROPN NNP 4 nsubj  and CCONJ CC 3 cc  Iran PROPN NNP 1 conj  "
      "met VERB VBD 0 root");
  const GeId *ids;
  uint32_t n;
  GeFilled x;
  assert_non_null(doc);
  assert_int_equal(ge_doc_layer(doc, host_layer(w.e, "$actor"), 0, &ids, &n),
                   GE_OK);
  assert_int_equal(n, 2);
  GeRoleSpan captured = {EXTRA, {"x", 2, 3, ids[1]}};
  GeFill fill = {.plan = &w.plan,
                 .first = 3,
                 .end = 4,
                 .captured = &captured,
                 .ncaptured = 1,
                 .nnames = 5};
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
  assert_string_equal(shown(doc, &x), "4 France|4 Iran"); /* and not of 0 */
  assert_string_equal(x.spans[1].span.role, "x");
  captured.name = 7;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_EUSAGE);
  fill.ncaptured = 0;
  fill.end = 3;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_EUSAGE);
  assert_int_equal(x.nspans + x.ntells, 0);
  ge_doc_free(doc);
  ge_engine_free(w.e);
}

/* ---------------------------------------------------------------- pronouns */

static GeStatus means(void *ctx, uint32_t token, GeMeant *meant) {
  assert_int_equal(token, 1);
  *meant = *(const GeMeant *)ctx;
  return meant->n == 9 ? GE_ECALLBACK : GE_OK;
}

static void pronouns_fill_roles(void **state) {
  (void)state;
  World w;
  open_world(&w);
  GeDoc *doc = conllu_doc(
      w.e, "Then ADV RB 3 advmod  it PRON PRP 3 nsubj  struck VERB VBD 0 root  "
           "France PROPN NNP 3 obj");
  assert_non_null(doc);
  GeMention at = {3, {NULL, 3, 4, GE_NONE}};
  GeMeant meant = {true, false, &at, 1};
  GeFill fill = {.plan = &w.plan,
                 .first = 2,
                 .end = 3,
                 .nnames = 4,
                 .meant = means,
                 .ctx = &meant};
  GeFilled x;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
  assert_string_equal(shown(doc, &x), "0 France");
  meant.n = 0;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
  assert_string_equal(shown(doc, &x), "");
  meant.stands = true;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
  assert_string_equal(shown(doc, &x), "0 it");
  meant.any = false;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
  assert_string_equal(shown(doc, &x), "");
  meant.n = 9;
  assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_ECALLBACK);
  ge_doc_free(doc);
  ge_engine_free(w.e);
}

/* ------------------------------------------------------------------ memory */

/* Fills the case; the call that fails is counted from there on. */
static GeStatus starved(const Case *c, TestAlloc *a, size_t fail,
                        char *filled) {
  World w;
  GeFilled x;
  open_world(&w);
  GeDoc *doc = conllu_doc(w.e, c->lines);
  assert_non_null(doc);
  uint32_t at = token_of(doc, c->trigger);
  GeFill fill = {.plan = &w.plan, .first = at, .end = at + 1, .nnames = 4};
  a->calls = 0;
  a->fail = fail;
  GeStatus st = ge_doc_fill(doc, &fill, &x);
  a->fail = 0;
  strcpy(filled, shown(doc, &x));
  if (st != GE_OK) { /* and it can be asked again */
    assert_int_equal(ge_doc_fill(doc, &fill, &x), GE_OK);
    assert_string_equal(shown(doc, &x), c->filled);
  }
  ge_doc_free(doc);
  ge_engine_free(w.e);
  return st;
}

static void filling_survives_lack_of_memory(void **state) {
  (void)state;
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    GeStatus st = GE_ENOMEM;
    for (size_t fail = 1; st != GE_OK; fail++) {
      TestAlloc a;
      char filled[400];
      test_alloc_start(&a, 0);
      st = starved(&cases[i], &a, fail, filled);
      test_alloc_stop();
      assert_true(st == GE_OK || st == GE_ENOMEM);
      assert_string_equal(filled, st == GE_OK ? cases[i].filled : "");
      assert_int_equal(a.live, 0);
      assert_true(a.sizes);
      assert_true(fail < 1000);
    }
  }
}

/* ------------------------------------------------------- values and counting */

static void values_are_found_once(void **state) {
  (void)state;
  World w;
  open_world(&w);
  GeDoc *doc = host_read(w.e, "Go to Iran or to Egypt. Go to Paris.");
  const GeCapture *v, *again;
  GeId near = w.clauses[1].pattern;
  uint32_t n;
  assert_int_equal(ge_doc_values(doc, near, 0, &v, &n), GE_OK);
  assert_int_equal(n, 2);
  assert_int_equal(v[1].first, 5);
  uint64_t steps = ge_doc_steps(doc);
  assert_int_equal(ge_doc_values(doc, near, 0, &again, &n), GE_OK);
  assert_ptr_equal(v, again);
  assert_int_equal(ge_doc_values(doc, near, 1, &v, &n), GE_OK);
  assert_int_equal(n, 0);
  assert_int_equal(ge_doc_steps(doc), steps); /* it has none of its words */
  assert_int_equal(ge_doc_values(doc, 4711, 0, &v, &n), GE_EUSAGE);
  assert_int_equal(ge_doc_values(doc, near, 4711, &v, &n), GE_EUSAGE);
  assert_null(v);
  ge_doc_free(doc);
  ge_engine_free(w.e);
}

static void partitives_are_about_what_they_count(void **state) {
  (void)state;
  World w;
  open_world(&w);
  GeDoc *doc = conllu_doc(
      w.e, "Two NUM CD 5 nsubj  of ADP IN 4 case  the DET DT 4 det  jets NOUN "
           "NNS 1 nmod  fell VERB VBD 0 root");
  uint32_t token;
  assert_non_null(doc);
  assert_int_equal(ge_doc_counted(doc, 0, 4, &token), GE_OK);
  assert_int_equal(token, 3);
  assert_int_equal(ge_doc_counted(doc, 3, 4, &token), GE_OK);
  assert_int_equal(token, 3);
  assert_int_equal(ge_doc_counted(doc, 0, 4711, &token), GE_EUSAGE);
  assert_int_equal(token, GE_NONE);
  ge_doc_free(doc);
  ge_engine_free(w.e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(slots_fill_roles),
      cmocka_unit_test(captures_are_completed),
      cmocka_unit_test(pronouns_fill_roles),
      cmocka_unit_test(filling_survives_lack_of_memory),
      cmocka_unit_test(values_are_found_once),
      cmocka_unit_test(partitives_are_about_what_they_count),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
