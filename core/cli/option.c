#include "base/utf8.h"
#include "cli/interrupt.h"
#include "cli/option.h"
#include "input/charset.h"
#include "input/kinds.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WORKERS = 256 }; /* at most */

static const char usage[] =
    "usage: geoeng [run] RULES.lua... INPUT... [options]\n"
    "       geoeng COMMAND ...\n"
    "\n"
    "Extract events from INPUT with the rules of RULES.lua. Names that end in\n"
    ".lua are rules, all others inputs: texts, tables (.csv, .tsv), .json and\n"
    ".jsonl documents, directories of such files, or - for standard input; also\n"
    "packed by gzip or zstd. Rules and inputs stand in any order.\n"
    "\n"
    "commands (geoeng COMMAND --help tells more):\n"
    "  run                the above\n"
    "  filter RULES       documents as JSON lines in, events out, one by one\n"
    "  examples DIR       write texts and rules to try geoeng on\n"
    "  new NAME           write a rule file to start from\n"
    "  packs              list the rule files that come with geoeng\n"
    "  check FILE|DIR...  tell what is wrong in rule files\n"
    "  test FILE|DIR...   run the tests in rule files\n"
    "  why RULES EVENT .. tell what rules make of a sentence, and why\n"
    "  trace RULES IN..   tell what rules do, sentence by sentence\n"
    "  gaps RULES INPUT.. words of a corpus that rules lack, near their events\n"
    "  suggest RULES LIST INPUT\n"
    "                     words of a corpus that a list may lack\n"
    "  diff OLD NEW INPUT compare the events of two sets of rules\n"
    "  watch RULES IN..   run again on every change, tell what it changed\n"
    "  eval RULES IN GOLD compare events with annotated ones\n"
    "  learn RULES IN GOLD\n"
    "                     weights that lend to roles, from annotated events\n"
    "  convert EVENTS.jsonl..\n"
    "                     stored events in another format\n"
    "  link EVENTS.jsonl  link events of several documents\n"
    "  summary EVENTS.jsonl\n"
    "                     what stored events hold, on one page\n"
    "  report RULES IN..  events as a page with text, map and timeline\n"
    "  brat RULES DOCS    write documents and events for the tool brat\n"
    "  profile RULES IN.. tell what takes the time\n"
    "  repl [RULES]       try patterns and rules on text that you paste\n"
    "  doc FILE|DIR...    write the codebook of rule files\n"
    "  import FORMAT ..   dictionaries of other systems as lexicons and rules\n"
    "  text INPUT...      print the text that offsets count in\n"
    "  tokens INPUT...    show tokens and sentences\n"
    "  parse INPUT...     show tags, lemmas and trees (CoNLL-U)\n"
    "  spans RULES INPUT  show the spans of every layer\n"
    "  lexicon FILE...    check the days, names and offices of lexicons\n"
    "  merge DIR...       the events of several shards, in order\n"
    "  verify DIR...      whether what a run wrote is whole\n"
    "  timex INPUT...     show time expressions\n"
    "  help [TOPIC]       pages of the manual, a command's help\n"
    "\n";

