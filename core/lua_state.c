#include "lua_state.h"
#include "embed.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int luaopen_lpeg(lua_State *L); /* of liblua5.4-lpeg */

/* ------------------------------------------------------------------- files */

static const Embedded *find_embedded(const char *name) {
  for (const Embedded *e = embedded; e->name; e++)
    if (strcmp(e->name, name) == 0) return e;
  return NULL;
}

typedef struct FileBox {
  FILE *f;
} FileBox;

static int close_file(lua_State *L) {
  FileBox *box = lua_touserdata(L, 1);
  if (box->f) fclose(box->f);
  box->f = NULL;
  return 0;
}

#define FILE_MAX (64u << 20) /* bytes of a rule or lexicon file */

/* core.readfile(path) -> content | nil, message */
static int core_readfile(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  FileBox *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->f = NULL;
  luaL_setmetatable(L, "geoeng.file");
  box->f = fopen(path, "rb");
  if (!box->f) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", path, strerror(errno));
    return 2;
  }
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  size_t total = 0;
  for (;;) {
    size_t n = fread(luaL_prepbuffer(&b), 1, LUAL_BUFFERSIZE, box->f);
    luaL_addsize(&b, n);
    total += n;
    if (n < LUAL_BUFFERSIZE || total > FILE_MAX) break;
  }
  luaL_pushresult(&b);
  bool bad = ferror(box->f) || total > FILE_MAX;
  fclose(box->f);
  box->f = NULL;
  if (!bad) return 1;
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", path,
                  total > FILE_MAX ? "the file is too large" : strerror(EISDIR));
  return 2;
}

