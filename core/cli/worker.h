/*
 * A worker: a process that reads documents from a socket, and writes what was
 * made of each. Before the first it gives up what it does not need: new
 * privileges, core files, memory without bound, further files, and all system
 * calls but the few that work on memory and its socket.
 */
#ifndef GE_CLI_WORKER_H
#define GE_CLI_WORKER_H

#include "cli/worker_message.h"

/* Makes a reply of a document; what it points to stays until the next call. */
typedef void Work(void *ctx, const SourceDoc *doc, Reply *reply);

/* Never returns. `memory`: bytes of address space beside those in use, 0: as
 * many as there are. */
_Noreturn void worker_serve(int fd, Work *work, void *ctx, size_t memory);

/* Sends a whole buffer; false when the other side has gone. */
bool worker_send(int fd, const Buf *b);

#endif
