/*
 * geoeng.host: what commands need of the system, beside what the library needs
 * of it (lua/system.c). Only the command registers it; rules never see it. What a
 * confined process may not do is asked of the broker.
 *   files   writefile listdir stamp inputs open_run
 *   output  write color isatty columns utf8 command
 *   rest    readline sleep env peer options option_text
 */
#include "cli/host.h"
#include "cli/host_option.h"
#include "cli/host_run.h"
#include "cli/interrupt.h"
#include "cli/peer.h"
#include "cli/terminal.h"
#include "cli/whole_file.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static int write_error; /* errno of the first write that failed */

int host_write_error(void) { return write_error; }

/* A command that was asked to end by a signal does so where it would wait. */
static void stop_here(lua_State *L) {
  if (interrupt_signal()) luaL_error(L, "stopped by a signal");
}

/* The broker's answer to a call. Upvalue 1: the caller. */
static Message ask(lua_State *L, const Message *call) {
  Caller *c = lua_touserdata(L, lua_upvalueindex(1));
  Message answer;
  bool ok = caller_ask(c, call, &answer, NULL);
  stop_here(L);
  if (!ok) luaL_error(L, "the command has gone");
  return answer;
}

static int cannot(lua_State *L, const char *path, int error) {
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", path, strerror(error));
  return 2;
}

/* ------------------------------------------------------------------- files */

/* host.writefile(path, text, new) -> true | nil, message
 * new: it must not exist. */
static int host_writefile(lua_State *L) {
  size_t n;
  const char *path = luaL_checkstring(L, 1);
  const char *text = luaL_checklstring(L, 2, &n);
  Message answer = ask(L,
                       &(Message){.kind = MESSAGE_WRITE,
                                  .number = {lua_toboolean(L, 3)},
                                  .part = {message_string(path), {text, n}}});
  const char *bar = NULL;
  switch (answer.number[1]) {
  case WRITE_BESIDE: bar = "%s.new: it is in the way; remove it"; break;
  case WRITE_LINK:
    bar = "%s: it is a symbolic link, which is not followed; name a file";
    break;
  case WRITE_SPECIAL: bar = "%s: it is no ordinary file; name one"; break;
  }
  if (bar) {
    lua_pushnil(L);
    lua_pushfstring(L, bar, path);
    return 2;
  }
  if (answer.number[0]) return cannot(L, path, (int)answer.number[0]);
  lua_pushboolean(L, 1);
  return 1;
}

/* host.listdir(path) -> sorted names, without hidden ones | nil, message */
static int host_listdir(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Message answer = ask(
      L, &(Message){.kind = MESSAGE_LIST, .part = {message_string(path)}});
  const MessagePart *p = &answer.part[0];
  if (!p->s) return cannot(L, path, (int)answer.number[0]);
  lua_newtable(L);
  lua_Integer n = 0;
  for (size_t i = 0; i < p->n; i += strlen(p->s + i) + 1) {
    lua_pushstring(L, p->s + i);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* host.stamp(path) -> string that differs when the file was written | nil */
static int host_stamp(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Message answer = ask(
      L, &(Message){.kind = MESSAGE_STAMP, .part = {message_string(path)}});
  if (!answer.part[0].s) return 0;
  lua_pushstring(L, answer.part[0].s);
  return 1;
}

/* ------------------------------------------------------------------ inputs */

static void push_info(lua_State *L, const SourceDoc *d) {
  lua_createtable(L, 0, 5);
  lua_pushstring(L, d->id);
  lua_setfield(L, -2, "id");
  lua_pushstring(L, d->title);
  lua_setfield(L, -2, "title");
  lua_pushstring(L, d->meta);
  lua_setfield(L, -2, "meta");
  if (d->line) {
    lua_pushinteger(L, d->line);
    lua_setfield(L, -2, "line");
  }
  if (d->day == GE_NODAY) return;
  lua_pushinteger(L, d->day);
  lua_setfield(L, -2, "day");
}

/* Iterator: text, { id=, title=, meta=, day=, line= } | false, message | nil at
 * the end, whether any input could be opened */
static int next_input(lua_State *L) {
  Caller *c = lua_touserdata(L, lua_upvalueindex(1));
  Message answer = ask(L, &(Message){.kind = MESSAGE_NEXT});
  if (answer.kind == MESSAGE_DOC) {
    SourceDoc d;
    message_get_doc(&c->in, &d);
    lua_pushlstring(L, d.text, d.ntext);
    push_info(L, &d);
    return 2;
  }
  const MessagePart *why = &answer.part[0];
  if (why->s) lua_pushboolean(L, 0);
  else lua_pushnil(L);
  if (why->s) lua_pushlstring(L, why->s, why->n);
  else lua_pushboolean(L, answer.number[0] != 0);
  return 2;
}

/*
 * host.inputs(paths, day|nil, events): for text, info in host.inputs(...) do;
 * text is false when an input could not be read, and info says why. events: the
 * inputs are stored events, and a text is lines of one document's. One at a time.
 */
static int host_inputs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer day = luaL_optinteger(L, 2, GE_NODAY);
  bool events = lua_toboolean(L, 3);
  lua_Unsigned count = lua_rawlen(L, 1);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (lua_Unsigned i = 1; i <= count; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i);
    luaL_checkstring(L, -1);
    luaL_addvalue(&b);
    luaL_addchar(&b, '\0');
  }
  luaL_pushresult(&b);
  size_t n;
  const char *paths = lua_tolstring(L, -1, &n);
  Message answer = ask(L, &(Message){.kind = MESSAGE_INPUTS,
                                     .number = {day, events},
                                     .part = {{paths, n}}});
  if (answer.number[0])
    return luaL_error(L, "the inputs cannot be opened: %s",
                      strerror((int)answer.number[0]));
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushcclosure(L, next_input, 1);
  return 1;
}

