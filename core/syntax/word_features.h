/*
 * What tagger and parser see of a word: hashes of its form, ends and shape,
 * and what WordNet and the model's dictionary know of it. Depends on the word
 * type alone, so it is computed once per type and sentence case and cached.
 */
#ifndef GE_SYNTAX_WORD_FEATURES_H
#define GE_SYNTAX_WORD_FEATURES_H

#include "syntax/model.h"
#include "text/vocab.h"

/* How a sentence is written: tells what a capital letter means in it. */
typedef enum Case { CASE_NORMAL, CASE_LOWER, CASE_TITLE, CASE_UPPER } Case;

#define WORD_PREFIXES 4
#define WORD_SUFFIXES 5

typedef struct Word {
  uint32_t form;  /* folded, digits alike */
  uint32_t lemma; /* likeliest lemma */
  uint32_t shape; /* with the sentence's case */
  uint32_t suffix[WORD_SUFFIXES]; /* of 1 to 5 bytes of the folded form */
  uint32_t prefix[WORD_PREFIXES]; /* of 1 to 4 */
  uint32_t tags;  /* the set of tags in the model's dictionary; 0: unknown */
  uint16_t wordnet; /* parts of speech, of the form and of its lemmas */
  uint8_t capital;  /* 0 none, 1 first, 2 all, 3 inside, 4 no letter */
  uint8_t only;     /* 1 + the only tag that it can have, 0: any */
  const unsigned char *allowed; /* row of tags that it can have, or NULL */
} Word;

GeStatus word_fill(Word *w, Vocab *v, const Table *dictionary, GeId type,
                   Case how);
/* Key of a form in the model's dictionary. */
uint32_t word_key(const char *text, size_t nbytes);
/* Key of the folded form there: for what was not seen in this case. */
uint32_t word_fold_key(const char *fold, size_t nbytes);
/* A word that headlines write small. */
bool word_is_small(const char *w);
/* How the sentence of these types is written. */
Case word_case(const Vocab *v, const GeId *types, uint32_t n);

#endif
