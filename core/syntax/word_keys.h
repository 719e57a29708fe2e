/*
 * What the network sees of a word: keys of its form, ends, shape and length,
 * and of what WordNet knows of it. They depend on the word type alone.
 */
#ifndef GE_SYNTAX_WORD_KEYS_H
#define GE_SYNTAX_WORD_KEYS_H

#include "text/vocab.h"

/* Positions of keys; those of ends have as many bytes as their place in the
 * range says. A key of 0 stands for nothing: the word is too short. */
enum {
  KEY_FORM,   /* folded */
  KEY_DIGITS, /* folded, each digit 0: for forms that are not known */
  KEY_PREFIX, /* of 1 to 3 bytes of the form with digits alike */
  KEY_SUFFIX = KEY_PREFIX + 3, /* of 1 to 4 */
  KEY_SHAPE = KEY_SUFFIX + 4,
  KEY_LENGTH,
  KEY_WORDNET, /* parts of speech of the form and of its lemmas */
  KEY_SPACE,   /* white space before and behind; see space_key */
  WORD_KEYS
};

/* The first of these that are no form. */
#define KEY_FIRST_PART KEY_PREFIX

/* All but KEY_SPACE, which is left 0. GE_ENOMEM. */
GeStatus word_keys(Vocab *v, GeId type, uint32_t keys[WORD_KEYS]);
/* The key of white space around a token. */
uint32_t space_key(bool before, bool behind);

#endif
