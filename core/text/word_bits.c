#include "text/word_bits.h"

static bool in_word(unsigned char c) {
  unsigned letter = (c | 0x20u) - 'a';
  return letter < 26 || c - (unsigned)'0' < 10 || c == '_';
}

bool word_bits_plain(const unsigned char *s, uint32_t n, uint64_t *bits) {
  bool address = false;
  unsigned char last = 0;
  for (uint32_t k = 0; k < WORD_BITS(n); k++) {
    uint64_t word = 0;
    for (unsigned i = 0; i < 64; i++, s++) {
      word |= (uint64_t)in_word(*s) << i;
      address |= *s == '@' || *s == '/' || (*s == 'w' && last == 'w');
      last = *s;
    }
    bits[k] = word;
  }
  ge_assert(!(bits[n / 64] >> n % 64)); /* where every word ends, at last */
  return address;
}

#if defined(__SSE2__)
#include <emmintrin.h>

/* Bytes of v that are at most `most`, which has no sign. */
static inline __m128i at_most(__m128i v, char most) {
  return _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(most)), v);
}

static inline __m128i is(__m128i v, char c) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8(c));
}

static inline uint64_t mask_of(__m128i v) {
  return (uint64_t)(unsigned)_mm_movemask_epi8(v);
}

static inline __m128i words_of(__m128i v) {
  __m128i small = _mm_or_si128(v, _mm_set1_epi8(0x20));
  __m128i letter = at_most(_mm_sub_epi8(small, _mm_set1_epi8('a')), 25);
  __m128i digit = at_most(_mm_sub_epi8(v, _mm_set1_epi8('0')), 9);
  return _mm_or_si128(_mm_or_si128(letter, digit), is(v, '_'));
}

bool word_bits(const unsigned char *s, uint32_t n, uint64_t *bits) {
  __m128i odd = _mm_setzero_si128();
  uint64_t pairs = 0, last = 0; /* ww; whether the byte before is a w */
  for (uint32_t k = 0; k < WORD_BITS(n); k++) {
    uint64_t word = 0, w = 0;
    for (unsigned i = 0; i < 64; i += 16, s += 16) {
      __m128i v = _mm_loadu_si128((const void *)s);
      odd = _mm_or_si128(odd, _mm_or_si128(is(v, '@'), is(v, '/')));
      word |= mask_of(words_of(v)) << i;
      w |= mask_of(is(v, 'w')) << i;
    }
    pairs |= w & (w << 1 | last);
    last = w >> 63;
    bits[k] = word;
  }
  ge_assert(!(bits[n / 64] >> n % 64)); /* where every word ends, at last */
  return pairs || _mm_movemask_epi8(odd);
}

#else

bool word_bits(const unsigned char *s, uint32_t n, uint64_t *bits) {
  return word_bits_plain(s, n, bits);
}

#endif
