/*
 * The tagger: an averaged perceptron over pairs of part of speech and Penn
 * tag, from left to right (Collins 2002; Honnibal 2013). Words that the
 * training text knows with one tag only are not scored. The features here
 * serve training and running alike.
 */
#ifndef GE_SYNTAX_TAGGER_H
#define GE_SYNTAX_TAGGER_H

#include "syntax/word_features.h"

#define TAG_TYPE_FEATURES 24
#define TAG_FEATURES 40
#define TAG_OUTSIDE 255u /* before the sentence */

typedef struct Tagging { /* a sentence; tags[0..i) are known */
  const Word *words;
  uint32_t n;
  Case how;
  bool question; /* it ends with a question mark */
  uint8_t *tags;
} Tagging;

/* Features of a word alone; at most TAG_TYPE_FEATURES. */
uint32_t tag_type_features(const Word *w, Case how, uint32_t *keys);
/* Those of word i that depend on its neighbours; at most TAG_FEATURES. */
uint32_t tag_features(const Tagging *t, uint32_t i, uint32_t *keys);
/* The best class of those that the word can have. */
uint8_t tag_best(const Word *w, uint32_t nclasses, const int32_t *scores);

#endif
