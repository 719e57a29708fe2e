/*
 * The yardstick of bench_text.c: what a C programmer writes who needs ASCII
 * words and numbers, lower case and interned, and nothing else. One table of
 * byte classes, one pass, spans kept, one hash table of words.
 */
#ifndef GE_BENCH_HAND_H
#define GE_BENCH_HAND_H

#include "bench.h"

#define HAND_SLOTS (1u << 18)
#define HAND_WORD 64u

typedef struct HandToken {
  uint32_t start, end, id;
} HandToken;

typedef struct Hand {
  uint8_t kinds[256], lower[256]; /* 0 space, 1 word, 2 joins words, 3 other */
  struct {
    uint64_t hash;
    uint32_t at, n, id;
  } * slots;
  char *strings;
  uint32_t nstrings, nwords;
  HandToken *tokens;
} Hand;

static inline Hand hand_new(size_t nbytes) {
  Hand h = {.slots = calloc(HAND_SLOTS, sizeof *h.slots),
            .strings = malloc(nbytes + HAND_SLOTS * HAND_WORD),
            .tokens = malloc((nbytes + 1) * sizeof *h.tokens)};
  if (!h.slots || !h.strings || !h.tokens) fail("out of memory");
  for (unsigned c = 0; c < 256; c++) {
    unsigned folded = c | 32u;
    h.lower[c] = (uint8_t)(c >= 'A' && c <= 'Z' ? folded : c);
    bool letter = folded >= 'a' && folded <= 'z';
    if (letter || (c >= '0' && c <= '9') || c >= 128) h.kinds[c] = 1;
    else if (c == '-' || c == '\'' || c == '.' || c == ',') h.kinds[c] = 2;
    else if (c > ' ') h.kinds[c] = 3;
  }
  return h;
}

static inline void hand_free(Hand *h) {
  free(h->slots);
  free(h->strings);
  free(h->tokens);
}

static inline uint32_t hand_intern(Hand *h, const unsigned char *s,
                                   uint32_t n) {
  char word[HAND_WORD];
  uint64_t hash = UINT64_C(1469598103934665603) ^ n;
  if (n > HAND_WORD) n = HAND_WORD;
  for (uint32_t i = 0; i < n; i++) {
    word[i] = (char)h->lower[s[i]];
    hash = (hash ^ (unsigned char)word[i]) * UINT64_C(1099511628211);
  }
  hash ^= hash >> 32;
  for (uint32_t i = (uint32_t)hash & (HAND_SLOTS - 1);;
       i = (i + 1) & (HAND_SLOTS - 1)) {
    if (h->slots[i].n == 0) {
      memcpy(h->strings + h->nstrings, word, n);
      h->slots[i].hash = hash;
      h->slots[i].at = h->nstrings;
      h->slots[i].n = n;
      h->slots[i].id = h->nwords++;
      h->nstrings += n;
      if (h->nwords > HAND_SLOTS / 2) fail("too many words for the yardstick");
    }
    if (h->slots[i].hash == hash && h->slots[i].n == n &&
        memcmp(h->strings + h->slots[i].at, word, n) == 0)
      return h->slots[i].id;
  }
}

/* The tokens of a text; 8 bytes behind it must be readable. */
static inline size_t hand_split(Hand *h, const char *text, size_t n) {
  const unsigned char *s = (const unsigned char *)text;
  size_t ntokens = 0;
  for (uint32_t i = 0; i < n;) {
    uint32_t start = i;
    uint8_t kind = h->kinds[s[i]];
    i++;
    if (kind == 0) continue;
    while (kind == 1 && i < n &&
           (h->kinds[s[i]] == 1 ||
            (h->kinds[s[i]] == 2 && h->kinds[s[i + 1]] == 1)))
      i++;
    h->tokens[ntokens++] = (HandToken){start, i,
                                       hand_intern(h, s + start, i - start)};
  }
  return ntokens;
}

#endif
