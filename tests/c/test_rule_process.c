#define _GNU_SOURCE 1 /* tgkill */
/* A process of rules that lies, hangs, or dies: the command is told, in time,
 * and takes no harm. */
#include "cli/rule_process.h"
#include "base/clock.h"
#include "cli/channel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define FILTERED 0 /* see confinement.c */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FILTERED 0
#endif
#endif
#ifndef FILTERED
#define FILTERED 1
#endif

enum {
  TIMEOUT = 1,   /* seconds of a phase that is to hang */
  IN_TIME = 120, /* seconds: more is a hang, however busy the machine */
  HANGS = 300,   /* seconds until the test is ended */
  MEGABYTE = 1 << 20,
  MUCH = 200 << 10 /* KB that the command may need more */
};

static char said[2000]; /* on standard error */
static pid_t command;
static unsigned patience = TIMEOUT; /* of what is to end by itself: HANGS */

/* ---------------------------------------------------------------- commands */

static Options options(void) {
  Options o;
  assert_int_equal(option_init(&o, 1), GE_OK);
  o.load_timeout = o.doc_timeout = patience;
  return o;
}

static long memory_kb(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_maxrss;
}

/* Standard error goes to a file, until it is taken back into `said`. */
static int hide_stderr(FILE **f) {
  fflush(stderr);
  *f = tmpfile();
  assert_non_null(*f);
  int before = dup(STDERR_FILENO);
  dup2(fileno(*f), STDERR_FILENO);
  return before;
}

static void take_stderr(FILE *f, int before) {
  fflush(stderr);
  dup2(before, STDERR_FILENO);
  close(before);
  rewind(f);
  said[fread(said, 1, sizeof said - 1, f)] = '\0';
  fclose(f);
}

/* The exit code of a run of this command, in time and within bounds. */
static int run_with(RuleCommand *lie, void *ctx, const char *const *words,
                    size_t nwords) {
  Options o = options();
  GeSessionOptions session = {.model = NULL};
  RuleProcessConfig config = {
      .server = {.options = &o,
                 .session = &session,
                 .command = lie,
                 .ctx = ctx},
      .broker = {.words = words, .nwords = nwords, .inputs = true}};
  RuleProcess *p;
  FILE *f;
  long before_kb = memory_kb();
  double start = clock_seconds();
  command = getpid();
  alarm(HANGS);
  int before = hide_stderr(&f);
  int code = rule_process_start(&p, &config);
  if (code == EXIT_OK) code = rule_process_wait(p);
  rule_process_free(p);
  take_stderr(f, before);
  alarm(0);
  option_clear(&o);
  assert_true(clock_seconds() - start < IN_TIME);
  assert_true(memory_kb() - before_kb < MUCH);
  assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
  assert_int_equal(errno, ECHILD);
  return code;
}

static int run(RuleCommand *lie) { return run_with(lie, NULL, NULL, 0); }

static void expect(const char *part) {
  if (!strstr(said, part)) fail_msg("\"%s\" is not in: %s", part, said);
  assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1); /* one line */
}

static void expect_no_message(RuleCommand *lie) {
  assert_int_equal(run(lie), EXIT_RULE);
  expect("sent what is no message");
}

/* -------------------------------------------------- within the other process */

static void say(const RuleServer *s, const void *bytes, size_t n) {
  for (size_t i = 0; i < n;) {
    ssize_t k = send(s->caller.socket, (const char *)bytes + i, n - i,
                     MSG_NOSIGNAL);
    if (k <= 0) _exit(9);
    i += (size_t)k;
  }
}

static void say_message(const RuleServer *s, const Message *m) {
  Buf b;
  buf_init(&b);
  message_put(&b, m);
  say(s, b.at, b.n);
  buf_clear(&b);
}

static void say_phase(const RuleServer *s, GePhase phase, const char *what) {
  say_message(s, &(Message){.kind = MESSAGE_CLOCK,
                            .number = {phase},
                            .part = {message_string(what)}});
}

