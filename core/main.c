/*
 * The command. `geoeng RULES.lua... INPUT...` runs rules over documents;
 * `geoeng COMMAND ...` is scripts/geoeng/cmd/COMMAND.lua.
 */
#include "lua_state.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  EXIT_OK = 0,
  EXIT_SOME = 1,   /* done, but some documents failed */
  EXIT_USAGE = 2,
  EXIT_RULE = 3,
  EXIT_UNREADABLE = 4,
  EXIT_LIMIT = 5,
  EXIT_OUTPUT = 6,
};

static const char usage[] =
    "usage: geoeng [run] RULES.lua... INPUT... [options]\n"
    "       geoeng COMMAND ...\n"
    "\n"
    "Extract events from INPUT with the rules of RULES.lua. Names that end in\n"
    ".lua are rules, all others inputs: text files, .jsonl documents (id, date,\n"
    "title, text), directories of both, or - for standard input.\n"
    "\n"
    "commands:\n"
    "  run                the above\n"
    "  test FILE|DIR...   run the tests in rule files\n"
    "  tokens INPUT...    show tokens and sentences\n"
    "  spans RULES INPUT  show the spans of every layer\n"
    "  timex INPUT...     show time expressions\n"
    "\n"
    "options:\n"
    "  --date YYYY-MM-DD  publication date of inputs that have none\n"
    "  --format FORMAT    card (on a terminal), jsonl (else), json, csv\n"
    "  --offsets UNIT     cp (code points, the default), byte, utf16\n"
    "  --out FILE         write there instead of standard output\n"
    "  --only MODALITY    only these, separated by commas: asserted, planned,\n"
    "                     hypothetical, alleged, negated\n"
    "  --type TYPE        only events of these types, separated by commas\n"
    "  --color WHEN       auto, always, never\n"
    "  --max-doc-bytes N  largest document (16777216)\n"
    "  --fail-fast        stop at the first document that fails\n"
    "  --stats            a summary on standard error\n"
    "  --quiet            no warnings\n"
    "  -h, --help         this text\n"
    "  -V, --version      the version\n"
    "\n"
    "exit: 0 done, 1 some documents failed, 2 usage, 3 rule error,\n"
    "      4 input unreadable, 5 limit with --fail-fast, 6 output error\n"
    "\n"
    "example: geoeng rules/military.lua article.txt --date 2024-10-12\n";

typedef struct Options {
  const char *format, *out, *only, *type, *color;
  GeOffsets offsets;
  int32_t day;
  bool fail_fast, stats, quiet;
  size_t max_doc;
  const char **rules, **inputs;
  size_t nrules, ninputs;
} Options;

typedef struct Run {
  Options opt;
  Host host;
  lua_State *L;
  FILE *out;
  bool first; /* of a JSON array */
  uint64_t ndocs, nfailed, nevents, nbytes;
} Run;

/* ----------------------------------------------------------------- options */

static int bad_usage(const char *fmt, const char *arg) {
  fprintf(stderr, "geoeng: ");
  fprintf(stderr, fmt, arg);
  fprintf(stderr, "\ntry: geoeng --help\n");
  return EXIT_USAGE;
}

static bool is_rule(const char *path) {
  size_t n = strlen(path);
  return n > 4 && strcmp(path + n - 4, ".lua") == 0;
}

static bool one_of(const char *s, const char *const *list) {
  for (; *list; list++)
    if (strcmp(s, *list) == 0) return true;
  return false;
}

static int set_option(Options *o, const char *name, const char *arg) {
  static const char *const formats[] = {"card", "jsonl", "json", "csv", NULL};
  static const char *const colors[] = {"auto", "always", "never", NULL};
  if (strcmp(name, "date") == 0) {
    if (!ge_day_parse(arg, strlen(arg), &o->day))
      return bad_usage("--date: '%s' is not YYYY-MM-DD", arg);
  } else if (strcmp(name, "format") == 0) {
    if (!one_of(arg, formats))
      return bad_usage("--format: '%s' is none of card, jsonl, json, csv", arg);
    o->format = arg;
  } else if (strcmp(name, "offsets") == 0) {
    if (strcmp(arg, "cp") == 0) o->offsets = GE_OFF_CP;
    else if (strcmp(arg, "byte") == 0) o->offsets = GE_OFF_BYTE;
    else if (strcmp(arg, "utf16") == 0) o->offsets = GE_OFF_UTF16;
    else return bad_usage("--offsets: '%s' is none of cp, byte, utf16", arg);
  } else if (strcmp(name, "color") == 0) {
    if (!one_of(arg, colors))
      return bad_usage("--color: '%s' is none of auto, always, never", arg);
    o->color = arg;
  } else if (strcmp(name, "max-doc-bytes") == 0) {
    char *end;
    unsigned long long n = strtoull(arg, &end, 10);
    if (*end || n == 0 || n > (1ull << 30))
      return bad_usage("--max-doc-bytes: '%s' is not 1 to 1073741824", arg);
    o->max_doc = (size_t)n;
  } else if (strcmp(name, "out") == 0) {
    o->out = arg;
  } else if (strcmp(name, "only") == 0) {
    o->only = arg;
  } else {
    o->type = arg;
  }
  return EXIT_OK;
}

