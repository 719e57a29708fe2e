/*
 * What a process gives up before the first line of a rule runs in it: new
 * privileges, core files, memory without bound, further files, and all system
 * calls but the few that work on memory and what is open already.
 */
#ifndef GE_CLI_CONFINEMENT_H
#define GE_CLI_CONFINEMENT_H

#include "base/base.h"

#include <sys/types.h>

typedef enum Confined {
  CONFINED_NO, /* the system has no filter of calls, or forbids it */
  CONFINED_YES,
  CONFINED_WATCHED /* a build with a sanitizer, whose own calls would not pass */
} Confined;

typedef enum ConfineRole {
  CONFINE_RULES,  /* loads rules, and is forked for each worker */
  CONFINE_WORKER, /* runs them over documents: asks for nothing but those */
  CONFINE_COMMAND /* runs a command: writes to standard output, and waits */
} ConfineRole;

/*
 * Confines this process, for ever. One that has a role of rules may take that
 * of a worker, too. `memory`: bytes of address space beside those in use, 0: as
 * many as there are. CONFINED_NO: errno tells why; the other bounds are there.
 */
Confined confine(ConfineRole role, size_t memory);

/* As fork, where the child is one of the parent's and not of this process: for
 * one that is confined to CONFINE_RULES. */
pid_t confined_fork(void);

/* Takes from a process that must read and write files whatever a rule never
 * needs: programs, processes, the network. */
Confined confine_lightly(void);

#endif