/* core.embedded(name) -> content | nil */
static int core_embedded(lua_State *L) {
  const Embedded *e = find_embedded(luaL_checkstring(L, 1));
  if (e) lua_pushlstring(L, (const char *)e->data, e->nbytes);
  else lua_pushnil(L);
  return 1;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* core.listdir(path) -> sorted names | nil: not a directory */
static int core_listdir(lua_State *L) {
  struct dirent **list;
  int n = scandir(luaL_checkstring(L, 1), &list, NULL, NULL);
  if (n < 0) {
    lua_pushnil(L);
    lua_pushstring(L, strerror(errno));
    return 2;
  }
  const char **names = malloc(((size_t)n + 1) * sizeof *names);
  lua_Integer k = 0;
  bool ok = names && lua_checkstack(L, 4);
  for (int i = 0; ok && i < n; i++) names[i] = list[i]->d_name;
  if (ok && n) qsort(names, (size_t)n, sizeof *names, by_name);
  char *joined = NULL;
  size_t size = 1;
  for (int i = 0; ok && i < n; i++) size += strlen(names[i]) + 1;
  joined = ok ? malloc(size) : NULL;
  if (joined) {
    char *p = joined;
    for (int i = 0; i < n; i++)
      if (names[i][0] != '.') {
        size_t len = strlen(names[i]) + 1;
        memcpy(p, names[i], len);
        p += len;
        k++;
      }
    size = (size_t)(p - joined);
  }
  for (int i = 0; i < n; i++) free(list[i]);
  free(list);
  free(names);
  if (!joined) return luaL_error(L, "out of memory");
  char *copy = lua_newuserdatauv(L, size + 1, 0);
  memcpy(copy, joined, size);
  free(joined);
  lua_createtable(L, (int)k, 0);
  for (lua_Integer i = 1; i <= k; i++) {
    lua_pushstring(L, copy);
    copy += strlen(copy) + 1;
    lua_rawseti(L, -2, i);
  }
  return 1;
}

/* ----------------------------------------------------------------- require */

/* The search path for library files and rule modules. */
static const char *user_path(void) {
  const char *p = getenv("GEOENG_PATH");
  return p ? p : "";
}

/* geoeng.x.y: GEOENG_PATH/geoeng/x/y.lua, else the embedded file. */
static int search_library(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  if (strncmp(name, "geoeng.", 7) != 0) return 0;
  for (const char *c = name; *c; c++)
    if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789_.", *c)) return 0;
  const char *file =
      lua_pushfstring(L, "%s.lua", luaL_gsub(L, name, ".", "/"));
  const char *p = user_path();
  while (*p) {
    size_t n = strcspn(p, ":");
    lua_pushlstring(L, p, n);
    const char *path = lua_pushfstring(L, "%s/%s", lua_tostring(L, -1), file);
    FILE *f = n ? fopen(path, "r") : NULL;
    if (f) {
      fclose(f);
      if (luaL_loadfilex(L, path, "t") != LUA_OK) return lua_error(L);
      lua_pushstring(L, path);
      return 2;
    }
    p += n + (p[n] == ':');
  }
  const Embedded *e = find_embedded(file);
  if (!e) {
    lua_pushfstring(L, "no module '%s'", name);
    return 1;
  }
  const char *chunk = lua_pushfstring(L, "@%s", file);
  if (luaL_loadbufferx(L, (const char *)e->data, e->nbytes, chunk, "t") !=
      LUA_OK)
    return lua_error(L);
  lua_pushstring(L, file);
  return 2;
}

/* -------------------------------------------------------------------- host */

/* core.guarded(fn, ...): with the step limit of a callback. */
static int core_guarded(lua_State *L) {
  bind_guarded(L, lua_gettop(L) - 1, LUA_MULTRET, GUARD_STEPS);
  return lua_gettop(L);
}

/* core.guarded_load(fn, ...): with that of a rule file. */
static int core_guarded_load(lua_State *L) {
  bind_guarded(L, lua_gettop(L) - 1, LUA_MULTRET, GUARD_LOAD);
  return lua_gettop(L);
}

/* pcall for rules: a step limit passes through. */
static int core_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  int st = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  if (st != LUA_OK && bind_host(L)->limit_hit) return lua_error(L);
  lua_pushboolean(L, st == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

static int core_sha256(lua_State *L) {
  size_t n;
  char hex[65];
  const char *s = luaL_checklstring(L, 1, &n);
  ge_sha256_hex(s, n, hex);
  lua_pushstring(L, hex);
  return 1;
}

static int core_day(lua_State *L) {
  size_t n;
  int32_t day;
  const char *s = luaL_checklstring(L, 1, &n);
  if (ge_day_parse(s, n, &day)) lua_pushinteger(L, day);
  else lua_pushnil(L);
  return 1;
}

static int core_date(lua_State *L) {
  char date[11];
  ge_day_format((int32_t)luaL_checkinteger(L, 1), date);
  lua_pushstring(L, date);
  return 1;
}

static int put(lua_State *L, FILE *f) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushboolean(L, fwrite(s, 1, n, f) == n);
  return 1;
}

static int core_write(lua_State *L) { return put(L, stdout); }
static int core_log(lua_State *L) { return put(L, stderr); }

static int core_isatty(lua_State *L) {
  lua_pushboolean(L, isatty(STDOUT_FILENO));
  return 1;
}

static int core_columns(lua_State *L) {
  struct winsize w;
  int n = 80;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 20) n = w.ws_col;
  lua_pushinteger(L, n);
  return 1;
}

static int core_env(lua_State *L) {
  lua_pushstring(L, getenv(luaL_checkstring(L, 1)));
  return 1;
}

void open_host(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"readfile", core_readfile}, {"embedded", core_embedded},
      {"listdir", core_listdir},   {"guarded", core_guarded},
      {"guarded_load", core_guarded_load}, {"pcall", core_pcall},
      {"sha256", core_sha256},     {"day", core_day},
      {"date", core_date},         {"write", core_write},
      {"log", core_log},           {"isatty", core_isatty},
      {"columns", core_columns},   {"env", core_env},
      {NULL, NULL},
  };
  luaL_newmetatable(L, "geoeng.file");
  lua_pushcfunction(L, close_file);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
  lua_pushstring(L, ge_version());
  lua_setfield(L, -2, "version");
  lua_pushstring(L, user_path());
  lua_setfield(L, -2, "path");
}

