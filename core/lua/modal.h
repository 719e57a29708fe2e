/*
 * Modality of triggers, asked of the words of a sentence by their numbers;
 * scripts/geoeng/event/modality.lua tells what it finds out, and why.
 *
 *   modal_words.c   what a word is, and which sets hold it
 *   modal_way.c     the way up from a trigger, step by step
 *   modal_clause.c  what the clauses on the way say of it as a whole
 *   modal_cue.c     how a cue stands to a trigger on that way
 *   modality.c      cues that reach over words alone; which cue decides
 *
 * Tokens are numbers in the document, from 0.
 */
#ifndef GE_LUA_MODAL_H
#define GE_LUA_MODAL_H

#include "base/word_set.h"
#include "lua/bind.h"

/* Relations without their subtypes. */
typedef enum ModalRel {
  REL_OTHER,
  REL_OBJ,
  REL_IOBJ,
  REL_NSUBJ,
  REL_OBL,
  REL_NMOD,
  REL_COMPOUND,
  REL_XCOMP,
  REL_CCOMP,
  REL_CSUBJ,
  REL_ADVCL,
  REL_ACL,
  REL_CONJ,
  REL_APPOS,
  REL_AUX,
  REL_COP,
  REL_MARK,
  REL_CASE,
  REL_ADVMOD,
  REL_DET,
  REL_AMOD,
  REL_CC,
  REL_EXPL,
  REL_FIXED,
  REL_PARATAXIS,
  REL_ROOT,
  RELS
} ModalRel;

typedef struct ModalLabels {
  uint8_t base[64];                           /* of a relation, a ModalRel */
  int passive, outer, agent, owner, relative; /* relations with subtypes */
  int acl, advcl, aux, case_, ccomp, conj, det, mark, nsubj, parataxis, root,
      xcomp;
  int verb, noun, proper; /* parts of speech */
  int vbd, vbn, vbg, vbz; /* tags */
} ModalLabels;

/* What a cue says: of two that are known the greater counts. */
typedef enum ModalValue {
  SAYS_NIL,
  SAYS_EMPTY,
  SAYS_OTHER,
  SAYS_PLANNED,
  SAYS_HYPOTHETICAL,
  SAYS_ALLEGED,
  SAYS_NEGATED
} ModalValue;

typedef enum ModalKind {
  KIND_OTHER,
  KIND_AUX,
  KIND_NEG,
  KIND_WORD,
  KIND_ADJ,
  KIND_ADV,
  KIND_CONJ,
  KIND_DET,
  KIND_GOAL,
  KIND_CASE,
  KIND_DO,
  KIND_FROM,
  KIND_COURT,
  KIND_CLAUSE,
  KIND_MOD
} ModalKind;

typedef struct ModalCue {
  GeId id;
  uint32_t first, end;
  ModalKind kind;
  ModalValue before, after;
  double reach, after_reach; /* tokens; < 0: it has none */
} ModalCue;

/* Whether the mood of a word on the way is that of the trigger. */
typedef enum ModalCarry {
  CARRY_NO,
  CARRY_YES,
  CARRY_PLANNED,
  CARRY_UNLESS,
  CARRY_GENERIC,
  CARRY_PREDICATE
} ModalCarry;

typedef struct ModalStep {
  uint32_t token, child; /* child GE_NONE: the trigger itself */
  ModalCarry carried;
  bool framed, told, aside;
} ModalStep;

enum { MODAL_HOPS = 10, MODAL_REFUSAL = 0x80, MODAL_VALUE = 0x7f };

typedef struct ModalTrigger {
  uint32_t first, end;
  bool noun, is_fact, done, supposed;
} ModalTrigger;

/* A sentence, and the way up from the trigger in it. */
typedef struct Modal {
  lua_State *L;
  GeDoc *doc;
  const GeEngine *engine;
  const ModalLabels *labels;
  const GeToken *tokens;
  const GeWord *words; /* words[0] is the first of the sentence; NULL: without
                          a tree */
  uint32_t index, first, end;
  ModalCue *cues;
  uint32_t ncues;
  uint8_t *held; /* by token of the sentence: what the cue that has it makes of
                    what it governs, a ModalValue, and MODAL_REFUSAL */
  ModalTrigger trigger;
  ModalStep steps[MODAL_HOPS + 1];
  uint32_t nsteps;
} Modal;

/* ------------------------------------------------------------------- words */

/* Pushes ModalLabels, a userdata. [-0, +1, e] */
void modal_push_labels(lua_State *L);

const char *modal_norm(const Modal *m, uint32_t token);
/* The sets of rules/lexicons/english/modality.tsv that the folded form, the
 * lemma of a token, a string is in, as bits. */
uint64_t modal_norm_sets(const Modal *m, uint32_t token);
uint64_t modal_lemma_sets(const Modal *m, uint32_t token);
uint64_t modal_sets(const char *s);
/* The lemma of a token. [-0, +0, e] */
const char *modal_lemma(const Modal *m, uint32_t token);
bool modal_in(uint64_t sets, WordSet set);
bool modal_is(const Modal *m, uint32_t token, const char *norm);

/* Of the tree: */
const GeWord *modal_word(const Modal *m, uint32_t token);
ModalRel modal_rel(const Modal *m, uint32_t token);
bool modal_is_pos(const Modal *m, uint32_t token, int pos);
bool modal_is_tag(const Modal *m, uint32_t token, int tag);
bool modal_is_rel(const Modal *m, uint32_t token, int rel);
/* The word that a token hangs on, or GE_NONE. */
GeId modal_head(const Modal *m, uint32_t token);
/* The first word from `from` on that hangs on a token, or GE_NONE. */
GeId modal_kid(const Modal *m, uint32_t token, uint32_t from);
/* The first word that hangs on a token by a relation, or GE_NONE. */
GeId modal_marker(const Modal *m, uint32_t token, ModalRel rel);
/* The sets that this word is in, its folded form; none: 0, "". */
uint64_t modal_marker_sets(const Modal *m, uint32_t token, ModalRel rel);
const char *modal_marker_norm(const Modal *m, uint32_t token, ModalRel rel);
/* The topmost of tokens. */
uint32_t modal_top(const Modal *m, uint32_t first, uint32_t end);

/* --------------------------------------------------------------------- way */

/* Finds the way up from a token: steps and trigger.is_fact. */
void modal_way(Modal *m, uint32_t token);

/* ----------------------------------------------------------------- clauses */

/* Whether a verb of ending says that the verb on it is over ("negated"), or
 * that it is not ("asserted"); NULL: neither. */
const char *modal_ended(const Modal *m, uint32_t token);
/* An infinitive of purpose does it: "flew out to meet them". */
bool modal_is_purpose(const Modal *m);
/* Its clause is a condition without `if`, or a question of yes or no. */
bool modal_is_inverted(const Modal *m);
/* What is to come hangs on a condition: "will leave if they sign". */
bool modal_is_conditional(const Modal *m);
/* A text that is not yet in force speaks of a verb: "the bill would ban". */
bool modal_is_drafted(const Modal *m, uint32_t verb);
/* Somebody says who did it: "said the attack was carried out by rebels". */
bool modal_is_laid(const Modal *m);
/* It is only asked after: "Did they strike?" */
bool modal_is_asked(const Modal *m);
/* Its clause begins with "were", read as a part of its subject. */
bool modal_is_fronted_were(const Modal *m);

/* -------------------------------------------------------------------- cues */

/* What the tree says that a cue makes of the trigger; *gap is then how far it
 * is. SAYS_NIL: nothing. */
ModalValue modal_tree_effect(const Modal *m, const ModalCue *cue, int *gap);

#endif