static _Noreturn void live_on(void) {
  for (;;) {
    struct timespec t = {1, 0};
    nanosleep(&t, NULL);
  }
}

static _Noreturn void spin(void) {
  for (volatile unsigned i = 0;; i++) continue;
}

/* A header of a call whose first part, and all of it, is said to be so long. */
static void say_header(const RuleServer *s, MessageKind kind, uint64_t nbytes) {
  Buf b;
  buf_init(&b);
  message_put(&b, &(Message){.kind = kind, .part = {message_string("")}});
  uint64_t all = nbytes + 1;
  memcpy(b.at, &all, sizeof all);
  memcpy(b.at + 8, &nbytes, sizeof nbytes);
  say(s, b.at, b.n - 1);
  buf_clear(&b);
}

/* ------------------------------------------------------------------- its end */

static int exit_with(void *ctx, RuleServer *s) {
  (void)s;
  return *(const int *)ctx;
}

static void test_exit_codes_are_those_of_the_command(void **state) {
  (void)state;
  for (int code = 0; code < 256; code += 51) {
    assert_int_equal(run_with(exit_with, &code, NULL, 0), code);
    assert_string_equal(said, "");
  }
}

/* By a signal that no system call sends. */
static _Noreturn int die(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  signal(SIGILL, SIG_DFL);
  __builtin_trap();
}

static void test_death_by_a_signal_is_told(void **state) {
  (void)state;
  assert_int_equal(run(die), EXIT_RULE);
  expect("ended by signal 4 (Illegal instruction)");
}

static int close_and_live(void *ctx, RuleServer *s) {
  (void)ctx;
  close(s->caller.socket);
  live_on();
}

static void test_one_that_closes_its_socket_is_ended(void **state) {
  (void)state;
  assert_int_equal(run(close_and_live), EXIT_RULE);
  expect("error: ");
}

static int ignore_all_and_close(void *ctx, RuleServer *s) {
  signal(SIGTERM, SIG_IGN);
  return close_and_live(ctx, s);
}

static void test_one_that_ignores_signals_is_ended(void **state) {
  (void)state;
  assert_int_equal(run(ignore_all_and_close), EXIT_RULE);
}

/* ------------------------------------------------------------------- its time */

static int hang_at_load(void *ctx, RuleServer *s) {
  (void)ctx;
  say_phase(s, GE_PHASE_LOAD, "some.lua");
  spin();
}

static void test_loading_has_its_time(void **state) {
  (void)state;
  assert_int_equal(run(hang_at_load), EXIT_RULE);
  expect("some.lua: error: loading took longer than 1 s (see --load-timeout)");
}

static int hang_in_silence(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  live_on();
}

static void test_one_that_says_nothing_is_loading(void **state) {
  (void)state;
  assert_int_equal(run(hang_in_silence), EXIT_RULE);
  expect("loading took longer than 1 s");
}

static int hang_at_document(void *ctx, RuleServer *s) {
  (void)ctx;
  say_phase(s, GE_PHASE_IDLE, NULL);
  say_phase(s, GE_PHASE_DOCUMENT, "doc7");
  spin();
}

static void test_a_document_has_its_time(void **state) {
  (void)state;
  assert_int_equal(run(hang_at_document), EXIT_LIMIT);
  expect("doc7: error: it took longer than 1 s (see --doc-timeout)");
}

static _Noreturn int renew_load(void *ctx, RuleServer *s) {
  (void)ctx;
  for (;;) { /* a message every 0.1 s */
    struct timespec t = {0, 100000000};
    say_phase(s, GE_PHASE_LOAD, "next.lua");
    nanosleep(&t, NULL);
  }
}

static void test_many_files_have_one_time_of_loading(void **state) {
  (void)state;
  assert_int_equal(run(renew_load), EXIT_RULE);
  expect("next.lua: error: loading took longer");
}

