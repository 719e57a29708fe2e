/*
 * LPeg within bounds. A pattern is at most so large, since LPeg compiles it by
 * recursion; and since LPeg's machine counts nothing, what rules build has a
 * count in it: at every entry of a grammar's rule and every turn of a
 * repetition that could go back. Simple repetitions ("[a-z]*") need none.
 */
#include "lua/rule_limits.h"

#include <string.h>

enum {
  NODE = 8,      /* bytes of a pattern's node */
  NODES = 10000, /* of a pattern */
  SIMPLE = 5,    /* nodes of what cannot go back far, a set is 5 */
  TURN = 20,     /* steps of a turn, and */
  FAR = 1024     /* bytes of the text for one more */
};

static const char tick_key = 0;

static size_t nodes_of(lua_State *L, int index) {
  return lua_rawlen(L, index) / NODE;
}

static int too_large(lua_State *L) {
  return luaL_error(L, "lpeg: a pattern may have %d parts", NODES);
}

/* A number or string that stands for a pattern. */
static void check_size(lua_State *L, int index) {
  lua_Integer n = 0;
  if (lua_type(L, index) == LUA_TNUMBER) {
    lua_Number x = lua_tonumber(L, index);
    if (!(x <= NODES && x >= -NODES)) too_large(L);
    n = (lua_Integer)x;
  } else if (lua_type(L, index) == LUA_TSTRING) {
    n = (lua_Integer)lua_rawlen(L, index);
  }
  if (n > NODES || n < -NODES) too_large(L);
}

/* Match-time capture: (subject, position) -> true */
int peg_tick(lua_State *L) {
  (void)bind_spend(L, TURN + lua_rawlen(L, 1) / FAR);
  lua_pushboolean(L, 1);
  return 1;
}

/* tick * the pattern at index, in its place. [-0, +0, e] */
static void count(lua_State *L, int index) {
  luaL_checkstack(L, 8, NULL);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &tick_key);
  lua_pushvalue(L, index);
  lua_arith(L, LUA_OPMUL);
  lua_replace(L, index);
}

static bool is_pattern(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TUSERDATA;
}

/* A copy of a grammar whose rules count, in the place of the table. */
static void count_rules(lua_State *L, int index) {
  lua_newtable(L);
  int copy = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, index); lua_settop(L, copy + 1)) {
    luaL_checkstack(L, 10, NULL);
    bool first = lua_isinteger(L, -2) && lua_tointeger(L, -2) == 1;
    bool name = first && !is_pattern(L, -1); /* of the initial rule */
    check_size(L, -1);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    if (!name && is_pattern(L, -1)) count(L, lua_gettop(L));
    lua_rawset(L, copy);
  }
  lua_replace(L, index);
}

/* Upvalues: the original, whether its second argument is a pattern, too. */
static int bounded(lua_State *L) {
  bool two = lua_toboolean(L, lua_upvalueindex(2));
  int n = lua_gettop(L);
  check_size(L, 1);
  if (two && n > 1) check_size(L, 2);
  if (lua_type(L, 1) == LUA_TTABLE) count_rules(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, n, LUA_MULTRET);
  if (lua_gettop(L) > 0 && is_pattern(L, 1) && nodes_of(L, 1) > NODES)
    return too_large(L);
  return lua_gettop(L);
}

/* p ^ n; upvalue: the original. */
static int power(lua_State *L) {
  check_size(L, 1);
  lua_Number turns = lua_tonumber(L, 2);
  if (turns < 0) turns = -turns;
  size_t size = is_pattern(L, 1) ? nodes_of(L, 1) : SIMPLE;
  if (!(turns * (lua_Number)(size + 2) <= NODES)) return too_large(L);
  if (size > SIMPLE && bind_rule_runs(L)) count(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

/* t[name] = f over its former value. [-0, +0, e] */
static void wrap(lua_State *L, int t, const char *name, lua_CFunction f,
                 bool two) {
  t = lua_absindex(L, t);
  if (lua_getfield(L, t, name) == LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  lua_pushboolean(L, two);
  lua_pushcclosure(L, f, 2);
  lua_setfield(L, t, name);
}

void bound_peg(lua_State *L) {
  static const char *const one[] = {"P",  "B",  "C", "Cmt",   "Cs", "Ct",
                                    "Cf", "Cg", "S", "match", NULL};
  static const char *const operators[] = {"__mul", "__add", "__sub",
                                          "__unm", "__len", NULL};
  luaL_getmetatable(L, "lpeg-pattern");
  int mt = lua_gettop(L);
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, "lpeg");
  int lpeg = lua_gettop(L);
  lua_getfield(L, lpeg, "Cmt");
  lua_pushboolean(L, 1);
  lua_pushcfunction(L, peg_tick);
  lua_call(L, 2, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &tick_key);
  for (int i = 0; one[i]; i++) wrap(L, lpeg, one[i], bounded, false);
  for (int i = 0; operators[i]; i++) wrap(L, mt, operators[i], bounded, true);
  wrap(L, mt, "__div", bounded, false);
  wrap(L, mt, "__pow", power, false);
  lua_pushnil(L); /* patterns have the module's functions as methods */
  lua_setfield(L, lpeg, "setmaxstack");
  lua_pushboolean(L, 0);
  lua_setfield(L, mt, "__metatable");
  lua_pop(L, 3);
}
