/*
 * Where rules run: a session that answers requests (MESSAGE_REQUESTS) and runs
 * documents. It stands in a confined process of its own, which calls the command
 * for files and is forked for each worker; or, with -j 0, in that of the command.
 *
 *   command ---- fork ---> process of the rules ---- fork ---> worker ...
 *     | <-- calls: files, inputs     |                           |
 *     | -- requests: load, seal ... >|                           |
 *     | -- documents, replies -----------------------------------+
 *
 * All are children of the command, which holds the other end of each socket.
 */
#ifndef GE_CLI_RULE_SERVER_H
#define GE_CLI_RULE_SERVER_H

#include "cli/caller.h"
#include "cli/confinement.h"
#include "cli/option.h"

typedef struct RuleServer {
  const Options *options;
  GeSession *session;
  GeStatus made; /* of the session */
  bool hush;     /* warnings are not wanted */
  bool counts;   /* events are counted for the summary of the run */
  Caller caller;
} RuleServer;

/* Makes the session, of options that are borrowed, which comes to files by the
 * caller that is set. */
void rule_server_open(RuleServer *s, const GeSessionOptions *options);
void rule_server_close(RuleServer *s);

/* Tells a person something, without control characters. */
void rule_server_log(const RuleServer *s, const char *text);

/* Appends the answer to a request, but for MESSAGE_WORKER. */
void rule_server_answer(RuleServer *s, const Message *request, Buf *out);

/* Work (see worker.h) of a RuleServer. */
void rule_server_run(void *server, const SourceDoc *doc, Reply *reply);

/* A command that runs in the process instead of answering requests; its exit
 * code. */
typedef int RuleCommand(void *ctx, RuleServer *server);

typedef struct RuleServerConfig {
  const Options *options;
  const GeSessionOptions *session;
  RuleCommand *command; /* NULL: it answers requests */
  void *ctx;            /* of command */
} RuleServerConfig;

/* The life of a process of the rules, which was just forked: gives up what it
 * does not need, says so by a MESSAGE_ANSWER (status, Confined, errno of why not;
 * message), and serves the socket, or runs the command. Never returns. */
_Noreturn void rule_server_live(const RuleServerConfig *config, int socket);

#endif
