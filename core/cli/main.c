/*
 * The command. `geoeng RULES.lua... INPUT...` runs rules over documents;
 * `geoeng COMMAND ...` is scripts/geoeng/cmd/COMMAND.lua. Both are done by a
 * session of geoeng.h, to which this is a host like any other.
 */
#include "cli/cache_folder.h"
#include "cli/host.h"
#include "cli/interrupt.h"
#include "cli/runner.h"

#include <errno.h>
#include <lauxlib.h>
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
  GeSessionOptions session_options;
  GeSession *session;
  bool hush; /* warnings are not wanted */
  Sink sink;
  Source *source;
} Run;

static int told(const Run *r, const char *before, int code) {
  fprintf(stderr, "%s%s\n", before, ge_session_message(r->session));
  return code;
}

static int no_memory(void) {
  fputs("geoeng: out of memory\n", stderr);
  return EXIT_OUTPUT;
}

/* -------------------------------------------------------------------- rules */

static int load_rules(Run *r) {
  GeStatus st = GE_OK;
  for (size_t i = 0; i < r->opt.nrules && st == GE_OK; i++)
    st = ge_session_load(r->session, r->opt.rules[i]);
  r->hush = r->opt.quiet;
  if (st == GE_OK) st = ge_session_seal(r->session);
  r->hush = false;
  return st == GE_OK ? EXIT_OK : told(r, "", EXIT_RULE);
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

/* Formats and filters of the session. */
static GeStatus set_format(const Run *r) {
  const Options *o = &r->opt;
  GeFormat format = {.name = o->format, .only = o->only, .type = o->type,
                     .count = o->count, .offsets = o->offsets,
                     .color = use_color(r), .columns = host_columns()};
  return ge_session_format(r->session, &format);
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
  return n > 0 && (out[n - 1] == '/' || (stat(out, &st) == 0 &&
                                         S_ISDIR(st.st_mode)));
}

/* Everything that decides the bytes of a run, in one line. */
static GeStatus identity(const Run *r, Buf *key) {
  const Options *o = &r->opt;
  const char *session;
  GeStatus st = ge_session_identity(r->session, &session);
  if (st != GE_OK) return st;
  buf_printf(key, "%s date %d part %zu shard %d/%d", session, (int)o->day,
             o->part, (int)o->shard, (int)o->nshards);
  return key->failed ? GE_ENOMEM : GE_OK;
}

static int run_store(Run *r, Runner *all) {
  const Options *o = &r->opt;
  Buf key;
  buf_init(&key);
  int code = EXIT_OUTPUT;
  if (identity(r, &key) != GE_OK) {
    buf_clear(&key);
    return told(r, "geoeng: ", EXIT_OUTPUT);
  }
  StoreConfig config = {.dir = o->out, .key = key.at, .resume = o->resume,
                        .part = o->part};
  GeStatus st = store_open(&all->store, &config);
  if (all->store && *store_warning(all->store))
    fprintf(stderr, "%s\n", store_warning(all->store));
  if (st == GE_OK) code = runner_run(all);
  else if (all->store) fprintf(stderr, "%s\n", store_message(all->store));
  if (store_close(all->store, all->ended, all->ordinal) != GE_OK) code = EXIT_OUTPUT;
  buf_clear(&key);
  return code;
}

static GeStatus put(Run *r, const char *text) {
  return text ? sink_write(&r->sink, text, strlen(text)) : GE_OK;
}

static int run_sink(Run *r, Runner *all, const GeFrame *frame) {
  const char *end;
  int code = put(r, frame->begin) == GE_OK ? runner_run(all) : EXIT_OUTPUT;
  if (code != EXIT_OUTPUT) {
    if (ge_session_finish(r->session, &end) != GE_OK)
      code = told(r, "geoeng: ", EXIT_OUTPUT);
    else if (put(r, end) != GE_OK) code = EXIT_OUTPUT;
  }
  return close_output(r, code);
}

static int run_loaded(Run *r) {
  Options *o = &r->opt;
  GeFrame frame;
  if (set_format(r) != GE_OK) return told(r, "geoeng: ", EXIT_USAGE);
  if (ge_session_begin(r->session, &frame) != GE_OK)
    return told(r, "geoeng: ", EXIT_OUTPUT);
  r->sink.open = frame.open;
  r->sink.close = frame.close;
  if (source_open(&r->source, o->inputs, o->ninputs, o->day, o->max_doc) !=
      GE_OK)
    return no_memory();
  Runner all = {.session = r->session, .opt = o, .sink = &r->sink,
                .source = r->source, .records = is_json(r) || r->sink.open};
  int code = is_store(o->out) ? run_store(r, &all) : run_sink(r, &all, &frame);
  if (o->stats) runner_summary(&all);
  return code;
}

static int open_output(Run *r) {
  Options *o = &r->opt;
  if (is_store(o->out)) {
    if (o->format && strcmp(o->format, "jsonl") != 0)
      return option_bad("--out DIR/ takes JSON Lines, no", o->format, NULL);
    o->format = "jsonl";
    return EXIT_OK;
  }
  if (o->resume)
    return option_bad("--resume needs --out with a directory, not",
                      o->out ? o->out : "standard output", NULL);
  if (sink_open(&r->sink, r->opt.out) == GE_OK) return EXIT_OK;
  fprintf(stderr, "geoeng: %s: %s\n", r->opt.out, strerror(r->sink.error));
  return EXIT_OUTPUT;
}

/* ----------------------------------------------------------------- commands */

/* The shipped name of a shelf that is like this one, or NULL. */
static const char *near_name(GeShelf shelf, const char *name,
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
  return option_near(name, list);
}

/* Lua: (run), with its arguments as an array for the command. */
static int push_arguments(lua_State *L) {
  const Run *r = lua_touserdata(L, 1);
  int n = r->argc - 2;
  host_open(L, &r->session_options);
  lua_createtable(L, n, 0);
  for (int i = 0; i < n; i++) {
    lua_pushstring(L, r->argv[i + 2]);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

/* The exit code that a command returned, taken off the stack. */
static int exit_code(lua_State *L) {
  int code = lua_isinteger(L, -1) ? (int)lua_tointeger(L, -1) : EXIT_OK;
  lua_pop(L, 1);
  return code;
}

static int run_command(Run *r, const char *name) {
  lua_State *L = ge_session_lua(r->session);
  char module[NAME_BYTES + 16];
  lua_pushcfunction(L, push_arguments);
  lua_pushlightuserdata(L, r);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) return no_memory();
  snprintf(module, sizeof module, "geoeng.cmd.%s", name);
  GeStatus st = ge_session_call(r->session, module, NULL, 1, 1);
  if (interrupt_signal()) {
    fputs("geoeng: stopped by a signal\n", stderr);
    fflush(stdout);
    return 128 + interrupt_signal();
  }
  int err = host_write_error();
  if (fflush(stdout) != 0 && err == 0) err = errno;
  if (err == EPIPE) return EXIT_PIPE;
  if (err)
    fprintf(stderr, "geoeng: standard output: writing failed: %s\n",
            strerror(err));
  if (err) return EXIT_OUTPUT;
  return st == GE_OK ? exit_code(L) : told(r, "", EXIT_RULE);
}

/* A word that could be a command: neither option nor path. */
static bool is_word(const char *s) {
  size_t n = strlen(s);
  return n > 0 && n < NAME_BYTES &&
         strspn(s, "abcdefghijklmnopqrstuvwxyz") == n;
}

/* What the arguments of a run lack, as an exit code; EXIT_OK: nothing. */
static int check_options(Run *r) {
  Options *o = &r->opt;
  if (o->filter && o->ninputs > 0)
    return option_bad("filter reads standard input, no", o->inputs[0], NULL);
  if (o->filter) {
    o->inputs[o->ninputs++] = "-";
    if (!o->format) o->format = "jsonl";
  }
  if (o->format && !ge_session_has(r->session, GE_FORMATS, o->format))
    return option_bad("unknown format", o->format,
                      near_name(GE_FORMATS, o->format, "jsonl"));
  if (o->nrules == 0)
    return option_bad("no rule file: name one that ends in", ".lua", NULL);
  if (o->ninputs == 0)
    return option_bad("no input: name a file, a directory or", "-", NULL);
  return EXIT_OK;
}

static int run_rules(Run *r) {
  Options *o = &r->opt;
  if (o->filter) o->nworkers = 0;
  int code = option_parse(o, r->argc, r->argv);
  if (code >= 0) return code;
  code = check_options(r);
  if (code != EXIT_OK) return code;
  ge_engine_limits(ge_session_engine(r->session))->doc_bytes = o->max_doc;
  ge_engine_limits(ge_session_engine(r->session))->max_events = o->max_events;
  code = load_rules(r);
  if (code == EXIT_OK) code = open_output(r);
  if (code != EXIT_OK) return code;
  if (!o->format) o->format = sink_tty(&r->sink) ? "card" : "jsonl";
  return run_loaded(r);
}

static int dispatch(Run *r) {
  const char *word = r->argc > 1 ? r->argv[1] : "";
  const char *topic = r->argc > 2 ? r->argv[2] : "run";
  bool filter = strcmp(topic, "filter") == 0;
  if (strcmp(word, "help") == 0 && (filter || strcmp(topic, "run") == 0)) {
    option_usage(filter);
    if (r->argc > 2) return EXIT_OK;
  }
  r->opt.filter = strcmp(word, "filter") == 0;
  if (strcmp(word, "run") == 0 || r->opt.filter) {
    r->argc--;
    r->argv++;
  } else if (is_word(word) && ge_session_has(r->session, GE_COMMANDS, word)) {
    return run_command(r, word);
  } else if (is_word(word) && access(word, F_OK) != 0) {
    return option_bad("no command or file", word,
                      near_name(GE_COMMANDS, word, "run"));
  }
  return run_rules(r);
}

/* -------------------------------------------------------------------- main */

static void log_text(void *ctx, const char *text, size_t n) {
  const Run *r = ctx;
  if (!r->hush) fwrite(text, 1, n, stderr);
}

/* Options that all commands take, and that come out of the arguments:
 * --no-cache and --library DIR. false: DIR is missing. */
static bool take_common(Run *r) {
  static char cache[CACHE_FOLDER_BYTES];
  GeSessionOptions *o = &r->session_options;
  int n = 0, left = r->argc;
  o->cache = cache_folder_find(cache) ? cache : NULL;
  for (int i = 0; i < left; i++) {
    const char *arg = r->argv[i];
    bool library = i > 0 && strcmp(arg, "--library") == 0;
    if (library && i + 1 == left) return false;
    if (library) o->library = r->argv[++i];
    else if (i > 0 && strncmp(arg, "--library=", 10) == 0) o->library = arg + 10;
    else if (i > 0 && strcmp(arg, "--no-cache") == 0) o->cache = NULL;
    else r->argv[n++] = r->argv[i];
  }
  r->argc = n;
  r->argv[n] = NULL;
  return true;
}

static int run_session(Run *r) {
  const char *model = getenv("GEOENG_MODEL");
  r->session_options = (GeSessionOptions){
      .model = model && *model ? model : NULL, .path = getenv("GEOENG_PATH"),
      .traceback = getenv("GEOENG_TRACEBACK") != NULL,
      .log = log_text, .log_ctx = r};
  if (!take_common(r))
    return option_bad("a value is missing after", "--library", NULL);
  GeStatus st = ge_session_new(&r->session_options, &r->session);
  if (st == GE_ENOMEM) return no_memory();
  return st == GE_OK ? dispatch(r) : told(r, "geoeng: ", EXIT_USAGE);
}

int main(int argc, char **argv) {
  static Run r;
  r.argc = argc;
  r.argv = argv;
  signal(SIGPIPE, SIG_IGN);
  interrupt_catch();
  int code = option_init(&r.opt, argc) == GE_OK ? run_session(&r) : no_memory();
  source_close(r.source);
  sink_close(&r.sink);
  ge_session_free(r.session);
  option_clear(&r.opt);
  return code;
}
