/*
 * What is true of a span and an event, as facts, and a table of their weights.
 *
 * A fact is a kind and a value, and has a text that people read in tables of
 * weights: "prep=with", "up, down=obj, nsubj", of a kind without a value its
 * name. Of most kinds there is a second text, behind which stands the type of
 * the event: "prep=with strike".
 *
 *   slots: open addressing on kind and value, load <= 1/2
 *   slot -> row -> weights[role]  of all events and of the type together
 *
 * A score is a sum, O(facts), as of a linear model (logistic regression); a table
 * belongs to its Lua plan.
 */
#ifndef GE_LUA_LEND_WEIGHTS_H
#define GE_LUA_LEND_WEIGHTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"

typedef enum LendKind {
  LEND_START,
  LEND_TRIGGER,
  LEND_LAYER,
  LEND_SECTOR,
  LEND_CATEGORY,
  LEND_KIND,
  LEND_GRAIN,
  LEND_POS,
  LEND_WORD,
  LEND_DET,
  LEND_NAME,
  LEND_COUNTRY,
  LEND_REL,
  LEND_PREP,
  LEND_LAYER_PREP,
  LEND_TRIGGER_REL,
  LEND_ABOVE,
  LEND_APART,
  LEND_UP_DOWN,
  LEND_NUP_DOWN,
  LEND_NDOWN,
  LEND_ABOVE_DOWN,
  LEND_TRIGGER_DOWN,
  LEND_SAYS,
  LEND_SIDE,
  LEND_FAR,
  LEND_HOLDS,
  LEND_VERBS,
  LEND_COMMAS,
  LEND_QUOTE,
  LEND_NEARER,
  LEND_EVENTS,
  LEND_BEFORE,
  LEND_BEHIND,
  LEND_FIRST,
  LEND_OWNER,
  LEND_HAS,
  LEND_BESIDE,
  LEND_JOINED,
  LEND_ELSEWHERE,
  LEND_NEAREST_TIME,
  LEND_KINDS
} LendKind;

/* A value, borrowed, with what its bytes hash to; `at` NULL: none. */
typedef struct LendWord {
  const char *at;
  uint32_t nbytes, hash;
} LendWord;

LendWord lend_word(const char *s);

/* Of a kind with two values they are "a, b". */
typedef struct LendFact {
  LendKind kind;
  LendWord a, b; /* b.at NULL: one value; a.at NULL, too: none */
} LendFact;

typedef LIST(LendFact) LendFacts;

typedef struct LendRow {
  const char *value;
  uint32_t nbytes;
  LendKind kind;
  int32_t *weights; /* by role */
} LendRow;

typedef struct LendSlot {
  uint32_t hash, row; /* its number from 1, 0: the slot is free */
} LendSlot;

typedef struct LendWeights {
  Arena arena;
  LendSlot *slots;
  LendRow *rows;
  uint32_t mask, nrows, nroles;
  int32_t *start; /* of every span, by role */
} LendWeights;

/* An empty table with room for so many texts; false: memory is out. The caller
 * clears it whatever the result. */
bool lend_weights_init(LendWeights *w, uint32_t nroles, size_t ntexts);
void lend_weights_clear(LendWeights *w);
/* Add the weight of a text, "(start)" is that of every span. A text of another
 * type, or of no kind, is let be. false: memory is out. */
bool lend_weights_put(LendWeights *w, uint32_t role, const char *type,
                      const char *text, int32_t weight);
/* Add the weights of facts to the sums, one a role. */
void lend_weights_sum(const LendWeights *w, const LendFact *facts, uint32_t n,
                      int64_t *sums);

/* The sum of the weights that facts have for one role. */
int64_t lend_weights_of(const LendWeights *w, uint32_t role,
                        const LendFact *facts, uint32_t n);

/* Whether a fact has a second text, with the type. */
bool lend_is_typed(LendKind kind);
/* Append the text of a fact, with a type unless that is NULL. */
void lend_text(Buf *buf, const LendFact *fact, const char *type);

#endif
