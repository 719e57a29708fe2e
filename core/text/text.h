/*
 * A document's bytes as text. The bytes are kept as they came; a byte-order
 * mark at the start is stepped over (offsets still count it), ill-formed
 * bytes read as U+FFFD, CRLF and lone CR end lines as LF does.
 *
 *   bytes   |.......|.......|.......|    a mark for every TEXT_STRIDE: byte,
 *   marks   0       1       2            code points and UTF-16 units before it
 *
 * Byte -> code point or UTF-16 unit: O(TEXT_STRIDE); back: O(log n) more. A text
 * of ASCII alone has no marks. Bytes and marks are in the document's arena.
 */
#ifndef GE_TEXT_TEXT_H
#define GE_TEXT_TEXT_H

#include "base/arena.h"

#define TEXT_PAD                                                               \
  64u /* NULs behind the bytes, so that blocks can be read whole */

typedef struct Text {
  const char *at;  /* the bytes, then TEXT_PAD NULs; owned by the arena */
  uint32_t n;      /* bytes */
  uint32_t start;  /* 3 after a byte-order mark, else 0 */
  bool ascii;      /* every byte < 0x80: all offset maps are the identity */
  uint32_t nbad;   /* ill-formed parts */
  uint32_t nmarks; /* see text.c: one mark per TEXT_STRIDE bytes */
  const struct TextMark *marks;
} Text;

GeStatus text_init(Text *t, Arena *arena, const char *bytes, size_t n);
uint32_t text_cp(const Text *t, uint32_t byte);
uint32_t text_utf16(const Text *t, uint32_t byte);
uint32_t text_byte(const Text *t, uint32_t cp);

#endif
