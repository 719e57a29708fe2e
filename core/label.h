/*
 * Names of the syntactic annotation: the 17 universal parts of speech, the
 * tags of the Penn Treebank as the English Universal Dependencies treebanks
 * use them, and the universal relations with the subtypes of English. Numbers
 * are positions in these tables; 0 is "_", not known.
 */
#ifndef GE_LABEL_H
#define GE_LABEL_H

#include "base.h"

/* Positions in the table of parts of speech. */
typedef enum Pos {
  POS_NONE, POS_ADJ, POS_ADP, POS_ADV, POS_AUX, POS_CCONJ, POS_DET, POS_INTJ,
  POS_NOUN, POS_NUM, POS_PART, POS_PRON, POS_PROPN, POS_PUNCT, POS_SCONJ,
  POS_SYM, POS_VERB, POS_X, POS_COUNT
} Pos;

#define TAG_COUNT 51u
#define REL_COUNT 60u

#endif
