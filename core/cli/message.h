/*
 * What passes between the command and the processes in which rules run:
 * documents and replies, requests and answers, and calls for what a confined
 * process may not do itself. A frame is a header of fixed size and the bytes
 * that it counts.
 *
 * Whatever code may have got into such a process, the other side takes nothing
 * of it on trust: a frame is looked at by message_state before it is read.
 */
#ifndef GE_CLI_MESSAGE_H
#define GE_CLI_MESSAGE_H

#include "base/buf.h"
#include "input/source.h"

typedef enum MessageKind {
  MESSAGE_DOC,   /* see SourceDoc */
  MESSAGE_REPLY, /* see Reply */
  /* The command asks a process of rules; each is answered by MESSAGE_ANSWER. */
  MESSAGE_LOAD,    /* a rule file: its name */
  MESSAGE_SEAL,    /* loading is over */
  MESSAGE_FORMAT,  /* name; color, columns, whether events are counted -> begin,
                     open, close, identity */
  MESSAGE_FINISH,  /* -> what stands behind the last document */
  MESSAGE_SUMMARY, /* what was counted, as tally_write does; color, columns,
                      whether the terminal shows UTF-8 -> text */
  MESSAGE_WORKER,  /* a socket comes along -> process id */
  /* Such a process calls the command; answered by MESSAGE_ANSWER, but for
   * MESSAGE_CLOCK, and a MESSAGE_DOC for the next input. */
  MESSAGE_READ,   /* folder or none, name -> bytes */
  MESSAGE_LIST,   /* directory -> names, a NUL behind each */
  MESSAGE_STAMP,  /* file -> string that differs when it was written */
  MESSAGE_WRITE,  /* file, text; whether it must be new -> errno, WriteBar */
  MESSAGE_INPUTS, /* paths, a NUL behind each; day, whether stored events */
  MESSAGE_NEXT,   /* -> the next document of the inputs, or a message; at the
                     end whether any input could be opened */
  MESSAGE_LINE,   /* prompt -> line of standard input */
  MESSAGE_IMAGE,  /* key -> descriptor and size, or what is wrong */
  MESSAGE_KEEP,   /* key, image of lists */
  MESSAGE_CLOCK,  /* what; phase */
  MESSAGE_ANSWER,
  MESSAGE_KINDS
} MessageKind;

/* Sets of kinds. */
#define MESSAGE_BIT(kind) (1u << (kind))
#define MESSAGE_REQUESTS                                                       \
  (MESSAGE_BIT(MESSAGE_LOAD) | MESSAGE_BIT(MESSAGE_SEAL) |                     \
   MESSAGE_BIT(MESSAGE_FORMAT) | MESSAGE_BIT(MESSAGE_FINISH) |                 \
   MESSAGE_BIT(MESSAGE_SUMMARY) | MESSAGE_BIT(MESSAGE_WORKER))
#define MESSAGE_CALLS                                                          \
  (MESSAGE_BIT(MESSAGE_READ) | MESSAGE_BIT(MESSAGE_LIST) |                     \
   MESSAGE_BIT(MESSAGE_STAMP) | MESSAGE_BIT(MESSAGE_WRITE) |                   \
   MESSAGE_BIT(MESSAGE_INPUTS) | MESSAGE_BIT(MESSAGE_NEXT) |                   \
   MESSAGE_BIT(MESSAGE_LINE) | MESSAGE_BIT(MESSAGE_IMAGE) |                    \
   MESSAGE_BIT(MESSAGE_KEEP) | MESSAGE_BIT(MESSAGE_CLOCK))

enum { MESSAGE_PARTS = 4, MESSAGE_NUMBERS = 4 };

typedef struct MessagePart {
  const char *s; /* a NUL stands behind it; NULL: there is no such part */
  size_t n;
} MessagePart;

typedef struct Message {
  MessageKind kind;
  int64_t number[MESSAGE_NUMBERS];
  MessagePart part[MESSAGE_PARTS];
} Message;

/* A part that is a string, or none for NULL. */
MessagePart message_string(const char *s);

/* Appends a frame; b->failed tells that memory ran out. */
void message_put(Buf *b, const Message *m);

typedef enum MessageState {
  MESSAGE_MORE,  /* it is the beginning of a frame */
  MESSAGE_WHOLE, /* it is a frame, and nothing else */
  MESSAGE_BAD,   /* no frame begins so */
} MessageState;

/* What a buffer holds when a frame of one of these kinds is expected. */
MessageState message_state(const Buf *b, unsigned kinds);
/* Bytes that the first frame of a buffer still lacks, as far as can be told:
 * at least 1 where it is MESSAGE_MORE. */
size_t message_missing(const Buf *b);
/* Views of a frame that is MESSAGE_WHOLE. */
void message_get(const Buf *b, Message *m);

/* What is shown to a person: no control characters but line ends and tabs. */
void message_scrub(Buf *b, const MessagePart *part);

typedef struct Reply { /* what a worker made of a document */
  bool ok;
  bool limit; /* it failed by a limit */
  uint32_t nevents, nvetoed;
  const char *text;     /* its records */
  size_t n;             /* bytes */
  const char *error;    /* why it failed, or NULL */
  const char *counts;   /* lines to be counted (see tally.h), or NULL */
  const char *left_out; /* see ge_session_left_out; NULL: nothing */
} Reply;

/* The same for the two messages of every document. */
void message_put_doc(Buf *b, const SourceDoc *doc);
void message_put_reply(Buf *b, const Reply *reply);
void message_get_doc(const Buf *b, SourceDoc *doc);
/* An error and what was left out are scrubbed. */
void message_get_reply(Buf *b, Reply *reply);

#endif
