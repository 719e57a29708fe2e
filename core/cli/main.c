/*
 * The command. `geoeng RULES.lua... INPUT...` runs rules over documents;
 * `geoeng COMMAND ...` is scripts/geoeng/cmd/COMMAND.lua. Rules, and commands
 * that run rules, are kept in a process of their own, see rule_process.h.
 */
#include "base/near.h"
#include "cli/cache_folder.h"
#include "cli/command.h"
#include "cli/convert.h"
#include "cli/follow.h"
#include "cli/greeting.h"
#include "cli/interrupt.h"
#include "cli/output_check.h"
#include "cli/run_summary.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_NAMES 64 /* shipped commands, or formats */
#define NAME_BYTES 32

typedef struct Run {
  int argc;
  char **argv;
  Options opt;
  GeSessionOptions session;
  RuleProcess *rules;
  const char *key; /* what of the rules decides the bytes */
  Sink sink;
  Source *source;
} Run;

static int no_memory(void) {
  fputs("geoeng: out of memory\n", stderr);
  return EXIT_OUTPUT;
}

/* -------------------------------------------------------------------- rules */

/* Asks the rules; an exit code, with what went wrong said. `code` is that of
 * what they refuse. */
static int ask(const Run *r, const Message *request, Message *answer,
               const char *before, int code) {
  rule_process_ask(r->rules, request, answer);
  if (interrupt_signal()) {
    fputs("geoeng: stopped by a signal\n", stderr);
    return 128 + interrupt_signal();
  }
  if (answer->number[0] == GE_OK) return EXIT_OK;
  const char *why = answer->part[0].s;
  bool ended = answer->number[0] == GE_EIO; /* it names what it was at */
  fprintf(stderr, "%s%s\n", ended ? "" : before, why ? why : "an error");
  return ended ? EXIT_RULE : code;
}

static int start_rules(Run *r) {
  const Options *o = &r->opt;
  RuleProcessConfig config = {.server = {.options = o, .session = &r->session},
                              .broker = {.words = o->rules,
                                         .nwords = o->nrules,
                                         .seconds = o->load_timeout,
                                         .path = r->session.path,
                                         .library = r->session.library,
                                         .cache = r->session.cache}};
  return rule_process_start(&r->rules, &config);
}

static int load_rules(Run *r) {
  Message answer;
  int code = start_rules(r);
  for (size_t i = 0; i < r->opt.nrules && code == EXIT_OK; i++)
    code = ask(r,
               &(Message){.kind = MESSAGE_LOAD,
                          .part = {message_string(r->opt.rules[i])}},
               &answer, "", EXIT_RULE);
  if (code != EXIT_OK) return code;
  return ask(r, &(Message){.kind = MESSAGE_SEAL}, &answer, "", EXIT_RULE);
}

/* ------------------------------------------------------------------ output */

static bool is_json(const Run *r) {
  return strcmp(r->opt.format, "json") == 0 ||
         strcmp(r->opt.format, "jsonl") == 0;
}

static bool use_color(const Run *r) {
  const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
  if (strcmp(r->opt.color, "auto") != 0)
    return strcmp(r->opt.color, "always") == 0;
  return sink_tty(&r->sink) && !(none && *none) &&
         !(term && strcmp(term, "dumb") == 0);
}

/* Only when the output is closed every write is known to have worked. */
static int close_output(Run *r, int code) {
  const char *name = r->sink.name;
  if (sink_close(&r->sink) == GE_OK || interrupt_signal()) return code;
  if (r->sink.error == EPIPE) return EXIT_PIPE; /* no message */
  fprintf(stderr, "geoeng: %s: writing failed: %s\n", name,
          strerror(r->sink.error));
  return EXIT_OUTPUT;
}

/* Whether records go to a directory that a run can go on with. */
static bool is_store(const char *out) {
  struct stat st;
  size_t n = out ? strlen(out) : 0;
  return n > 0 &&
         (out[n - 1] == '/' || (stat(out, &st) == 0 && S_ISDIR(st.st_mode)));
}

static bool is_database(const Options *o) {
  return o->format && strcmp(o->format, "sqlite") == 0;
}

/* What decides which documents inputs hold, in words without blanks. */
static void put_input(Buf *key, const InputOptions *o) {
  const char *const said[] = {o->kind,
                              o->encoding,
                              o->field[FIELD_ID],
                              o->field[FIELD_DATE],
                              o->field[FIELD_TITLE],
                              o->field[FIELD_TEXT]};
  static const char *const names[] = {"input",       "encoding",
                                      "id-field",    "date-field",
                                      "title-field", "text-field"};
  for (size_t i = 0; i < GE_COUNT(said); i++) {
    if (!said[i]) continue;
    buf_printf(key, " %s ", names[i]);
    for (const char *p = said[i]; *p; p++)
      if (*p > ' ' && *p != '%') buf_putc(key, *p);
      else buf_printf(key, "%%%02X", (unsigned char)*p);
  }
}

