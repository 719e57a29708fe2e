/*
 * Worker processes over a stream of documents. They are started when they are
 * needed, and each gets some short documents at once, or a long one, so that it
 * need not wait for the next. Replies come in the order of the documents,
 * whichever worker was faster.
 *
 * A document whose worker ends or outlives its time is tried once more, alone in
 * a new one; then it has failed, and no other has.
 */
#ifndef GE_CLI_WORKER_POOL_H
#define GE_CLI_WORKER_POOL_H

#include "cli/message.h"

#include <sys/types.h>

/* Starts a process, a child of this one, that serves a socket as worker_serve
 * does; -1: it cannot be, 0: and none will ever be. The socket is closed here
 * afterwards. */
typedef pid_t StartWorker(void *ctx, int socket);

typedef struct PoolConfig {
  unsigned nworkers; /* at least 1 */
  unsigned timeout;  /* seconds for a document, 0: as long as it takes */
  size_t lifetime;   /* bytes of text after which a worker is replaced, 0:
                         never */
  StartWorker *start;
  void *ctx;
} PoolConfig;

typedef struct Pool Pool;

GeStatus pool_new(Pool **pool, const PoolConfig *config);
/* Ends all workers. */
void pool_free(Pool *p);
/* Whether a reply must be taken before another document is put in. */
bool pool_full(const Pool *p);
/* A document is copied. The ordinal comes back with its reply. */
GeStatus pool_put(Pool *p, const SourceDoc *doc, uint64_t ordinal);
/* Takes the place of a document that could not be read. */
GeStatus pool_put_error(Pool *p, const char *message, uint64_t ordinal);

typedef struct PoolTaken {
  Reply reply;   /* valid until the next call */
  SourceDoc doc; /* id NULL: none, reply.error is a pool_put_error */
  uint64_t ordinal;
} PoolTaken;

typedef enum PoolGot {
  POOL_REPLY,
  POOL_EMPTY,
  POOL_INPUT,   /* see pool_wait */
  POOL_STOPPED, /* a signal came */
  POOL_GONE     /* there are no workers any more */
} PoolGot;

/* Waits for the reply that is next in order. */
PoolGot pool_take(Pool *p, PoolTaken *taken);
/* The same, but POOL_INPUT when a descriptor (-1: none) can be read first or
 * `ms` (-1: any number) have passed. Waits for these, too, when there is nothing
 * in the pool. */
PoolGot pool_wait(Pool *p, PoolTaken *taken, int fd, int ms);

#endif
