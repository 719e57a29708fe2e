/*
 * core.*: what the library needs of the system. Rule files never see it.
 *   files  readfile readbelow folder embedded listembedded
 *   words  log warn
 *   rest   guarded guarded_load sha256 day date clock path version
 */
#include "base/sha256.h"
#include "lua/embedded.h"
#include "base/beneath.h"
#include "base/clock.h"
#include "lua/bind.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------- files */

#define FILE_BOX "geoeng.file"
#define FILE_MAX (64u << 20) /* bytes of a rule or lexicon file */

/* A resource that is closed whatever happens; NULL: closed. */
typedef struct Box {
  void *at;
} Box;

static int close_file(lua_State *L) {
  Box *box = lua_touserdata(L, 1);
  if (box->at) fclose(box->at);
  box->at = NULL;
  return 0;
}

/* An empty box with its metatable. [-0, +1, e] */
static Box *push_box(lua_State *L, const char *mt) {
  Box *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->at = NULL;
  luaL_setmetatable(L, mt);
  return box;
}

static int cannot(lua_State *L, const char *path, const char *why) {
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", path, why);
  return 2;
}

/* The content of the file in the box on top, which it closes. `path` is what
 * messages name. [-0, +1|2, e] */
static int read_box(lua_State *L, Box *box, const char *path) {
  FILE *f = box->at;
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  size_t total = 0, n;
  do {
    n = fread(luaL_prepbuffer(&b), 1, LUAL_BUFFERSIZE, f);
    luaL_addsize(&b, n);
    total += n;
  } while (n == LUAL_BUFFERSIZE && total <= FILE_MAX);
  int err = ferror(f) ? errno : 0;
  luaL_pushresult(&b);
  fclose(f);
  box->at = NULL;
  if (err) return cannot(L, path, strerror(err));
  if (total > FILE_MAX) return cannot(L, path, "the file is too large");
  return 1;
}

/* The same of a file that cannot be opened, by errno; and whether there is
 * none. */
static int cannot_open(lua_State *L, const char *name) {
  int err = errno;
  cannot(L, name,
         err == EXDEV ? "a link leads out of the folder" : strerror(err));
  lua_pushboolean(L, err == ENOENT || err == ENOTDIR);
  return 3;
}

