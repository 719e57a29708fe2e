/*
 * Calls of the broker (MESSAGE_CALLS): from a confined process over its socket,
 * or from within the command's own process.
 */
#ifndef GE_CLI_CALLER_H
#define GE_CLI_CALLER_H

#include "cli/broker.h"

typedef struct Caller {
  int socket;     /* -1: the broker is here */
  Broker *broker; /* or NULL */
  bool closed;    /* nobody may be called any more */
  Buf out, in;
} Caller;

void caller_clear(Caller *c);

/*
 * The answer, which stays until the next call. *passed is a descriptor that came
 * along, or -1; NULL: none is taken. false: nobody answers; the answer is that
 * of an error, errno ECONNABORTED.
 */
bool caller_ask(Caller *c, const Message *call, Message *answer, int *passed);

/* How a session comes to files by calls; the caller is borrowed. */
GeFiles caller_files(Caller *c);

#endif