static _Noreturn int never_silent(void *ctx, RuleServer *s) {
  (void)ctx;
  Buf b;
  buf_init(&b);
  message_put(&b, &(Message){.kind = MESSAGE_CLOCK, .number = {GE_PHASE_LOAD}});
  for (;;) /* never asleep, so that the other side finds something each time */
    if (send(s->caller.socket, b.at, b.n, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 &&
        errno != EAGAIN)
      _exit(9);
}

static void test_a_flood_of_messages_does_not_stop_the_clock(void **state) {
  (void)state;
  assert_int_equal(run(never_silent), EXIT_RULE);
  expect("loading took longer than 1 s");
}

static int bad_phases(void *ctx, RuleServer *s) {
  (void)ctx;
  static const int64_t phases[] = {-1, 3, 99, INT64_MAX, INT64_MIN};
  for (size_t i = 0; i < GE_COUNT(phases); i++)
    say_message(s, &(Message){.kind = MESSAGE_CLOCK, .number = {phases[i]}});
  spin();
}

static void test_phases_that_are_none_change_nothing(void **state) {
  (void)state;
  assert_int_equal(run(bad_phases), EXIT_RULE);
  expect("loading took longer than 1 s");
}

/* One byte now and then of a frame that is never whole. */
static _Noreturn int dribble(void *ctx, RuleServer *s) {
  (void)ctx;
  say_header(s, MESSAGE_LIST, 60 << 10);
  for (;;) {
    struct timespec t = {0, 1000000};
    say(s, "x", 1);
    nanosleep(&t, NULL);
  }
}

static void test_a_frame_that_dribbles_has_no_more_time(void **state) {
  (void)state;
  assert_int_equal(run(dribble), EXIT_RULE);
  expect("loading took longer than 1 s");
}

/* ---------------------------------------------------------------- its messages */

static int noise(void *ctx, RuleServer *s) {
  (void)ctx;
  static char bytes[MEGABYTE];
  memset(bytes, 0xA5, sizeof bytes);
  say(s, bytes, sizeof bytes);
  live_on();
}

static int zeros(void *ctx, RuleServer *s) {
  (void)ctx;
  static const char bytes[300];
  say(s, bytes, sizeof bytes);
  live_on();
}

static void test_noise_is_no_message(void **state) {
  (void)state;
  expect_no_message(noise);
  expect_no_message(zeros);
}

static int half_a_frame(void *ctx, RuleServer *s) {
  say_header(s, MESSAGE_LIST, 100);
  return exit_with(ctx, s);
}

static int half_a_header(void *ctx, RuleServer *s) {
  say(s, "\0\0\0\0\0", 5);
  return exit_with(ctx, s);
}

static void test_half_a_frame_and_an_end(void **state) {
  (void)state;
  int code = 7;
  assert_int_equal(run_with(half_a_frame, &code, NULL, 0), 7);
  assert_int_equal(run_with(half_a_header, &code, NULL, 0), 7);
}

static int half_and_live(void *ctx, RuleServer *s) {
  (void)ctx;
  say_header(s, MESSAGE_LIST, 100);
  live_on();
}

static void test_half_a_frame_has_its_time(void **state) {
  (void)state;
  assert_int_equal(run(half_and_live), EXIT_RULE);
  expect("loading took longer than 1 s");
}

static int say_kind(void *ctx, RuleServer *s) {
  const MessageKind *kind = ctx;
  static const unsigned char parts[MESSAGE_KINDS] = {[MESSAGE_DOC] = 1 | 8,
                                                     [MESSAGE_LOAD] = 1,
                                                     [MESSAGE_FORMAT] = 1,
                                                     [MESSAGE_SUMMARY] = 1};
  Message m = {.kind = *kind};
  for (int i = 0; i < MESSAGE_PARTS; i++)
    if (parts[*kind] >> i & 1) m.part[i] = message_string("x");
  say_message(s, &m);
  live_on();
}

static void test_messages_of_other_kinds_are_none(void **state) {
  (void)state;
  static const MessageKind kinds[] = {
      MESSAGE_DOC,    MESSAGE_REPLY,  MESSAGE_LOAD,    MESSAGE_SEAL,
      MESSAGE_FORMAT, MESSAGE_FINISH, MESSAGE_SUMMARY, MESSAGE_WORKER,
      MESSAGE_ANSWER, MESSAGE_KINDS};
  for (size_t i = 0; i + 1 < GE_COUNT(kinds); i++) {
    MessageKind kind = kinds[i];
    assert_int_equal(run_with(say_kind, &kind, NULL, 0), EXIT_RULE);
    expect("sent what is no message");
  }
}

static int huge(void *ctx, RuleServer *s) {
  (void)ctx;
  say_header(s, MESSAGE_LIST, UINT64_C(1) << 40);
  live_on();
}

static int wraps(void *ctx, RuleServer *s) {
  (void)ctx;
  say_header(s, MESSAGE_LIST, UINT64_MAX - 1);
  live_on();
}

static int two_at_once(void *ctx, RuleServer *s) {
  (void)ctx;
  say_message(s, &(Message){.kind = MESSAGE_READ,
                            .part = {{NULL, 0}, message_string("none")}});
  say_message(s, &(Message){.kind = MESSAGE_ANSWER});
  live_on();
}

static void test_headers_that_lie_are_no_messages(void **state) {
  (void)state;
  expect_no_message(huge);
  expect_no_message(wraps);
  expect_no_message(two_at_once);
}

/* What a name may be is far less than what a frame may be. */
static int stream_a_name(void *ctx, RuleServer *s) {
  (void)ctx;
  static char bytes[MEGABYTE];
  memset(bytes, 'x', sizeof bytes);
  say_header(s, MESSAGE_IMAGE, 900u << 20);
  for (int i = 0; i < 900; i++) say(s, bytes, sizeof bytes);
  live_on();
}

static void test_a_long_name_does_not_fill_memory(void **state) {
  (void)state;
  assert_int_equal(run(stream_a_name), EXIT_RULE);
}

/* -------------------------------------------------------------------- its calls */

static char large[] = "/tmp/geoeng-large-XXXXXX";

static int ask_and_not_read(void *ctx, RuleServer *s) {
  (void)ctx;
  say_phase(s, GE_PHASE_LOAD, "deaf");
  for (int i = 0; i < 50; i++)
    say_message(s, &(Message){.kind = MESSAGE_READ,
                              .part = {{NULL, 0}, message_string(large)}});
  live_on();
}

static int ask_well(void *ctx, RuleServer *s) {
  (void)ctx;
  Message answer;
  for (int i = 0; i < 3; i++) {
    if (!caller_ask(&s->caller,
                    &(Message){.kind = MESSAGE_READ,
                               .part = {{NULL, 0}, message_string(large)}},
                    &answer, NULL))
      return 1;
    if (answer.part[0].n != 8 * MEGABYTE) return 2;
  }
  caller_ask(&s->caller,
             &(Message){.kind = MESSAGE_READ,
                        .part = {{NULL, 0}, message_string("/etc/passwd")}},
             &answer, NULL);
  return answer.number[0] == EACCES && !answer.part[0].s ? 0 : 3;
}

static void test_answers_that_nobody_reads_have_their_time(void **state) {
  (void)state;
  const char *words[] = {large};
  int fd = mkstemp(large);
  assert_true(fd >= 0);
  assert_int_equal(ftruncate(fd, 8 * MEGABYTE), 0);
  close(fd);
  patience = HANGS;
  assert_int_equal(run_with(ask_well, NULL, words, 1), 0);
  patience = TIMEOUT;
  assert_int_equal(run_with(ask_and_not_read, NULL, words, 1), EXIT_RULE);
  expect("deaf: error: loading took longer than 1 s");
  unlink(large);
}

/* ------------------------------------------------------------------- requests */

static pid_t next_worker; /* the one that it is asked for behind the first */

/* The answer of a process that lies when it is asked to load a file, or for a
 * worker. */
static GeStatus ask_load(RuleCommand *lie, void *ctx, pid_t *worker) {
  Options o = options();
  GeSessionOptions session = {.model = NULL};
  RuleProcessConfig config = {
      .server = {
          .options = &o, .session = &session, .command = lie, .ctx = ctx}};
  RuleProcess *p;
  Message answer = {.kind = MESSAGE_ANSWER};
  double start = clock_seconds();
  alarm(HANGS);
  assert_int_equal(rule_process_start(&p, &config), EXIT_OK);
  said[0] = '\0';
  if (worker) {
    int pair[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    *worker = rule_process_worker(p, pair[1]);
    next_worker = *worker > 0 ? rule_process_worker(p, pair[1]) : -1;
    close(pair[0]);
    close(pair[1]);
  } else {
    rule_process_ask(
        p, &(Message){.kind = MESSAGE_LOAD, .part = {message_string("a.lua")}},
        &answer);
    snprintf(said, sizeof said, "%s\n",
             answer.part[0].s ? answer.part[0].s : "");
  }
  rule_process_free(p);
  option_clear(&o);
  alarm(0);
  assert_true(clock_seconds() - start < IN_TIME);
  return (GeStatus)answer.number[0];
}

static void hear(RuleServer *s) {
  Buf b;
  int passed;
  buf_init(&b);
  if (!channel_receive(s->caller.socket, MESSAGE_REQUESTS, &b, &passed))
    _exit(9);
  buf_clear(&b);
}

static int answer_noise(void *ctx, RuleServer *s) {
  hear(s);
  return noise(ctx, s);
}

static int answer_kind(void *ctx, RuleServer *s) {
  hear(s);
  return say_kind(ctx, s);
}

static int answer_nothing(void *ctx, RuleServer *s) {
  (void)ctx;
  hear(s);
  spin();
}

static int answer_by_dying(void *ctx, RuleServer *s) {
  hear(s);
  return die(ctx, s);
}

static int answer_before(void *ctx, RuleServer *s) {
  (void)ctx;
  say_message(s, &(Message){.kind = MESSAGE_ANSWER,
                            .number = {GE_ELIMIT},
                            .part = {message_string("early")}});
  say_message(s, &(Message){.kind = MESSAGE_ANSWER});
  live_on();
}

static void test_lies_to_a_request_are_its_failure(void **state) {
  (void)state;
  static const MessageKind kinds[] = {MESSAGE_DOC, MESSAGE_REPLY, MESSAGE_LOAD};
  assert_int_equal(ask_load(answer_noise, NULL, NULL), GE_EIO);
  expect("sent what is no message");
  for (size_t i = 0; i < GE_COUNT(kinds); i++) {
    MessageKind kind = kinds[i];
    assert_int_equal(ask_load(answer_kind, &kind, NULL), GE_EIO);
    expect("sent what is no message");
  }
  assert_int_equal(ask_load(answer_nothing, NULL, NULL), GE_EIO);
  expect("a.lua: error: loading took longer than 1 s");
  assert_int_equal(ask_load(answer_by_dying, NULL, NULL), GE_EIO);
  expect("a.lua: error: the process of the rules was ended by signal 4");
  assert_int_equal(ask_load(answer_before, NULL, NULL), GE_ELIMIT);
}

static int answer_pid(void *ctx, RuleServer *s) {
  hear(s);
  say_message(
      s, &(Message){.kind = MESSAGE_ANSWER, .number = {*(const int64_t *)ctx}});
  live_on();
}

static int answer_pid_twice(void *ctx, RuleServer *s) {
  hear(s);
  say_message(
      s, &(Message){.kind = MESSAGE_ANSWER, .number = {*(const int64_t *)ctx}});
  return answer_pid(ctx, s);
}

static int answer_own_pid(void *ctx, RuleServer *s) {
  int64_t pid = getpid();
  (void)ctx;
  return answer_pid(&pid, s);
}

static void test_only_a_child_becomes_a_worker(void **state) {
  (void)state;
  int64_t pids[] = {0,
                    -1,
                    1,
                    INT64_MAX,
                    INT64_MIN,
                    INT32_MAX,
                    (INT64_C(1) << 32) + 1,
                    getpid(),
                    getppid()};
  pid_t worker;
  for (size_t i = 0; i < GE_COUNT(pids); i++) {
    ask_load(answer_pid, &pids[i], &worker);
    assert_int_equal(worker, -1);
  }
  ask_load(answer_own_pid, NULL, &worker);
  assert_int_equal(worker, -1);
}

/* Or the second would be waited for, and killed, when it is somebody else's. */
static void test_a_worker_is_told_of_once(void **state) {
  (void)state;
  pid_t child = fork(), first, second;
  if (child == 0) live_on();
  int64_t pid = child;
  ask_load(answer_pid_twice, &pid, &first);
  second = next_worker;
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  assert_int_equal(first, child);
  assert_int_equal(second, -1);
}

/* ----------------------------------------------------- what it may not do at all */

static int try_open(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return open("/etc/passwd", O_RDONLY) >= 0;
}
static int try_create(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return open("/tmp/geoeng-created", O_WRONLY | O_CREAT, 0600) >= 0;
}
static int try_socket(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}
static int try_execve(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  char *argv[] = {NULL};
  return execve("/bin/true", argv, argv);
}
static int try_fork(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return fork() == 0;
}
static int try_kill(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return kill(command, SIGKILL);
}
static int try_kill_nothing(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return kill(command, 0);
}
static int try_unlink(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return unlink("/tmp/geoeng-none");
}
static int try_priority(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return setpriority(PRIO_PROCESS, (id_t)command, 19);
}
static int try_limit(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  struct rlimit r = {100, 100};
  return setrlimit(RLIMIT_NOFILE, &r);
}
/* Handing a descriptor to the command. */
static int try_pass(void *ctx, RuleServer *s) {
  (void)ctx;
  Buf b;
  buf_init(&b);
  message_put(&b, &(Message){.kind = MESSAGE_CLOCK, .number = {GE_PHASE_LOAD}});
  return !channel_send(s->caller.socket, &b, 2);
}

static void test_what_it_may_not_do_ends_it(void **state) {
  (void)state;
  static RuleCommand *const tries[] = {
      try_open,     try_create, try_socket,       try_execve,
      try_fork,     try_kill,   try_kill_nothing, try_unlink,
      try_priority, try_limit,  try_pass};
  if (!FILTERED) skip();
  for (size_t i = 0; i < GE_COUNT(tries); i++) {
    assert_int_equal(run(tries[i]), EXIT_RULE);
    expect("ended by signal 31 (Bad system call)");
  }
}

/* The wait status of a child that takes on a role, and tries it. */
static int status_of(ConfineRole role, RuleCommand *try_it) {
  int status = 0;
  command = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    if (role == CONFINE_WORKER) confine(CONFINE_RULES, 0); /* as it does */
    confine(role, 0);
    _exit(try_it(NULL, NULL));
  }
  assert_int_equal(waitpid(pid, &status, 0), pid);
  return status;
}

static int try_confined_fork(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return confined_fork() != 0;
}

static int try_sleep(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  struct timespec t = {0, 1};
  return nanosleep(&t, NULL);
}

static int try_close(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return close(STDIN_FILENO);
}

static int try_nothing(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return 42;
}

static void test_no_role_may_do_it(void **state) {
  (void)state;
  static const ConfineRole roles[] = {CONFINE_RULES, CONFINE_WORKER,
                                      CONFINE_COMMAND};
  static RuleCommand *const tries[] = {
      try_open, try_create,       try_socket, try_execve,   try_fork,
      try_kill, try_kill_nothing, try_unlink, try_priority, try_limit};
  if (!FILTERED) skip();
  for (size_t r = 0; r < GE_COUNT(roles); r++) {
    int status = status_of(roles[r], try_nothing);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 42);
    for (size_t i = 0; i < GE_COUNT(tries); i++) {
      status = status_of(roles[r], tries[i]);
      assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
    }
  }
}

