#include "cli/host_lines.h"
#include "base/buf.h"
#include "cli/interrupt.h"
#include "input/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINES_BOX "geoeng.lines"

enum { PART = 1 << 16 };

#define LONGEST ((size_t)1 << 26) /* bytes of a line */

typedef struct Lines {
  int fd;         /* -1: closed */
  Stream *stream; /* NULL: closed */
  Buf text;       /* what was read */
  size_t at;      /* in it: where the next line begins */
  size_t seen;    /* behind it: bytes without a line end */
  bool end;
} Lines;

static bool stopped(void) { return interrupt_signal() != 0; }

static int lines_close(lua_State *L) {
  Lines *l = luaL_checkudata(L, 1, LINES_BOX);
  stream_close(l->stream);
  if (l->fd > STDIN_FILENO) close(l->fd);
  buf_clear(&l->text);
  l->stream = NULL;
  l->fd = -1;
  return 0;
}

/* More bytes behind those of the line that is begun; false: there are none, or
 * something is wrong, see `why`. */
static bool read_more(Lines *l, const char **why) {
  char part[PART];
  if (l->end) return false;
  size_t n = stream_read(l->stream, part, sizeof part);
  l->end = n == 0;
  *why = n == 0 ? stream_error(l->stream) : NULL;
  if (l->at > 0) { /* lines that were taken */
    l->text.n -= l->at;
    memmove(l->text.at, l->text.at + l->at, l->text.n);
    l->at = 0;
  }
  if (l->text.n > LONGEST) *why = "the line is longer than 64 MiB";
  buf_put(&l->text, part, n);
  if (l->text.failed) *why = "out of memory";
  return n > 0 && !*why;
}

/* Bytes of the next line, its end not counted; false: there is none. */
static bool next_line(Lines *l, size_t *n, const char **why) {
  *why = NULL;
  l->seen = 0;
  for (;;) {
    size_t have = l->text.n - l->at;
    const char *from = have > l->seen ? l->text.at + l->at + l->seen : NULL;
    const char *nl = from ? memchr(from, '\n', have - l->seen) : NULL;
    if (nl) {
      *n = (size_t)(nl - (l->text.at + l->at));
      return true;
    }
    l->seen = have;
    if (read_more(l, why)) continue;
    *n = l->text.n - l->at;
    return !*why && *n > 0;
  }
}

/* Iterator: a line without its end | nil at the end | false, what is wrong */
static int lines_next(lua_State *L) {
  Lines *l = luaL_checkudata(L, lua_upvalueindex(1), LINES_BOX);
  const char *why = NULL;
  size_t n;
  if (!l->stream) return 0;
  bool got = next_line(l, &n, &why);
  if (stopped()) return luaL_error(L, "stopped by a signal");
  if (got) {
    lua_pushlstring(L, l->text.at + l->at, n);
    l->at += n;
    if (l->at < l->text.n) l->at++; /* its end */
    return 1;
  }
  if (!why) return 0;
  lua_pushboolean(L, 0);
  lua_pushstring(L, why);
  return 2;
}

static int cannot(lua_State *L, int error) {
  lua_pushnil(L);
  lua_pushstring(L, strerror(error));
  return 2;
}

/* host.lines(path) -> iterator | nil, message; "-" is standard input. Packed
 * files are unpacked. */
static int host_lines(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  struct stat st;
  if (!lua_toboolean(L, lua_upvalueindex(1)))
    return luaL_error(L, "a command that runs rules opens no file");
  Lines *l = lua_newuserdatauv(L, sizeof *l, 0);
  *l = (Lines){.fd = -1};
  buf_init(&l->text);
  luaL_setmetatable(L, LINES_BOX);
  l->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (l->fd < 0) return cannot(L, errno);
  if (fstat(l->fd, &st) == 0 && S_ISDIR(st.st_mode)) return cannot(L, EISDIR);
  l->stream = stream_open(l->fd, stopped);
  if (!l->stream) return luaL_error(L, "out of memory");
  lua_pushcclosure(L, lines_next, 1);
  return 1;
}

void host_lines_open(lua_State *L, bool trusted) {
  static const luaL_Reg meta[] = {
      {"__gc", lines_close}, {"__close", lines_close}, {NULL, NULL}};
  luaL_newmetatable(L, LINES_BOX);
  luaL_setfuncs(L, meta, 0);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  lua_pushboolean(L, trusted);
  lua_pushcclosure(L, host_lines, 1);
  lua_setfield(L, -2, "lines");
}
