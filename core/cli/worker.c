#include "cli/worker.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 1 /* the sanitizer's own calls and mappings would not pass */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif
#ifndef WATCHED
#define WATCHED 0
#endif

bool worker_send(int fd, const Buf *b) {
  for (size_t i = 0; i < b->n;) {
    ssize_t n = send(fd, b->at + i, b->n - i, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    i += (size_t)n;
  }
  return true;
}

static bool receive(int fd, Buf *b) {
  char part[1 << 16];
  buf_reset(b);
  while (message_state(b, MESSAGE_DOC) == MESSAGE_MORE) {
    ssize_t n = recv(fd, part, sizeof part, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    buf_put(b, part, (size_t)n);
    if (b->failed) return false;
  }
  return message_state(b, MESSAGE_DOC) == MESSAGE_WHOLE;
}

/* ------------------------------------------------------------- confinement */

/* Bytes of address space in use. */
static size_t address_space(void) {
  unsigned long pages = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (!f) return 0;
  if (fscanf(f, "%lu", &pages) != 1) pages = 0;
  fclose(f);
  return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit(int what, size_t n) {
  struct rlimit r = {n, n};
  setrlimit(what, &r); /* a lower hard limit that is there already stays */
}

static void limit_resources(size_t memory) {
  size_t used = address_space();
  limit(RLIMIT_CORE, 0);
  if (memory && used && !WATCHED) limit(RLIMIT_AS, used + memory);
  limit(RLIMIT_NOFILE, 3);
}

/* What a worker may ask of the system; everything else ends it. */
static bool filter_calls(void) {
  static const int allowed[] = {
      SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(read), SCMP_SYS(write),
      SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mremap), SCMP_SYS(munmap),
      SCMP_SYS(madvise), SCMP_SYS(mprotect), SCMP_SYS(futex),
      SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(getpid),
      SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(clock_gettime),
      SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(exit), SCMP_SYS(exit_group),
      SCMP_SYS(setitimer), SCMP_SYS(timer_settime), SCMP_SYS(rt_sigaction)};
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  bool ok = filter != NULL;
  for (size_t i = 0; i < GE_COUNT(allowed) && ok; i++)
    ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
  ok = ok && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return ok;
}

static void confine(size_t memory) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  signal(SIGINT, SIG_IGN); /* the parent says when to end */
  signal(SIGTERM, SIG_DFL);
  signal(SIGALRM, SIG_DFL);
  limit_resources(memory);
  /* A system without filters leaves the other bounds in place. */
  if (!WATCHED) (void)!filter_calls();
}

_Noreturn void worker_serve(int fd, Work *work, void *ctx, size_t memory) {
  Buf in, out;
  SourceDoc doc;
  Reply reply;
  buf_init(&in);
  buf_init(&out);
  confine(memory);
  while (receive(fd, &in)) {
    message_get_doc(&in, &doc);
    reply = (Reply){0};
    work(ctx, &doc, &reply);
    buf_reset(&out);
    message_put_reply(&out, &reply);
    if (out.failed || !worker_send(fd, &out)) break;
  }
  _exit(0);
}
