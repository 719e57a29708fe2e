/*
 * Lemma candidates of English word forms, without context: the exceptions of
 * WordNet 3.0, then its detachment rules (-s, -ed, -ing, -er, -est), each
 * candidate checked against WordNet's words of that part of speech (morphy(7WN);
 * Fellbaum, WordNet, 1998). A word is found by halving the groups of the sorted
 * list and reading one group, O(log n); lemma_data.h draws the tables. Nothing
 * is allocated: candidates are copied into the caller's Lemmas.
 */
#ifndef GE_TEXT_LEMMA_H
#define GE_TEXT_LEMMA_H

#include "base/base.h"

#define LEMMA_NOUN 1u
#define LEMMA_VERB 2u
#define LEMMA_ADJ 4u
#define LEMMA_ADV 8u
#define LEMMA_MAX 4
#define LEMMA_BYTES 48 /* longer words are their own lemma */

typedef struct Lemmas {
  char at[LEMMA_MAX][LEMMA_BYTES];
  unsigned n;
} Lemmas;

/* Candidates of a folded form, the likeliest first; never none. false when
 * the word is longer than LEMMA_BYTES - 1 and so is its own only lemma. */
bool lemma_of(const char *form, size_t nbytes, Lemmas *out);

/* Parts of speech under which WordNet lists a word, 0 if none. */
unsigned lemma_pos(const char *word, size_t nbytes);

/* The supersense of a noun's most frequent sense in WordNet: person, artifact,
 * group, act, ... (the names of its lexicographer files); NULL if the word is
 * no noun there. */
const char *lemma_sense(const char *word, size_t nbytes);

#endif
