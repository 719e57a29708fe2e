/*
 * The network of tagger and parser over one sentence: rows of words, layers
 * that add to a stream of numbers a word, transitions, relations. All of it
 * in integers (kernel.h), so that every machine gives the same tree.
 * scripts/model/network.py trains it.
 *
 * Transitions are arc-hybrid (Kuhlmann, Gomez-Rodriguez and Satta 2011): shift
 * b0; left, s0 becomes a dependent of b0; right, of s1. The root is word 0 of
 * the network, at the bottom of the stack, and takes one word, last.
 */
#ifndef GE_SYNTAX_NETWORK_H
#define GE_SYNTAX_NETWORK_H

#include "syntax/kernel.h"

enum {
  FAR = 17,  /* distances that a step tells apart; the last: no word is left */
  REACH = 8, /* those of relations, on both sides */
  SENTENCE_MOST = 400 /* words that are parsed together */
};

typedef struct KeyTable { /* keys and values in turn, 0: a free place */
  const uint32_t *slots;
  uint32_t mask; /* places - 1, a power of 2 */
} KeyTable;

/* Whether a key is known; its value. */
bool key_find(const KeyTable *t, uint32_t key, uint32_t *value);

enum {
  LAYER_CONVOLUTION,
  LAYER_RECUR,
  LAYER_RECUR_2,
  LAYER_TAGS,
  LAYER_MIDDLE,
  LAYER_SLOTS,
  LAYER_PAIR,
  LAYER_LABEL,
  LAYERS
};

typedef struct TagPair {
  uint8_t pos, tag;       /* labels */
  uint8_t at_pos, at_tag; /* their scores */
} TagPair;

typedef struct Network {
  const Kernel *kernel;
  KeyTable form_keys, part_keys;
  const int8_t *forms, *parts; /* rows of WIDTH */
  uint32_t nforms, nparts;
  int32_t factors[2]; /* of form and parts: 1/256 number of the stream */
  Layer layers[LAYERS];
  const int16_t *sigmoid;
  const int16_t *absent, *distance, *bias; /* rows of STEP */
  const int8_t *moves;
  int32_t move_bias[NMOVES];
  const int16_t *apart; /* rows of LABEL */
  const TagPair *pairs;
  const uint8_t *rels;
  uint32_t npairs, nrels;
  uint8_t root; /* the relation of the root */
} Network;

/* Rows of a word: of its form, then of its parts but white space. */
typedef struct WordRows {
  uint32_t form, parts[PARTS];
} WordRows;

/* A word: the sum of its rows as numbers of the stream. */
typedef struct WordSum {
  int16_t at[WIDTH];
} WordSum;

/* Words of a sentence, and the white space around each. Words of one key are
 * alike in both; keys are KEY_WORDS or more. */
typedef struct WordList {
  const WordSum *const *words, *const *spaces;
  const uint32_t *keys;
  uint32_t n;
} WordList;

enum {
  KEPT_BITS = GE_ROOM(9, 1),
  KEPT = 1 << KEPT_BITS,
  KEY_PAD = 1,
  KEY_ROOT,
  KEY_WORDS
};

/* What the convolution makes of a word as the one before, at and behind a
 * word; kept for the words that come often, which is half of a text. */
typedef struct Kept {
  uint32_t keys[KEPT]; /* 0: nothing */
  int32_t sums[KEPT][3][WIDTH];
} Kept;

/* Points the layers of a network into a section of the model; false: it does
 * not hold them. Numbers are those that the loops can bear. */
bool network_use(Network *net, const void *bytes, size_t nbytes);

/* Bytes of the states of n words, up to SENTENCE_MOST. */
size_t network_bytes(uint32_t n);
/* A word of these rows, the white space of a row of parts. */
void network_word(const Network *net, const WordRows *rows, WordSum *sum);
void network_space(const Network *net, uint32_t row, WordSum *sum);
/* States of words in this memory, aligned to 64. */
void network_encode(const Network *net, Kept *kept, const WordList *words,
                    void *memory);
/* The best pair of part of speech and tag of each, after network_encode. */
void network_tags(const Network *net, uint32_t n, void *memory,
                  uint16_t *pairs);
/* Heads of the words 1 to n, 0: the root, with n + 1 places; relations of the
 * n words. After network_encode. */
void network_parse(const Network *net, uint32_t n, void *memory,
                   uint32_t *heads, uint8_t *rels);

#endif
