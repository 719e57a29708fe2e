/* What character sets mean, written by scripts/build/gen_charset.lua. */
#ifndef GE_INPUT_STATIC_CHARSET_H
#define GE_INPUT_STATIC_CHARSET_H

#include <stdint.h>

/*
 * Letters are their UTF-8, its first byte the lowest of the number; 0: none.
 * one[b - 0x20]; two[(a - 0x80) * 0xC0 + b - 0x40], or NULL; four: of GB18030,
 * by the number of the sequence, or NULL.
 */
typedef struct CharsetTable {
  const char *names; /* each with its NUL, then one more */
  const uint32_t *one, *two, *four;
} CharsetTable;

enum { CHARSET_FOURS = 4 * 12600 };

/* The last has no names. */
extern const CharsetTable charset_tables[];

#endif