static const char usage_of_options[] =
    "options:\n"
    "  --date YYYY-MM-DD  publication date of inputs that have none\n"
    "  --input KIND       what inputs are, whatever their names: text, csv, tsv,\n"
    "                     json, jsonl, html, feed, warc\n"
    "  --text-field NAME  the column or member that is the text; the same for\n"
    "                     --id-field, --date-field and --title-field\n"
    "  --encoding NAME    of inputs, as iconv names it; these six for all commands\n"
    "                     (geoeng help inputs)\n"
    "  --format FORMAT    card (on a terminal), jsonl (else), json, csv, csv-args,\n"
    "                     dyads, icews, polecat, geojson, sql (for sqlite3),\n"
    "                     sqlite (with --out FILE)\n"
    "  --offsets UNIT     cp (code points, the default), byte, utf16\n"
    "  --out FILE         write there instead of standard output\n"
    "  --out DIR/         write parts and a journal there, for --resume\n"
    "  --part-bytes N     bytes after which a part ends (67108864)\n"
    "  --resume           go on with a run into --out DIR/, or into a database\n"
    "                     of --format sqlite, that was stopped\n"
    "  --follow           go on with what comes to the last input, a growing file\n"
    "                     or a directory (geoeng help watching)\n"
    "  --shard I/N        the I-th of N parts of the documents, by their id\n"
    "  --only MODALITY    only these, separated by commas: asserted, planned,\n"
    "                     hypothetical, alleged, negated\n"
    "  --type TYPE        only events of these types, separated by commas\n"
    "  --count UNIT       mention, or cluster: of mentions that tell of one\n"
    "                     occurrence the first, with their number and what they\n"
    "                     add (the default for cards on a terminal)\n"
    "  --library DIR      modules geoeng/ROOM/NAME.lua that stand before those\n"
    "                     that are built in, with all rights; for all commands\n"
    "  --color WHEN       auto, always, never; NO_COLOR=1 is never\n"
    "  --max-doc-bytes N  largest document (16777216)\n"
    "  --max-events N     events of a document, which else fails (10000); 0: no\n"
    "                     limit\n"
    "  --no-cache         read lexicons from their text, keep nothing\n"
    "  -j, --jobs N       worker processes (one for each core); 0: none, the rules\n"
    "                     run in this process, which is confined less\n"
    "  --load-timeout S   seconds that loading rules may take (10), 0: no limit\n"
    "  --doc-timeout S    seconds that a document may take (120), 0: no limit\n"
    "  --confine WHEN     auto, or require: run nothing where rules cannot be\n"
    "                     confined; these three and --no-cache for all commands\n"
    "  --fail-fast        stop at the first document that fails\n"
    "  --stats[=json]     figures on standard error, for programs, instead of\n"
    "                     the summary that is shown where that is a terminal\n"
    "  -q, --quiet        neither warnings nor the summary\n"
    "  -h, --help         this text\n"
    "  -V, --version      the version\n"
    "\n"
    "exit: 0 done, 1 some documents failed, 2 usage, 3 rule error,\n"
    "      4 input unreadable, 5 limit with --fail-fast, 6 output error\n"
    "\n"
    "example: geoeng military.lua article.txt --date 2024-10-12\n";

static const char filter_usage[] =
    "usage: geoeng filter RULES.lua... [options]\n"
    "\n"
    "Read documents from standard input, JSON objects in one line each (id,\n"
    "date, title, text), and write the events of each before the next is read,\n"
    "in the order of the documents, by default as JSON Lines. The `doc` of an\n"
    "event is the id of its document. What cannot be read, and documents that\n"
    "fail, cost a line on standard error.\n"
    "\n"
    "options:\n"
    "  --done             behind the events of each document a line\n"
    "                     {\"schema\":\"geoeng-done-1\",\"doc\":ID,\"events\":N}; with\n"
    "                     `error` and its `kind` (input, run, limit) in place of\n"
    "                     the line on standard error where it failed, without\n"
    "                     `doc` where it could not be read; documents that are\n"
    "                     there are then read before the first is answered\n"
    "  -j N               N documents at once (1), still answered in order: as\n"
    "                     many as there are are read before the first is answered\n"
    "  those of run, but for --out and --shard; see geoeng --help\n"
    "\n"
    "example: geoeng filter military.lua < news.jsonl\n";

