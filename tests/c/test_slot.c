/*
 * Slots over gold trees (slot_cases.h) and over those of the model
 * (slot_sentences.txt): what predicates have to say about their slots in each
 * construction. "a|b" is a coordination, "x=y" an apposition.
 */
#include "base/word_set.h"
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

#define MODEL "scripts/model/english.model"
#define SENTENCES "tests/c/slot_sentences.txt"

/* Whether only what light words lend counts; else what any word lends. */
static bool light_only;

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

/* The tokens of a word, or of several: "shot down". */
static bool find_words(const GeDoc *doc, const char *words, uint32_t *first,
                       uint32_t *end) {
  size_t n, length = strlen(words);
  const char *text = ge_doc_text(doc, &n);
  const GeToken *t = ge_doc_tokens(doc);
  for (*first = 0; *first < ge_doc_ntokens(doc); ++*first) {
    if (strncmp(text + t[*first].start, words, length) != 0) continue;
    for (*end = *first; *end < ge_doc_ntokens(doc); ++*end)
      if (t[*end].end == t[*first].start + length) return ++*end, true;
  }
  return false;
}

/* Whether rules take what word `via` lends, unless they say otherwise. */
static bool is_light(GeDoc *doc, GeId via) {
  const char *lemma;
  assert_int_equal(ge_doc_lemma(doc, via, &lemma), GE_OK);
  for (unsigned set = FIRST_OF_LIGHT_VERB; set < END_OF_LIGHT_VERB; set++) {
    if (set != WORDS_LIGHT_VERB_VERB && set != WORDS_LIGHT_VERB_NOUN) continue;
    for (uint32_t i = 0; i < word_lists[set].n; i++) {
      const char *word = word_lists[set].words[i];
      size_t n = strlen(lemma);
      if (strncmp(word, lemma, n) == 0 && (!word[n] || word[n] == ' '))
        return true; /* of "carry out" the verb */
    }
  }
  return false;
}

/* The first filler of the slot; of "~slot" also what no light word lends. */
static uint32_t cheapest(GeDoc *doc, const GeFiller *x, uint32_t n,
                         const char *slot) {
  bool any = *slot == '~' || !light_only;
  if (*slot == '~') slot++;
  for (uint32_t i = 0; i < n; i++)
    if (strcmp(slot_name(doc, &x[i]), slot) == 0 &&
        (any || x[i].via == GE_NONE || is_light(doc, x[i].via)))
      return i;
  return GE_NONE;
}

/* The cheapest coordination in the slot, in text order. */
static void answer(GeDoc *doc, const Ask *ask, char *out) {
  const GeFiller *x;
  uint32_t n, first, end = 0;
  if (!find_words(doc, ask->predicate, &first, &end))
    fail_msg("no word '%s'", ask->predicate);
  assert_int_equal(ge_doc_slots(doc, first, end, &x, &n), GE_OK);
  *out = '\0';
  const char *slot = ask->slot + (*ask->slot == '~');
  uint32_t best = cheapest(doc, x, n, ask->slot);
  for (uint32_t t = 0; best != GE_NONE && t < ge_doc_ntokens(doc); t++)
    for (uint32_t i = 0; i < n; i++) {
      if (x[i].head != t || x[i].slot != x[best].slot ||
          x[i].flags & GE_FILLER_EXAMPLE)
        continue;
      bool appos = x[i].flags & GE_FILLER_APPOS;
      if (x[i].group != x[best].group && !appos) continue;
      if (x[i].slot == GE_SLOT_PREP && !appos &&
          strcmp(slot_name(doc, &x[i]), slot) != 0)
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

/* -------------------------------------------------------------- sentences */

static char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("%s: cannot be read", path);
  assert_int_equal(fseek(file, 0, SEEK_END), 0);
  long n = ftell(file);
  char *text = calloc((size_t)n + 1, 1);
  assert_non_null(text);
  rewind(file);
  assert_int_equal(fread(text, 1, (size_t)n, file), n);
  fclose(file);
  return text;
}

/* The next part of *s up to one of `ends`, without blanks before it. */
static char *part(char **s, const char *ends) {
  char *start = *s + strspn(*s, " ");
  if (*start == '\0') return NULL;
  *s = start + strcspn(start, ends);
  if (**s) *(*s)++ = '\0';
  return start;
}

typedef struct Tally {
  int sentences, asks, marked, wrong;
} Tally;

/* What the sentence is asked: "sold: subj France, to Egypt; ...". Returns how
 * many answers are wrong, told if `tell`. */
static int ask_all(GeDoc *doc, char *asks, bool tell, Tally *tally) {
  char got[512];
  int wrong = 0;
  for (char *all; (all = part(&asks, ";")) != NULL;) {
    char *predicate = part(&all, ":");
    for (char *one; (one = part(&all, ",")) != NULL; tally->asks++) {
      char *slot = part(&one, " ");
      const char *right = strcmp(one, "-") == 0 ? "" : one;
      answer(doc, &(Ask){predicate, slot, right}, got);
      if (strcmp(got, right) == 0) continue;
      wrong++;
      if (tell)
        print_error("  %s of %s is '%s', should be '%s'\n", slot, predicate,
                    got, right);
    }
  }
  return wrong;
}

static void ask_sentence(GeEngine *e, char *sentence, char *asks,
                         Tally *tally) {
  GeDoc *doc;
  bool marked = strncmp(sentence, "! ", 2) == 0;
  if (marked) sentence += 2;
  assert_int_equal(ge_doc_new(e, sentence, strlen(sentence), NULL, &doc),
                   GE_OK);
  int wrong = ask_all(doc, asks, !marked, tally);
  if (wrong && !marked) print_error("%s\n", sentence);
  if (!wrong && marked)
    print_error("%s\n  is right now: remove its mark\n", sentence);
  tally->wrong += marked != (wrong > 0);
  tally->sentences++;
  tally->marked += marked;
  ge_doc_free(doc);
}

static void test_slot_answers_by_the_trees_of_the_model(void **state) {
  (void)state;
  GeEngine *e;
  Tally tally = {0};
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_engine_model(e, MODEL), GE_OK);
  char *text = read_file(SENTENCES);
  char *rest = text, *sentence = NULL;
  light_only = true;
  while (*rest) {
    char *line = rest;
    rest += strcspn(rest, "\n");
    if (*rest) *rest++ = '\0';
    if (*line == ' ') ask_sentence(e, sentence, line, &tally);
    else if (*line && *line != '#') sentence = line;
  }
  light_only = false;
  free(text);
  ge_engine_free(e);
  print_message("%d sentences, %d answers, %d sentences with a wrong tree\n",
                tally.sentences, tally.asks, tally.marked);
  assert_int_equal(tally.wrong, 0);
  assert_true(tally.sentences >= 400);
  assert_true(tally.marked * 100 < tally.sentences * 12);
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
      cmocka_unit_test(test_slot_answers_by_the_trees_of_the_model),
      cmocka_unit_test(test_slot_bears_random_trees),
      cmocka_unit_test(test_slot_clause_knows_its_facts),
      cmocka_unit_test(test_slot_refuses_wrong_ranges),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