int bind_read_file(lua_State *L, const char *folder, const char *name) {
  const GeFiles *files = &bind_host(L)->files;
  if (files->read) {
    size_t n;
    Account *before = account_switch(
        NULL); /* what a host allocates is its own */
    const char *s = files->read(files->ctx, folder, name, &n);
    (void)account_switch(before);
    if (!s) return cannot_open(L, name);
    lua_pushlstring(L, s, n);
    return 1;
  }
  Box *box = push_box(L, FILE_BOX);
  int fd = folder ? beneath_open(folder, name)
                  : open(name, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return cannot_open(L, name);
  box->at = fdopen(fd, "rb");
  if (box->at) return read_box(L, box, name);
  int err = errno;
  close(fd);
  return cannot(L, name, strerror(err));
}

/* core.readfile(path) -> content | nil, message: for what a person named */
static int core_readfile(lua_State *L) {
  return bind_read_file(L, NULL, luaL_checkstring(L, 1));
}

/* core.readbelow(folder, name) -> content | nil, message, whether there is none:
 * for what a rule named, see base/beneath.h */
static int core_readbelow(lua_State *L) {
  const char *folder = luaL_checkstring(L, 1);
  return bind_read_file(L, folder, luaL_checkstring(L, 2));
}

/* core.folder() -> the current folder, "" when it has none */
static int core_folder(lua_State *L) {
  char path[BENEATH_PATH];
  lua_pushstring(L, getcwd(path, sizeof path) ? path : "");
  return 1;
}

/* core.embedded(name) -> content, SHA-256 | nil */
static int core_embedded(lua_State *L) {
  const Embedded *e = embedded_find(luaL_checkstring(L, 1));
  if (!e) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushlstring(L, (const char *)e->data, e->nbytes);
  lua_pushstring(L, e->sha256);
  return 2;
}

/* core.listembedded(prefix) -> sorted names of the files built in */
static int core_listembedded(lua_State *L) {
  size_t n;
  const char *prefix = luaL_checklstring(L, 1, &n);
  lua_Integer count = 0;
  lua_newtable(L);
  for (const Embedded *e = embedded; e->name; e++) {
    if (strncmp(e->name, prefix, n) != 0) continue;
    lua_pushstring(L, e->name);
    lua_rawseti(L, -2, ++count);
  }
  return 1;
}

/* ------------------------------------------------------------------ output */

/* core.log(text): to the host, which shows it to whoever runs the rules */
static int core_log(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  const Host *h = bind_host(L);
  bind_log(h, s, n);
  return 0;
}

/* core.warn(message): a warning, kept as a diagnostic and logged as a line */
static int core_warn(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  const Host *h = bind_host(L);
  if (h->warn) h->warn(h->warn_ctx, s, n);
  lua_pushfstring(L, "%s\n", s);
  lua_replace(L, 1);
  return core_log(L);
}

/* -------------------------------------------------------------------- rest */

/* core.guarded(fn, ...): with the step limit of a callback. */
static int core_guarded(lua_State *L) {
  Host *h = bind_host(L);
  bool was = h->stranger;
  h->stranger = true;
  bind_guarded(L, lua_gettop(L) - 1, LUA_MULTRET, bind_steps(L));
  h->stranger = was;
  return lua_gettop(L);
}

void bind_phase(const Host *h, GePhase phase, const char *what) {
  if (!h->files.phase) return;
  Account *before = account_switch(NULL);
  h->files.phase(h->files.ctx, phase, what);
  (void)account_switch(before);
}

/* core.loading(file|nil): loading goes on with a file, or is over; hosts
 * measure how long it takes */
static int core_loading(lua_State *L) {
  const char *file = luaL_optstring(L, 1, NULL);
  bind_phase(bind_host(L), file ? GE_PHASE_LOAD : GE_PHASE_IDLE, file);
  return 0;
}

/* core.guarded_load(fn, ...): with that of a rule file. */
static int core_guarded_load(lua_State *L) {
  if (bind_host(L)->guard == 0) bind_host(L)->printed = 0;
  bind_guarded(L, lua_gettop(L) - 1, LUA_MULTRET, GUARD_LOAD);
  return lua_gettop(L);
}

/* core.digest(list) -> SHA-256 of strings, and of how long each is */
static int core_digest(lua_State *L) {
  Sha256 s;
  char hex[65];
  luaL_checktype(L, 1, LUA_TTABLE);
  sha256_start(&s);
  for (lua_Integer i = 1; lua_rawgeti(L, 1, i) != LUA_TNIL; i++) {
    size_t n;
    const char *text = luaL_checklstring(L, -1, &n);
    uint64_t length = n;
    sha256_put(&s, &length, sizeof length);
    sha256_put(&s, text, n);
    lua_pop(L, 1);
  }
  sha256_end(&s, hex);
  lua_pushstring(L, hex);
  return 1;
}

static int core_sha256(lua_State *L) {
  size_t n;
  char hex[65];
  const char *s = luaL_checklstring(L, 1, &n);
  sha256_hex(s, n, hex);
  lua_pushstring(L, hex);
  return 1;
}

/* core.clock() -> nanoseconds of the processor that this thread had; never in
 * what is output of events, which are the same in every run */
static int core_clock(lua_State *L) {
  lua_pushinteger(L, clock_thread_ns());
  return 1;
}

void open_system(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"readfile", core_readfile},
      {"readbelow", core_readbelow},
      {"folder", core_folder},
      {"embedded", core_embedded},
      {"listembedded", core_listembedded},
      {"log", core_log},
      {"warn", core_warn},
      {"guarded", core_guarded},
      {"guarded_load", core_guarded_load},
      {"loading", core_loading},
      {"sha256", core_sha256},
      {"digest", core_digest},
      {"clock", core_clock},
      {NULL, NULL},
  };
  bind_box(L, FILE_BOX, close_file);
  luaL_setfuncs(L, functions, 0);
  lua_pushstring(L, ge_version());
  lua_setfield(L, -2, "version");
  const char *path = bind_host(L)->path;
  lua_pushstring(L, path ? path : "");
  lua_setfield(L, -2, "path");
}