static const char convert_usage[] =
    "usage: geoeng convert EVENTS.jsonl... [RULES.lua...] [options]\n"
    "\n"
    "Write events that a run wrote as JSON Lines in another format, without the\n"
    "documents and without running rules again. Inputs may be packed by gzip or\n"
    "zstd, a folder of such files, as --out DIR/ writes, or - for standard input.\n"
    "A line that is no event is told, and the others count. With rule files the\n"
    "columns and sides of events are those that they declare; without, inputs are\n"
    "read twice, and they are those of the rules that come with geoeng, where all\n"
    "events are of these, or else the types and roles that occur, by name.\n"
    "Documents without events cannot be told.\n"
    "\n"
    "options:\n"
    "  --format FORMAT    as for run; jsonl, or cards on a terminal\n"
    "  --out FILE         write there instead of standard output; of --format\n"
    "                     sqlite the database\n"
    "  --only MODALITY    only these, separated by commas\n"
    "  --type TYPE        only events of these types, separated by commas\n"
    "  --count UNIT       mention, or cluster: of each occurrence within a document\n"
    "                     the first mention\n"
    "  --max-doc-bytes N  longest line, and bytes of a document's events that are\n"
    "                     taken together (16777216)\n"
    "  -j, -q, --stats, --color, --fail-fast and --doc-timeout as for run\n"
    "  -h, --help         this text\n"
    "\n"
    "exit: 0 done, 1 some lines are no events, 2 usage, 3 rule error, 4 input\n"
    "      unreadable, 6 output error\n"
    "\n"
    "example: geoeng convert events.jsonl --format csv --out events.csv\n";

void option_usage(const char *command) {
  bool run = strcmp(command, "run") == 0;
  fputs(run                              ? usage
        : strcmp(command, "filter") == 0 ? filter_usage
                                         : convert_usage,
        stdout);
  if (run) fputs(usage_of_options, stdout);
}

/* -------------------------------------------------------------- near names */

