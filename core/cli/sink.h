/*
 * Where records go: a file or standard output. The first write that fails is
 * remembered, later ones do nothing; sink_close tells.
 */
#ifndef GE_CLI_SINK_H
#define GE_CLI_SINK_H

#include "base/base.h"

#include <stdio.h>

typedef struct Sink {
  FILE *f;          /* NULL: closed */
  const char *name; /* for messages; borrowed */
  int error;        /* errno of the first failure, 0: none */
  /* Around records that commas part; NULL: records stand as they are. `open`
   * ends and `close` begins with a line end. */
  const char *open, *close;
  bool some; /* a record was written */
} Sink;

/* path NULL: standard output. GE_EIO with error set. */
GeStatus sink_open(Sink *s, const char *path);
bool sink_tty(const Sink *s);
/* Bytes as they are. */
GeStatus sink_write(Sink *s, const char *text, size_t n);
/* Lines that are JSON records, each with its line end. */
GeStatus sink_records(Sink *s, const char *text, size_t n);
/* Out to the reader, not kept for more. */
GeStatus sink_flush(Sink *s);
/* Ends the array and the file; GE_EIO when any write failed. */
GeStatus sink_close(Sink *s);

#endif
