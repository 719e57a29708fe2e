#include "cli/command.h"

#include "cli/interrupt.h"
#include "cli/option_scan.h"
#include "cli/output_check.h"
#include "cli/rule_process.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#define MODULE_BYTES 64 /* of the name of a command's module */

static int no_memory(void) {
  fputs("geoeng: out of memory\n", stderr);
  return EXIT_OUTPUT;
}

/* Lua: (command) -> the command's arguments, as an array. */
static int push_arguments(lua_State *L) {
  const Command *c = lua_touserdata(L, 1);
  host_open(L, &c->host);
  lua_createtable(L, c->argc, 0);
  for (int i = 0; i < c->argc; i++) {
    lua_pushstring(L, c->argv[i]);
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

/* Runs the command in the session of a server, which is here. */
static int call_command(void *ctx, RuleServer *server) {
  Command *c = ctx;
  GeSession *s = server->session;
  lua_State *L = ge_session_lua(s);
  char module[MODULE_BYTES];
  c->host.session = s;
  c->host.options = c->session;
  c->host.caller = &server->caller;
  lua_pushcfunction(L, push_arguments);
  lua_pushlightuserdata(L, c);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) return no_memory();
  snprintf(module, sizeof module, "geoeng.cmd.%s", c->name);
  GeStatus st = ge_session_call(s, module, NULL, 1, 1);
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
  if (st == GE_OK) return exit_code(L);
  rule_server_log(server, ge_session_message(s));
  rule_server_log(server, "\n");
  return EXIT_RULE;
}

/* Commands that run no rules, and that write files or read what others wrote. */
static bool is_trusted(const char *name) {
  static const char *const trusted[] = {"help", "import", "link",    "merge",
                                        "new",  "packs",  "summary", "verify"};
  for (size_t i = 0; i < GE_COUNT(trusted); i++)
    if (strcmp(trusted[i], name) == 0) return true;
  return false;
}

/* Whether the file that a page goes to is one that it is made of; an exit code. */
static int check_output(const Command *c, const char *file) {
  OptionScan scan;
  OptionFound found;
  int code = EXIT_OK;
  option_scan_start(&scan, c->name, c->argc + 1, c->argv - 1);
  while (code == EXIT_OK && option_scan_next(&scan, &found) > 0)
    if (strcmp(found.row->name, "texts") == 0)
      code = output_check(file, &found.arg, 1);
  for (int i = scan.operand; i <= c->argc && code == EXIT_OK; i++)
    code = output_check(file, (const char *const *)&c->argv[i - 1], 1);
  return code;
}

static BrokerConfig broker_of(const Command *c) {
  const char *name = c->name;
  BrokerConfig b = {.options = &c->options->input,
                    .words = (const char *const *)c->argv,
                    .nwords = (size_t)c->argc,
                    .path = c->session->path,
                    .library = c->session->library,
                    .cache = c->session->cache,
                    .seconds = c->options->load_timeout,
                    .inputs = true,
                    .lines = strcmp(name, "repl") == 0,
                    .trusted = is_trusted(name)};
  OptionScan scan;
  OptionFound found;
  b.folders = strcmp(name, "examples") == 0;
  /* What is wrong with the options the module tells. argv[-1] is its name. */
  option_scan_start(&scan, name, c->argc + 1, c->argv - 1);
  while (option_scan_next(&scan, &found) > 0) {
    const char *option = found.row->name;
    if (strcmp(option, "accept") == 0 || strcmp(option, "fix") == 0)
      b.accepts = true;
    if (strcmp(option, "out") == 0) b.out = found.arg;
  }
  if (b.folders && scan.operand <= c->argc) b.out = c->argv[scan.operand - 1];
  if (strcmp(name, "report") == 0) b.file = b.out, b.out = NULL;
  return b;
}

/* In this process. */
static int run_trusted(Command *c, const BrokerConfig *config) {
  RuleServer here = {.caller = {.socket = -1}};
  if (broker_new(&here.caller.broker, config) != GE_OK) return no_memory();
  rule_server_open(&here, c->session);
  c->host.trusted = true;
  int code = EXIT_USAGE;
  if (here.made == GE_OK) code = call_command(c, &here);
  else if (here.made == GE_ENOMEM) code = no_memory();
  else fprintf(stderr, "geoeng: %s\n", ge_session_message(here.session));
  rule_server_close(&here);
  broker_free(here.caller.broker);
  return code;
}

int command_run(Command *c) {
  RuleProcessConfig config = {.server = {.options = c->options,
                                         .session = c->session,
                                         .command = call_command,
                                         .ctx = c},
                              .broker = broker_of(c)};
  if (config.broker.trusted) return run_trusted(c, &config.broker);
  int code = check_output(c, config.broker.file);
  if (code != EXIT_OK) return code;
  c->options->input.dated = strcmp(c->name, "report") == 0;
  RuleProcess *rules = NULL;
  code = rule_process_start(&rules, &config);
  if (code == EXIT_OK) code = rule_process_wait(rules);
  rule_process_free(rules);
  return code;
}
