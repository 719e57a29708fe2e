/* The kinds of inputs that there are readers for, by option, name of a file and
 * first bytes. All are constants. */
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
/* Whether a file of a directory is read as the kind that --input names (NULL:
 * none is named). */
bool kind_takes(const char *name, const char *path);
/* "a.txt, .jsonl" for messages: the endings of files that are taken so. */
void kind_endings(const char *name, char *out, size_t nout);

#endif