static void test_some_may_be_done_by_one_role_alone(void **state) {
  (void)state;
  static const struct {
    RuleCommand *try_it;
    ConfineRole role;
  } some[] = {{try_sleep, CONFINE_RULES},
              {try_sleep, CONFINE_WORKER},
              {try_close, CONFINE_WORKER},
              {try_confined_fork, CONFINE_WORKER},
              {try_confined_fork, CONFINE_COMMAND}};
  if (!FILTERED) skip();
  for (size_t i = 0; i < GE_COUNT(some); i++) {
    int status = status_of(some[i].role, some[i].try_it);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
  }
  assert_int_equal(status_of(CONFINE_COMMAND, try_sleep), 0);
  assert_int_equal(status_of(CONFINE_COMMAND, try_close), 0);
}

enum { MADE = 5 };

static _Noreturn void make_some(void) {
  for (int i = 0; i < MADE; i++)
    if (confined_fork() == 0) break;
  for (volatile unsigned i = 0;; i++) continue;
}

/* They are this process's children, and of the group of the one that made
 * them. */
static void test_what_it_made_ends_with_its_group(void **state) {
  (void)state;
  if (!FILTERED) skip();
  pid_t pid = fork();
  if (pid == 0) {
    confine(CONFINE_RULES, 0);
    make_some();
  }
  usleep(300000);
  assert_int_equal(kill(-pid, SIGKILL), 0);
  double until = clock_seconds() + IN_TIME;
  int n = 0, status;
  while (n < MADE + 1 && clock_seconds() < until) {
    if (waitpid(-1, &status, WNOHANG) <= 0) continue;
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    n++;
  }
  assert_int_equal(n, MADE + 1);
}

