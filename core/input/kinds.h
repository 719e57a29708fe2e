/* The kinds of inputs that there are readers for. */
#ifndef GE_INPUT_KINDS_H
#define GE_INPUT_KINDS_H

#include "input/reader.h"

/* The kind that --input names, NULL: there is none. */
const ReaderKind *kind_named(const char *name);
/* The names of all kinds, ended by NULL. */
const char *const *kind_names(void);
/* The kind of files that are named so, also when they are packed ("x.txt.gz"),
 * NULL: that is not told by the name. */
const ReaderKind *kind_of_name(const char *path);
/* The kind of what begins with these bytes, NULL: none is known by its first
 * bytes. */
const ReaderKind *kind_of_bytes(const char *bytes, size_t n);
/* "a.txt, .jsonl" for messages: the endings of all kinds, into out. */
void kind_endings(char *out, size_t nout);

#endif
