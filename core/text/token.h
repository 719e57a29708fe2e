/* Bytes to tokens: UAX #29 word boundaries, tailored to UD English. */
#ifndef GE_TEXT_TOKEN_H
#define GE_TEXT_TOKEN_H

#include "text/text.h"
#include "text/vocab.h"

typedef LIST(GeToken) Tokens;

/* Append the tokens of the text. */
GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out);

#endif