/* Everything that decides the bytes of a run, in one line; `part`: so does
 * --part-bytes. */
static void put_key(const Run *r, bool part, Buf *key) {
  const Options *o = &r->opt;
  buf_init(key);
  buf_printf(key, "%s date %d", r->key, (int)o->input.day);
  if (part) buf_printf(key, " part %zu", o->part);
  buf_printf(key, " shard %d/%d", (int)o->shard, (int)o->nshards);
  put_input(key, &o->input);
}

static int run_database(Run *r, Runner *all, const char *sides) {
  const Options *o = &r->opt;
  Buf key;
  put_key(r, false, &key);
  DatabaseConfig config = {.path = o->out,
                           .key = key.at,
                           .sides = sides,
                           .resume = o->resume,
                           .adds = o->convert};
  GeStatus st = key.failed ? GE_ENOMEM : database_open(&all->database, &config);
  int code = EXIT_OUTPUT;
  if (st == GE_OK) code = runner_run(all);
  else if (all->database)
    fprintf(stderr, "%s\n", database_message(all->database));
  else code = no_memory();
  if (database_close(all->database, all->ended) != GE_OK) code = EXIT_OUTPUT;
  buf_clear(&key);
  return code;
}

static int run_store(Run *r, Runner *all) {
  const Options *o = &r->opt;
  Buf key;
  put_key(r, true, &key);
  int code = EXIT_OUTPUT;
  StoreConfig config = {.dir = o->out,
                        .key = key.at,
                        .resume = o->resume,
                        .part = o->part,
                        .arrival = o->follow};
  GeStatus st = key.failed ? GE_ENOMEM : store_open(&all->store, &config);
  if (all->store && *store_warning(all->store))
    fprintf(stderr, "%s\n", store_warning(all->store));
  if (st == GE_OK) code = runner_run(all);
  else if (all->store) fprintf(stderr, "%s\n", store_message(all->store));
  else code = no_memory();
  if (store_close(all->store, all->ended, all->ordinal) != GE_OK)
    code = EXIT_OUTPUT;
  buf_clear(&key);
  return code;
}

static GeStatus put(Run *r, const char *text) {
  return text ? sink_write(&r->sink, text, strlen(text)) : GE_OK;
}

static int run_sink(Run *r, Runner *all, const char *begin) {
  Message end;
  int code = put(r, begin) == GE_OK ? runner_run(all) : EXIT_OUTPUT;
  if (code != EXIT_OUTPUT && !interrupt_signal()) {
    int ended = ask(r, &(Message){.kind = MESSAGE_FINISH}, &end,
                    "geoeng: ", EXIT_OUTPUT);
    if (ended != EXIT_OK) code = ended;
    else if (put(r, end.part[0].s) != GE_OK) code = EXIT_OUTPUT;
  }
  return close_output(r, code);
}

/* A copy that lives as long as the run; NULL stays NULL. */
static const char *keep(const char *s, Buf *b) {
  buf_init(b);
  if (s) buf_puts(b, s);
  return b->at;
}

static int run_loaded(Run *r) {
  static Buf kept[4]; /* the answer, which others take the place of */
  Options *o = &r->opt;
  Message frame;
  Tally tally, *counts = run_summary_wanted(o, &r->sink) ? &tally : NULL;
  int code = ask(
      r,
      &(Message){.kind = MESSAGE_FORMAT,
                 .number = {use_color(r), host_columns(), counts != NULL},
                 .part = {message_string(o->format)}},
      &frame, "geoeng: ", EXIT_USAGE);
  if (code != EXIT_OK) return code;
  const char *begin = keep(frame.part[0].s, &kept[0]);
  r->sink.open = keep(frame.part[1].s, &kept[1]);
  r->sink.close = keep(frame.part[2].s, &kept[2]);
  r->key = keep(frame.part[3].s, &kept[3]);
  bool lacks = !r->key || strchr(r->key, '\n') ||
               (r->sink.open && !r->sink.close);
  if (counts) tally_init(counts);
  if (lacks ||
      source_open(&r->source, o->inputs, o->ninputs, &o->input) != GE_OK)
    return no_memory();
  Runner all = {.rules = r->rules,
                .opt = o,
                .sink = &r->sink,
                .source = r->source,
                .tally = counts,
                .records = is_json(r) || is_database(o) || r->sink.open};
  code = is_database(o)     ? run_database(r, &all, begin)
         : is_store(o->out) ? run_store(r, &all)
                            : run_sink(r, &all, begin);
  if (o->stats) runner_stats(&all);
  if (counts && code <= EXIT_SOME) run_summary_show(&all);
  if (counts) tally_clear(counts);
  for (size_t i = 0; i < GE_COUNT(kept); i++) buf_clear(&kept[i]);
  r->sink.open = r->sink.close = NULL;
  return code;
}

