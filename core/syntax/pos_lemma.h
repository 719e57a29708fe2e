/*
 * Lemmas by part of speech: of the lemmas that WordNet allows for a form, the
 * one of that part of speech, unless the model's table knows better. The table
 * holds what the treebanks write otherwise: "n't" not, "an" a, "better" good.
 */
#ifndef GE_SYNTAX_POS_LEMMA_H
#define GE_SYNTAX_POS_LEMMA_H

#include "syntax/model.h"
#include "text/vocab.h"

/* Key of a folded form and Penn tag in the table. */
uint32_t morph_key(const char *fold, size_t nbytes, unsigned tag);

/* The lemma; `table` may be NULL. The text belongs to the vocabulary. */
GeStatus morph_lemma(Vocab *v, const LemmaTable *table, GeId type, unsigned pos,
                     unsigned tag, const char **lemma);

#endif
