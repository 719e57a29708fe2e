#include "base/word_set.h"

#include <string.h>

/* FNV-1a, as the generator has it; low bits are mixed with high ones. */
static uint32_t hash(const char *s, size_t n) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
  return h ^ h >> 15;
}

size_t wordset_of(const char *s, size_t n, const uint16_t **sets) {
  for (uint32_t at = hash(s, n);; at++) {
    const WordSlot *slot = &word_slots[at & word_slot_mask];
    if (!slot->word) return 0;
    if (slot->bytes != n || memcmp(slot->word, s, n) != 0) continue;
    *sets = word_set_ids + slot->first;
    return slot->n;
  }
}

bool wordset_has(WordSet set, const char *s, size_t n) {
  const uint16_t *sets;
  size_t nsets = wordset_of(s, n, &sets);
  ge_assert(set < WORDS_SETS);
  for (size_t i = 0; i < nsets; i++)
    if (sets[i] == set) return true;
  return false;
}

bool wordset_holds(WordSet set, const char *s) {
  return wordset_has(set, s, strlen(s));
}

bool wordset_has_folded(WordSet set, const char *s, size_t n) {
  enum { MOST = 32 }; /* bytes; no word that is asked for so is longer */
  char folded[MOST];
  if (n > sizeof folded) return false;
  for (size_t i = 0; i < n; i++)
    folded[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 0x20) : s[i];
  return wordset_has(set, folded, n);
}

const WordList *wordset_find(const char *name) {
  size_t first = 0, end = WORDS_SETS;
  while (first < end) {
    size_t middle = first + (end - first) / 2;
    int order = strcmp(word_lists[middle].name, name);
    if (order == 0) return &word_lists[middle];
    if (order < 0) first = middle + 1;
    else end = middle;
  }
  return NULL;
}
