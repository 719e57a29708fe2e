/* Processes that the command made, and how they end: each is waited for once, so
 * that none is left and no number of one is used again. */
#ifndef GE_CLI_CHILD_H
#define GE_CLI_CHILD_H

#include "base/base.h"

#include <sys/types.h>

/* Ends a child that was not waited for; its status. `group`: also all of the
 * group that it leads, whose number nobody else can have until then. */
int child_end(pid_t pid, bool group);

/* Waits so many milliseconds for it to end by itself, and then as child_end;
 * false: it lives. */
bool child_reap(pid_t pid, bool group, int ms, int *status);

#define CHILD_FATE 120 /* bytes of what child_fate writes, at most */

/* How it ended, behind the words "the process". */
void child_fate(int status, char text[CHILD_FATE]);

#endif
