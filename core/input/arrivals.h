/*
 * A directory that others put files into, and those below it: the files that are
 * there, in the order of their names, then each that comes once it is whole, which
 * is when who writes it closes it, or renames it there. Names that begin with a
 * dot or end in .tmp or .part are those of files that are not whole.
 */
#ifndef GE_INPUT_ARRIVALS_H
#define GE_INPUT_ARRIVALS_H

#include "input/notice.h"

typedef struct Arrivals Arrivals;

/* The path is borrowed. NULL: memory is out. */
Arrivals *arrivals_new(const char *path, const SourceWait *wait);
void arrivals_free(Arrivals *a);

/* The path of the next file, until the next call; waits for one. NULL: reading is
 * to end, or arrivals_error has something to say. */
const char *arrivals_next(Arrivals *a);
/* It was opened: closed without a change since, it has not come again. */
void arrivals_opened(Arrivals *a, int fd);
const char *arrivals_error(const Arrivals *a);

/* What happened that is to be told, once; NULL: nothing. */
const char *arrivals_note(Arrivals *a);

#endif
