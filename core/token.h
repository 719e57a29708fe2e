/* Bytes to tokens: UAX #29 word boundaries, tailored to UD English. */
#ifndef GE_TOKEN_H
#define GE_TOKEN_H

#include "text.h"
#include "vocab.h"

typedef LIST(GeToken) Tokens;

/* Append the tokens of the text. */
GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out);

#endif
