#include "cli/progress.h"
#include "base/clock.h"

#include <stdio.h>
#include <unistd.h>

#define EVERY 0.25 /* seconds */

static double now_seconds(void) { return (double)clock_ns() * 1e-9; }

double progress_seconds(const Progress *p) {
  return now_seconds() - p->started;
}

void progress_start(Progress *p, bool elsewhere) {
  *p = (Progress){.on = elsewhere && isatty(STDERR_FILENO)};
  p->started = p->last = now_seconds();
}

void progress_show(Progress *p, ProgressCount c) {
  double now = p->on ? now_seconds() : 0;
  if (!p->on || now - p->last < EVERY) return;
  p->last = now;
  p->shown = true;
  fprintf(stderr,
          "\r%llu documents, %.1f MB, %.1f MB/s, %llu events, "
          "%llu failed\033[K",
          (unsigned long long)c.ndocs, (double)c.nbytes / 1e6,
          (double)c.nbytes / 1e6 / (now - p->started),
          (unsigned long long)c.nevents, (unsigned long long)c.nfailed);
}

void progress_hide(Progress *p) {
  if (p->shown) fputs("\r\033[K", stderr);
  p->shown = false;
}
