/* Workers of a pool as children of the test. */
#ifndef GE_TESTS_WORKER_PROCESS_H
#define GE_TESTS_WORKER_PROCESS_H

#include "cli/confinement.h"
#include "cli/worker.h"
#include "cli/worker_pool.h"

#include <unistd.h>

typedef struct WorkerOf {
  Work *work;
} WorkerOf;

/* StartWorker of a WorkerOf. */
static pid_t start_worker(void *ctx, int socket) {
  const WorkerOf *of = ctx;
  pid_t pid = fork();
  if (pid != 0) return pid;
  confine(CONFINE_RULES, 0);
  worker_serve(socket, of->work, NULL);
}

#endif
