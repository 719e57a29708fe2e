#include "cli/option.h"
#include "base/bytes.h"
#include "cli/interrupt.h"
#include "cli/option_scan.h"
#include "input/charset.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int usage_error(const char *message) {
  fprintf(stderr, "geoeng: %s\ntry: geoeng --help\n", message);
  return EXIT_USAGE;
}

int option_bad(const char *what, const char *arg, const char *near) {
  char message[OPTION_MESSAGE_BYTES];
  option_say(message, what, arg, near);
  return usage_error(message);
}

void option_usage(const char *command) {
  const char *const *line = option_command(command)->usage;
  for (; *line; line++) puts(*line);
}

/* ----------------------------------------------------------------- defaults */

static bool asked_to_end(void) { return interrupt_signal() != 0; }

static int take(Options *o, const OptionFound *f);

/* Those that the table tells. */
static void take_defaults(Options *o, const OptionRow *rows) {
  for (; rows->name; rows++) {
    const char *first = rows->values ? rows->values[0] : NULL;
    if (rows->has_default) take(o, &(OptionFound){rows, first, rows->number});
  }
}

GeStatus option_init(Options *o, int argc) {
  memset(o, 0, sizeof *o);
  o->input.day = GE_NODAY;
  o->input.stop = asked_to_end;
  o->memory = (size_t)2 << 30;
  take_defaults(o, option_command("run")->rows);
  take_defaults(o, option_common);
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  o->nworkers = n < 1 ? 1 : n > OPTION_WORKERS ? OPTION_WORKERS : (unsigned)n;
  o->room = (size_t)argc + 1;
  o->rules = ge_alloc_zeros(o->room, sizeof *o->rules);
  o->inputs = ge_alloc_zeros(o->room, sizeof *o->inputs);
  return o->rules && o->inputs ? GE_OK : GE_ENOMEM;
}

void option_clear(Options *o) {
  ge_free(o->rules, o->room * sizeof *o->rules);
  ge_free(o->inputs, o->room * sizeof *o->inputs);
  o->rules = o->inputs = NULL;
}

/* ------------------------------------------------------------------ options */

/* "2/8": the second of eight. */
static int set_shard(Options *o, const char *arg) {
  int n = 0;
  if (sscanf(arg, "%u/%u%n", &o->shard, &o->nshards, &n) != 2 || arg[n] ||
      !byte_is_digit(*arg) || o->shard < 1 || o->shard > o->nshards)
    return option_bad("--shard must be I/N with I from 1 to N, not", arg, NULL);
  o->shard--;
  return -1;
}

static int set_encoding(Options *o, const char *arg) {
  o->input.encoding = arg;
  if (charset_known(arg)) return -1;
#ifdef GE_STATIC
  return option_bad("--encoding must be one that geoeng help install tells of, "
                    "not",
                    arg, NULL);
#else
  return option_bad("--encoding must be one that iconv -l lists, not", arg,
                    NULL);
#endif
}

