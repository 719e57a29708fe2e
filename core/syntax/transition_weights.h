/*
 * Weights of the parser's transitions: each hashed feature has one for shift,
 * left and right. A weight w counts w * |w|: small ones must stay apart, large
 * ones need not.
 */
#ifndef GE_SYNTAX_TRANSITION_WEIGHTS_H
#define GE_SYNTAX_TRANSITION_WEIGHTS_H

#include "syntax/feature_table.h"

#define MOVES 3
#define MOVE_SURE 127

typedef struct MoveLine { /* LINE_BYTES */
  uint16_t tag[LINE_TAGS];
  int8_t weight[LINE_TAGS][MOVES];
  uint8_t used; /* features of the line; the others are 0 */
  uint8_t none[3];
} MoveLine;

typedef struct Moves {
  const MoveLine *lines;
  uint32_t nlines;
} Moves;

/* The transition that a state with this key is sure of, -1: none. Its row has
 * MOVE_SURE there and - MOVE_SURE elsewhere. */
int moves_sure(const Moves *m, uint32_t key);

/* Adds the weights of all these keys, fewer than 256. */
void moves_score(const Moves *m, const uint32_t *keys, uint32_t n,
                 int32_t scores[MOVES]);

#endif
