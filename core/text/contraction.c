#include "text/contraction.h"
#include "base/word_set.h"

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
    ['v' & 31] = BIT('e'),
};

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
  return cut;
}
