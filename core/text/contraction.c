#include "text/contraction.h"
#include "base/word_set.h"

#include <string.h>

#define BIT(c) (1u << ((c)&31))
const uint32_t contraction_ends[32] = {
    ['e' & 31] = BIT('s'),
    ['i' & 31] = BIT('m'),
    ['l' & 31] = BIT('l'),
    ['m' & 31] = BIT('e'),
    ['n' & 31] = BIT('a') | BIT('t'),
    ['o' & 31] = BIT('t'),
    ['r' & 31] = BIT('e'),
    ['t' & 31] = BIT('a') | BIT('s'),
    ['u' & 31] = BIT('r'),
    ['v' & 31] = BIT('e'),
};

/* Its and your are mostly whole, but not before some words: the next one behind
 * s[0, n), which a space ends. */
static uint32_t cut_before(const char *s, size_t n, const char *folded) {
  bool it = n == 3 && memcmp(folded, "its", 3) == 0;
  if ((!it && (n != 4 || memcmp(folded, "your", 4) != 0)) || s[n] != ' ')
    return 0;
  const char *next = s + n + 1;
  size_t k = strspn(next, "abcdefghijklmnopqrstuvwxyz");
  WordSet set = it ? WORDS_TOKEN_BEHIND_ITS : WORDS_TOKEN_BEHIND_YOUR;
  return k && wordset_has(set, next, k) ? (uint32_t)n - 1 : 0;
}

/* The file has a set for each number of bytes, from 1 on. */
uint32_t contraction_cut(const char *s, size_t n) {
  char folded[8]; /* no such word is longer */
  uint32_t cut = 0;
  if (n < 2 || n > sizeof folded) return 0;
  if (n == 2 && s[1] == 'M') return 0; /* IM is an abbreviation */
  for (size_t i = 0; i < n; i++) folded[i] = (char)(s[i] | 0x20);
  uint64_t sets = wordset_bits(FIRST_OF_CONTRACTION, END_OF_CONTRACTION, folded,
                               n);
  while (sets >> cut) cut++;
  return cut ? cut : cut_before(s, n, folded);
}
