/* What is no input, by its first bytes: a line that says what it looks like and
 * what to do, or NULL. */
#ifndef GE_INPUT_LOOKS_H
#define GE_INPUT_LOOKS_H

#include "base/base.h"

/* Of bytes as they stand in the file, whatever it is called. */
const char *looks_unreadable(const char *bytes, size_t n);
/* Of UTF-8 that is to be read as prose; kind: the name of the ReaderKind that its
 * first bytes are of, "" where none is known. */
const char *looks_no_prose(const char *text, size_t n, const char *kind);

#endif
