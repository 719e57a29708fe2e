/*
 * Classes of bytes, from which the tokenizer tells where a word of ASCII begins
 * and ends with one look at a table of 256: white space, line ends, letters,
 * digits; bytes of longer characters are C_HIGH, for the Unicode table.
 */
#ifndef GE_TEXT_BYTE_CLASS_H
#define GE_TEXT_BYTE_CLASS_H

#include <stdint.h>

enum { C_LINE, C_SPACE, C_OTHER, C_UPPER, C_LOWER, C_DIGIT, C_HIGH };

#define E C_LINE
#define S C_SPACE
#define O C_OTHER
#define U C_UPPER
#define L C_LOWER
#define D C_DIGIT
#define H C_HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
/* Controls part words as white space does; _ counts as a small letter. */
/* clang-format off */
static const uint8_t byte_class[256] = {
    S, S, S, S, S, S, S, S, S, S, E, S, E, E, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    D, D, D, D, D, D, D, D, D, D, O, O, O, O, O, O, O, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, O, O, O, O, L,
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, O, O, O, O, S, H16, H16, H16, H16, H16, H16, H16, H16,
};
/* clang-format on */
#undef E
#undef S
#undef O
#undef U
#undef L
#undef D
#undef H
#undef H16

#endif
