/*
 * What passes between the parent and a worker: documents one way, replies the
 * other. A frame is a header of fixed size and the bytes that it counts.
 *
 * Whatever code may have got into a worker, its parent takes nothing of it on
 * trust: a frame is looked at by message_state before it is read.
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

typedef enum MessageKind { MESSAGE_DOC, MESSAGE_REPLY } MessageKind;

typedef enum MessageState {
  MESSAGE_MORE,  /* it is the beginning of a frame */
  MESSAGE_WHOLE, /* it is a frame, and nothing else */
  MESSAGE_BAD,   /* no frame begins so */
} MessageState;

MessageState message_state(const Buf *b, MessageKind kind);
/* Views of a frame that is MESSAGE_WHOLE; strings end with NUL. */
void message_get_doc(const Buf *b, SourceDoc *doc);
void message_get_reply(const Buf *b, Reply *reply);

#endif
