#define _GNU_SOURCE 1 /* CLONE_PARENT, syscall */
#include "cli/confinement.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
  PROCESSES = 4096, /* of a user, which root is not bound by */
  DESCRIPTORS = 16, /* of a process that gets some from its parent */
  CLONE_FLAGS = CLONE_PARENT | SIGCHLD
};

/* Bytes of address space in use. */
static size_t address_space(void) {
  unsigned long pages = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (!f) return 0;
  if (fscanf(f, "%lu", &pages) != 1) pages = 0;
  fclose(f);
  return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit(unsigned what, size_t n) {
  struct rlimit r = {n, n};
  setrlimit(what, &r); /* a lower hard limit that is there already stays */
}

static void limit_resources(size_t memory) {
  size_t used = address_space();
  limit(RLIMIT_CORE, 0);
  if (memory && used && !GE_WATCHED) limit(RLIMIT_AS, used + memory);
  limit(RLIMIT_NOFILE, DESCRIPTORS);
  limit(RLIMIT_NPROC, PROCESSES);
}

/* ----------------------------------------------------------------- filters */

/* What all of them may ask of the system; everything else ends them. */
static const int computing[] = {
    SCMP_SYS(recvfrom),    SCMP_SYS(sendto),       SCMP_SYS(write),
    SCMP_SYS(brk),         SCMP_SYS(mmap),         SCMP_SYS(mremap),
    SCMP_SYS(munmap),      SCMP_SYS(madvise),      SCMP_SYS(mprotect),
    SCMP_SYS(futex),       SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(getpid),      SCMP_SYS(gettid),       SCMP_SYS(clock_gettime),
    SCMP_SYS(getrandom),   SCMP_SYS(sysinfo),      SCMP_SYS(exit),
    SCMP_SYS(exit_group),  SCMP_SYS(setitimer),    SCMP_SYS(timer_settime),
    SCMP_SYS(rt_sigaction)};

/* Descriptors that the parent hands over, and names of places. */
static const int receiving[] = {SCMP_SYS(recvmsg), SCMP_SYS(close),
                                SCMP_SYS(getcwd)};

static const int waiting[] = {SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep)};

/* seccomp's calls return what errno should be. */
static bool done(int result) {
  if (result != 0) errno = -result;
  return result == 0;
}

static bool allow(scmp_filter_ctx filter, const int *calls, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!done(seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0)))
      return false;
  return true;
}

/* A call whose argument k compares so. */
static bool allow_with(scmp_filter_ctx filter, int call, unsigned k,
                       enum scmp_compare how, uint64_t value) {
  struct scmp_arg_cmp argument = {.arg = k, .op = how, .datum_a = value};
  return done(
      seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &argument));
}

/* To be forked, and to narrow the filter further in the child. */
static bool allow_workers(scmp_filter_ctx f) {
  static const int narrowing[] = {SCMP_SYS(seccomp)};
  return allow_with(f, SCMP_SYS(clone), 0, SCMP_CMP_EQ, CLONE_FLAGS) &&
         allow_with(f, SCMP_SYS(prctl), 0, SCMP_CMP_EQ, PR_SET_PDEATHSIG) &&
         allow(f, narrowing, GE_COUNT(narrowing));
}

static bool load(scmp_filter_ctx filter) {
  /* It is set already, and a worker could not do so. */
  return done(seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, 0)) &&
         done(seccomp_load(filter));
}

static bool filter_calls(ConfineRole role) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  errno = ENOMEM;
  bool ok = filter && allow(filter, computing, GE_COUNT(computing));
  if (role != CONFINE_WORKER) /* what a terminal says is not for rules */
    ok = ok && allow(filter, receiving, GE_COUNT(receiving)) &&
         allow_with(filter, SCMP_SYS(read), 0, SCMP_CMP_GT, STDERR_FILENO);
  if (role == CONFINE_COMMAND)
    ok = ok && allow(filter, waiting, GE_COUNT(waiting));
  if (role == CONFINE_RULES) ok = ok && allow_workers(filter);
  ok = ok && load(filter);
  seccomp_release(filter);
  return ok;
}

pid_t confined_fork(void) {
  return (pid_t)syscall(SYS_clone, CLONE_FLAGS, 0, 0, 0, 0);
}

Confined confine(ConfineRole role, size_t memory) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  /* A group of its own, which nothing in it can leave: it is ended as a whole,
   * and the terminal's signals reach the parent alone. */
  if (role != CONFINE_WORKER) setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGINT, SIG_IGN); /* the parent says when to end */
  if (role != CONFINE_COMMAND) {
    signal(SIGTERM, SIG_DFL);
    signal(SIGALRM, SIG_DFL);
  }
  if (role != CONFINE_WORKER) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit_resources(memory);
  }
  if (GE_WATCHED) return CONFINED_WATCHED;
  return filter_calls(role) ? CONFINED_YES : CONFINED_NO;
}

Confined confine_lightly(void) {
  static const int never[] = {SCMP_SYS(execve),
                              SCMP_SYS(execveat),
                              SCMP_SYS(fork),
                              SCMP_SYS(vfork),
                              SCMP_SYS(clone),
                              SCMP_SYS(clone3),
                              SCMP_SYS(socket),
                              SCMP_SYS(connect),
                              SCMP_SYS(bind),
                              SCMP_SYS(listen),
                              SCMP_SYS(ptrace),
                              SCMP_SYS(kill),
                              SCMP_SYS(tkill),
                              SCMP_SYS(tgkill),
                              SCMP_SYS(rt_sigqueueinfo),
                              SCMP_SYS(rt_tgsigqueueinfo),
                              SCMP_SYS(pidfd_open),
                              SCMP_SYS(pidfd_send_signal),
                              SCMP_SYS(io_uring_setup),
                              SCMP_SYS(process_vm_readv),
                              SCMP_SYS(process_vm_writev),
                              SCMP_SYS(mount),
                              SCMP_SYS(chmod),
                              SCMP_SYS(fchmodat),
                              SCMP_SYS(chown),
                              SCMP_SYS(lchown),
                              SCMP_SYS(fchownat)};
  /* SQLite tries these on the files beside its own, and lives without. */
  static const int refused[] = {SCMP_SYS(fchmod), SCMP_SYS(fchown)};
  if (GE_WATCHED) return CONFINED_WATCHED;
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  bool ok = filter != NULL;
  for (size_t i = 0; i < GE_COUNT(never) && ok; i++)
    ok = done(seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, never[i], 0));
  for (size_t i = 0; i < GE_COUNT(refused) && ok; i++)
    ok = done(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0));
  ok = ok && load(filter);
  seccomp_release(filter);
  return ok ? CONFINED_YES : CONFINED_NO;
}
