/*
 * The command. `geoeng RULES.lua... INPUT...` runs rules over documents;
 * `geoeng COMMAND ...` is scripts/geoeng/cmd/COMMAND.lua.
 *
 * All of it happens in one protected call, so that whatever Lua raises, no
 * memory above all, ends in main with everything closed.
 */
#include "cli/host.h"
#include "cli/locate.h"
#include "cli/runner.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NMODULES 64 /* shipped commands, or formats */

typedef struct Run {
  int argc;
  char **argv;
  Options opt;
  Host host;
  Sink sink;
  Source *source;
} Run;

/* -------------------------------------------------------------------- rules */

static int load_rules(Run *r, lua_State *L) {
  for (size_t i = 0; i < r->opt.nrules; i++) {
    lua_pushstring(L, r->opt.rules[i]);
    if (!state_call(L, "geoeng.rule.environment", "load", 1, 0)) goto failed;
  }
  lua_pushboolean(L, r->opt.quiet);
  if (!state_call(L, "geoeng.rule.environment", "seal", 1, 0)) goto failed;
  return EXIT_OK;
failed:
  fprintf(stderr, "%s\n", lua_tostring(L, -1));
  return EXIT_RULE;
}

/* ------------------------------------------------------------------ output */

static bool is_json(const Run *r) {
  return strcmp(r->opt.format, "json") == 0 ||
         strcmp(r->opt.format, "jsonl") == 0;
}

/* Calls the exporter's begin or finish and writes what it gives. */
static bool frame(Run *r, lua_State *L, const char *which) {
  size_t n;
  if (is_json(r)) return true;
  lua_pushstring(L, which);
  if (!state_call(L, "geoeng.event.write", "frame", 1, 1)) {
    fprintf(stderr, "geoeng: %s\n", lua_tostring(L, -1));
    return false;
  }
  const char *s = lua_tolstring(L, -1, &n);
  bool ok = !s || sink_write(&r->sink, s, n) == GE_OK;
  lua_pop(L, 1);
  return ok;
}

static bool use_color(const Run *r) {
  const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
  if (strcmp(r->opt.color, "auto") != 0)
    return strcmp(r->opt.color, "always") == 0;
  return sink_tty(&r->sink) && !(none && *none) &&
         !(term && strcmp(term, "dumb") == 0);
}

static void set_string(lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

/* What the Lua side has to know: formats and filters. */
static bool configure(const Run *r, lua_State *L) {
  const Options *o = &r->opt;
  lua_createtable(L, 0, 5);
  set_string(L, "format", o->format);
  set_string(L, "only", o->only);
  set_string(L, "type", o->type);
  set_string(L, "count", o->count);
  lua_pushboolean(L, use_color(r));
  lua_setfield(L, -2, "color");
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, "geoeng.host");
  lua_getfield(L, -1, "columns");
  lua_call(L, 0, 1);
  lua_setfield(L, -4, "columns");
  lua_pop(L, 2);
  if (state_call(L, "geoeng.event.write", "configure", 1, 0)) return true;
  fprintf(stderr, "geoeng: %s\n", lua_tostring(L, -1));
  return false;
}