/* -1: the option was taken; else the exit code. */
static int take(Options *o, const OptionFound *f) {
  const char *arg = f->arg;
  int64_t n = f->number;
  switch (f->row->id) {
  case OPTION_COLOR: o->color = arg; break;
  case OPTION_CONFINE: o->confine_require = n == 1; break;
  case OPTION_COUNT: o->count = arg; break;
  case OPTION_DATE: o->input.day = (int32_t)n; break;
  case OPTION_DATE_FIELD: o->input.field[FIELD_DATE] = arg; break;
  case OPTION_DOC_TIMEOUT: o->doc_timeout = (unsigned)n; break;
  case OPTION_DONE: o->done = true; break;
  case OPTION_ENCODING: return set_encoding(o, arg);
  case OPTION_FAIL_FAST: o->fail_fast = true; break;
  case OPTION_FOLLOW: o->follow = true; break;
  case OPTION_FORMAT: o->format = arg; break;
  case OPTION_ID_FIELD: o->input.field[FIELD_ID] = arg; break;
  case OPTION_INPUT: o->input.kind = arg; break;
  case OPTION_JOBS:
    o->nworkers = (unsigned)n;
    o->jobs = true;
    break;
  case OPTION_LIBRARY: o->library = arg; break;
  case OPTION_LOAD_TIMEOUT: o->load_timeout = (unsigned)n; break;
  case OPTION_MAX_DOC_BYTES: o->input.max_bytes = (size_t)n; break;
  case OPTION_MAX_EVENTS: o->max_events = (unsigned)n; break;
  case OPTION_NO_CACHE: o->no_cache = true; break;
  case OPTION_OFFSETS: o->offsets = (GeOffsets)n; break;
  case OPTION_ONLY: o->only = arg; break;
  case OPTION_OUT: o->out = arg; break;
  case OPTION_PART_BYTES: o->part = (size_t)n; break;
  case OPTION_QUIET: o->quiet = true; break;
  case OPTION_RESUME: o->resume = true; break;
  case OPTION_SHARD: return set_shard(o, arg);
  case OPTION_STATS: o->stats = arg; break;
  case OPTION_TEXT_FIELD: o->input.field[FIELD_TEXT] = arg; break;
  case OPTION_TITLE_FIELD: o->input.field[FIELD_TITLE] = arg; break;
  case OPTION_TYPE: o->type = arg; break;
  case OPTION_HELP:
    option_usage(o->filter ? "filter" : o->convert ? "convert" : "run");
    return EXIT_OK;
  case OPTION_VERSION: printf("geoeng %s\n", ge_version()); return EXIT_OK;
  case OPTION_NONE: ge_assert(false); /* of a module */
  }
  return -1;
}

/* ------------------------------------------------------ of all commands */

/* The option that an argument is, alone or as NAME=VALUE, or NULL. */
static const OptionRow *common_row(const char *arg) {
  size_t n = strcspn(arg, "=");
  if (strncmp(arg, "--", 2) != 0) return NULL;
  for (const OptionRow *r = option_common; r->name; r++)
    if (strlen(r->name) == n - 2 && memcmp(arg + 2, r->name, n - 2) == 0 &&
        (r->kind != OPTION_FLAG || !arg[n]))
      return r;
  return NULL;
}

static int take_common(Options *o, const OptionRow *row, const char *arg) {
  char message[OPTION_MESSAGE_BYTES], name[2 + NEAR_LONGEST + 1];
  OptionFound found;
  if (!option_value(row, arg, &found, message)) return usage_error(message);
  snprintf(name, sizeof name, "--%s", row->name);
  if (row->kind == OPTION_TEXT && row->id != OPTION_LIBRARY && !*arg)
    return option_bad("a value is missing after", name, NULL);
  return take(o, &found);
}

/* They are taken before the command is known, which may be one of --library. */
int option_take_common(Options *o, int *argc, char **argv) {
  int n = *argc > 0, code = -1;
  bool names = false; /* behind -- */
  for (int i = n; i < *argc && code < 0; i++) {
    names = names || strcmp(argv[i], "--") == 0;
    const OptionRow *row = names ? NULL : common_row(argv[i]);
    const char *value = row ? strchr(argv[i], '=') : NULL;
    if (!row) argv[n++] = argv[i];
    else if (value || row->kind == OPTION_FLAG)
      code = take_common(o, row, value ? value + 1 : NULL);
    else if (i + 1 == *argc)
      code = option_bad("a value is missing after", argv[i], NULL);
    else code = take_common(o, row, argv[++i]);
  }
  *argc = n;
  argv[n] = NULL;
  return code;
}

int option_parse(Options *o, int argc, char **argv) {
  OptionScan scan;
  OptionFound found;
  int code = -1, more;
  option_scan_start(&scan,
                    o->filter    ? "filter"
                    : o->convert ? "convert"
                                 : "run",
                    argc, argv);
  while (code < 0 && (more = option_scan_next(&scan, &found)) != 0)
    code = more < 0 ? usage_error(scan.message) : take(o, &found);
  for (int i = scan.operand; i < argc && code < 0; i++) {
    if (option_is_rule(argv[i])) o->rules[o->nrules++] = argv[i];
    else o->inputs[o->ninputs++] = argv[i];
  }
  return code;
}
