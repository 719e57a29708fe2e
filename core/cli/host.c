/*
 * geoeng.host: what commands need of the system, beside what the library needs
 * of it (lua/system.c). Only the command registers it; rules never see it.
 *   files   writefile listdir stamp inputs open_run
 *   output  write isatty columns
 *   rest    readline sleep env peer
 */
#include "cli/host.h"
#include "cli/host_run.h"
#include "cli/interrupt.h"
#include "cli/line_editor.h"
#include "cli/peer.h"
#include "cli/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int write_error; /* errno of the first write that failed */

int host_write_error(void) { return write_error; }

/* A command that was asked to end by a signal does so where it would wait. */
static void stop_here(lua_State *L) {
  if (interrupt_signal()) luaL_error(L, "stopped by a signal");
}

/* ------------------------------------------------------------------- files */

#define DIR_BOX "geoeng.dir"
#define SOURCE_BOX "geoeng.source"
#define LINE_MAX_BYTES (64u << 20) /* of a line that is typed */

typedef struct DirBox {
  DIR *at; /* NULL: closed */
} DirBox;

static int close_dir(lua_State *L) {
  DirBox *box = lua_touserdata(L, 1);
  if (box->at) closedir(box->at);
  box->at = NULL;
  return 0;
}

static int cannot(lua_State *L, const char *path, const char *why) {
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", path, why);
  return 2;
}

/* host.writefile(path, text, new) -> true | nil, message
 * The file is written beside its place and then moved there, so that it is
 * never half there; new: it must not exist. What stands beside is not ours, be
 * it a file or a link. */
static int host_writefile(lua_State *L) {
  size_t n;
  const char *path = luaL_checkstring(L, 1);
  const char *text = luaL_checklstring(L, 2, &n);
  if (lua_toboolean(L, 3) && access(path, F_OK) == 0)
    return cannot(L, path, strerror(EEXIST));
  const char *beside = lua_pushfstring(L, "%s.new", path);
  int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                0666);
  if (fd < 0 && errno == EEXIST)
    return cannot(L, beside, "it is in the way; remove it");
  FILE *f = fd >= 0 ? fdopen(fd, "wb") : NULL;
  if (!f && fd >= 0) close(fd);
  if (!f) return cannot(L, path, strerror(errno));
  bool ok = fwrite(text, 1, n, f) == n;
  if (fclose(f) != 0 || !ok || rename(beside, path) != 0) {
    int err = errno;
    remove(beside);
    return cannot(L, path, strerror(err));
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* host.listdir(path) -> sorted names, without hidden ones | nil, message */
static int host_listdir(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  const struct dirent *e;
  lua_settop(L, 1);
  DirBox *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->at = NULL;
  luaL_setmetatable(L, DIR_BOX);
  box->at = opendir(path);
  if (!box->at) return cannot(L, path, strerror(errno));
  lua_newtable(L);
  lua_Integer n = 0;
  while ((e = readdir(box->at))) {
    if (e->d_name[0] == '.') continue;
    lua_pushstring(L, e->d_name);
    lua_rawseti(L, 3, ++n);
  }
  closedir(box->at);
  box->at = NULL;
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, LUA_TABLIBNAME);
  lua_getfield(L, -1, "sort");
  lua_pushvalue(L, 3);
  lua_call(L, 1, 0);
  lua_pushvalue(L, 3);
  return 1;
}

/* host.stamp(path) -> string that differs when the file was written | nil */
static int host_stamp(lua_State *L) {
  struct stat st;
  if (stat(luaL_checkstring(L, 1), &st) != 0) return 0;
  lua_pushfstring(L, "%I.%I %I %I", (lua_Integer)st.st_mtim.tv_sec,
                  (lua_Integer)st.st_mtim.tv_nsec, (lua_Integer)st.st_size,
                  (lua_Integer)st.st_ino);
  return 1;
}

/* ------------------------------------------------------------------ inputs */

typedef struct SourceBox {
  Source *source;     /* NULL: closed */
  const char **paths; /* inside the user values */
} SourceBox;

static int close_source(lua_State *L) {
  SourceBox *box = lua_touserdata(L, 1);
  source_close(box->source);
  box->source = NULL;
  return 0;
}

/* Iterator: text, { id=, title=, day= } | false, message | nothing at the end.
 * Upvalue: the source. */
