/*
 * The standard's word boundaries (Unicode Standard Annex #29, rules WB1 to WB999),
 * plainly written: for conformance tests and as the slow reference of token.c,
 * which tailors them. A property a character is kept while it runs; flags in a
 * row are counted from their start, O(n^2) for a text of nothing else.
 */
#ifndef GE_TEXT_UAX29_H
#define GE_TEXT_UAX29_H

#include "base/list.h"

/* Untailored UAX #29 boundaries: byte offsets, the first 0 and the last n. */
typedef LIST(uint32_t) Offsets;
GeStatus token_uax29(const char *s, size_t n, Offsets *out);

#endif
