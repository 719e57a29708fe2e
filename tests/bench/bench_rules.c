/*
 * What rules cost: generated event patterns, drawn from the words of the
 * corpus so that they do match, over the documents of the corpus; matching
 * only, no Lua.
 *
 *   bench_rules CORPUS.jsonl NRULES [RUNS]
 *
 * Patterns have 2 to 5 words, a tenth of them with an alternative, a fifth
 * optional, a quarter followed by a gap of 1 to 3 tokens. Prints for each run
 * "NRULES tokens matches ns-per-token-of-text-and-tokens ns-per-token-of-run".
 */
#include "geoeng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Corpus {
  char **text;
  size_t *nbytes, n;
} Corpus;

static uint64_t seed = 7;

static uint32_t below(uint32_t n) {
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)((seed >> 33) % n);
}

static void fail(const char *what) {
  fprintf(stderr, "bench_rules: %s\n", what);
  exit(1);
}

static void check(GeEngine *e, GeStatus st) {
  if (st != GE_OK) fail(ge_engine_message(e));
}

static Corpus read_corpus(const char *path) {
  Corpus c = {NULL, NULL, 0};
  GeSource *s;
  GeSourceDoc d;
  size_t cap = 0;
  if (ge_source_open(&s, &path, 1, GE_NODAY, (size_t)1 << 28) != GE_OK)
    fail("cannot open the corpus");
  while (ge_source_next(s, &d) == GE_SOURCE_DOC) {
    if (c.n == cap) {
      cap = cap ? 2 * cap : 1024;
      c.text = realloc(c.text, cap * sizeof *c.text);
      c.nbytes = realloc(c.nbytes, cap * sizeof *c.nbytes);
      if (!c.text || !c.nbytes) fail("out of memory");
    }
    c.text[c.n] = malloc(d.ntext + 1);
    if (!c.text[c.n]) fail("out of memory");
    memcpy(c.text[c.n], d.text, d.ntext);
    c.nbytes[c.n++] = d.ntext;
  }
  ge_source_close(s);
  if (c.n == 0) fail("the corpus is empty");
  return c;
}

/* A random word of the corpus, letters only. */
static const char *word(GeEngine *e, GeDoc *const *docs, size_t n) {
  for (;;) {
    const GeDoc *doc = docs[below((uint32_t)n)];
    uint32_t nt = ge_doc_ntokens(doc);
    if (nt == 0) continue;
    const GeToken *t = &ge_doc_tokens(doc)[below(nt)];
    if (!(t->flags & GE_TOK_PUNCT)) return ge_type_norm(e, t->type);
  }
}

static GeId element(GePat *p, GeEngine *e, GeDoc *const *docs, size_t n) {
  const char *w = word(e, docs, n);
  GeId x = ge_pat_word(p, w, strlen(w), GE_LEMMA);
  if (below(10) > 0) return x;
  w = word(e, docs, n);
  GeId both[] = {x, ge_pat_word(p, w, strlen(w), GE_LEMMA)};
  return ge_pat_alt(p, both, 2);
}

static void add_rule(GeEngine *e, GeDoc *const *docs, size_t n, uint32_t line) {
  GePat *p;
  GeId nodes[10], pattern, rule;
  size_t k = 0;
  uint32_t words = 2 + below(4);
  check(e, ge_pat_new(e, &p));
  for (uint32_t i = 0; i < words; i++) {
    GeId x = element(p, e, docs, n);
    if (i > 0 && i + 1 < words && below(5) == 0)
      x = ge_pat_repeat(p, x, 0, 1, false);
    nodes[k++] = x;
    if (i + 1 < words && below(4) == 0)
      nodes[k++] = ge_pat_gap(p, 1 + below(3));
  }
  check(e, ge_pattern_compile(e, p, ge_pat_seq(p, nodes, k), &pattern));
  ge_pat_free(p);
  GeRuleSpec spec = {.kind = GE_RULE_EVENT, .name = "e", .file = "bench",
                     .line = line, .patterns = &pattern, .npatterns = 1,
                     .set = GE_NONE};
  check(e, ge_rule_add(e, &spec, &rule));
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void run(GeEngine *e, const Corpus *c, int nrules) {
  double text = 0, match = 0;
  size_t ntokens = 0, nmatches = 0;
  for (size_t i = 0; i < c->n; i++) {
    GeDoc *doc;
    double t0 = now();
    check(e, ge_doc_new(e, c->text[i], c->nbytes[i], NULL, &doc));
    double t1 = now();
    check(e, ge_doc_run(doc));
    match += now() - t1;
    text += t1 - t0;
    ntokens += ge_doc_ntokens(doc);
    nmatches += ge_doc_nmatches(doc);
    ge_doc_free(doc);
  }
  printf("%d %zu %zu %.1f %.1f\n", nrules, ntokens, nmatches,
         text / (double)ntokens * 1e9, match / (double)ntokens * 1e9);
}

int main(int argc, char **argv) {
  if (argc < 3) fail("usage: bench_rules CORPUS.jsonl NRULES [RUNS]");
  Corpus c = read_corpus(argv[1]);
  int nrules = atoi(argv[2]), runs = argc > 3 ? atoi(argv[3]) : 3;
  GeEngine *e;
  size_t sample = c.n < 1000 ? c.n : 1000;
  GeDoc **docs = malloc(sample * sizeof *docs);
  if (!docs || ge_engine_new(&e) != GE_OK) fail("out of memory");
  for (size_t i = 0; i < sample; i++)
    check(e, ge_doc_new(e, c.text[i], c.nbytes[i], NULL, &docs[i]));
  for (int i = 0; i < nrules; i++)
    add_rule(e, docs, sample, (uint32_t)i + 1);
  for (size_t i = 0; i < sample; i++) ge_doc_free(docs[i]);
  free(docs);
  check(e, ge_engine_seal(e));
  for (int i = 0; i < runs; i++) run(e, &c, nrules);
  ge_engine_free(e);
  for (size_t i = 0; i < c.n; i++) free(c.text[i]);
  free(c.text);
  free(c.nbytes);
  return 0;
}
