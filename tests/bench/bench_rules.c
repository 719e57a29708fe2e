/*
 * What lists and rules cost: generated event patterns, drawn from the words
 * of the corpus so that they do match, and the first phrases of a lexicon,
 * over the documents of the corpus; no Lua.
 *
 *   bench_rules CORPUS.txt RUNS NRULES [LEXICON.tsv NPHRASES]
 *
 * Patterns have 2 to 5 words that stand side by side in the corpus, a tenth
 * of them with an alternative, a fifth of the inner ones optional, a quarter
 * followed by a gap of 1 to 3 tokens. None starts with a word that is more than
 * one token in COMMON, as rules start with no "the". Prints tokens, matches, list hits;
 * medians over warm runs of ns a token for text and for lists and rules; the
 * same two for the first megabyte, cold and warm together; bytes of the
 * automaton's tables and 1 when they are full.
 */
#include "bench.h"
#include "engine/engine.h"

#define RUNS 100
#define COMMON 500

typedef struct World {
  GeEngine *e;
  Corpus c;
  GeDoc **docs;                    /* of which patterns are drawn */
  uint32_t ndocs, *counts, ndrawn; /* tokens of a type there, of all */
  size_t ntokens, nmatches, nhits;
  double text, rules;   /* seconds of the run */
  double first_seconds; /* of the first megabyte */
} World;

static GeId word(World *w, GePat *p, const GeToken *t) {
  const char *s = ge_type_norm(w->e, t->type);
  return ge_pat_word(p, s, strlen(s), GE_LEMMA);
}

/* Tokens from a random place on, n of them words; the next are read along. */
static const GeToken *place(World *w, uint32_t n) {
  for (;;) {
    const GeDoc *doc = w->docs[below(w->ndocs)];
    uint32_t nt = ge_doc_ntokens(doc), ok = 0;
    if (nt < n + 1) continue;
    const GeToken *t = &ge_doc_tokens(doc)[below(nt - n)];
    while (ok < n && !(t[ok].flags & GE_TOK_PUNCT)) ok++;
    if (ok == n) return t;
  }
}

static void count_types(World *w) {
  w->counts = calloc(vocab_size(w->e->vocab), sizeof *w->counts);
  if (!w->counts) fail("out of memory");
  for (uint32_t i = 0; i < w->ndocs; i++) {
    uint32_t n = ge_doc_ntokens(w->docs[i]);
    w->ndrawn += n;
    for (uint32_t k = 0; k < n; k++)
      w->counts[ge_doc_tokens(w->docs[i])[k].type]++;
  }
}

static const GeToken *start(World *w, uint32_t n) {
  const GeToken *t;
  do t = place(w, n);
  while (w->counts[t->type] > w->ndrawn / COMMON);
  return t;
}

static GeId element(World *w, GePat *p, const GeToken *t) {
  GeId x = word(w, p, t);
  if (below(10) > 0) return x;
  GeId both[] = {x, word(w, p, place(w, 1))};
  return ge_pat_alt(p, both, 2);
}

static void add_rule(World *w, uint32_t line) {
  GePat *p;
  GeId nodes[10], pattern, rule;
  size_t k = 0;
  uint32_t words = 2 + below(4);
  const GeToken *t = start(w, words);
  check(w->e, ge_pat_new(w->e, &p));
  for (uint32_t i = 0; i < words; i++) {
    GeId x = element(w, p, &t[i]);
    if (i > 0 && i + 1 < words && below(5) == 0)
      x = ge_pat_repeat(p, x, 0, 1, false);
    nodes[k++] = x;
    if (i + 1 < words && below(4) == 0)
      nodes[k++] = ge_pat_gap(p, 1 + below(3));
  }
  check(w->e, ge_pattern_compile(w->e, p, ge_pat_seq(p, nodes, k), &pattern));
  ge_pat_free(p);
  GeRuleSpec spec = {.kind = GE_RULE_EVENT,
                     .name = "e",
                     .file = "bench",
                     .line = line,
                     .patterns = &pattern,
                     .npatterns = 1,
                     .set = GE_NONE};
  check(w->e, ge_rule_add(w->e, &spec, &rule));
}

