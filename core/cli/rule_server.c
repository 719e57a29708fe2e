#define _GNU_SOURCE 1 /* close_range */
#include "cli/rule_server.h"
#include "base/utf8.h"
#include "cli/channel.h"
#include "cli/interrupt.h"
#include "cli/large_pages.h"
#include "cli/rule_summary.h"
#include "cli/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
  SOCKET = 3,    /* its number in a process of its own */
  HURRY_MS = 400 /* in which a command ends by itself when it is told to */
};

/* Texts of rules stand in what is told; a terminal takes no orders of theirs. */
static void log_text(void *ctx, const char *text, size_t n) {
  const RuleServer *s = ctx;
  Buf b;
  if (s->hush) return;
  buf_init(&b);
  buf_put(&b, text, n);
  if (!b.failed) utf8_scrub(b.at, b.n);
  if (!b.failed) fwrite(b.at, 1, b.n, stderr);
  buf_clear(&b);
}

void rule_server_log(const RuleServer *s, const char *text) {
  log_text((void *)(uintptr_t)s, text, strlen(text)); /* which reads it alone */
}

void rule_server_open(RuleServer *s, const GeSessionOptions *options) {
  GeSessionOptions o = *options;
  o.log = log_text;
  o.log_ctx = s;
  o.files = caller_files(&s->caller);
  s->made = ge_session_new(&o, &s->session);
  if (s->made != GE_OK || !s->options) return;
  GeLimits *limits = ge_engine_limits(ge_session_engine(s->session));
  limits->doc_bytes = s->options->input.max_bytes;
  limits->max_events = s->options->max_events;
}

void rule_server_close(RuleServer *s) {
  ge_session_free(s->session);
  caller_clear(&s->caller);
}

/* ---------------------------------------------------------------- requests */

static GeStatus load(RuleServer *s, const Message *m) {
  return ge_session_load(s->session, m->part[0].s);
}

static GeStatus seal(RuleServer *s) {
  s->hush = s->options->quiet;
  GeStatus st = ge_session_seal(s->session);
  s->hush = false;
  return st;
}

static GeStatus set_format(RuleServer *s, const Message *m, Message *answer) {
  const Options *o = s->options;
  GeFormat format = {.name = m->part[0].s,
                     .only = o->only,
                     .type = o->type,
                     .count = o->count,
                     .offsets = o->offsets,
                     .color = m->number[0] != 0,
                     .columns = (uint32_t)m->number[1]};
  GeFrame frame = {NULL, NULL, NULL};
  const char *identity = NULL;
  GeStatus st = o->types ? ge_session_stored(s->session, o->types) : GE_OK;
  if (st == GE_OK) st = ge_session_format(s->session, &format);
  if (st == GE_OK) st = ge_session_begin(s->session, &frame);
  if (st == GE_OK) st = ge_session_identity(s->session, &identity);
  if (st == GE_OK && m->number[2]) {
    st = rule_summary_begin(s->session);
    s->counts = st == GE_OK;
  }
  if (st != GE_OK) return st;
  answer->part[0] = message_string(frame.begin);
  answer->part[1] = message_string(frame.open);
  answer->part[2] = message_string(frame.close);
  answer->part[3] = message_string(identity);
  return GE_OK;
}

static GeStatus finish(RuleServer *s, Message *answer) {
  const char *end = NULL;
  GeStatus st = ge_session_finish(s->session, &end);
  answer->part[0] = message_string(end);
  return st;
}

static GeStatus summarize(RuleServer *s, const Message *m, Message *answer) {
  const char *page = NULL;
  GeStatus st = rule_summary_page(s->session, m, &page);
  answer->part[0] = message_string(page);
  return st;
}

void rule_server_answer(RuleServer *s, const Message *request, Buf *out) {
  Message answer = {.kind = MESSAGE_ANSWER};
  GeStatus st = GE_OK;
  switch (request->kind) {
  case MESSAGE_LOAD: st = load(s, request); break;
  case MESSAGE_SEAL: st = seal(s); break;
  case MESSAGE_FORMAT: st = set_format(s, request, &answer); break;
  case MESSAGE_FINISH: st = finish(s, &answer); break;
  case MESSAGE_SUMMARY: st = summarize(s, request, &answer); break;
  default: ge_assert(false); /* no request */
  }
  if (st != GE_OK)
    answer.part[0] = message_string(ge_session_message(s->session));
  answer.number[0] = st;
  message_put(out, &answer);
}

/* --------------------------------------------------------------- documents */