static const struct option long_options[] = {
    {"date", required_argument, NULL, 'v'},
    {"format", required_argument, NULL, 'v'},
    {"offsets", required_argument, NULL, 'v'},
    {"out", required_argument, NULL, 'v'},
    {"only", required_argument, NULL, 'v'},
    {"type", required_argument, NULL, 'v'},
    {"color", required_argument, NULL, 'v'},
    {"max-doc-bytes", required_argument, NULL, 'v'},
    {"fail-fast", no_argument, NULL, 'f'},
    {"stats", no_argument, NULL, 's'},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

/* -1: go on; else the exit code. */
static int parse_options(Options *o, int argc, char **argv) {
  int c, index = 0;
  opterr = 0;
  while ((c = getopt_long(argc, argv, ":hVq", long_options, &index)) != -1) {
    switch (c) {
    case 'v': {
      int st = set_option(o, long_options[index].name, optarg);
      if (st != EXIT_OK) return st;
      break;
    }
    case 'f': o->fail_fast = true; break;
    case 's': o->stats = true; break;
    case 'q': o->quiet = true; break;
    case 'h': fputs(usage, stdout); return EXIT_OK;
    case 'V': printf("geoeng %s\n", ge_version()); return EXIT_OK;
    case ':': return bad_usage("%s needs a value", argv[optind - 1]);
    default: return bad_usage("unknown option '%s'", argv[optind - 1]);
    }
  }
  for (int i = optind; i < argc; i++) {
    if (is_rule(argv[i])) o->rules[o->nrules++] = argv[i];
    else o->inputs[o->ninputs++] = argv[i];
  }
  return -1;
}

/* ------------------------------------------------------------------ output */

static bool write_out(Run *r, const char *s, size_t n) {
  return fwrite(s, 1, n, r->out) == n;
}

/* JSON Lines as they are, or the elements of one array. */
static bool write_json(Run *r, const char *s, size_t n) {
  bool ok = true;
  if (strcmp(r->opt.format, "json") != 0) return write_out(r, s, n);
  while (ok && n > 0) {
    const char *nl = memchr(s, '\n', n);
    size_t len = nl ? (size_t)(nl - s) : n;
    ok = write_out(r, r->first ? "[\n" : ",\n", 2) && write_out(r, s, len);
    r->first = false;
    s += len + (nl != NULL);
    n -= len + (nl != NULL);
  }
  return ok;
}

static bool json_format(const Run *r) {
  return strcmp(r->opt.format, "json") == 0 ||
         strcmp(r->opt.format, "jsonl") == 0;
}

/* Calls the exporter's begin or finish and writes what it gives. */
static bool frame(Run *r, const char *which) {
  size_t n;
  if (json_format(r)) return true;
  lua_pushstring(r->L, which);
  if (!state_call(r->L, "geoeng.out", "frame", 1, 1)) {
    fprintf(stderr, "geoeng: %s\n", lua_tostring(r->L, -1));
    return false;
  }
  const char *s = lua_tolstring(r->L, -1, &n);
  bool ok = !s || write_out(r, s, n);
  lua_pop(r->L, 1);
  return ok;
}

/* --------------------------------------------------------------- documents */

static void report_failure(Run *r, const char *id, const char *what) {
  r->nfailed++;
  fprintf(stderr, "%s: error: %s\n", id, what);
}

/* The events of a document whose matches are known. */
static bool assemble(Run *r, GeDoc **box) {
  lua_State *L = r->L;
  if (!state_call(L, "geoeng.event", "assemble", 1, 0)) {
    report_failure(r, ge_doc_id(*box), lua_tostring(L, -1));
    lua_pop(L, 1);
    return false;
  }
  return true;
}

/* One document; false: it failed and its events are dropped. */
static bool run_document(Run *r, const GeSourceDoc *d) {
  lua_State *L = r->L;
  GeDocInfo info = {d->id, d->title, d->day};
  ge_json_reset(r->host.json);
  r->host.meta = d->meta;
  r->host.nevents = 0;
  lua_pushcfunction(L, doc_push);
  if (lua_pcall(L, 0, 1, 0) != LUA_OK) {
    lua_pop(L, 1);
    report_failure(r, d->id, "out of memory");
    return false;
  }
  DocBox *box = lua_touserdata(L, -1);
  GeStatus st = ge_doc_new(r->host.engine, d->text, d->ntext, &info, &box->doc);
  if (st == GE_OK) {
    lua_pushcfunction(L, doc_remember);
    lua_pushvalue(L, -2);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK) st = GE_ENOMEM;
  }
  if (st == GE_OK) st = ge_doc_run(box->doc);
  bool ok = st == GE_OK;
  if (st == GE_ECALLBACK) {
    lua_getfield(L, LUA_REGISTRYINDEX, "geoeng.raised");
    const char *what = lua_tostring(L, -1);
    report_failure(r, d->id, what ? what : "a text rule failed");
    lua_pop(L, 1);
  } else if (!ok) {
    report_failure(r, d->id, ge_engine_message(r->host.engine));
  }
  if (ok && ge_doc_nmatches(box->doc) > 0) {
    lua_pushvalue(L, -1);
    ok = assemble(r, &box->doc);
  }
  ge_doc_free(box->doc);
  box->doc = NULL;
  lua_pop(L, 1);
  return ok;
}

