/*
 * The run over all documents: what the source gives goes through the rules, in
 * worker processes or in this one, and to the sink in the order of the source.
 */
#ifndef GE_CLI_RUNNER_H
#define GE_CLI_RUNNER_H

#include "base/buf.h"
#include "cli/database.h"
#include "cli/error_limit.h"
#include "cli/omission.h"
#include "input/warning.h"
#include "input/source.h"
#include "cli/progress.h"
#include "cli/rule_process.h"
#include "cli/sink.h"
#include "cli/run_writer.h"
#include "cli/tally.h"
#include "cli/worker_pool.h"

typedef struct Runner {
  RuleProcess *rules;
  const Options *opt;
  Sink *sink;
  Store *store;       /* takes the records instead of the sink, or NULL */
  Database *database; /* does so, too, or NULL */
  Source *source;
  bool records;     /* the sink takes JSON records, not formatted text */
  uint64_t ordinal; /* of the next document or unreadable piece of input */
  uint64_t ndocs, nfailed, nevents, nvetoed, nbytes;
  uint64_t nfilled;  /* documents that had events */
  uint64_t nsame;    /* documents with the id of one before */
  uint64_t nchanged; /* since the store has them */
  Progress progress;
  InputWarning warning;
  ErrorLimit errors; /* of inputs */
  Tally *tally;      /* of what is found and what fails, or NULL */
  Omissions left_out;
  Pool *pool; /* of workers, or NULL */
  int code;   /* why a run that waits is to end, or GO_ON */
  int signal; /* that stopped the run, 0: none did */
  bool ended; /* the input was read to its end */
} Runner;

/* Exit code of the run. The members up to `records` are set. */
int runner_run(Runner *r);
/* The figures that --stats asks for, on standard error. */
void runner_stats(const Runner *r);

#endif