static void add_rules(World *w, uint32_t n) {
  w->ndocs = (uint32_t)(w->c.ndocs < 1000 ? w->c.ndocs : 1000);
  w->docs = malloc(w->ndocs * sizeof *w->docs);
  if (!w->docs) fail("out of memory");
  for (uint32_t i = 0; i < w->ndocs; i++)
    check(w->e,
          ge_doc_new(w->e, w->c.docs[i].at, w->c.docs[i].n, NULL, &w->docs[i]));
  count_types(w);
  for (uint32_t i = 0; i < n; i++) add_rule(w, i + 1);
  for (uint32_t i = 0; i < w->ndocs; i++) ge_doc_free(w->docs[i]);
  free(w->docs);
  free(w->counts);
}

/* The header and the first n rows of the lexicon. */
static void add_phrases(World *w, const char *path, long n) {
  GeId list;
  size_t nbytes;
  char *text = read_file(path, &nbytes), *end = text;
  for (long i = -1; i < n && end < text + nbytes; i++) {
    char *nl = memchr(end, '\n', nbytes - (size_t)(end - text));
    end = nl ? nl + 1 : text + nbytes;
  }
  check(w->e, ge_layer(w->e, "$phrase", &list));
  check(w->e, ge_list_read(w->e, list, path, "phrases", text,
                           (size_t)(end - text), GE_FOLD));
  free(text);
}

static void run(World *w) {
  size_t bytes = 0;
  w->ntokens = w->nmatches = w->nhits = 0;
  w->text = w->rules = w->first_seconds = 0;
  for (size_t i = 0; i < w->c.ndocs; i++) {
    GeDoc *doc;
    double t0 = now();
    check(w->e, ge_doc_new(w->e, w->c.docs[i].at, w->c.docs[i].n, NULL, &doc));
    double t1 = now();
    check(w->e, ge_doc_run(doc));
    double t2 = now();
    w->text += t1 - t0;
    w->rules += t2 - t1;
    if (bytes < 1000000) w->first_seconds += t2 - t0;
    bytes += w->c.docs[i].n;
    w->ntokens += ge_doc_ntokens(doc);
    w->nmatches += ge_doc_nmatches(doc);
    w->nhits += doc->hits.n;
    ge_doc_free(doc);
  }
}

static size_t table_bytes(const Dfa *d) {
  return d->states.cap * sizeof *d->states.at +
         d->pool.cap * sizeof *d->pool.at + d->start.cap * sizeof *d->start.at +
         (d->state_mask + (size_t)1) * sizeof *d->state_slots +
         (d->edge_mask + (size_t)1) * sizeof *d->edges;
}

int main(int argc, char **argv) {
  double text[RUNS], rules[RUNS], first[RUNS];
  int runs = argc > 3 ? atoi(argv[2]) : 0;
  if (runs < 1 || runs > RUNS || argc > 6 || argc == 5)
    fail("usage: bench_rules CORPUS.txt RUNS NRULES [LEXICON.tsv NPHRASES]");
  World w = {.c = read_corpus(argv[1])};
  if (ge_engine_new(&w.e) != GE_OK) fail("out of memory");
  add_rules(&w, (uint32_t)atoi(argv[3]));
  if (argc == 6) add_phrases(&w, argv[4], atol(argv[5]));
  check(w.e, ge_engine_seal(w.e));
  run(&w);
  double cold = w.first_seconds;
  for (int i = 0; i < runs; i++) {
    run(&w);
    text[i] = w.text / (double)w.ntokens * 1e9;
    rules[i] = w.rules / (double)w.ntokens * 1e9;
    first[i] = w.first_seconds;
  }
  const Dfa *d = &w.e->plans.events.dfa;
  printf("%zu %zu %zu %.2f %.2f %.6f %.6f %zu %d\n", w.ntokens, w.nmatches,
         w.nhits, median(text, runs), median(rules, runs), cold,
         median(first, runs), table_bytes(d), d->full);
  ge_engine_free(w.e);
  free_corpus(&w.c);
  return 0;
}