static bool write_document(Run *r) {
  size_t n;
  const char *s = ge_json_text(r->host.json, &n);
  r->nevents += r->host.nevents;
  if (!s) {
    fprintf(stderr, "geoeng: out of memory\n");
    return false;
  }
  return n == 0 || (json_format(r) ? write_json(r, s, n) : write_out(r, s, n));
}

/* Exit code of the whole run. */
static int run_documents(Run *r, GeSource *source) {
  GeSourceDoc d;
  GeSourceGot got;
  while ((got = ge_source_next(source, &d)) != GE_SOURCE_END) {
    bool ok = got == GE_SOURCE_DOC;
    if (ok) {
      r->ndocs++;
      r->nbytes += d.ntext;
      ok = run_document(r, &d);
    } else {
      r->nfailed++;
      fprintf(stderr, "%s\n", ge_source_message(source));
    }
    if (ok && !write_document(r)) return EXIT_OUTPUT;
    if (!ok && r->opt.fail_fast) return EXIT_LIMIT;
  }
  if (!ge_source_read_any(source)) return EXIT_UNREADABLE;
  return r->nfailed ? EXIT_SOME : EXIT_OK;
}

static int load_rules(Run *r) {
  for (size_t i = 0; i < r->opt.nrules; i++) {
    lua_pushstring(r->L, r->opt.rules[i]);
    if (!state_call(r->L, "geoeng.init", "load", 1, 0)) goto failed;
  }
  lua_pushboolean(r->L, r->opt.quiet);
  if (!state_call(r->L, "geoeng.init", "seal", 1, 0)) goto failed;
  return EXIT_OK;
failed:
  fprintf(stderr, "%s\n", lua_tostring(r->L, -1));
  return EXIT_RULE;
}

/* What the Lua side has to know: formats and filters. */
static bool configure(Run *r) {
  lua_State *L = r->L;
  const Options *o = &r->opt;
  bool tty = isatty(fileno(r->out));
  const char *none = getenv("NO_COLOR");
  bool color = tty && !(none && *none);
  if (strcmp(o->color, "auto") != 0) color = strcmp(o->color, "always") == 0;
  lua_createtable(L, 0, 4);
  lua_pushstring(L, o->format);
  lua_setfield(L, -2, "format");
  lua_pushboolean(L, color);
  lua_setfield(L, -2, "color");
  lua_pushstring(L, o->only);
  lua_setfield(L, -2, "only");
  lua_pushstring(L, o->type);
  lua_setfield(L, -2, "type");
  if (state_call(L, "geoeng.out", "configure", 1, 0)) return true;
  fprintf(stderr, "geoeng: %s\n", lua_tostring(L, -1));
  return false;
}

/* Close the output: only then is every write known to have worked. */
static int finish(Run *r, int code) {
  bool ok = code == EXIT_OUTPUT || frame(r, "finish");
  if (ok && code != EXIT_OUTPUT && strcmp(r->opt.format, "json") == 0)
    ok = write_out(r, r->first ? "[]\n" : "\n]\n", 3);
  if (fflush(r->out) != 0) ok = false;
  int err = errno;
  if (r->out != stdout && fclose(r->out) != 0) ok = false;
  if (ok && code != EXIT_OUTPUT) return code;
  if (err == EPIPE) return 141; /* the reader has gone: no message */
  fprintf(stderr, "geoeng: %s: writing failed: %s\n",
          r->opt.out ? r->opt.out : "standard output", strerror(err));
  return EXIT_OUTPUT;
}