void rule_server_run(void *server, const SourceDoc *doc, Reply *reply) {
  const RuleServer *rules = server;
  GeSession *s = rules->session;
  uint64_t vetoed = ge_session_counts(s).vetoed;
  GeDocInfo info = {doc->id, doc->title, doc->day, doc->meta};
  GeStatus st = rules->options->convert
                    ? ge_session_convert(s, doc->text, doc->ntext, &info)
                    : ge_session_run(s, doc->text, doc->ntext, &info);
  *reply = (Reply){.ok = st == GE_OK, .limit = st == GE_ELIMIT};
  if (reply->ok) {
    reply->text = ge_session_output(s, &reply->n);
    reply->nevents = ge_session_nevents(s);
    const char *left_out = ge_session_left_out(s);
    reply->left_out = *left_out ? left_out : NULL;
    reply->nvetoed = (uint32_t)(ge_session_counts(s).vetoed - vetoed);
    if (rules->counts && reply->nevents > 0)
      reply->counts = rule_summary_lines(s);
  } else {
    reply->error = ge_session_message(s);
  }
}

/* The process id of a worker that serves the socket, or -1. */
static pid_t start_worker(RuleServer *s, int socket) {
  if (socket < 0) return -1;
  pid_t pid = confined_fork();
  if (pid == 0) {
    close(s->caller.socket);
    s->caller.closed = true;
    worker_serve(socket, rule_server_run, s);
  }
  close(socket);
  return pid;
}

static _Noreturn void serve(RuleServer *s) {
  Buf in, out;
  Message request;
  int passed;
  buf_init(&in);
  buf_init(&out);
  while (channel_receive(s->caller.socket, MESSAGE_REQUESTS, &in, &passed)) {
    message_get(&in, &request);
    buf_reset(&out);
    if (request.kind == MESSAGE_WORKER)
      message_put(&out, &(Message){.kind = MESSAGE_ANSWER,
                                   .number = {start_worker(s, passed)}});
    else rule_server_answer(s, &request, &out);
    if (!channel_send(s->caller.socket, &out, -1)) break;
  }
  _exit(0);
}

/* -------------------------------------------------------------------- life */

extern char **environ;

/* Nothing of the environment but what is ours. */
static void forget_environment(void) {
  static const char *const kept[] = {
      "GEOENG_", "TERM=", "NO_COLOR=", "ASAN_", "UBSAN_", "LSAN_"};
  for (char **e = environ; e && *e; e++) {
    bool ours = false;
    for (size_t i = 0; i < GE_COUNT(kept); i++)
      ours = ours || strncmp(*e, kept[i], strlen(kept[i])) == 0;
    if (!ours) memset(*e, 0, strlen(*e));
  }
}

/* From which nothing is read and to which nothing is written; in a folder without
 * /dev, as of a container, a pipe whose other end is closed. */
static int nothing(void) {
  int ends[2], null = open("/dev/null", O_RDWR);
  if (null >= 0 || pipe(ends) != 0) return null;
  close(ends[1]);
  return ends[0];
}

/* Only the socket stays open, beside standard error; a command has standard
 * output, too, and input is the broker's. */
static void keep_socket(int socket, bool command) {
  int null = nothing();
  if (null < 0 || dup2(null, STDIN_FILENO) < 0) close(STDIN_FILENO);
  if (!command && (null < 0 || dup2(null, STDOUT_FILENO) < 0))
    close(STDOUT_FILENO);
  if (dup2(socket, SOCKET) < 0) _exit(EXIT_OUTPUT);
  if (close_range(SOCKET + 1, ~0u, 0) == 0) return;
  long most = sysconf(_SC_OPEN_MAX); /* kernels before 5.9 */
  for (int fd = SOCKET + 1; fd < most; fd++) close(fd);
}

static bool say_hello(const RuleServer *s, Confined confined, int reason) {
  Buf b;
  buf_init(&b);
  const char *why = s->made == GE_OK ? NULL
                    : s->session     ? ge_session_message(s->session)
                                     : "out of memory";
  message_put(&b, &(Message){.kind = MESSAGE_ANSWER,
                             .number = {s->made, confined, reason},
                             .part = {message_string(why)}});
  bool ok = channel_send(s->caller.socket, &b, -1);
  buf_clear(&b);
  return ok;
}

_Noreturn void rule_server_live(const RuleServerConfig *c, int socket) {
  static RuleServer s;
  bool command = c->command != NULL;
  keep_socket(socket, command);
  forget_environment();
  s.options = c->options;
  s.caller.socket = SOCKET;
  large_pages_begin();
  rule_server_open(&s, c->session);
  if (command) interrupt_hurry(HURRY_MS);
  /* Without a buffer of ours the first write would ask what the output is. */
  static char buffer[1 << 16];
  if (command)
    setvbuf(stdout, buffer, isatty(STDOUT_FILENO) ? _IOLBF : _IOFBF,
            sizeof buffer);
  Confined confined = confine(command ? CONFINE_COMMAND : CONFINE_RULES,
                              c->options->memory);
  int reason = confined == CONFINED_NO ? errno : 0;
  if (!say_hello(&s, confined, reason) || s.made != GE_OK) _exit(EXIT_USAGE);
  if (!command) serve(&s);
  int code = c->command(c->ctx, &s);
  _exit(code);
}
