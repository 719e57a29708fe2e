/*
 * How far a run is, on one line of the terminal that standard error is, while
 * the events go elsewhere. Written over at most four times a second, and taken
 * away before a message and at the end.
 */
#ifndef GE_CLI_PROGRESS_H
#define GE_CLI_PROGRESS_H

#include "base/base.h"

typedef struct Progress {
  bool on, shown;
  double started, last; /* seconds since some moment */
} Progress;

typedef struct ProgressCount {
  uint64_t ndocs, nbytes, nevents, nfailed;
} ProgressCount;

/* elsewhere: the events do not go to the same terminal. */
void progress_start(Progress *p, bool elsewhere);
void progress_show(Progress *p, ProgressCount c);
void progress_hide(Progress *p);
/* Since progress_start. */
double progress_seconds(const Progress *p);

#endif
