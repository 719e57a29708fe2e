/* UTF-8: decoding with errors in place, folding. utf8proc is behind it. */
#ifndef GE_BASE_UTF8_H
#define GE_BASE_UTF8_H

#include "base/buf.h"

#define UTF8_BAD 0xFFFDu

/*
 * The code point at s (s < end) and its length in bytes. An ill-formed part
 * gives UTF8_BAD and the length of its maximal subpart (Unicode 15, section
 * 3.9, table 3-8), so every call advances by at least one byte.
 */
uint32_t utf8_next(const unsigned char *s, const unsigned char *end,
                   uint32_t *nbytes);
/* As utf8_next; *bad says whether the part was ill-formed. */
uint32_t utf8_decode(const unsigned char *s, const unsigned char *end,
                     uint32_t *nbytes, bool *bad);
/* Append the folded form: NFC, full case folding, diacritics of Latin,
 * Greek and Cyrillic letters removed, ill-formed parts as U+FFFD,
 * apostrophes and hyphens unified to ' and -. */
GeStatus utf8_fold(const char *s, size_t n, Buf *out);
bool utf8_valid(const char *s, size_t n);
/* Bytes of the byte order mark that a text begins with, 0: none. */
size_t utf8_mark(const char *s, size_t n);

/*
 * Text that is safe on a terminal: well-formed UTF-8 on one line, controls
 * and line breaks as '?', white space as blanks. Writes at most 3 * nbytes
 * bytes and returns how many; no NUL is added.
 */
size_t utf8_clean(const char *s, size_t nbytes, char *out);

/* The same in place, where lines stay lines: controls but tabs and line ends,
 * CR LF being one, become '?', and nothing else changes. */
void utf8_scrub(char *s, size_t nbytes);
/* Columns that a text takes on a terminal. */
size_t utf8_width(const char *s, size_t nbytes);

#endif
