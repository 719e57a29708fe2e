/*
 * What a run tells a person at its end, on the terminal that standard error is:
 * what was found, what failed, what to do next. The sums are the command's, the
 * page is made of them where the rules are (scripts/geoeng/corpus/summary.lua).
 */
#ifndef GE_CLI_RUN_SUMMARY_H
#define GE_CLI_RUN_SUMMARY_H

#include "cli/runner.h"

/* Whether one is to be shown. Cards that go elsewhere are read there; --stats is
 * for machines; a filter runs beside a program. */
bool run_summary_wanted(const Options *opt, const Sink *sink);

/* Shows it, if the run came to its end. The runner's tally must be there. */
void run_summary_show(const Runner *r);

#endif
