/*
 * Hashed keys in lines of 64 bytes, a cache line each, so that whatever a key
 * has is found with one look at memory. A line holds the tags of its keys,
 * their low 16 bits, in order of arrival; the upper bits chose the line. A key
 * that comes to a full line is left out.
 */
#ifndef GE_SYNTAX_FEATURE_TABLE_H
#define GE_SYNTAX_FEATURE_TABLE_H

#include "base/base.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LINE_BYTES 64u
#define LINE_TAGS 12u

typedef struct Spot { /* where a key would be */
  uint32_t line;
  uint16_t tag;
} Spot;

static inline Spot line_spot(uint32_t key, uint32_t nlines) {
  return (Spot){(uint32_t)(((uint64_t)key * nlines) >> 32), (uint16_t)key};
}

/* Bit k: tag k is this one; says nothing of how many tags are in use. */
static inline unsigned line_find_plain(const uint16_t tags[LINE_TAGS],
                                       uint16_t tag) {
  unsigned found = 0;
  for (unsigned k = 0; k < LINE_TAGS; k++)
    found |= (unsigned)(tags[k] == tag) << k;
  return found;
}

static inline unsigned line_find(const uint16_t tags[LINE_TAGS],
                                 uint16_t tag) {
#ifdef __SSE2__
  const __m128i want = _mm_set1_epi16((short)tag);
  __m128i low = _mm_loadu_si128((const __m128i *)(const void *)tags);
  __m128i high = _mm_loadl_epi64((const __m128i *)(const void *)(tags + 8));
  __m128i both = _mm_packs_epi16(_mm_cmpeq_epi16(low, want),
                                 _mm_cmpeq_epi16(high, want));
  return (unsigned)_mm_movemask_epi8(both) & ((1u << LINE_TAGS) - 1);
#else
  return line_find_plain(tags, tag);
#endif
}

/* The spots of n keys among these lines, which are on the way to the cache
 * then. */
static inline void line_fetch(const void *lines, uint32_t nlines,
                              const uint32_t *keys, uint32_t n, Spot *spots) {
  const unsigned char *at = lines;
  for (uint32_t i = 0; i < n; i++) {
    spots[i] = line_spot(keys[i], nlines);
    __builtin_prefetch(at + (size_t)spots[i].line * LINE_BYTES);
  }
}

/* The number of the lowest of these bits, of which there is one. */
static inline unsigned line_first(unsigned bits) {
  return (unsigned)__builtin_ctz(bits);
}

#endif
