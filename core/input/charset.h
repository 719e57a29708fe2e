/*
 * Bytes of a file as UTF-8. A byte order mark says that a file is UTF-16 or
 * UTF-32. One that is neither is windows-1252 when, up to the end of the first
 * piece (64 KiB) with something that is not UTF-8, bytes as that has them, alone
 * among ASCII, are more than all else beyond ASCII; what in it is UTF-8 stays so.
 * Other stray bytes stay as they are. The only file that knows iconv.
 */
#ifndef GE_INPUT_CHARSET_H
#define GE_INPUT_CHARSET_H

#include "input/stream.h"

typedef struct Charset Charset;

/* Takes the stream over and reads the first bytes. NULL: memory is out, and
 * the stream is still the caller's. */
Charset *charset_open(Stream *stream);
void charset_close(Charset *c);

/* Reads on until the first piece is whole, which needs no patience where all of
 * the input is needed anyway; before the first charset_next. */
void charset_fill(Charset *c);
/* The first bytes as they are, before the first charset_next. */
const char *charset_first(const Charset *c, size_t *n);
/* From here on bytes are made UTF-8, from the encoding, or from the one that is
 * found (NULL). false: iconv knows no such encoding, or memory is out. */
bool charset_decode(Charset *c, const char *encoding);
/* The next piece, until the next call; NULL at the end, and where
 * charset_error has something to say. */
const char *charset_next(Charset *c, size_t *n);
const char *charset_error(const Charset *c);
/* What the last charset_next has to tell of the encoding, or NULL. */
const char *charset_note(const Charset *c);
/* The encoding that a byte order mark of UTF-16 or UTF-32 is of, and the length
 * of the mark; NULL: none stands there. */
const char *charset_mark(const char *s, size_t n, size_t *mark);
/* Whether iconv knows an encoding. */
bool charset_known(const char *encoding);

#endif
