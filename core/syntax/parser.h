/*
 * The parser: arc-hybrid transitions (Kuhlmann, Gomez-Rodriguez and Satta
 * 2011) over a linear model, features after Zhang and Nivre (2011). The root
 * stands behind the last word (Ballesteros and Nivre 2013), and takes one
 * word only, so that the result is always a tree.
 *
 *   stack ... s1 s0 | b0 b1 ... buffer, root
 *   shift          b0 goes on the stack
 *   left           s0 becomes a dependent of b0 and is done
 *   right          s0 becomes a dependent of s1 and is done
 *
 * A transition is chosen first, then the relation of its arc: three weights a
 * feature are read at once, and relations are scored for arcs alone.
 *
 * Linear in the words. The features here serve training and running alike.
 */
#ifndef GE_SYNTAX_PARSER_H
#define GE_SYNTAX_PARSER_H

#include "syntax/word_features.h"

typedef enum ParseKind { PARSE_SHIFT, PARSE_LEFT, PARSE_RIGHT } ParseKind;

#define PARSE_FEATURES 144
#define PARSE_LABEL_FEATURES 64
#define PARSE_SURE 3
#define PARSE_SURE_ARC 4
#define PARSE_NONE UINT32_MAX

typedef struct ParseNode {
  uint32_t form, lemma, suffix;
  uint32_t head;       /* node, PARSE_NONE: none yet */
  uint32_t left[2];    /* outermost and next dependents, PARSE_NONE: none */
  uint32_t right[2];
  uint32_t marker;     /* form of its case, mark or cc word, 0: none */
  uint32_t left_rels, right_rels; /* hashes of the sets of relations */
  uint8_t nleft, nright;
  uint8_t tag, pos;
  uint8_t rel;
} ParseNode;

typedef struct ParseState {
  ParseNode *nodes; /* n + 1: the root is the last */
  uint32_t *stack;  /* n */
  uint32_t n, nstack, next; /* next: b0 */
} ParseState;

/* Bytes that a sentence of n words needs, and where its state starts. */
size_t parse_bytes(uint32_t n);
void parse_start(ParseState *s, void *memory, const Word *words,
                 const uint8_t *tags, const ModelPair *pairs, uint32_t n);
bool parse_done(const ParseState *s);
bool parse_legal(const ParseState *s, ParseKind kind);
void parse_apply(ParseState *s, ParseKind kind, uint8_t rel);
/* Keys of what may be sure without a look at features: of a state, and of the
 * arc that a transition would make. */
void parse_sure_keys(const ParseState *s, uint32_t keys[PARSE_SURE]);
void parse_sure_arcs(const ParseState *s, ParseKind kind,
                     uint32_t keys[PARSE_SURE_ARC]);

/* Features of the state, for its transitions; at most PARSE_FEATURES. */
uint32_t parse_features(const ParseState *s, uint32_t *keys);
/* Features of the arc that a transition, left or right, would make, for its
 * relation; at most PARSE_LABEL_FEATURES. */
uint32_t parse_label_features(const ParseState *s, ParseKind kind,
                              uint32_t *keys);
/* Parses what was started to its end, by the moves and relations of a model. */
void parse_run(ParseState *s, const Model *m);

#endif
