/*
 * Word-break properties of code points (UAX #29, table 3), generated at build
 * time from Debian's unicode-data by scripts/build/gen_wordbreak.lua.
 */
#ifndef GE_TEXT_WORDBREAK_H
#define GE_TEXT_WORDBREAK_H

#include <stdbool.h>
#include <stdint.h>

typedef enum WordBreak {
  WB_OTHER,
  WB_CR,
  WB_LF,
  WB_NEWLINE,
  WB_EXTEND,
  WB_ZWJ,
  WB_REGIONAL,
  WB_FORMAT,
  WB_KATAKANA,
  WB_HEBREW,
  WB_ALETTER,
  WB_SQUOTE,
  WB_DQUOTE,
  WB_MIDNUMLET,
  WB_MIDLETTER,
  WB_MIDNUM,
  WB_NUMERIC,
  WB_EXTENDNUMLET,
  WB_WSEGSPACE,
} WordBreak;

#define WB_MASK 0x1Fu
#define WB_PICTOGRAPHIC 0x20u
#define WB_ALPHABETIC 0x40u
#define WB_UPPER 0x80u

extern const uint16_t wordbreak_index[];
extern const uint8_t wordbreak_block[][128];

/* The property of a code point, with the three flags above. */
static inline unsigned wordbreak_of(uint32_t cp) {
  if (cp > 0x10FFFF) return WB_OTHER;
  return wordbreak_block[wordbreak_index[cp >> 7]][cp & 127];
}

/* Marks and joiners, which belong to what stands before them (WB4). */
static inline bool wordbreak_skipped(unsigned wb) {
  return wb == WB_EXTEND || wb == WB_FORMAT || wb == WB_ZWJ;
}

static inline bool wordbreak_letter(unsigned wb) {
  return wb == WB_ALETTER || wb == WB_HEBREW;
}

#endif