static int open_core(lua_State *L) {
  lua_newtable(L);
  open_host(L);
  open_documents(L);
  open_patterns(L);
  open_rules(L);
  open_events(L);
  open_json(L);
  open_doc(L);
  open_sentence(L);
  open_token(L);
  open_span(L);
  open_match(L);
  return 1;
}

/* Strings share one metatable with every rule file: locked, and without what
 * can write bytecode. */
static void lock_strings(lua_State *L) {
  lua_getglobal(L, "string");
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  lua_pop(L, 1);
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
}

static int fill_state(lua_State *L) {
  static const luaL_Reg libs[] = {
      {LUA_GNAME, luaopen_base},          {LUA_LOADLIBNAME, luaopen_package},
      {LUA_TABLIBNAME, luaopen_table},    {LUA_STRLIBNAME, luaopen_string},
      {LUA_MATHLIBNAME, luaopen_math},    {LUA_UTF8LIBNAME, luaopen_utf8},
      {LUA_DBLIBNAME, luaopen_debug},     {"lpeg", luaopen_lpeg},
      {"geoeng.core", open_core},
  };
  for (size_t i = 0; i < sizeof libs / sizeof *libs; i++) {
    luaL_requiref(L, libs[i].name, libs[i].func, i < 7);
    lua_pop(L, 1);
  }
  lock_strings(L);
  lua_getglobal(L, "package");
  lua_newtable(L); /* no C modules, no files beside the library's */
  lua_getfield(L, -2, "searchers");
  lua_rawgeti(L, -1, 1);
  lua_rawseti(L, -3, 1);
  lua_pop(L, 1);
  lua_pushcfunction(L, search_library);
  lua_rawseti(L, -2, 2);
  lua_setfield(L, -2, "searchers");
  lua_pushnil(L);
  lua_setfield(L, -2, "loadlib");
  return 0;
}

lua_State *state_new(Host *host) {
  lua_State *L = luaL_newstate();
  if (!L) return NULL;
  *(Host **)lua_getextraspace(L) = host;
  lua_pushcfunction(L, fill_state);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return L;
  fprintf(stderr, "geoeng: %s\n", lua_tostring(L, -1));
  lua_close(L);
  return NULL;
}

/* Errors become strings; a table { message= } is its message. The traceback
 * is for people who work on geoeng itself. */
static int on_error(lua_State *L) {
  if (lua_istable(L, 1)) {
    lua_getfield(L, 1, "message");
    if (lua_isstring(L, -1)) return 1;
    lua_pop(L, 1);
  }
  if (lua_type(L, 1) != LUA_TSTRING) {
    lua_pushfstring(L, "an error that is a %s", luaL_typename(L, 1));
    return 1;
  }
  if (getenv("GEOENG_TRACEBACK")) luaL_traceback(L, L, lua_tostring(L, 1), 1);
  return 1;
}

bool state_call(lua_State *L, const char *module, const char *name, int nargs,
                int nresults) {
  int base = lua_gettop(L) - nargs + 1;
  lua_pushcfunction(L, on_error);
  lua_insert(L, base);
  lua_getglobal(L, "require");
  lua_pushstring(L, module);
  if (lua_pcall(L, 1, 1, base) != LUA_OK) goto failed;
  if (name) {
    lua_getfield(L, -1, name);
    lua_remove(L, -2);
  }
  lua_insert(L, base + 1);
  if (lua_pcall(L, nargs, nresults, base) != LUA_OK) goto failed;
  lua_remove(L, base);
  return true;
failed:
  lua_replace(L, base);
  lua_settop(L, base);
  return false;
}
