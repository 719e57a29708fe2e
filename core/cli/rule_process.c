#include "cli/rule_process.h"
#include "base/clock.h"
#include "base/list.h"
#include "base/utf8.h"
#include "cli/channel.h"
#include "cli/child.h"
#include "cli/interrupt.h"
#include "cli/rule_server.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  WHAT = 200,    /* bytes of what goes on, in messages */
  GRACE_MS = 550 /* that a command has to end by itself when it is told to */
};

struct RuleProcess {
  RuleProcessConfig config;
  Broker *broker;
  RuleServer here; /* with -j 0 */
  pid_t pid;       /* 0: the rules are here, or it has ended */
  int socket;      /* 0: the rules are here */
  Confined confined;
  int reason;   /* errno of why it is not */
  int status;   /* of waitpid, once it has ended */
  bool clocked; /* it tells itself what goes on: a command */
  bool sealed;
  GePhase phase;
  char what[WHAT];     /* file or document of the phase */
  double deadline;     /* of clock_seconds, 0: none */
  LIST(pid_t) workers; /* that were handed out, some of which may have ended */
  Buf in, out, why;    /* why it has ended */
};

/* ----------------------------------------------------------------- its end */

static void end(RuleProcess *p) {
  if (p->pid) p->status = child_end(p->pid, true);
  p->pid = 0;
}

/* Waits so long for it to end by itself; false: it does not. */
static bool reap(RuleProcess *p, int ms) {
  if (p->pid && !child_reap(p->pid, true, ms, &p->status)) return false;
  p->pid = 0;
  return true;
}

/* Ends it; why, one line. */
static void give_up(RuleProcess *p, const char *why) {
  end(p);
  buf_reset(&p->why);
  buf_printf(&p->why, "%s: error: %s", p->what, why);
}

/* It closed its socket: it has ended, or will not be heard of again. */
static void has_ended(RuleProcess *p) {
  char why[CHILD_FATE + 30], fate[CHILD_FATE];
  if (!reap(p, 1000)) end(p);
  if (p->clocked && WIFEXITED(p->status)) return; /* a command that is done */
  child_fate(p->status, fate);
  snprintf(why, sizeof why, "the process of the rules %s", fate);
  give_up(p, why);
}

static void give_up_late(RuleProcess *p) {
  const Options *o = p->config.server.options;
  bool load = p->phase == GE_PHASE_LOAD;
  char why[100];
  snprintf(why, sizeof why, "%s took longer than %u s (see --%s-timeout)",
           load ? "loading" : "it", load ? o->load_timeout : o->doc_timeout,
           load ? "load" : "doc");
  give_up(p, why);
}

/* It is shown in messages, and may come from the process. */
static void set_what(RuleProcess *p, const char *what) {
  size_t n = strlen(what), most = (WHAT - 1) / 3;
  p->what[utf8_clean(what, n < most ? n : most, p->what)] = '\0';
}

static void set_phase(RuleProcess *p, GePhase phase, const char *what) {
  const Options *o = p->config.server.options;
  unsigned seconds = phase == GE_PHASE_LOAD       ? o->load_timeout
                     : phase == GE_PHASE_DOCUMENT ? o->doc_timeout
                                                  : 0;
  bool goes_on = phase == GE_PHASE_LOAD && p->phase == GE_PHASE_LOAD;
  if (!goes_on) p->deadline = seconds ? clock_seconds() + seconds : 0;
  p->phase = phase;
  if (what) set_what(p, what);
}

/* What the process says of itself. One that answers requests cannot put off
 * its own end. */
static void hear_clock(RuleProcess *p, const Message *m) {
  int64_t phase = m->number[0];
  if (phase < GE_PHASE_IDLE || phase > GE_PHASE_DOCUMENT) return;
  if (p->clocked) set_phase(p, (GePhase)phase, m->part[0].s);
  else if (phase == GE_PHASE_LOAD && m->part[0].s) set_what(p, m->part[0].s);
}

/* ---------------------------------------------------------------- messages */

/* Waits for the socket; false: the process had to be given up, or a signal
 * came, which leaves it alone. */
static bool wait_socket(RuleProcess *p, short events) {
  struct pollfd fd = {.fd = p->socket, .events = events};
  int patience = -1;
  if (p->deadline > 0) {
    double left = p->deadline - clock_seconds();
    patience = left > 0 ? (int)(left * 1000) + 1 : 0;
  }
  poll(&fd, 1, patience);
  if (interrupt_signal()) return false;
  if (p->deadline > 0 && clock_seconds() >= p->deadline) {
    give_up_late(p);
    return false;
  }
  return true;
}