/* tgkill is for raise(): it must not reach another process. */
static int try_tgkill(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return tgkill(command, command, SIGURG) != 0;
}

static void test_other_processes_get_no_signals(void **state) {
  (void)state;
  if (!FILTERED) skip();
  assert_int_equal(run(try_tgkill), EXIT_RULE);
  expect("ended by signal");
}

static int has_environment(void *ctx, RuleServer *s) {
  (void)ctx, (void)s;
  return getenv("HOME") || getenv("PATH") || getenv("USER");
}

static void test_the_environment_is_forgotten(void **state) {
  (void)state;
  setenv("HOME", "/root", 1);
  setenv("USER", "somebody", 1);
  assert_int_equal(run(has_environment), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_exit_codes_are_those_of_the_command),
      cmocka_unit_test(test_death_by_a_signal_is_told),
      cmocka_unit_test(test_one_that_closes_its_socket_is_ended),
      cmocka_unit_test(test_one_that_ignores_signals_is_ended),
      cmocka_unit_test(test_loading_has_its_time),
      cmocka_unit_test(test_one_that_says_nothing_is_loading),
      cmocka_unit_test(test_a_document_has_its_time),
      cmocka_unit_test(test_many_files_have_one_time_of_loading),
      cmocka_unit_test(test_a_flood_of_messages_does_not_stop_the_clock),
      cmocka_unit_test(test_phases_that_are_none_change_nothing),
      cmocka_unit_test(test_a_frame_that_dribbles_has_no_more_time),
      cmocka_unit_test(test_noise_is_no_message),
      cmocka_unit_test(test_half_a_frame_and_an_end),
      cmocka_unit_test(test_half_a_frame_has_its_time),
      cmocka_unit_test(test_messages_of_other_kinds_are_none),
      cmocka_unit_test(test_headers_that_lie_are_no_messages),
      cmocka_unit_test(test_a_long_name_does_not_fill_memory),
      cmocka_unit_test(test_answers_that_nobody_reads_have_their_time),
      cmocka_unit_test(test_lies_to_a_request_are_its_failure),
      cmocka_unit_test(test_only_a_child_becomes_a_worker),
      cmocka_unit_test(test_a_worker_is_told_of_once),
      cmocka_unit_test(test_what_it_may_not_do_ends_it),
      cmocka_unit_test(test_no_role_may_do_it),
      cmocka_unit_test(test_some_may_be_done_by_one_role_alone),
      cmocka_unit_test(test_what_it_made_ends_with_its_group),
      cmocka_unit_test(test_other_processes_get_no_signals),
      cmocka_unit_test(test_the_environment_is_forgotten)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