/* ------------------------------------------------------------------ output */

static bool colored;

/* host.color(on): what is written may set colours. */
static int host_color(lua_State *L) {
  colored = lua_toboolean(L, 1);
  return 0;
}

/* What could not be written ends the command. */
static int failed(lua_State *L, int err) {
  write_error = err;
  return luaL_error(L, "writing failed: %s", strerror(err));
}

/* host.write(text): to standard output; a failure ends the command. */
static int host_write(lua_State *L) {
  size_t n;
  const char *given = luaL_checklstring(L, 1, &n);
  luaL_Buffer b;
  char *s = luaL_buffinitsize(L, &b, n);
  memcpy(s, given, n);
  terminal_scrub(s, n, colored);
  interrupt_hold();
  bool ok = fwrite(s, 1, n, stdout) == n;
  int err = errno;
  interrupt_release();
  luaL_pushresultsize(&b, 0);
  return ok ? 0 : failed(L, err);
}

/* What standard output is, looked at once: a confined process cannot. */
static bool output_is_terminal;
static uint32_t output_columns = 80;

void host_look(void) {
  struct winsize w;
  output_is_terminal = isatty(STDOUT_FILENO);
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 20)
    output_columns = w.ws_col;
}

uint32_t host_columns(void) { return output_columns; }

static int host_isatty(lua_State *L) {
  lua_pushboolean(L, output_is_terminal);
  return 1;
}

/* host.columns() -> columns of the terminal, 80 when there is none */
static int columns(lua_State *L) {
  lua_pushinteger(L, host_columns());
  return 1;
}

/* host.utf8() -> whether the locale has UTF-8; a confined process has none */
static int utf8(lua_State *L) {
  lua_pushboolean(L, terminal_utf8());
  return 1;
}

/* host.command() -> the command, as it can be typed again */
static int command(lua_State *L) {
  lua_pushstring(L, terminal_command());
  return 1;
}

/* -------------------------------------------------------------------- rest */

/* host.sleep(ms): waits, or until a signal; what was written is out before */
static int host_sleep(lua_State *L) {
  lua_Integer ms = luaL_checkinteger(L, 1);
  luaL_argcheck(L, ms >= 0 && ms <= 3600000, 1, "0 to 3600000");
  struct timespec t = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};
  if (fflush(stdout) != 0) return failed(L, errno);
  nanosleep(&t, NULL);
  stop_here(L);
  return 0;
}

/* host.readline(prompt) -> a line of standard input without its end | nil; on
 * a terminal it is asked for */
static int host_readline(lua_State *L) {
  const char *prompt = luaL_optstring(L, 1, "");
  fflush(stdout);
  Message answer = ask(
      L, &(Message){.kind = MESSAGE_LINE, .part = {message_string(prompt)}});
  if (answer.number[0]) return luaL_error(L, "the line is too long");
  if (answer.part[0].s) lua_pushlstring(L, answer.part[0].s, answer.part[0].n);
  else lua_pushnil(L);
  return 1;
}

static int host_env(lua_State *L) {
  lua_pushstring(L, getenv(luaL_checkstring(L, 1)));
  return 1;
}

void host_open(lua_State *L, const HostConfig *config) {
  static const luaL_Reg functions[] = {
      {"writefile", host_writefile}, {"listdir", host_listdir},
      {"stamp", host_stamp},         {"inputs", host_inputs},
      {"write", host_write},         {"isatty", host_isatty},
      {"columns", columns},          {"readline", host_readline},
      {"sleep", host_sleep},         {"env", host_env},
      {"color", host_color},         {"utf8", utf8},
      {"command", command},          {NULL, NULL},
  };
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  luaL_newlibtable(L, functions);
  lua_pushlightuserdata(L, config->caller);
  luaL_setfuncs(L, functions, 1);
  peer_open(L, config);
  host_run_open(L, config->trusted);
  host_option_open(L);
  lua_setfield(L, -2, "geoeng.host");
  lua_pop(L, 1);
}