static int run_loaded(Run *r) {
  GeSource *source;
  r->out = r->opt.out ? fopen(r->opt.out, "wb") : stdout;
  if (!r->out) {
    fprintf(stderr, "geoeng: %s: %s\n", r->opt.out, strerror(errno));
    return EXIT_OUTPUT;
  }
  if (!r->opt.format)
    r->opt.format = isatty(fileno(r->out)) ? "card" : "jsonl";
  r->first = true;
  if (!configure(r)) return EXIT_USAGE;
  if (ge_source_open(&source, r->opt.inputs, r->opt.ninputs, r->opt.day,
                     r->opt.max_doc) != GE_OK) {
    fprintf(stderr, "geoeng: out of memory\n");
    return EXIT_OUTPUT;
  }
  int code = frame(r, "begin") ? run_documents(r, source) : EXIT_OUTPUT;
  ge_source_close(source);
  code = finish(r, code);
  if (r->opt.stats)
    fprintf(stderr, "%llu documents, %llu bytes, %llu events, %llu failed\n",
            (unsigned long long)r->ndocs, (unsigned long long)r->nbytes,
            (unsigned long long)r->nevents, (unsigned long long)r->nfailed);
  return code;
}

static int run_command(Run *r, const char *name, int argc, char **argv) {
  lua_State *L = r->L;
  lua_createtable(L, argc, 0);
  for (int i = 0; i < argc; i++) {
    lua_pushstring(L, argv[i]);
    lua_rawseti(L, -2, i + 1);
  }
  lua_pushfstring(L, "geoeng.cmd.%s", name);
  const char *module = lua_tostring(L, -1);
  lua_insert(L, -2);
  if (!state_call(L, module, NULL, 1, 1)) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    return EXIT_RULE;
  }
  int code = (int)luaL_optinteger(L, -1, 0);
  if (fflush(stdout) != 0) return errno == EPIPE ? 141 : EXIT_OUTPUT;
  return code;
}

/* A word that is neither an option, a path nor a known command. */
static bool looks_like_command(const char *s) {
  return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz") == strlen(s) &&
         access(s, F_OK) != 0;
}

static int dispatch(Run *r, int argc, char **argv) {
  static const char *const commands[] = {"test", "tokens", "spans", "timex",
                                         NULL};
  if (argc > 1 && one_of(argv[1], commands))
    return run_command(r, argv[1], argc - 2, argv + 2);
  if (argc > 1 && strcmp(argv[1], "run") == 0) {
    argc--;
    argv++;
  } else if (argc > 1 && looks_like_command(argv[1])) {
    return bad_usage("unknown command or missing file '%s'", argv[1]);
  }
  int st = parse_options(&r->opt, argc, argv);
  if (st >= 0) return st;
  if (r->opt.nrules == 0)
    return bad_usage("no rule file; name one that ends in .lua%s", "");
  if (r->opt.ninputs == 0)
    return bad_usage("no input; name a file or directory, or - for standard "
                     "input%s", "");
  ge_engine_limits(r->host.engine)->doc_bytes = r->opt.max_doc;
  st = load_rules(r);
  return st == EXIT_OK ? run_loaded(r) : st;
}

int main(int argc, char **argv) {
  Run r;
  memset(&r, 0, sizeof r);
  r.opt.day = GE_NODAY;
  r.opt.color = "auto";
  r.opt.max_doc = (size_t)16 << 20;
  r.opt.rules = calloc((size_t)argc + 1, sizeof *r.opt.rules);
  r.opt.inputs = calloc((size_t)argc + 1, sizeof *r.opt.inputs);
  signal(SIGPIPE, SIG_IGN);
  int code = EXIT_OUTPUT;
  if (!r.opt.rules || !r.opt.inputs ||
      ge_engine_new(&r.host.engine) != GE_OK ||
      ge_json_new(&r.host.json) != GE_OK ||
      !(r.L = state_new(&r.host)))
    fprintf(stderr, "geoeng: out of memory\n");
  else
    code = dispatch(&r, argc, argv);
  if (r.L) lua_close(r.L);
  ge_json_free(r.host.json);
  ge_engine_free(r.host.engine);
  free(r.opt.rules);
  free(r.opt.inputs);
  return code;
}
