/*
 * A command of scripts/geoeng/cmd, called with its arguments: in a process of
 * its own that may read what the command line names, or, where it runs no
 * rules, in this one.
 */
#ifndef GE_CLI_COMMAND_H
#define GE_CLI_COMMAND_H

#include "cli/host.h"
#include "cli/option.h"

typedef struct Command {
  const char *name; /* the file in scripts/geoeng/cmd, without .lua */
  int argc;         /* of what stands behind the name */
  char **argv;
  Options *options;
  const GeSessionOptions *session;
  HostConfig host; /* filled when it is called */
} Command;

/* Runs it; the exit code, with what went wrong said. */
int command_run(Command *c);

#endif
