/*
 * Which bytes of a text are ASCII letters, digits or _, a bit each, so that the
 * end of a word is one count of zeros and no loop whose end cannot be foreseen.
 *
 *   text   the  U.S.          bits are the caller's memory; 64 bytes become a
 *   bits   111001010...       word, by comparing 16 of them at a time where the
 *                             processor can (SSE2)
 */
#ifndef GE_TEXT_WORD_BITS_H
#define GE_TEXT_WORD_BITS_H

#include "base/base.h"

/* Words that hold the bits of n bytes and of one more, which is 0. */
#define WORD_BITS(n) ((n) / 64 + 1)

/* Fills WORD_BITS(n) words; as many bytes times 64 must be readable, those
 * from n on 0. Returns whether the text may hold an address: false when it
 * has neither @ nor / nor ww. */
bool word_bits(const unsigned char *s, uint32_t n, uint64_t *bits);
/* The same without vector instructions. */
bool word_bits_plain(const unsigned char *s, uint32_t n, uint64_t *bits);

/* The first byte from i on, at most n, whose bit is 0. */
static inline uint32_t word_bits_end(const uint64_t *bits, uint32_t i) {
  uint32_t k = i / 64;
  uint64_t gaps = ~bits[k] >> (i % 64);
  if (gaps) return i + (uint32_t)__builtin_ctzll(gaps);
  while (!~bits[++k]) {}
  return k * 64 + (uint32_t)__builtin_ctzll(~bits[k]);
}

#endif
