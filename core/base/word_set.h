/*
 * Sets of English words: rules/lexicons/english/FILE.tsv, made into one table
 * when geoeng is built (scripts/build/gen_word_sets.lua). Nothing here is owned
 * or changed: all of it is constant.
 *
 *   word_slots     "after" 0 2   ...         open addressing, by the word
 *                          |
 *   word_set_ids   3 17 ...                  its sets, ascending
 *   word_lists     "modality.apart" -> "about", "after", ...
 *
 * Looking a word up is one hash of its bytes and, as half of the slots are
 * free, one or two comparisons.
 */
#ifndef GE_BASE_WORD_SET_H
#define GE_BASE_WORD_SET_H

#include "base/base.h"
#include "word_set_names.h"

typedef struct WordSlot {
  const char *word;         /* NULL: free */
  uint16_t bytes, first, n; /* of it; its sets are word_set_ids[first, +n) */
} WordSlot;

typedef struct WordList {
  const char *name;         /* file, or file.set */
  const char *const *words; /* sorted */
  uint32_t n;
} WordList;

extern const WordSlot word_slots[];
extern const uint32_t word_slot_mask;
extern const uint16_t word_set_ids[];
extern const WordList word_lists[WORDS_SETS];

/* Whether the set holds the word s[0, n), as it is written. */
bool wordset_has(WordSet set, const char *s, size_t n);

/* The same of a string, and of its form in small letters (ASCII). */
bool wordset_holds(WordSet set, const char *s);
bool wordset_has_folded(WordSet set, const char *s, size_t n);

/* The sets of a word, ascending, and their number; 0 of a word in none. */
size_t wordset_of(const char *s, size_t n, const uint16_t **sets);

/* The set of a name ("modality.apart"), or NULL. O(log sets). */
const WordList *wordset_find(const char *name);

#endif
