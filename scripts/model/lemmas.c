/* What the treebanks say of lemmas that pos_lemma.c would not guess. */
#include "syntax/label.h"
#include "learn.h"
#include "syntax/pos_lemma.h"

#include <string.h>

typedef struct Use { /* a folded form with a tag and its lemma in the gold */
  GeId fold, lemma;
  uint8_t tag, pos;
  GeId type; /* some type of the form */
} Use;

static int compare(const void *a, const void *b) {
  const Use *x = a, *y = b;
  if (x->fold != y->fold) return x->fold < y->fold ? -1 : 1;
  if (x->tag != y->tag) return x->tag < y->tag ? -1 : 1;
  return (x->lemma > y->lemma) - (x->lemma < y->lemma);
}

static Use *collect(const Corpus *c, const Part *p, uint32_t *n) {
  uint32_t nwords = 0;
  for (uint32_t i = 0; i < c->n; i++) nwords += c->at[i].n;
  Use *uses = must_alloc(nwords * sizeof *uses);
  *n = 0;
  for (uint32_t i = 0; i < c->n; i++) {
    const Sentence *s = &c->at[i];
    if (s->copy || !part_has(p, s)) continue;
    for (uint32_t k = 0; k < s->n; k++) {
      ModelPair tag = c->tags[s->gold[k]];
      if (tag.a == POS_PROPN) continue;
      uses[(*n)++] = (Use){vocab_type(c->vocab, s->types[k])->fold,
                           s->lemmas[k], tag.b, tag.a, s->types[k]};
    }
  }
  qsort(uses, *n, sizeof *uses, compare);
  return uses;
}

/* Adds the lemma of most uses, if it is another than the guess. */
static void add(const Corpus *c, const Use *u, uint32_t n, TableData *t) {
  enum { LEAST = 2 };
  uint32_t best = 0, most = 0;
  for (uint32_t i = 0, k; i < n; i += k) {
    for (k = 1; i + k < n && u[i + k].lemma == u[i].lemma;) k++;
    if (k > most) {
      most = k;
      best = i;
    }
  }
  const char *guess;
  const Type *gold = vocab_type(c->vocab, u[best].lemma);
  if (most < LEAST || 2 * most <= n || gold->nbytes > 40) return;
  if (morph_lemma(c->vocab, NULL, u->type, u->pos, u->tag, &guess) != GE_OK)
    die("out of memory", "lemmas");
  if (strcmp(guess, gold->text) == 0) return;
  const Type *fold = vocab_type(c->vocab, u->fold);
  static const int8_t none[MODEL_CLASSES];
  table_add(t, morph_key(fold->text, fold->nbytes, u->tag),
            (const uint8_t *)gold->text, none, gold->nbytes);
}

TableData lemmas_learn(const Corpus *c, const Part *p) {
  TableData t;
  uint32_t n, nkeys = 0;
  Use *u = collect(c, p, &n);
  for (uint32_t i = 0; i < n; i++)
    nkeys += i == 0 || u[i].fold != u[i - 1].fold || u[i].tag != u[i - 1].tag;
  table_begin(&t, nkeys / 4, 5);
  for (uint32_t i = 0, k; i < n; i += k) {
    for (k = 1; i + k < n && u[i + k].fold == u[i].fold &&
                u[i + k].tag == u[i].tag;)
      k++;
    add(c, u + i, k, &t);
  }
  table_end(&t);
  free(u);
  return t;
}