static int open_output(Run *r) {
  Options *o = &r->opt;
  if (is_database(o)) return EXIT_OK; /* it opens its file itself */
  if (is_store(o->out)) {
    if (o->format && strcmp(o->format, "jsonl") != 0)
      return option_bad("--out DIR/ takes JSON Lines, no", o->format, NULL);
    o->format = "jsonl";
    return EXIT_OK;
  }
  if (o->resume)
    return option_bad("--resume needs --out with a directory, or --format "
                      "sqlite, not",
                      o->out ? o->out : "standard output", NULL);
  if (sink_open(&r->sink, r->opt.out) == GE_OK) return EXIT_OK;
  fprintf(stderr, "geoeng: %s: %s\n", r->opt.out, strerror(r->sink.error));
  return EXIT_OUTPUT;
}

/* ----------------------------------------------------------------- commands */

/* The shipped name of a shelf that is like this one, or NULL. */
static const char *near_shelf(GeShelf shelf, const char *name,
                              const char *also) {
  static char names[MOST_NAMES][NAME_BYTES];
  const char *list[MOST_NAMES + 2], *shipped;
  size_t n = 0, len;
  for (; n < MOST_NAMES && (shipped = ge_shelf_name(shelf, n, &len)); n++) {
    snprintf(names[n], NAME_BYTES, "%.*s", (int)len, shipped);
    list[n] = names[n];
  }
  list[n] = also;
  list[n + 1] = NULL;
  return near_name(name, list);
}

/* A word that could be a command: neither option nor path. */
static bool is_word(const char *s) {
  size_t n = strlen(s);
  return n > 0 && n < NAME_BYTES &&
         strspn(s, "abcdefghijklmnopqrstuvwxyz") == n;
}

/* Whether there is a format or command of that name, as far as can be said
 * without the folder of --library. */
static bool is_shipped(GeShelf shelf, const char *name) {
  const char *shipped;
  size_t n;
  for (size_t i = 0; (shipped = ge_shelf_name(shelf, i, &n)); i++)
    if (strlen(name) == n && memcmp(name, shipped, n) == 0) return true;
  return false;
}

static bool in_library(const Run *r, const char *room, const char *name) {
  char path[4096];
  if (!r->opt.library || strchr(name, '/')) return false;
  int n = snprintf(path, sizeof path, "%s/geoeng/%s/%s.lua", r->opt.library,
                   room, name);
  return n > 0 && (size_t)n < sizeof path && access(path, R_OK) == 0;
}

static bool is_format(const Run *r, const char *name) {
  return strcmp(name, "json") == 0 || strcmp(name, "jsonl") == 0 ||
         is_shipped(GE_FORMATS, name) || in_library(r, "out", name);
}

/* What the arguments of a run lack, as an exit code; EXIT_OK: nothing. */
static int check_options(Run *r) {
  Options *o = &r->opt;
  if (o->filter && o->ninputs > 0)
    return option_bad("filter reads standard input, no", o->inputs[0], NULL);
  if (o->filter) {
    o->inputs[o->ninputs++] = "-";
    if (!o->format) o->format = "jsonl";
    if (!o->jobs) o->nworkers = 1; /* one document at a time */
  }
  if (o->done && strcmp(o->format, "jsonl") != 0)
    return option_bad("--done is for", "filter --format jsonl", NULL);
  if (o->format && !is_format(r, o->format))
    return option_bad("unknown format", o->format,
                      near_shelf(GE_FORMATS, o->format, "jsonl"));
  if (is_database(o) && (!o->out || is_store(o->out)))
    return option_bad(
        "--format sqlite needs a file, as in --out events.db, not",
        o->out ? o->out : "standard output", NULL);
  if (o->convert && is_store(o->out))
    return option_bad("convert takes a file, not", o->out, NULL);
  if (o->nrules == 0 && !o->convert)
    return option_bad("no rule file: name one that ends in", ".lua", NULL);
  if (o->ninputs == 0)
    return option_bad("no input: name a file, a directory or", "-", NULL);
  int code = o->follow ? follow_check(o) : EXIT_OK;
  if (code == EXIT_OK) code = output_check(o->out, o->inputs, o->ninputs);
  return code == EXIT_OK ? output_check(o->out, o->rules, o->nrules) : code;
}

/* On a terminal cards, of occurrences: a reader wants to know what happened, not
 * how often it is told. */
