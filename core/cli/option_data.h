/* The options of all commands, generated from scripts/build/options.lua. */
#ifndef GE_CLI_OPTION_DATA_H
#define GE_CLI_OPTION_DATA_H

#include <stdbool.h>
#include <stdint.h>

/* What the value of an option may be. */
typedef enum OptionKind {
  OPTION_FLAG, /* it has none */
  OPTION_TEXT,
  OPTION_DAY,
  OPTION_NUMBER,
  OPTION_ONE, /* of its values */
  OPTION_SOME /* of them, with commas */
} OptionKind;

/* What of the options the command's own code takes. */
typedef enum OptionId {
  OPTION_NONE, /* a module of the library does */
  OPTION_COLOR,
  OPTION_CONFINE,
  OPTION_COUNT,
  OPTION_DATE,
  OPTION_DATE_FIELD,
  OPTION_DOC_TIMEOUT,
  OPTION_DONE,
  OPTION_ENCODING,
  OPTION_FAIL_FAST,
  OPTION_FOLLOW,
  OPTION_FORMAT,
  OPTION_HELP,
  OPTION_ID_FIELD,
  OPTION_INPUT,
  OPTION_JOBS,
  OPTION_LIBRARY,
  OPTION_LOAD_TIMEOUT,
  OPTION_MAX_DOC_BYTES,
  OPTION_MAX_EVENTS,
  OPTION_NO_CACHE,
  OPTION_OFFSETS,
  OPTION_ONLY,
  OPTION_OUT,
  OPTION_PART_BYTES,
  OPTION_QUIET,
  OPTION_RESUME,
  OPTION_SHARD,
  OPTION_STATS,
  OPTION_TEXT_FIELD,
  OPTION_TITLE_FIELD,
  OPTION_TYPE,
  OPTION_VERSION
} OptionId;

typedef struct OptionRow {
  const char *name; /* without --; NULL ends the rows */
  char letter;      /* 0: it has none */
  OptionKind kind;
  OptionId id;
  bool optional; /* the value may be left out */
  bool has_default;
  int64_t least, most, number; /* of numbers; the default */
  const char *unit;            /* or NULL */
  const char *const *values;   /* ended by NULL; NULL: any */
} OptionRow;

typedef struct OptionCommand {
  const char *name; /* NULL ends the commands */
  const OptionRow *rows;
  const char *text;         /* the lines that help has for the options */
  const char *const *usage; /* the lines of the help, ended by NULL; NULL: a
                               module has it */
} OptionCommand;

extern const OptionCommand option_commands[];
extern const OptionRow *const option_common; /* of all commands */

#endif
