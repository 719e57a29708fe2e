#include "morph.h"
#include "label.h"
#include "lemma.h"

enum { TEMPLATE = 6 }; /* apart from those of word.c */

uint32_t morph_key(const char *fold, size_t nbytes, unsigned tag) {
  uint64_t h = key_add(key_start(TEMPLATE), tag);
  for (size_t i = 0; i < nbytes; i++) h = key_add(h, (unsigned char)fold[i]);
  return key_end(h);
}

/* WordNet's part of speech of a universal one, 0: a closed class. */
static unsigned wordnet_pos(unsigned pos) {
  switch (pos) {
  case POS_NOUN: return LEMMA_NOUN;
  case POS_VERB:
  case POS_AUX: return LEMMA_VERB;
  case POS_ADJ: return LEMMA_ADJ;
  case POS_ADV: return LEMMA_ADV;
  default: return 0;
  }
}

/* A name is its own lemma, as it is written. */
static GeStatus by_wordnet(Vocab *v, GeId type, unsigned pos,
                           const char **lemma) {
  GeStatus st = vocab_lemmas(v, type);
  if (st != GE_OK) return st;
  const Type *t = vocab_type(v, type);
  unsigned want = wordnet_pos(pos);
  *lemma = pos == POS_PROPN ? t->text : vocab_type(v, t->fold)->text;
  for (unsigned k = 0; want && k < t->nlemmas; k++) {
    const Type *l = vocab_type(v, t->lemma[k]);
    if (!(lemma_pos(l->text, l->nbytes) & want)) continue;
    *lemma = l->text;
    return GE_OK;
  }
  return GE_OK;
}

GeStatus morph_lemma(Vocab *v, const Table *table, GeId type, unsigned pos,
                     unsigned tag, const char **lemma) {
  const Type *fold = vocab_type(v, vocab_type(v, type)->fold);
  const unsigned char *row =
      table ? table_row(table, morph_key(fold->text, fold->nbytes, tag)) : NULL;
  GeId id;
  if (!row || row[0] == 0) return by_wordnet(v, type, pos, lemma);
  GeStatus st = vocab_intern(v, (const char *)row + 1, row[0], &id);
  if (st == GE_OK) *lemma = vocab_type(v, id)->text;
  return st;
}