/* Only when the output is closed every write is known to have worked. */
static int close_output(Run *r, int code) {
  const char *name = r->sink.name;
  if (sink_close(&r->sink) == GE_OK) return code;
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

/* Everything that decides the bytes of a run, in one line. [-0, +1] */
static const char *identity(const Options *o, lua_State *L) {
  if (!state_call(L, "geoeng.event.write", "identity", 0, 1)) return NULL;
  lua_pushfstring(L, "%s offsets %d date %d max %I part %I shard %d/%d",
                  lua_tostring(L, -1), (int)o->offsets, (int)o->day,
                  (lua_Integer)o->max_doc, (lua_Integer)o->part,
                  (int)o->shard, (int)o->nshards);
  lua_remove(L, -2);
  return lua_tostring(L, -1);
}

static int run_store(Run *r, lua_State *L, Runner *all) {
  const Options *o = &r->opt;
  const char *key = identity(o, L);
  if (!key) return luaL_error(L, "%s", lua_tostring(L, -1));
  StoreConfig config = {.dir = o->out, .key = key, .resume = o->resume,
                        .part = o->part};
  int code = EXIT_OUTPUT;
  if (store_open(&all->store, &config) == GE_OK) code = runner_run(all);
  else if (all->store) fprintf(stderr, "%s\n", store_message(all->store));
  if (store_close(all->store, all->ended) != GE_OK) code = EXIT_OUTPUT;
  return code;
}

static int run_sink(Run *r, lua_State *L, Runner *all) {
  int code = frame(r, L, "begin") ? runner_run(all) : EXIT_OUTPUT;
  if (code != EXIT_OUTPUT && !frame(r, L, "finish")) code = EXIT_OUTPUT;
  return close_output(r, code);
}

static int run_loaded(Run *r, lua_State *L) {
  Options *o = &r->opt;
  r->host.offsets = o->offsets;
  if (!configure(r, L)) return EXIT_USAGE;
  if (!state_call(L, "geoeng.event.write", "around", 0, 2)) /* strings stay on top */
    return luaL_error(L, "%s", lua_tostring(L, -1));
  r->sink.open = lua_tostring(L, -2);
  r->sink.close = lua_tostring(L, -1);
  if (source_open(&r->source, o->inputs, o->ninputs, o->day, o->max_doc) !=
      GE_OK)
    return luaL_error(L, "out of memory");
  Runner all = {.L = L, .host = &r->host, .opt = o, .sink = &r->sink,
                .source = r->source, .records = is_json(r) || r->sink.open};
  int code = is_store(o->out) ? run_store(r, L, &all) : run_sink(r, L, &all);
  if (o->stats) runner_summary(&all);
  runner_clear(&all);
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

/* The shipped module of that kind with a name like this, or NULL. */
static const char *near_module(const char *kind, const char *name,
                               const char *also) {
  static char names[NMODULES][STATE_NAME];
  const char *list[NMODULES + 2];
  size_t n = state_modules(kind, names, NMODULES);
  for (size_t i = 0; i < n; i++) list[i] = names[i];
  list[n] = also;
  list[n + 1] = NULL;
  return option_near(name, list);
}

static int run_command(Run *r, lua_State *L, const char *name) {
  int n = r->argc - 2;
  lua_createtable(L, n, 0);
  for (int i = 0; i < n; i++) {
    lua_pushstring(L, r->argv[i + 2]);
    lua_rawseti(L, -2, i + 1);
  }
  const char *module = lua_pushfstring(L, "geoeng.cmd.%s", name);
  lua_insert(L, -2);
  bool ok = state_call(L, module, NULL, 1, 1);
  int err = host_write_error();
  if (fflush(stdout) != 0 && err == 0) err = errno;
  if (err == EPIPE) return EXIT_PIPE;
  if (err)
    fprintf(stderr, "geoeng: standard output: writing failed: %s\n",
            strerror(err));
  if (err) return EXIT_OUTPUT;
  if (ok) return (int)luaL_optinteger(L, -1, EXIT_OK);
  fprintf(stderr, "%s\n", lua_tostring(L, -1));
  return EXIT_RULE;
}

/* A word that could be a command: neither option nor path. */
static bool is_word(const char *s) {
  return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz") == strlen(s);
}

static bool known_format(const char *name) {
  return strcmp(name, "json") == 0 || strcmp(name, "jsonl") == 0 ||
         state_has("out", name);
}

static int run_rules(Run *r, lua_State *L) {
  Options *o = &r->opt;
  if (o->filter) o->nworkers = 0;
  int code = option_parse(o, r->argc, r->argv);
  if (code >= 0) return code;
  if (o->filter && o->ninputs > 0)
    return option_bad("filter reads standard input, no", o->inputs[0], NULL);
  if (o->filter) {
    o->inputs[o->ninputs++] = "-";
    if (!o->format) o->format = "jsonl";
  }
  if (o->format && !known_format(o->format))
    return option_bad("unknown format", o->format,
                      near_module("out", o->format, "jsonl"));
  if (o->nrules == 0)
    return option_bad("no rule file: name one that ends in", ".lua", NULL);
  if (o->ninputs == 0)
    return option_bad("no input: name a file, a directory or", "-", NULL);
  ge_engine_limits(r->host.engine)->doc_bytes = o->max_doc;
  code = load_rules(r, L);
  if (code == EXIT_OK) code = open_output(r);
  if (code != EXIT_OK) return code;
  if (!o->format) o->format = sink_tty(&r->sink) ? "card" : "jsonl";
  return run_loaded(r, L);
}

static int dispatch(Run *r, lua_State *L) {
  const char *word = r->argc > 1 ? r->argv[1] : "";
  if (strcmp(word, "help") == 0 &&
      (r->argc == 2 || strcmp(r->argv[2], "run") == 0)) {
    option_usage();
    if (r->argc > 2) return EXIT_OK;
  }
  r->opt.filter = strcmp(word, "filter") == 0;
  if (strcmp(word, "run") == 0 || r->opt.filter) {
    r->argc--;
    r->argv++;
  } else if (is_word(word) && state_has("cmd", word)) {
    return run_command(r, L, word);
  } else if (is_word(word) && access(word, F_OK) != 0) {
    return option_bad("no command or file", word,
                      near_module("cmd", word, "run"));
  }
  return run_rules(r, L);
}

static int protected_main(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, "geoeng.core");
  open_peer(L);
  lua_settop(L, 1);
  luaL_requiref(L, "geoeng.host", host_open, 0);
  lua_settop(L, 1);
  lua_pushinteger(L, dispatch(lua_touserdata(L, 1), L));
  return 1;
}

/* -------------------------------------------------------------------- main */

/* Exit code of everything that needs Lua. */
static int run_lua(Run *r) {
  lua_State *L = state_new(&r->host);
  if (!L) {
    fprintf(stderr, "geoeng: out of memory\n");
    return EXIT_OUTPUT;
  }
  lua_pushcfunction(L, protected_main);
  lua_pushlightuserdata(L, r);
  int code = EXIT_OUTPUT;
  if (lua_pcall(L, 1, 1, 0) == LUA_OK) {
    code = (int)lua_tointeger(L, -1);
  } else {
    const char *what = lua_tostring(L, -1);
    fprintf(stderr, "geoeng: %s\n", what ? what : "an unknown error");
  }
  lua_close(L);
  return code;
}

/* Without a model only what asks for syntax fails; a bad one is an error. */
static bool give_model(Run *r) {
  static char path[LOCATE_BYTES];
  if (!locate_model(path)) return true;
  r->host.model = path;
  if (ge_engine_model(r->host.engine, path) == GE_OK) return true;
  fprintf(stderr, "geoeng: %s\n", ge_engine_message(r->host.engine));
  return false;
}

/* --no-cache is for all commands: it is taken out of the arguments. */
static void give_cache(Run *r) {
  static char cache[LOCATE_BYTES], build[LOCATE_BUILD];
  int n = 0;
  bool use = true;
  for (int i = 0; i < r->argc; i++) {
    if (i > 0 && strcmp(r->argv[i], "--no-cache") == 0) use = false;
    else r->argv[n++] = r->argv[i];
  }
  r->argc = n;
  r->argv[n] = NULL;
  locate_build(build);
  r->host.build = *build ? build : NULL;
  r->host.cache = use && locate_cache(cache) ? cache : NULL;
}

int main(int argc, char **argv) {
  static Run r;
  r.argc = argc;
  r.argv = argv;
  give_cache(&r);
  signal(SIGPIPE, SIG_IGN);
  int code = EXIT_OUTPUT;
  if (option_init(&r.opt, argc) == GE_OK &&
      ge_engine_new(&r.host.engine) == GE_OK &&
      ge_json_new(&r.host.json) == GE_OK)
    code = give_model(&r) ? run_lua(&r) : EXIT_USAGE;
  else
    fprintf(stderr, "geoeng: out of memory\n");
  source_close(r.source);
  sink_close(&r.sink);
  ge_json_free(r.host.json);
  ge_engine_free(r.host.engine);
  option_clear(&r.opt);
  return code;
}