static int next_input(lua_State *L) {
  SourceBox *box = lua_touserdata(L, lua_upvalueindex(1));
  SourceDoc d;
  if (!box->source) return 0;
  SourceGot got = source_next(box->source, &d);
  stop_here(L);
  if (got == SOURCE_END) return 0;
  if (got == SOURCE_ERROR) {
    lua_pushboolean(L, 0);
    lua_pushstring(L, source_message(box->source));
    return 2;
  }
  lua_pushlstring(L, d.text, d.ntext);
  lua_createtable(L, 0, 3);
  lua_pushstring(L, d.id);
  lua_setfield(L, -2, "id");
  lua_pushstring(L, d.title);
  lua_setfield(L, -2, "title");
  if (d.day != GE_NODAY) {
    lua_pushinteger(L, d.day);
    lua_setfield(L, -2, "day");
  }
  return 2;
}

/*
 * host.inputs(paths, day|nil): for text, info in host.inputs(...) do; text is
 * false when an input could not be read, and info says why.
 */
static int host_inputs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  int32_t day = (int32_t)luaL_optinteger(L, 2, GE_NODAY);
  lua_Unsigned n = lua_rawlen(L, 1);
  luaL_argcheck(L, n < 1000000, 1, "too many paths");
  SourceBox *box = lua_newuserdatauv(L, sizeof *box, 2);
  box->source = NULL;
  luaL_setmetatable(L, SOURCE_BOX);
  box->paths = lua_newuserdatauv(L, (n + 1) * sizeof *box->paths, 0);
  lua_setiuservalue(L, -2, 1);
  lua_newtable(L); /* copies keep the strings alive */
  for (lua_Unsigned i = 0; i < n; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    box->paths[i] = luaL_checkstring(L, -1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setiuservalue(L, -2, 2);
  if (source_open(&box->source, box->paths, n, day, GE_DOC_BYTES) != GE_OK)
    return luaL_error(L, "out of memory");
  lua_pushcclosure(L, next_input, 1);
  return 1;
}

/* ------------------------------------------------------------------ output */

/* host.write(text): to standard output; a failure ends the command. */
static int host_write(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  interrupt_hold();
  bool ok = fwrite(s, 1, n, stdout) == n;
  int err = errno;
  interrupt_release();
  if (ok) return 0;
  write_error = err;
  return luaL_error(L, "writing failed: %s", strerror(err));
}

static int host_isatty(lua_State *L) {
  lua_pushboolean(L, isatty(STDOUT_FILENO));
  return 1;
}

uint32_t host_columns(void) {
  struct winsize w;
  bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 20;
  return known ? w.ws_col : 80;
}

/* host.columns() -> columns of the terminal, 80 when there is none */
static int columns(lua_State *L) {
  lua_pushinteger(L, host_columns());
  return 1;
}

/* -------------------------------------------------------------------- rest */

/* host.sleep(ms): waits, or until a signal; what was written is out before */
static int host_sleep(lua_State *L) {
  lua_Integer ms = luaL_checkinteger(L, 1);
  luaL_argcheck(L, ms >= 0 && ms <= 3600000, 1, "0 to 3600000");
  struct timespec t = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};
  fflush(stdout);
  nanosleep(&t, NULL);
  stop_here(L);
  return 0;
}

/* host.readline(prompt) -> a line of standard input without its end | nil; on
 * a terminal it is asked for */
static int host_readline(lua_State *L) {
  const char *prompt = luaL_optstring(L, 1, "");
  luaL_Buffer b;
  size_t n = 0;
  int c;
  fflush(stdout);
  if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
    lua_pushstring(L, line_editor_read(prompt)); /* NULL pushes nil */
    return 1;
  }
  luaL_buffinit(L, &b);
  while ((c = getchar()) != EOF && c != '\n') {
    if (++n > LINE_MAX_BYTES) return luaL_error(L, "the line is too long");
    luaL_addchar(&b, (char)c);
  }
  stop_here(L);
  luaL_pushresult(&b);
  if (c == EOF && n == 0) lua_pushnil(L);
  return 1;
}

static int host_env(lua_State *L) {
  lua_pushstring(L, getenv(luaL_checkstring(L, 1)));
  return 1;
}

static void make_box(lua_State *L, const char *name, lua_CFunction gc) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, gc);
  lua_setfield(L, -2, "__gc");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}

void host_open(lua_State *L, const GeSessionOptions *options) {
  static const luaL_Reg functions[] = {
      {"writefile", host_writefile}, {"listdir", host_listdir},
      {"stamp", host_stamp},         {"inputs", host_inputs},
      {"write", host_write},         {"isatty", host_isatty},
      {"columns", columns},          {"readline", host_readline},
      {"sleep", host_sleep},         {"env", host_env},
      {NULL, NULL},
  };
  make_box(L, DIR_BOX, close_dir);
  make_box(L, SOURCE_BOX, close_source);
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  luaL_newlib(L, functions);
  peer_open(L, options);
  host_run_open(L);
  lua_setfield(L, -2, "geoeng.host");
  lua_pop(L, 1);
}
