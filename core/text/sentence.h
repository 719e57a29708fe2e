/*
 * Tokens to sentences and paragraphs, by rules (sentence.c tells which), in one
 * pass: O(tokens), as every question looks at a few tokens around a place.
 * Sentences are ranges of tokens in a list of the caller's.
 */
#ifndef GE_TEXT_SENTENCE_H
#define GE_TEXT_SENTENCE_H

#include "text/token.h"

typedef LIST(GeSentence) Sentences;

/*
 * Most tokens of a sentence. What runs on without end (tables, lists, hostile
 * input) is cut, so that work that grows with the square of a sentence's
 * length stays bounded. The longest sentence of EWT has 159 tokens.
 */
#ifndef SENTENCE_MAX
#define SENTENCE_MAX 512u
#endif

/* Append the sentences; together they cover every token once, in order. */
GeStatus sentence_split(const Text *text, const Vocab *vocab,
                        const Tokens *tokens, Sentences *out);

#endif
