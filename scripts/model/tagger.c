/* The dictionary and the tagger. */
#include "learn.h"

#include <stdio.h>
#include <string.h>

bool part_has(const Part *p, const Sentence *s) {
  if (corpus_held(s, p->hold)) return false;
  return !p->folds || s->document / 2 % p->folds != p->fold;
}

uint32_t *part_order(const Corpus *c, const Part *p, uint32_t seed,
                     uint32_t *n) {
  uint32_t *order = must_alloc(c->n * sizeof *order);
  uint64_t state = seed;
  *n = 0;
  for (uint32_t i = 0; i < c->n; i++)
    if (part_has(p, &c->at[i])) order[(*n)++] = i;
  for (uint32_t i = *n; i > 1; i--) {
    uint32_t j = next_random(&state) % i, t = order[i - 1];
    order[i - 1] = order[j];
    order[j] = t;
  }
  return order;
}

/* -------------------------------------------------------------- dictionary */

typedef uint32_t Counts[MODEL_CLASSES];

enum {
  LEAST = 3,   /* occurrences of a word that is in the dictionary */
  SURE = 15,   /* of one that has no other tags than those seen */
  SURE_ONE = 20,
  HARDLY = 150 /* one in so many of them may be tagged otherwise */
};

/* Row of a word: its classes, the most frequent first. The first weight is -1
 * where others are possible too, 1 where there is hardly an
 * exception from the one class. */
static void add_word(TableData *t, uint32_t key, const uint32_t *count,
                     uint32_t ntags, bool exact) {
  uint8_t classes[8];
  int8_t values[8] = {0};
  uint32_t n = 0, total = 0;
  for (uint32_t i = 0; i < ntags; i++) total += count[i];
  if (total < LEAST) return;
  while (n < GE_COUNT(classes)) {
    uint32_t best = MODEL_CLASSES;
    for (uint32_t i = 0; i < ntags; i++)
      if (count[i] && (n == 0 || !memchr(classes, (int)i, n)) &&
          (best == MODEL_CLASSES || count[i] > count[best]))
        best = i;
    if (best == MODEL_CLASSES) break;
    if (n > 0 && count[best] * 200 < total) break;
    classes[n++] = (uint8_t)best;
  }
  if (total < SURE || !exact) values[0] = -1;
  else if (n == 1 && total >= SURE_ONE &&
           (total - count[classes[0]]) * HARDLY <= total)
    values[0] = 1;
  table_add(t, key, classes, values, n);
}

enum { WORDS_FILL = 7 }; /* most types are too rare to be kept */

TableData dictionary_learn(const Corpus *c, const Part *p) {
  TableData t;
  uint32_t ntypes = vocab_size(c->vocab);
  Counts *exact = must_alloc(ntypes * sizeof *exact);
  Counts *fold = must_alloc(ntypes * sizeof *fold);
  for (uint32_t i = 0; i < c->n; i++) {
    const Sentence *s = &c->at[i];
    if (!part_has(p, s)) continue;
    for (uint32_t k = 0; k < s->n; k++) {
      exact[s->types[k]][s->gold[k]]++;
      if (!s->copy) fold[vocab_type(c->vocab, s->types[k])->fold][s->gold[k]]++;
    }
  }
  table_begin(&t, 2 * ntypes, WORDS_FILL);
  for (uint32_t i = 0; i < ntypes; i++) {
    const Type *type = vocab_type(c->vocab, i);
    add_word(&t, word_key(type->text, type->nbytes), exact[i], c->ntags, true);
    add_word(&t, word_fold_key(type->text, type->nbytes), fold[i], c->ntags,
             false);
  }
  table_end(&t);
  free(exact);
  free(fold);
  return t;
}

void dictionary_apply(Corpus *c, const TableData *dictionary) {
  Table t = table_view(dictionary);
  for (uint32_t i = 0; i < c->n; i++) {
    Sentence *s = &c->at[i];
    for (uint32_t k = 0; k < s->n; k++)
      if (word_fill(&s->words[k], c->vocab, &t, s->types[k], s->how) != GE_OK)
        die("out of memory", "words");
  }
}

/* ------------------------------------------------------------------ tagger */

static uint32_t features(const Tagging *t, uint32_t i, uint32_t *keys) {
  uint32_t n = tag_type_features(&t->words[i], t->how, keys);
  return n + tag_features(t, i, keys + n);
}

/* tag_best over weights in training. */
static uint8_t best_float(const Word *w, uint32_t n, const float *scores,
                          int except) {
  int best = -1;
  for (uint32_t i = 0; i < n; i++) {
    bool can = !w->allowed || memchr(w->allowed + 1, (int)i, w->allowed[0]);
    if (can && (int)i != except && (best < 0 || scores[i] > scores[best]))
      best = (int)i;
  }
  return (uint8_t)(best < 0 ? except : best);
}

static uint32_t learn_word(const Corpus *c, const Tagging *t, uint32_t i,
                           uint8_t gold, Weights *w) {
  const Word *word = &t->words[i];
  uint32_t keys[TAG_TYPE_FEATURES + TAG_FEATURES];
  float scores[MODEL_CLASSES] = {0};
  if (word->only) {
    t->tags[i] = (uint8_t)(word->only - 1);
    return t->tags[i] != gold;
  }
  uint32_t n = weights_drop(w, keys, features(t, i, keys));
  weights_score(w, keys, n, scores);
  t->tags[i] = best_float(word, c->ntags, scores, -1);
  uint8_t rival = best_float(word, c->ntags, scores, gold);
  bool can = !word->allowed ||
             memchr(word->allowed + 1, gold, word->allowed[0]);
  w->step++;
  if (can && rival != gold && scores[gold] < scores[rival] + 1) {
    weights_add(w, keys, n, gold, 1);
    weights_add(w, keys, n, rival, -1);
  }
  return t->tags[i] != gold;
}

void tagger_learn(Corpus *c, const Part *p, uint32_t nepochs,
                  uint32_t nrows, Weights *w) {
  for (uint32_t epoch = 0; epoch < nepochs; epoch++) {
    uint32_t n, nwords = 0, nwrong = 0;
    uint32_t *order = part_order(c, p, epoch + 1, &n);
    for (uint32_t k = 0; k < n; k++) {
      Sentence *s = &c->at[order[k]];
      Tagging t = {s->words, s->n, s->how, s->question, s->tags};
      for (uint32_t i = 0; i < s->n; i++)
        nwrong += learn_word(c, &t, i, s->gold[i], w);
      nwords += s->n;
    }
    fprintf(stderr, "tagger epoch %u: %.2f %% wrong\n", epoch + 1,
            100.0 * nwrong / nwords);
    free(order);
    if (epoch + 1 == nepochs / 2) weights_prune(w, nrows);
  }
}

void tagger_tag(const Corpus *c, Sentence *s, const Table *table) {
  Tagging t = {s->words, s->n, s->how, s->question, s->tags};
  uint32_t keys[TAG_TYPE_FEATURES + TAG_FEATURES];
  for (uint32_t i = 0; i < s->n; i++) {
    const Word *w = &s->words[i];
    int32_t scores[MODEL_CLASSES] = {0};
    if (w->only) {
      s->tags[i] = (uint8_t)(w->only - 1);
      continue;
    }
    uint32_t n = features(&t, i, keys);
    table_score(table, keys, n, scores);
    s->tags[i] = tag_best(w, c->ntags, scores);
  }
}
