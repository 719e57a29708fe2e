/*
 * The line behind the events of a document that `geoeng filter --done` writes, so
 * that a program beside it knows when the document is done, and whether it failed.
 */
#ifndef GE_CLI_ANSWER_H
#define GE_CLI_ANSWER_H

#include "cli/sink.h"

typedef struct Answer {
  const char *doc; /* its id; NULL: it could not be read */
  uint64_t nevents;
  const char *error; /* why it failed, as a message has it; NULL: it did not */
  bool limit;        /* it failed by a limit */
} Answer;

/* Writes the line and flushes it to the reader. GE_EIO, GE_ENOMEM. */
GeStatus answer_put(Sink *sink, const Answer *a);

#endif
