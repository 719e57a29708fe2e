/*
 * What passes between the parent and a worker: documents one way, replies the
 * other. A frame is a header of fixed size and the bytes that it counts.
 */
#ifndef GE_CLI_WORKER_MESSAGE_H
#define GE_CLI_WORKER_MESSAGE_H

#include "base/buf.h"
#include "cli/source.h"

typedef struct Reply { /* what a worker made of a document */
  bool ok;
  bool limit;          /* it failed by a limit */
  uint32_t nevents;
  const char *text;    /* its records */
  size_t n;            /* bytes */
  const char *error;   /* why it failed, or NULL */
} Reply;

/* Each appends a frame; b->failed tells that memory ran out. */
void message_put_doc(Buf *b, const SourceDoc *doc);
void message_put_reply(Buf *b, const Reply *reply);

/* Whether b holds a whole frame, and nothing else. */
bool message_whole(const Buf *b);
/* Views of a whole frame; strings end with NUL. */
void message_get_doc(const Buf *b, SourceDoc *doc);
void message_get_reply(const Buf *b, Reply *reply);

#endif