static void choose_form(Options *o) {
  bool terminal = !o->out && isatty(STDOUT_FILENO);
  if (!o->format) o->format = terminal ? "card" : "jsonl";
  if (!o->count && terminal && strcmp(o->format, "card") == 0)
    o->count = "cluster";
}

/* Stored events without their rules are read twice. */
static int look_first(Run *r) {
  static Buf types; /* of the options, as long as there are any */
  Options *o = &r->opt;
  bool json = strcmp(o->format, "jsonl") == 0 || strcmp(o->format, "json") == 0;
  o->input.kind = "events";
  if (o->nrules > 0 || (json && !o->type)) return EXIT_OK;
  GeStatus st = convert_look(o, &types);
  if (interrupt_signal()) return 128 + interrupt_signal();
  if (st == GE_ENOMEM) return no_memory();
  if (st != GE_OK)
    fprintf(stderr,
            "geoeng: standard input cannot be kept to be read twice: "
            "%s\n",
            strerror(errno));
  o->types = o->nrules > 0 ? NULL : types.at;
  return st == GE_OK ? EXIT_OK : EXIT_UNREADABLE;
}

static int run_rules(Run *r) {
  Options *o = &r->opt;
  int code = option_parse(o, r->argc, r->argv);
  if (code >= 0) return code;
  code = check_options(r);
  if (code != EXIT_OK) return code;
  choose_form(o);
  o->input.dated = !o->filter && !o->follow; /* which may run for ever */
  if (o->convert) code = look_first(r);
  if (code == EXIT_OK) code = load_rules(r);
  if (code == EXIT_OK) code = open_output(r);
  if (code != EXIT_OK) return code;
  return run_loaded(r);
}

static bool is_command(const Run *r, const char *word) {
  return is_word(word) &&
         (is_shipped(GE_COMMANDS, word) || in_library(r, "cmd", word));
}

/* Commands that are no module. */
static bool is_own(const char *word) {
  return strcmp(word, "run") == 0 || strcmp(word, "filter") == 0 ||
         strcmp(word, "convert") == 0;
}

static int dispatch(Run *r) {
  const char *word = r->argc > 1 ? r->argv[1] : "";
  const char *topic = r->argc > 2 ? r->argv[2] : "run";
  if (strcmp(word, "help") == 0 && is_own(topic)) {
    option_usage(topic);
    if (r->argc > 2) return EXIT_OK;
  }
  if (r->argc <= 1 && isatty(STDERR_FILENO)) {
    greeting_show();
    return EXIT_USAGE;
  }
  r->opt.filter = strcmp(word, "filter") == 0;
  r->opt.convert = strcmp(word, "convert") == 0;
  if (is_own(word)) {
    r->argc--;
    r->argv++;
  } else if (is_command(r, word)) {
    return command_run(&(Command){.name = word,
                                  .argc = r->argc - 2,
                                  .argv = r->argv + 2,
                                  .options = &r->opt,
                                  .session = &r->session});
  } else if (is_word(word) && access(word, F_OK) != 0) {
    return option_bad("no command or file", word,
                      near_shelf(GE_COMMANDS, word, "run"));
  }
  return run_rules(r);
}

/* -------------------------------------------------------------------- main */

static int run(Run *r) {
  static char cache[CACHE_FOLDER_BYTES];
  const char *model = getenv("GEOENG_MODEL");
  int code = option_take_common(&r->opt, &r->argc, r->argv);
  if (code >= 0) return code;
  bool keeps = !r->opt.no_cache && cache_folder_find(cache);
  r->session = (GeSessionOptions){.model = model && *model ? model : NULL,
                                  .path = getenv("GEOENG_PATH"),
                                  .library = r->opt.library,
                                  .cache = keeps ? cache : NULL,
                                  .traceback = getenv("GEOENG_TRACEBACK") !=
                                               NULL};
  return dispatch(r);
}

/* Where there is no /dev, as in a container: the wrong end of a pipe. `fd` is the
 * lowest that is free, and thus the end to read from. */
static void open_pipe(int fd) {
  int ends[2];
  if (pipe(ends) != 0) return;
  if (fd == STDIN_FILENO) (void)dup2(ends[1], fd);
  close(ends[1]);
}

/* Numbers that are closed would go to files of ours. Nothing can be read from
 * what stands in for input, nor written to the others. */
static void open_standard(void) {
  for (int fd = 0; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 &&
        open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      open_pipe(fd);
}

int main(int argc, char **argv) {
  static Run r;
  open_standard();
  r.argc = argc;
  r.argv = argv;
  signal(SIGPIPE, SIG_IGN);
  interrupt_catch();
  host_look();
  int code = option_init(&r.opt, argc) == GE_OK ? run(&r) : no_memory();
  source_close(r.source);
  sink_close(&r.sink);
  rule_process_free(r.rules);
  option_clear(&r.opt);
  return code;
}
