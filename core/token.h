/* Bytes to tokens: UAX #29 word boundaries, tailored to UD English. */
#ifndef GE_TOKEN_H
#define GE_TOKEN_H

#include "text.h"
#include "vocab.h"

typedef LIST(GeToken) Tokens;

/* Append the tokens of the text. */
GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out);

/* Untailored UAX #29 boundaries: byte offsets, the first 0 and the last n.
 * For conformance tests and as the slow reference. */
typedef LIST(uint32_t) Offsets;
GeStatus token_uax29(const char *s, size_t n, Offsets *out);

#endif