static bool send_message(RuleProcess *p, int passed) {
  if (p->out.failed) {
    give_up(p, "out of memory");
    return false;
  }
  for (size_t i = 0; i < p->out.n;) {
    ssize_t n = channel_send_some(p->socket, &p->out, i, passed);
    if (n < 0) {
      has_ended(p);
      return false;
    }
    i += (size_t)n;
    if (n == 0 && !wait_socket(p, POLLOUT)) return false;
  }
  return true;
}

/* Waits for the next message of these kinds. */
static bool next_message(RuleProcess *p, unsigned kinds, Message *m) {
  char part[GE_ROOM(1 << 16, 7)];
  MessageState state;
  buf_reset(&p->in);
  while ((state = message_state(&p->in, kinds)) == MESSAGE_MORE) {
    if (!wait_socket(p, POLLIN)) return false;
    size_t most = message_missing(&p->in);
    ssize_t n = recv(p->socket, part, most < sizeof part ? most : sizeof part,
                     MSG_DONTWAIT);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) {
      has_ended(p);
      return false;
    }
    buf_put(&p->in, part, (size_t)n);
    if (p->in.failed) break;
  }
  if (state == MESSAGE_WHOLE) {
    message_get(&p->in, m);
    return true;
  }
  give_up(p, "the process of the rules sent what is no message");
  return false;
}

/* Answers what the process calls for, until an answer comes, or to its end. */
static bool serve(RuleProcess *p, unsigned kinds, Message *answer) {
  int passed;
  while (next_message(p, kinds | MESSAGE_CALLS, answer)) {
    if (kinds & MESSAGE_BIT(answer->kind)) {
      if (answer->number[0] != GE_OK) message_scrub(&p->in, &answer->part[0]);
      return true;
    }
    if (answer->kind == MESSAGE_CLOCK) {
      hear_clock(p, answer);
      continue;
    }
    MessageKind kind = answer->kind;
    if (!broker_answer(p->broker, answer, &p->out, &passed)) return false;
    bool ok = send_message(p, passed);
    if (passed >= 0) close(passed);
    if (!ok) return false;
    /* Waiting for somebody who types is no time of a document. */
    if (kind == MESSAGE_LINE) set_phase(p, p->phase, NULL);
  }
  return false;
}

void rule_process_ask(RuleProcess *p, const Message *request, Message *answer) {
  if (!p->socket) { /* here */
    buf_reset(&p->in);
    rule_server_answer(&p->here, request, &p->in);
    if (!p->in.failed) message_get(&p->in, answer);
    else
      *answer = (Message){.number = {GE_ENOMEM},
                          .part = {message_string("out of memory")}};
    return;
  }
  buf_reset(&p->out);
  message_put(&p->out, request);
  if (p->sealed) set_phase(p, GE_PHASE_IDLE, "geoeng");
  set_phase(p, GE_PHASE_LOAD,
            request->kind == MESSAGE_LOAD   ? request->part[0].s
            : request->kind == MESSAGE_SEAL ? "the rules"
                                            : "geoeng");
  if (p->pid && send_message(p, -1) &&
      serve(p, MESSAGE_BIT(MESSAGE_ANSWER), answer)) {
    p->sealed = p->sealed || request->kind == MESSAGE_FORMAT;
    return;
  }
  *answer = (Message){.kind = MESSAGE_ANSWER,
                      .number = {GE_EIO},
                      .part = {message_string(p->why.n ? p->why.at : "")}};
}

