/*
 * One command line, read by the table of options: that of `geoeng run` and that
 * of every module of commands.
 */
#ifndef GE_CLI_OPTION_SCAN_H
#define GE_CLI_OPTION_SCAN_H

#include "base/near.h"
#include "cli/option_data.h"

#include <stddef.h>

#define OPTION_MOST 48 /* options of one command, and common ones */
#define OPTION_MESSAGE_BYTES 1200

typedef struct OptionFound {
  const OptionRow *row;
  const char *arg; /* NULL: it has none */
  int64_t number;  /* of a day or number, or the index of a value */
} OptionFound;

typedef struct OptionScan {
  const OptionCommand *command; /* NULL: one of --library, which has --help */
  int argc;
  char **argv;
  int operand; /* behind the last option: the first of the other arguments */
  char message[OPTION_MESSAGE_BYTES];
} OptionScan;

/* The command of that name, or NULL. */
const OptionCommand *option_command(const char *name);
/* Starts behind argv[0]; argv is put in order, options in front. One scan at a
 * time. */
void option_scan_start(OptionScan *s, const char *command, int argc,
                       char **argv);
/* 1: an option was found; 0: there is no other; -1: `message` tells what is
 * wrong. */
int option_scan_next(OptionScan *s, OptionFound *found);
/* Reads arg, which is the value of a row; false: the message tells why not. */
bool option_value(const OptionRow *row, const char *arg, OptionFound *found,
                  char message[OPTION_MESSAGE_BYTES]);
/* "WHAT 'ARG'; did you mean 'NEAR'?"; near may be NULL. */
void option_say(char message[OPTION_MESSAGE_BYTES], const char *what,
                const char *arg, const char *near);
/* Whether an argument that is no option names a rule file. */
bool option_is_rule(const char *path);

#endif
