/*
 * Bytes to tokens: the word boundaries of Unicode Standard Annex #29, tailored
 * to how Universal Dependencies part English words. One pass from left to right
 * with a look ahead of bounded length, O(bytes); runs longer than TOKEN_MAX are
 * cut. Tokens are offsets into the text and the ids of their types: the list is
 * the caller's, the types are the vocabulary's.
 */
#ifndef GE_TEXT_TOKEN_H
#define GE_TEXT_TOKEN_H

#include "text/text.h"
#include "text/vocab.h"

typedef LIST(GeToken) Tokens;

/* Append the tokens of the text. */
GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out);

#endif
