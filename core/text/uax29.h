/* The standard's word boundaries, plainly written: for conformance tests and
 * as the slow reference of token.c, which tailors them. */
#ifndef GE_TEXT_UAX29_H
#define GE_TEXT_UAX29_H

#include "base/list.h"

/* Untailored UAX #29 boundaries: byte offsets, the first 0 and the last n. */
typedef LIST(uint32_t) Offsets;
GeStatus token_uax29(const char *s, size_t n, Offsets *out);

#endif