/* Whether a process is a child that was not waited for. */
static bool is_child(pid_t pid) {
  siginfo_t info;
  return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

/* Whatever the process says, only a child of ours, and one that nobody waits
 * for yet, will be waited for and killed. */
static pid_t new_child(RuleProcess *p, pid_t pid) {
  uint32_t kept = 0;
  bool known = pid == p->pid;
  for (uint32_t i = 0; i < p->workers.n; i++) {
    pid_t other = p->workers.at[i];
    if (!is_child(other)) continue;
    known = known || other == pid;
    p->workers.at[kept++] = other;
  }
  p->workers.n = kept;
  return !known && is_child(pid) && list_push(&p->workers, pid) ? pid : -1;
}

pid_t rule_process_worker(void *process, int socket) {
  RuleProcess *p = process;
  Message answer;
  if (!p->pid) return 0;
  buf_reset(&p->out);
  message_put(&p->out, &(Message){.kind = MESSAGE_WORKER});
  set_phase(p, GE_PHASE_IDLE, "geoeng");
  set_phase(p, GE_PHASE_LOAD, NULL);
  if (!send_message(p, socket) ||
      !serve(p, MESSAGE_BIT(MESSAGE_ANSWER), &answer))
    return p->pid ? -1 : 0;
  int64_t pid = answer.number[0];
  return pid > 0 && pid <= INT32_MAX ? new_child(p, (pid_t)pid) : -1;
}

void rule_process_run(RuleProcess *p, const SourceDoc *doc, Reply *reply) {
  rule_server_run(&p->here, doc, reply);
}

const char *rule_process_ended(const RuleProcess *p) {
  return p->why.n ? p->why.at : "geoeng: the process of the rules has ended";
}

Confined rule_process_confined(const RuleProcess *p) { return p->confined; }

/* ------------------------------------------------------------------- start */

static int start_here(RuleProcess *p) {
  const Options *o = p->config.server.options;
  if (o->confine_require) {
    fputs("geoeng: --confine=require: with -j 0 rules run in this process, "
          "which cannot be confined\n",
          stderr);
    return EXIT_USAGE;
  }
  if (!o->quiet)
    fputs("geoeng: -j 0: the rules run in this process, confined less than in "
          "a worker\n",
          stderr);
  p->here.options = o;
  p->here.caller = (Caller){.socket = -1, .broker = p->broker};
  rule_server_open(&p->here, p->config.server.session);
  confine_lightly();
  if (p->here.made == GE_OK) return EXIT_OK;
  fprintf(stderr, "geoeng: %s\n",
          p->here.session ? ge_session_message(p->here.session)
                          : "out of memory");
  return EXIT_USAGE;
}

static int cannot_start(const char *why) {
  fprintf(stderr, "geoeng: the process of the rules cannot be started: %s\n",
          why);
  return EXIT_OUTPUT;
}

static int fork_it(RuleProcess *p) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    return cannot_start(strerror(errno));
  fflush(NULL); /* or both would write it */
  pid_t pid = fork();
  if (pid == 0) rule_server_live(&p->config.server, pair[1]);
  close(pair[1]);
  p->socket = pair[0];
  if (pid < 0) return cannot_start(strerror(errno));
  p->pid = pid;
  return EXIT_OK;
}

/* What is not confined is told; whether the run may go on. */
static int look_at_confinement(const RuleProcess *p) {
  const Options *o = p->config.server.options;
  if (p->confined != CONFINED_NO || (o->quiet && !o->confine_require))
    return EXIT_OK;
  fprintf(stderr,
          "geoeng: %sthe rules are confined less than they should be: "
          "no filter of system calls can be set (%s)\n",
          o->confine_require ? "--confine=require: " : "", strerror(p->reason));
  return o->confine_require ? EXIT_USAGE : EXIT_OK;
}

static int hear_hello(RuleProcess *p) {
  Message hello;
  if (!serve(p, MESSAGE_BIT(MESSAGE_ANSWER), &hello)) {
    if (interrupt_signal()) return 128 + interrupt_signal();
    return cannot_start(p->why.n ? p->why.at : "it ended");
  }
  if (hello.number[0] != GE_OK) {
    fprintf(stderr, "geoeng: %s\n", hello.part[0].s ? hello.part[0].s : "");
    return EXIT_USAGE;
  }
  p->confined = hello.number[1] == CONFINED_YES       ? CONFINED_YES
                : hello.number[1] == CONFINED_WATCHED ? CONFINED_WATCHED
                                                      : CONFINED_NO;
  p->reason = (int)hello.number[2];
  return look_at_confinement(p);
}

int rule_process_start(RuleProcess **process, const RuleProcessConfig *config) {
  RuleProcess *p = *process = ge_alloc_zeros(1, sizeof *p);
  if (!p) return cannot_start("out of memory");
  p->config = *config;
  p->clocked = config->server.command != NULL;
  if (broker_new(&p->broker, &config->broker) != GE_OK)
    return cannot_start("out of memory");
  if (!p->clocked && config->server.options->nworkers == 0)
    return start_here(p);
  int code = fork_it(p);
  if (code != EXIT_OK) return code;
  set_phase(p, GE_PHASE_LOAD, "geoeng");
  return hear_hello(p);
}

void rule_process_free(RuleProcess *p) {
  if (!p) return;
  end(p);
  if (p->socket) close(p->socket);
  else rule_server_close(&p->here);
  broker_free(p->broker);
  list_clear(&p->workers);
  buf_clear(&p->in);
  buf_clear(&p->out);
  buf_clear(&p->why);
  ge_free(p, sizeof *p);
}

/* ---------------------------------------------------------------- commands */

int rule_process_wait(RuleProcess *p) {
  Message none;
  (void)serve(p, 0, &none);
  if (interrupt_signal()) { /* what it wrote is to be whole */
    if (p->pid) kill(p->pid, SIGTERM);
    shutdown(p->socket, SHUT_RDWR);
    (void)reap(p, GRACE_MS);
    return 128 + interrupt_signal();
  }
  if (p->why.n == 0 && WIFEXITED(p->status)) return WEXITSTATUS(p->status);
  fprintf(stderr, "%s\n", p->why.n ? p->why.at : "geoeng: out of memory");
  return p->phase == GE_PHASE_DOCUMENT ? EXIT_LIMIT : EXIT_RULE;
}
