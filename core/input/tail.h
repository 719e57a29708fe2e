/*
 * A file that others write on: where it ends for now, what waits for more, and
 * for the file that takes its place once it is renamed, removed or cut.
 */
#ifndef GE_INPUT_TAIL_H
#define GE_INPUT_TAIL_H

#include "input/notice.h"

typedef struct Tail Tail;

/* The path is borrowed; the file need not be there. NULL: memory is out. */
Tail *tail_new(const char *path, const SourceWait *wait);
void tail_free(Tail *t);

/* Waits for a file of that name that was not read. false: reading is to end. */
bool tail_await(Tail *t);
/* It was opened; the descriptor is borrowed until the next call. -1: it cannot be
 * read, and is not waited for again. */
void tail_opened(Tail *t, int fd);
/* Where the open file has no more bytes: waits for some. false: it will get none
 * that are to be read. `tail` is a Tail. */
bool tail_more(void *tail);

/* What happened that is to be told, once; NULL: nothing. */
const char *tail_note(Tail *t);

#endif
