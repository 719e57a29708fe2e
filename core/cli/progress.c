#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define EVERY 0.25 /* seconds */

double progress_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_start(Progress *p, bool elsewhere) {
  *p = (Progress){.on = elsewhere && isatty(STDERR_FILENO)};
  p->started = p->last = progress_now();
}

void progress_show(Progress *p, ProgressCount c) {
  double now = p->on ? progress_now() : 0;
  if (!p->on || now - p->last < EVERY) return;
  p->last = now;
  p->shown = true;
  fprintf(stderr, "\r%llu documents, %.1f MB, %.1f MB/s, %llu events, "
          "%llu failed\033[K", (unsigned long long)c.ndocs,
          (double)c.nbytes / 1e6, (double)c.nbytes / 1e6 / (now - p->started),
          (unsigned long long)c.nevents, (unsigned long long)c.nfailed);
}

void progress_hide(Progress *p) {
  if (p->shown) fputs("\r\033[K", stderr);
  p->shown = false;
}
