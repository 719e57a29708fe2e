/* The command line of `geoeng run`: its options, read into one Options that lives
 * as long as the command, and the exit codes. */
#ifndef GE_CLI_OPTION_H
#define GE_CLI_OPTION_H

#include "input/document.h"

enum {
  EXIT_OK = 0,
  EXIT_SOME = 1, /* done, but some documents failed */
  EXIT_USAGE = 2,
  EXIT_RULE = 3,
  EXIT_UNREADABLE = 4, /* no input could be read */
  EXIT_LIMIT = 5,      /* a limit was hit and --fail-fast was given */
  EXIT_OUTPUT = 6,
  EXIT_PIPE = 141, /* the reader of the output has gone */
};

#define OPTION_WORKERS 256 /* at most */

typedef struct Options {
  const char *format, *out, *only, *type, *count, *color;
  GeOffsets offsets;
  bool fail_fast, quiet;
  bool convert;      /* inputs are events, and nothing is run */
  const char *types; /* of stored events, see convert_look; NULL: of rules */
  bool filter;       /* each document is answered before the next is read */
  bool follow;       /* the last input goes on */
  bool done;         /* and a line tells that it was */
  const char *stats; /* "text", "json", or NULL */
  InputOptions input;
  bool resume;
  size_t part;                        /* bytes of a part of --out DIR/ */
  unsigned shard, nshards;            /* 0-based; nshards 0: all documents */
  bool jobs;                          /* nworkers was given */
  unsigned nworkers;                  /* 0: in this process */
  unsigned max_events;                /* of a document, 0: no bound */
  unsigned doc_timeout, load_timeout; /* seconds, 0: as long as it takes */
  bool confine_require; /* where rules cannot be confined, nothing is run */
  size_t memory;        /* bytes a worker may use, 0: as many as there are */
  const char *library;  /* of modules, or NULL */
  bool no_cache;
  const char **rules, **inputs; /* owned: the arrays, not the strings */
  size_t nrules, ninputs, room;
} Options;

/* GE_ENOMEM or GE_OK. */
GeStatus option_init(Options *o, int argc);
void option_clear(Options *o);
/* Reads argv[1] and on. -1: go on; else the exit code, and all is said. */
int option_parse(Options *o, int argc, char **argv);

/* Takes the options out of the arguments that all commands have; the rest is
 * left in argv. -1 or an exit code, as above. */
int option_take_common(Options *o, int *argc, char **argv);

/* One line on standard error; `near` is a name that was meant, or NULL. */
int option_bad(const char *what, const char *arg, const char *near);
/* Prints the help text of "run", "filter" or "convert". */
void option_usage(const char *command);

#endif
