/* A worker: a process that reads documents from a socket, and writes what was
 * made of each. */
#ifndef GE_CLI_WORKER_H
#define GE_CLI_WORKER_H

#include "cli/message.h"

/* Makes a reply of a document; what it points to stays until the next call. */
typedef void Work(void *ctx, const SourceDoc *doc, Reply *reply);

/* Confines this process as a worker, see confinement.h; never returns. */
_Noreturn void worker_serve(int fd, Work *work, void *ctx);

#endif
