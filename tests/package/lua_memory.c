/* Calls of the module "geoeng" in a Lua that has no more memory from its n-th
 * allocation on, for each n until the call gets through: it raises, the engine
 * works afterwards, and no session is left behind. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static long left = -1; /* allocations until memory is out; -1: never */

static void *allocate(void *ctx, void *p, size_t old, size_t size) {
  (void)ctx;
  if (size == 0) {
    free(p);
    return NULL;
  }
  if ((!p || size > old) && left >= 0) {
    if (left == 0) return NULL;
    left--;
  }
  return realloc(p, size);
}

static const char setup[] =
    "geoeng = require 'geoeng'\n"
    "options = { 'diplomacy' }\n"
    "engine = assert(geoeng.engine(options))\n"
    "text = 'France met Egypt in Cairo on Monday. Chile met Peru in Lima.'\n"
    "document = { id = 'a', date = '2024-05-08', meta = '{\"a\":[1,null]}' }\n"
    "function make() last = assert(geoeng.engine(options)) end\n"
    "function run() last = assert(engine:run(text, document)) end\n"
    "function lines() last = assert(engine:jsonl(text, document)) end\n"
    "function wrong() last = select(2, geoeng.engine { 'nowhere' }) end\n"
    "function events() return #engine:run(text, document) end\n";

static long resident(void) { /* KiB */
  long pages = 0, all;
  FILE *f = fopen("/proc/self/statm", "r");
  if (!f || fscanf(f, "%ld %ld", &all, &pages) != 2) exit(1);
  fclose(f);
  return pages * 4;
}

static void collect(lua_State *L) {
  lua_pushnil(L);
  lua_setglobal(L, "last");
  lua_gc(L, LUA_GCCOLLECT);
  lua_gc(L, LUA_GCCOLLECT);
}

static bool still_works(lua_State *L) {
  lua_getglobal(L, "events");
  if (lua_pcall(L, 0, 1, 0) != LUA_OK) {
    fprintf(stderr, "afterwards: %s\n", lua_tostring(L, -1));
    return false;
  }
  bool good = lua_tointeger(L, -1) == 2;
  lua_pop(L, 1);
  return good;
}

static bool at_any_point(lua_State *L, const char *name) {
  long n = 0;
  int status = LUA_ERRMEM;
  for (; status != LUA_OK; n++) {
    lua_getglobal(L, name);
    left = n;
    status = lua_pcall(L, 0, 0, 0);
    left = -1;
    if (status != LUA_OK && status != LUA_ERRMEM) {
      fprintf(stderr, "%s: %s\n", name, lua_tostring(L, -1));
      return false;
    }
    lua_settop(L, 0);
    collect(L);
    if (!still_works(L)) return false;
  }
  printf("%s: raised at %ld points\n", name, n - 1);
  return n > 1;
}

int main(void) {
  lua_State *L = lua_newstate(allocate, NULL);
  luaL_openlibs(L);
  if (luaL_dostring(L, setup) != LUA_OK) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    return 1;
  }
  bool good = at_any_point(L, "make"); /* what it leaves free is kept */
  long before = resident();
  good = good && at_any_point(L, "make") && at_any_point(L, "run") &&
         at_any_point(L, "lines") && at_any_point(L, "wrong");
  long more = resident() - before;
  printf("%ld KiB more\n", more);
  lua_close(L);
  return good && more < 16 * 1024 ? 0 : 1;
}
