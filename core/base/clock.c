#include "base/clock.h"

#include <signal.h>
#include <sys/time.h>
#include <time.h>

static int64_t read_clock(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t clock_ns(void) { return read_clock(CLOCK_MONOTONIC); }

int64_t clock_thread_ns(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

double clock_seconds(void) { return (double)clock_ns() * 1e-9; }

bool clock_ticks(long us, void (*fn)(int)) {
  struct sigaction a = {.sa_handler = fn, .sa_flags = SA_RESTART};
  struct itimerval t = {{0, us}, {0, us}};
  if (us > 0 && sigaction(SIGPROF, &a, NULL) != 0) return false;
  return setitimer(ITIMER_PROF, &t, NULL) == 0;
}
