/*
 * Names of the syntactic annotation: the 17 universal parts of speech, the
 * tags of the Penn Treebank as the English Universal Dependencies treebanks
 * use them, and the universal relations with the subtypes of English. Numbers
 * are positions in these tables; 0 is "_", not known.
 */
#ifndef GE_SYNTAX_LABEL_H
#define GE_SYNTAX_LABEL_H

#include "base/base.h"

/* Positions in the table of parts of speech. */
typedef enum Pos {
  POS_NONE,
  POS_ADJ,
  POS_ADP,
  POS_ADV,
  POS_AUX,
  POS_CCONJ,
  POS_DET,
  POS_INTJ,
  POS_NOUN,
  POS_NUM,
  POS_PART,
  POS_PRON,
  POS_PROPN,
  POS_PUNCT,
  POS_SCONJ,
  POS_SYM,
  POS_VERB,
  POS_X,
  POS_COUNT
} Pos;

/* Positions in the table of tags. */
typedef enum Tag {
  TAG_NONE,
  TAG_DOLLAR,
  TAG_QUOTE_END,
  TAG_COMMA,
  TAG_LRB,
  TAG_RRB,
  TAG_PERIOD,
  TAG_COLON,
  TAG_ADD,
  TAG_AFX,
  TAG_CC,
  TAG_CD,
  TAG_DT,
  TAG_EX,
  TAG_FW,
  TAG_GW,
  TAG_HYPH,
  TAG_IN,
  TAG_JJ,
  TAG_JJR,
  TAG_JJS,
  TAG_LS,
  TAG_MD,
  TAG_NFP,
  TAG_NN,
  TAG_NNP,
  TAG_NNPS,
  TAG_NNS,
  TAG_PDT,
  TAG_POS,
  TAG_PRP,
  TAG_PRP_POSS,
  TAG_RB,
  TAG_RBR,
  TAG_RBS,
  TAG_RP,
  TAG_SYM,
  TAG_TO,
  TAG_UH,
  TAG_VB,
  TAG_VBD,
  TAG_VBG,
  TAG_VBN,
  TAG_VBP,
  TAG_VBZ,
  TAG_WDT,
  TAG_WP,
  TAG_WP_POSS,
  TAG_WRB,
  TAG_XX,
  TAG_QUOTE,
  TAG_COUNT
} Tag;

/* Positions in the table of relations. */
typedef enum Rel {
  REL_NONE,
  REL_ACL,
  REL_ACL_RELCL,
  REL_ADVCL,
  REL_ADVCL_RELCL,
  REL_ADVMOD,
  REL_AMOD,
  REL_APPOS,
  REL_AUX,
  REL_AUX_PASS,
  REL_CASE,
  REL_CC,
  REL_CC_PRECONJ,
  REL_CCOMP,
  REL_CLF,
  REL_COMPOUND,
  REL_COMPOUND_PRT,
  REL_CONJ,
  REL_COP,
  REL_CSUBJ,
  REL_CSUBJ_OUTER,
  REL_CSUBJ_PASS,
  REL_DEP,
  REL_DET,
  REL_DET_PREDET,
  REL_DISCOURSE,
  REL_DISLOCATED,
  REL_EXPL,
  REL_FIXED,
  REL_FLAT,
  REL_FLAT_FOREIGN,
  REL_GOESWITH,
  REL_IOBJ,
  REL_LIST,
  REL_MARK,
  REL_NMOD,
  REL_NMOD_DESC,
  REL_NMOD_NPMOD,
  REL_NMOD_POSS,
  REL_NMOD_TMOD,
  REL_NMOD_UNMARKED,
  REL_NSUBJ,
  REL_NSUBJ_OUTER,
  REL_NSUBJ_PASS,
  REL_NUMMOD,
  REL_OBJ,
  REL_OBL,
  REL_OBL_AGENT,
  REL_OBL_NPMOD,
  REL_OBL_TMOD,
  REL_OBL_UNMARKED,
  REL_ORPHAN,
  REL_PARATAXIS,
  REL_PUNCT,
  REL_REPARANDUM,
  REL_ROOT,
  REL_VOCATIVE,
  REL_XCOMP,
  REL_EXPL_PASS,
  REL_FLAT_NAME,
  REL_COUNT
} Rel;

typedef enum LabelKind { LABEL_POS, LABEL_TAG, LABEL_REL } LabelKind;

/* The labels that a name stands for, label i as bit i: a relation's subtypes
 * are meant with it, "nsubj" is "nsubj:pass", too. 0: no label has the name. */
uint64_t label_set(LabelKind kind, const char *name);

#endif
