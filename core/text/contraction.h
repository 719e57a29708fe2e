/*
 * Words of English that are two (can|not, gon|na), and those without their
 * apostrophe (do|nt): rules/lexicons/english/contraction.tsv.
 */
#ifndef GE_TEXT_CONTRACTION_H
#define GE_TEXT_CONTRACTION_H

#include "base/base.h"

/* Bytes of the first of the two words, in any case of letters, or 0. Its and your
 * are two by the word behind them: the text goes on at s[n], or ends there with
 * NUL. */
uint32_t contraction_cut(const char *s, size_t n);

/* Pairs of letters that those words end in: by the letter before the last one,
 * a bit for each last one. */
extern const uint32_t contraction_ends[32];

/* False for nearly all words: contraction_cut gives 0. One test, as branches
 * on letters cannot be foreseen. */
static inline bool contraction_may_be(const char *s, size_t n) {
  if (n < 2) return false;
  return contraction_ends[s[n - 2] & 31] >> (s[n - 1] & 31) & 1u;
}

#endif
