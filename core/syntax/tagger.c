#include "syntax/tagger.h"

enum { OUT = 0x7FFF0001 }; /* a word outside the sentence */

static uint32_t put1(uint32_t *keys, uint32_t n, uint32_t template,
                     uint32_t a) {
  keys[n] = key_end(key_add(key_start(template), a));
  return n + 1;
}

static uint32_t put2(uint32_t *keys, uint32_t n, uint32_t template, uint32_t a,
                     uint32_t b) {
  keys[n] = key_end(key_add(key_add(key_start(template), a), b));
  return n + 1;
}

static uint32_t put3(uint32_t *keys, uint32_t n, uint32_t template, uint32_t a,
                     uint32_t b, uint32_t c) {
  keys[n] = key_end(key_add(key_add(key_add(key_start(template), a), b), c));
  return n + 1;
}

uint32_t tag_type_features(const Word *w, Case how, uint32_t *keys) {
  uint32_t n = 0, look = w->capital * 8u + (uint32_t)how;
  n = put1(keys, n, 0, 0);
  n = put1(keys, n, 1, w->form);
  n = put1(keys, n, 2, w->shape);
  n = put1(keys, n, 3, w->tags);
  n = put1(keys, n, 4, w->wordnet);
  n = put1(keys, n, 5, look);
  n = put2(keys, n, 6, w->wordnet, w->suffix[1]);
  n = put2(keys, n, 7, w->wordnet, look);
  n = put2(keys, n, 8, w->suffix[2], look);
  n = put1(keys, n, 9, w->lemma);
  for (uint32_t k = 0; k < WORD_SUFFIXES; k++)
    if (w->suffix[k]) n = put1(keys, n, 10, w->suffix[k]);
  for (uint32_t k = 0; k < WORD_PREFIXES; k++)
    if (w->prefix[k]) n = put1(keys, n, 11, w->prefix[k]);
  return n;
}

typedef struct Seen { /* of a neighbour */
  uint32_t form, tags, suffix, wordnet, look;
} Seen;

static Seen see(const Tagging *t, uint32_t i, int offset) {
  Seen s = {OUT, OUT, OUT, OUT, OUT};
  if (offset < 0 && i < (uint32_t)-offset) return s;
  uint32_t at = i + (uint32_t)offset;
  if (at >= t->n) return s;
  const Word *w = &t->words[at];
  s.form = w->form;
  /* An unknown word shows its end and its capital instead. */
  s.tags = w->tags ? w->tags : w->suffix[1] ^ (w->capital + 1u);
  s.suffix = w->suffix[2];
  s.wordnet = w->wordnet;
  s.look = w->capital;
  return s;
}

uint32_t tag_features(const Tagging *t, uint32_t i, uint32_t *keys) {
  Seen w = see(t, i, 0), p1 = see(t, i, -1), p2 = see(t, i, -2);
  Seen n1 = see(t, i, 1), n2 = see(t, i, 2);
  uint32_t t1 = i > 0 ? t->tags[i - 1] : TAG_OUTSIDE;
  uint32_t t2 = i > 1 ? t->tags[i - 2] : TAG_OUTSIDE;
  uint32_t tt = t1 * 256 + t2, n = 0;
  uint32_t look = (w.look * 8u + (uint32_t)t->how) * 2 + (i == 0);
  n = put1(keys, n, 40, t1);
  n = put1(keys, n, 41, tt);
  n = put2(keys, n, 42, t1, w.form);
  n = put2(keys, n, 43, tt, w.form);
  n = put2(keys, n, 44, t1, w.tags);
  n = put2(keys, n, 45, tt, w.tags);
  n = put1(keys, n, 46, p1.form);
  n = put1(keys, n, 47, p2.form);
  n = put1(keys, n, 48, n1.form);
  n = put1(keys, n, 49, n2.form);
  n = put2(keys, n, 50, p1.form, w.form);
  n = put2(keys, n, 51, w.form, n1.form);
  n = put1(keys, n, 52, p1.suffix);
  n = put1(keys, n, 53, n1.suffix);
  n = put1(keys, n, 54, n1.tags);
  n = put2(keys, n, 55, n1.tags, w.tags);
  n = put2(keys, n, 56, n1.tags, n2.tags);
  n = put3(keys, n, 57, t1, w.tags, n1.tags);
  n = put3(keys, n, 58, t1, w.form, n1.tags);
  n = put2(keys, n, 59, p1.form, n1.form);
  n = put2(keys, n, 60, t1, n1.form);
  n = put1(keys, n, 61, look);
  n = put3(keys, n, 62, look, p1.look, n1.look);
  n = put3(keys, n, 63, t1, w.suffix, look);
  n = put3(keys, n, 64, t1, w.wordnet, n1.wordnet);
  n = put2(keys, n, 65, tt, n1.tags);
  n = put3(keys, n, 66, w.tags, n1.tags, n2.tags);
  n = put2(keys, n, 67, w.form, t->question * 2u + (i == 0));
  n = put2(keys, n, 68, w.tags, n2.form);
  n = put2(keys, n, 69, w.tags, p1.form);
  n = put2(keys, n, 70, w.tags, n1.form);
  n = put3(keys, n, 71, w.suffix, n1.suffix, w.look);
  n = put2(keys, n, 72, p2.form, p1.form);
  n = put2(keys, n, 73, n1.form, n2.form);
  n = put2(keys, n, 74, w.tags, p2.form);
  return n;
}

uint8_t tag_best(const Word *w, uint32_t nclasses, const int32_t *scores) {
  uint32_t best = 0;
  if (w->allowed) {
    best = w->allowed[1];
    for (uint32_t k = 1; k < w->allowed[0]; k++) {
      uint32_t c = w->allowed[1 + k];
      if (scores[c] > scores[best]) best = c;
    }
    return (uint8_t)best;
  }
  for (uint32_t c = 1; c < nclasses; c++)
    if (scores[c] > scores[best]) best = c;
  return (uint8_t)best;
}
