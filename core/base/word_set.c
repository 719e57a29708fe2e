#include "base/word_set.h"
#include "base/hash.h"

#include <string.h>

size_t wordset_of(const char *s, size_t n, const uint16_t **sets) {
  for (uint32_t at = hash_string(s, n);; at++) {
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

uint64_t wordset_bits(unsigned first, unsigned end, const char *s, size_t n) {
  const uint16_t *sets;
  size_t nsets = wordset_of(s, n, &sets);
  uint64_t bits = 0;
  ge_assert(first < end && end - first <= 64);
  for (size_t i = 0; i < nsets; i++)
    if (sets[i] >= first && sets[i] < end)
      bits |= UINT64_C(1) << (sets[i] - first);
  return bits;
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
