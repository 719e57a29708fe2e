/*
 * The process in which rules run, seen from the command: it is started before a
 * byte of a rule is read, confined, asked, and ended when it takes too long.
 * What it calls for is answered by a broker. With -j 0 rules run in this process,
 * which is asked in the same way.
 */
#ifndef GE_CLI_RULE_PROCESS_H
#define GE_CLI_RULE_PROCESS_H

#include "cli/rule_server.h"

#include <sys/types.h>

typedef struct RuleProcessConfig {
  RuleServerConfig server;
  BrokerConfig broker;
} RuleProcessConfig;

typedef struct RuleProcess RuleProcess;

/*
 * Starts it. An exit code: EXIT_OK, or all is said, such as why there is no
 * session, or that --confine=require cannot be had. *p is to be freed whatever
 * comes back.
 */
int rule_process_start(RuleProcess **p, const RuleProcessConfig *config);
void rule_process_free(RuleProcess *p);

/* The answer to a request, which stays until the next; its number[0] is a
 * GeStatus. When the process has ended, or was ended, it is GE_EIO and part[0]
 * says why. */
void rule_process_ask(RuleProcess *p, const Message *request, Message *answer);

/* StartWorker (see worker_pool.h) of a RuleProcess. */
pid_t rule_process_worker(void *process, int socket);

/* Runs documents here, with -j 0. */
void rule_process_run(RuleProcess *p, const SourceDoc *doc, Reply *reply);

/* Serves a command to its end; its exit code. */
int rule_process_wait(RuleProcess *p);

/* Why it has ended, one line. */
const char *rule_process_ended(const RuleProcess *p);

Confined rule_process_confined(const RuleProcess *p);

#endif
