/* Learning the parts of a model from a corpus. */
#ifndef GE_MODEL_LEARN_H
#define GE_MODEL_LEARN_H

#include "weights.h"

/* Which sentences count as training text. */
typedef struct Part {
  uint32_t hold;       /* every hold-th document is held out, 0: none */
  uint32_t fold, folds; /* and of the others every folds-th from fold on */
} Part;

bool part_has(const Part *p, const Sentence *s);
/* Order of the part's sentences, shuffled with this seed. */
uint32_t *part_order(const Corpus *c, const Part *p, uint32_t seed,
                     uint32_t *n);

/* The tags of words of the part. */
TableData dictionary_learn(const Corpus *c, const Part *p);
/* Fills the words of all sentences of the corpus. */
void dictionary_apply(Corpus *c, const TableData *dictionary);

/* The words of the sentences must be filled. */
void tagger_learn(Corpus *c, const Part *p, uint32_t nepochs,
                  uint32_t nrows, Weights *w);
/* Predicted tags of a sentence by weights in training or by a table. */
void tagger_tag(const Corpus *c, Sentence *s, const Table *table);

/* Lemmas of words of the part by form and tag, where pos_lemma.h guesses wrong. */
TableData lemmas_learn(const Corpus *c, const Part *p);

typedef struct Arcs { /* transitions with the relations they can give */
  ModelPair at[MODEL_CLASSES];
  uint32_t n;
} Arcs;

/* Those that the part needs. */
void arcs_find(const Corpus *c, const Part *p, Arcs *a);
typedef struct Learner { /* of the parser */
  Weights moves, labels;
  Sure sure_moves, sure_arcs;
} Learner;

/* One pass; explore: go on from what was predicted. The first pass counts what
 * is sure, the others leave that out. */
void parser_learn(Corpus *c, const Part *p, const Arcs *a, uint32_t seed,
                  bool explore, Learner *l);

#endif
