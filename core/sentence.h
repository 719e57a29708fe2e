/* Tokens to sentences and paragraphs. */
#ifndef GE_SENTENCE_H
#define GE_SENTENCE_H

#include "token.h"

typedef LIST(GeSentence) Sentences;

/* Append the sentences; together they cover every token once, in order. */
GeStatus sentence_split(const Text *text, const Vocab *vocab,
                        const Tokens *tokens, Sentences *out);

#endif