#define NAME_LONGEST 32 /* longer names are never suggested */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Edits (insert, delete, change, swap neighbours) from a to b. */
static size_t distance(const char *a, const char *b) {
  size_t row[3][NAME_LONGEST + 1];
  size_t na = strlen(a), nb = strlen(b);
  if (na > NAME_LONGEST || nb > NAME_LONGEST) return NAME_LONGEST;
  for (size_t j = 0; j <= nb; j++) row[0][j] = j;
  for (size_t i = 1; i <= na; i++) {
    size_t *now = row[i % 3];
    const size_t *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= nb; j++) {
      now[j] = least(last[j - 1] + (a[i - 1] != b[j - 1]),
                     least(last[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = least(now[j], before[j - 2] + 1);
    }
  }
  return row[na % 3][nb];
}

const char *option_near(const char *name, const char *const *list) {
  const char *best = NULL;
  size_t fewest = least(strlen(name) / 2, 2) + 1;
  for (; *list; list++) {
    size_t d = distance(name, *list);
    if (d < fewest) {
      fewest = d;
      best = *list;
    }
  }
  return best;
}

/* ----------------------------------------------------------------- messages */

int option_bad(const char *what, const char *arg, const char *near) {
  char clean[3 * 200];
  size_t n = strlen(arg);
  n = utf8_clean(arg, n < 200 ? n : 200, clean);
  fprintf(stderr, "geoeng: %s '%.*s'", what, (int)n, clean);
  if (near) fprintf(stderr, "; did you mean '%s'?", near);
  fputs("\ntry: geoeng --help\n", stderr);
  return EXIT_USAGE;
}

/* ------------------------------------------------------------------ options */

static bool asked_to_end(void) { return interrupt_signal() != 0; }

GeStatus option_init(Options *o, int argc) {
  memset(o, 0, sizeof *o);
  o->input.day = GE_NODAY;
  o->input.stop = asked_to_end;
  o->color = "auto";
  o->input.max_bytes = GE_DOC_BYTES;
  o->memory = (size_t)2 << 30;
  o->part = (size_t)64 << 20;
  o->doc_timeout = 120;
  o->load_timeout = 10;
  o->max_events = 10000;
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  o->nworkers = n < 1 ? 1 : n > WORKERS ? WORKERS : (unsigned)n;
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

static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const counts[] = {"mention", "cluster", NULL};
static const char *const offsets[] = {"cp", "byte", "utf16", NULL};
static const char *const summaries[] = {"text", "json", NULL};
static const char *const modalities[] = {"asserted", "planned", "hypothetical",
                                         "alleged",  "negated", NULL};

static int index_of(const char *s, const char *const *list) {
  for (int i = 0; list[i]; i++)
    if (strcmp(s, list[i]) == 0) return i;
  return -1;
}

/* The index of arg in the list; -1 when it is not there, and that is said. */
static int choice(const char *option, const char *arg,
                  const char *const *list) {
  int i = index_of(arg, list);
  if (i >= 0) return i;
  fprintf(stderr, "geoeng: --%s is one of", option);
  for (int k = 0; list[k]; k++) fprintf(stderr, "%s %s", k ? "," : "", list[k]);
  const char *near = option_near(arg, list);
  if (near) fprintf(stderr, "; did you mean '%s'?", near);
  fputs("\ntry: geoeng --help\n", stderr);
  return -1;
}

/* Every part of a list with commas must be a modality. */
static bool all_modalities(const char *arg) {
  char part[NAME_LONGEST];
  do {
    size_t n = strcspn(arg, ",");
    if (n >= sizeof part) n = sizeof part - 1;
    memcpy(part, arg, n);
    part[n] = '\0';
    if (choice("only", part, modalities) < 0) return false;
    arg += strcspn(arg, ",");
  } while (*arg++ == ',');
  return true;
}

/* A whole number of 0 to `most`; false when arg is none. */
static bool set_number(unsigned *number, const char *arg, unsigned most) {
  char *end;
  unsigned long n = strtoul(arg, &end, 10);
  if (*arg < '0' || *arg > '9' || *end || n > most) return false;
  *number = (unsigned)n;
  return true;
}

/* "2/8": the second of eight. */
static bool set_shard(Options *o, const char *arg) {
  int n = 0;
  if (sscanf(arg, "%u/%u%n", &o->shard, &o->nshards, &n) != 2 || arg[n] ||
      *arg < '0' || *arg > '9' || o->shard < 1 || o->shard > o->nshards)
    return false;
  o->shard--;
  return true;
}

static bool set_size(size_t *size, const char *arg) {
  char *end;
  unsigned long long n = strtoull(arg, &end, 10);
  if (*arg < '0' || *arg > '9' || *end || n == 0 || n > (1ull << 30))
    return false;
  *size = (size_t)n;
  return true;
}

enum {
  DATE = 256,
  FORMAT,
  OFFSETS,
  OUT,
  ONLY,
  TYPE,
  COUNT,
  COLOR,
  MAX,
  FAST,
  STATS,
  RESUME,
  SHARD,
  PART,
  EVENTS,
  DONE,
  FOLLOW
};

static const struct option long_options[] = {
    {"date", required_argument, NULL, DATE},
    {"done", no_argument, NULL, DONE},
    {"follow", no_argument, NULL, FOLLOW},
    {"format", required_argument, NULL, FORMAT},
    {"offsets", required_argument, NULL, OFFSETS},
    {"out", required_argument, NULL, OUT},
    {"only", required_argument, NULL, ONLY},
    {"type", required_argument, NULL, TYPE},
    {"count", required_argument, NULL, COUNT},
    {"color", required_argument, NULL, COLOR},
    {"max-doc-bytes", required_argument, NULL, MAX},
    {"max-events", required_argument, NULL, EVENTS},
    {"fail-fast", no_argument, NULL, FAST},
    {"stats", optional_argument, NULL, STATS},
    {"resume", no_argument, NULL, RESUME},
    {"part-bytes", required_argument, NULL, PART},
    {"shard", required_argument, NULL, SHARD},
    {"jobs", required_argument, NULL, 'j'},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

/* Options of all commands. */
enum {
  NO_CACHE,
  LIBRARY,
  LOAD_TIMEOUT,
  DOC_TIMEOUT,
  CONFINE,
  INPUT,
  ENCODING,
  FIELD /* and the other fields, in their order */
};

static const char *const common[] = {[NO_CACHE] = "--no-cache",
                                     [LIBRARY] = "--library",
                                     [LOAD_TIMEOUT] = "--load-timeout",
                                     [DOC_TIMEOUT] = "--doc-timeout",
                                     [CONFINE] = "--confine",
                                     [INPUT] = "--input",
                                     [ENCODING] = "--encoding",
                                     [FIELD + FIELD_ID] = "--id-field",
                                     [FIELD + FIELD_DATE] = "--date-field",
                                     [FIELD + FIELD_TITLE] = "--title-field",
                                     [FIELD + FIELD_TEXT] = "--text-field",
                                     NULL};

/* An option that getopt does not take. */
static int unknown(const char *arg) {
  const char *names[GE_COUNT(long_options) + GE_COUNT(common)] = {NULL};
  char name[NAME_LONGEST];
  size_t nnames = 0;
  for (size_t i = 0; long_options[i].name; i++)
    names[nnames++] = long_options[i].name;
  for (size_t i = 0; common[i]; i++) names[nnames++] = common[i] + 2;
  if (optopt >= DATE || (optopt && strncmp(arg, "--", 2) == 0))
    return option_bad("no value can be given in", arg, NULL);
  if (optopt) {
    char letter[] = {'-', (char)optopt, '\0'};
    return option_bad("unknown option", letter, NULL);
  }
  size_t n = strcspn(arg + 2, "=");
  if (n >= sizeof name) n = sizeof name - 1;
  memcpy(name, arg + 2, n);
  name[n] = '\0';
  const char *near = option_near(name, names);
  char full[NAME_LONGEST + 3] = "--";
  if (near) memcpy(full + 2, near, strlen(near) + 1);
  return option_bad("unknown option", arg, near ? full : NULL);
}

/* -1: the option was taken; else the exit code. */
static int take(Options *o, int c, const char *arg) {
  int k = 0;
  switch (c) {
  case DATE:
    if (!ge_day_parse(arg, strlen(arg), &o->input.day))
      return option_bad("--date must be YYYY-MM-DD, not", arg, NULL);
    break;
  case FORMAT: o->format = arg; break;
  case COUNT: k = choice("count", o->count = arg, counts); break;
  case COLOR: k = choice("color", o->color = arg, colors); break;
  case OFFSETS:
    k = choice("offsets", arg, offsets);
    o->offsets = (GeOffsets)(k < 0 ? 0 : k);
    break;
  case ONLY: k = all_modalities(o->only = arg) ? 0 : -1; break;
  case MAX:
    if (!set_size(&o->input.max_bytes, arg))
      return option_bad("--max-doc-bytes must be 1 to 1073741824, not", arg,
                        NULL);
    break;
  case EVENTS:
    if (!set_number(&o->max_events, arg, 1000000000))
      return option_bad("--max-events must be 0 to 1000000000, not", arg, NULL);
    break;
  case OUT: o->out = arg; break;
  case TYPE: o->type = arg; break;
  case FAST: o->fail_fast = true; break;
  case DONE: o->done = true; break;
  case FOLLOW: o->follow = true; break;
  case STATS:
    k = choice("stats", o->stats = arg ? arg : "text", summaries);
    break;
  case PART:
    if (!set_size(&o->part, arg))
      return option_bad("--part-bytes must be 1 to 1073741824, not", arg, NULL);
    break;
  case RESUME: o->resume = true; break;
  case SHARD:
    if (!set_shard(o, arg))
      return option_bad("--shard must be I/N with I from 1 to N, not", arg,
                        NULL);
    break;
  case 'j':
    if (!set_number(&o->nworkers, arg, WORKERS))
      return option_bad("-j must be 0 to 256 workers, not", arg, NULL);
    o->jobs = true;
    break;
  case 'q': o->quiet = true; break;
  case 'h':
    option_usage(o->filter ? "filter" : o->convert ? "convert" : "run");
    return EXIT_OK;
  case 'V': printf("geoeng %s\n", ge_version()); return EXIT_OK;
  default: ge_assert(false); /* an option without a case */
  }
  return k < 0 ? EXIT_USAGE : -1;
}

/* ------------------------------------------------------ of all commands */

static int set_seconds(unsigned *seconds, const char *name, const char *v) {
  char what[80];
  if (set_number(seconds, v, 86400)) return -1;
  snprintf(what, sizeof what, "%s must be 0 to 86400 seconds, not", name);
  return option_bad(what, v, NULL);
}

static int set_confine(Options *o, const char *v) {
  static const char *const when[] = {"auto", "require", NULL};
  int k = choice("confine", v, when);
  o->confine_require = k == 1;
  return k < 0 ? EXIT_USAGE : -1;
}

/* The index of the option that an argument is, alone or as NAME=VALUE; -1: it
 * is none of these. */
static int common_option(const char *arg) {
  size_t n = strcspn(arg, "=");
  for (int k = 0; common[k]; k++)
    if (strlen(common[k]) == n && strncmp(arg, common[k], n) == 0 &&
        (k != NO_CACHE || arg[n] == '\0'))
      return k;
  return -1;
}

static int set_input(Options *o, int which, const char *v) {
  if (!*v) return option_bad("a value is missing after", common[which], NULL);
  if (which >= FIELD) o->input.field[which - FIELD] = v;
  else if (which == ENCODING) o->input.encoding = v;
  else o->input.kind = v;
  if (which == INPUT && choice("input", v, kind_names()) < 0) return EXIT_USAGE;
  if (which != ENCODING || charset_known(v)) return -1;
#ifdef GE_STATIC
  return option_bad("--encoding must be one that geoeng help install tells of, "
                    "not",
                    v, NULL);
#else
  return option_bad("--encoding must be one that iconv -l lists, not", v, NULL);
#endif
}

static int set_common(Options *o, int which, const char *v) {
  switch (which) {
  case NO_CACHE: o->no_cache = true; return -1;
  case LIBRARY: o->library = v; return -1;
  case LOAD_TIMEOUT: return set_seconds(&o->load_timeout, common[which], v);
  case DOC_TIMEOUT: return set_seconds(&o->doc_timeout, common[which], v);
  case CONFINE: return set_confine(o, v);
  default: return set_input(o, which, v);
  }
}

int option_take_common(Options *o, int *argc, char **argv) {
  int n = *argc > 0, code = -1;
  bool names = false; /* behind -- */
  for (int i = n; i < *argc && code < 0; i++) {
    names = names || strcmp(argv[i], "--") == 0;
    int which = names ? -1 : common_option(argv[i]);
    const char *value = which >= 0 ? strchr(argv[i], '=') : NULL;
    if (which < 0) argv[n++] = argv[i];
    else if (value || which == NO_CACHE)
      code = set_common(o, which, value ? value + 1 : "");
    else if (i + 1 == *argc)
      code = option_bad("a value is missing after", argv[i], NULL);
    else code = set_common(o, which, argv[++i]);
  }
  *argc = n;
  argv[n] = NULL;
  return code;
}

static bool is_rule(const char *path) {
  size_t n = strlen(path);
  return n > 4 && strcmp(path + n - 4, ".lua") == 0;
}

int option_parse(Options *o, int argc, char **argv) {
  int c;
  opterr = 0;
  while ((c = getopt_long(argc, argv, ":hVqj:", long_options, NULL)) != -1) {
    const char *arg = argv[optind - 1];
    if (c == ':') return option_bad("a value is missing after", arg, NULL);
    if (c == '?') return unknown(arg);
    int st = take(o, c, optarg);
    if (st >= 0) return st;
  }
  for (int i = optind; i < argc; i++) {
    if (is_rule(argv[i])) o->rules[o->nrules++] = argv[i];
    else o->inputs[o->ninputs++] = argv[i];
  }
  return -1;
}
