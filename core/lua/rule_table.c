/* What rule files give to the library: copies of tables, nodes of patterns. */
#include "base/hash.h"
#include "lua/bind.h"

#include <string.h>

enum {
  COPIES = 150, /* nested tables of a copy */
  NODES = 250   /* nested nodes: those of a copy, and what is put around it */
};

/* ------------------------------------------------------------------- copies */

/* Pushes the copy of the table on top, which goes; slot 2 tells the table behind
 * a stand-in, slot 3 what was copied. false: it is nested too deep. */
static bool copy_table(lua_State *L, int depth) {
  if (depth > COPIES) return false;
  luaL_checkstack(L, 8, "table nested too deep");
  int t = lua_gettop(L);
  lua_pushvalue(L, t);
  if (lua_rawget(L, 2) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushvalue(L, t);
  }
  lua_createtable(L, (int)lua_rawlen(L, -1), 0);
  lua_pushvalue(L, t);
  lua_pushvalue(L, -2);
  lua_rawset(L, 3);
  for (lua_pushnil(L); lua_next(L, t + 1);) {
    lua_pushvalue(L, -2); /* key value key */
    lua_insert(L, -2);
    if (lua_istable(L, -1)) {
      lua_pushvalue(L, -1);
      if (lua_rawget(L, 3) != LUA_TNIL) lua_remove(L, -2);
      else {
        lua_pop(L, 1);
        if (!copy_table(L, depth + 1)) return false;
      }
    }
    lua_rawset(L, t + 2);
  }
  lua_replace(L, t);
  lua_settop(L, t);
  return true;
}

/* core.plain(t, sources) -> deep copy, nil when it is nested too deep; `sources`
 * tells the table behind a stand-in */
static int core_plain(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_newtable(L);
  lua_pushvalue(L, 1);
  if (!copy_table(L, 0)) luaL_pushfail(L);
  return 1;
}

/* -------------------------------------------------------------------- nodes */

static bool is_one(const char *kind, const char *const *kinds) {
  while (*kinds && strcmp(kind, *kinds) != 0) kinds++;
  return *kinds != NULL;
}

/* Adds the node on top, which goes, and those in it to the list in slot 2. */
static void add_nodes(lua_State *L, int depth) {
  static const char *const inner[] = {"seq", "alt",  "role",
                                      "rep", "look", NULL},
                           *const named[] = {"list", "layer", "token", NULL};
  if (depth > NODES) luaL_error(L, "a pattern is nested too deep");
  luaL_checkstack(L, 6, "pattern nested too deep");
  int node = lua_gettop(L);
  lua_pushliteral(L, "k");
  const char *kind = lua_rawget(L, node) == LUA_TSTRING ? lua_tostring(L, -1)
                                                        : "";
  lua_pushliteral(L, "test");
  if (lua_rawget(L, node) != LUA_TNIL || is_one(kind, named)) {
    lua_pushvalue(L, node);
    lua_rawseti(L, 2, (lua_Integer)lua_rawlen(L, 2) + 1);
  }
  lua_Integer n = is_one(kind, inner) ? (lua_Integer)lua_rawlen(L, node) : 0;
  for (lua_Integer i = 1; i <= n; i++)
    if (lua_rawgeti(L, node, i) == LUA_TTABLE) add_nodes(L, depth + 1);
    else lua_pop(L, 1);
  lua_settop(L, node - 1);
}

/* core.nodes(tree) -> the nodes of a pattern that name lists or layers or test
 * anything, parents first */
static int core_nodes(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_newtable(L);
  lua_pushvalue(L, 1);
  add_nodes(L, 0);
  return 1;
}

/* -------------------------------------------------------------- fingerprint */

static uint64_t mixed(uint64_t h, uint64_t x) {
  h = (h ^ x) * HASH_64;
  return h ^ (h >> 29);
}

static uint64_t mark_of_string(lua_State *L, int index) {
  size_t n;
  const char *s = lua_tolstring(L, index, &n);
  uint64_t h = mixed(LUA_TSTRING, n);
  for (size_t i = 0; i < n; i += 8) {
    uint64_t w = 0;
    memcpy(&w, s + i, n - i < 8 ? n - i : 8);
    h = mixed(h, w);
  }
  return h;
}

/* Of the value on top. The pairs of a table are added up: in what order they come
 * changes from run to run. */
static uint64_t mark_of(lua_State *L, int depth) {
  uint64_t type = (uint64_t)lua_type(L, -1), sum = 0;
  if (type == LUA_TBOOLEAN) return mixed(type, lua_toboolean(L, -1) ? 1 : 0);
  if (type == LUA_TSTRING) return mark_of_string(L, -1);
  if (type == LUA_TNUMBER) {
    lua_pushvalue(L, -1); /* as text: tolstring would change the key itself */
    sum = mark_of_string(L, -1);
    lua_pop(L, 1);
    return mixed(type, sum);
  }
  if (type != LUA_TTABLE) return mixed(type, 0);
  if (depth > NODES) luaL_error(L, "a table is nested too deep");
  luaL_checkstack(L, 6, "table nested too deep");
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    uint64_t value = mark_of(L, depth + 1);
    lua_pop(L, 1);
    sum += mixed(mark_of(L, depth + 1), value);
  }
  return mixed(type, sum);
}

/* core.fingerprint(value) -> integer, equal for equal values of Lua; functions are
 * all alike */
static int core_fingerprint(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  lua_pushinteger(L, (lua_Integer)mark_of(L, 0));
  return 1;
}

void open_rule_tables(lua_State *L) {
  static const luaL_Reg functions[] = {{"plain", core_plain},
                                       {"nodes", core_nodes},
                                       {"fingerprint", core_fingerprint},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
