/*
 * What refuses matches: core.rule_demands, match:refusal(), span:misfit(). See
 * ge_doc_refusal.
 */
#include "lua/bind.h"

#include <string.h>

static const char *const fires_names[] = {"find", "verb", "noun", NULL};
static const char *const refusal_names[] = {NULL, "need", "pos", "modifier",
                                            "particle"};

/* The field of the table on top. [-0, +0, e] */
static lua_Integer integer_of(lua_State *L, const char *key, lua_Integer def) {
  lua_getfield(L, -1, key);
  lua_Integer v = luaL_optinteger(L, -1, def);
  lua_pop(L, 1);
  return v;
}

/* { entry =, role =, any =, layer = | pattern = } on top. The name of the role
 * stays on the stack's table. */
static GeWay way_of(lua_State *L) {
  GeWay w = {0, "", GE_WAY_NONE, GE_NONE};
  luaL_checktype(L, -1, LUA_TTABLE);
  w.entry = (uint32_t)integer_of(L, "entry", 0);
  lua_getfield(L, -1, "role");
  w.role = luaL_checkstring(L, -1);
  lua_getfield(L, -2, "any");
  if (lua_toboolean(L, -1)) w.kind = GE_WAY_ANY;
  lua_getfield(L, -3, "layer");
  if (w.kind == GE_WAY_NONE && lua_isstring(L, -1)) {
    w.kind = GE_WAY_LAYER;
    w.id = ge_layer_find(bind_host(L)->engine, lua_tostring(L, -1));
  }
  lua_pop(L, 3);
  lua_Integer pattern = integer_of(L, "pattern", -1);
  if (w.kind == GE_WAY_NONE && pattern >= 0) {
    w.kind = GE_WAY_PATTERN;
    w.id = (GeId)pattern;
  }
  return w;
}

/* core.rule_demands(rule, kinds, ways): the kind of each pattern, "verb", "noun"
 * or "find"; how roles may be filled, ways of an entry of the needs together. */
static int core_rule_demands(lua_State *L) {
  GeId rule = (GeId)luaL_checkinteger(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_Unsigned n = lua_rawlen(L, 2), nways = lua_rawlen(L, 3);
  uint8_t *fires = lua_newuserdatauv(L, n + 1, 0);
  GeWay *ways = lua_newuserdatauv(L, (nways + 1) * sizeof *ways, 0);
  for (lua_Unsigned i = 0; i < n; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    fires[i] = (uint8_t)luaL_checkoption(L, -1, NULL, fires_names);
    lua_pop(L, 1);
  }
  for (lua_Unsigned i = 0; i < nways; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    ways[i] = way_of(L);
    lua_pop(L, 1);
  }
  GeDemand d = {fires, n, ways, nways};
  bind_check(L, ge_rule_demands(bind_host(L)->engine, rule, &d));
  return 0;
}

/* core.rule_asks_first(rule, yes): its own code is asked before its demands */
static int core_rule_asks_first(lua_State *L) {
  lua_Integer rule = luaL_checkinteger(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_ASKED_FIRST]);
  lua_pushboolean(L, lua_toboolean(L, 2));
  lua_rawseti(L, -2, rule);
  return 0;
}

bool bind_asked_first(lua_State *L, GeId rule) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_ASKED_FIRST]);
  lua_rawgeti(L, -1, rule);
  bool yes = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return yes;
}

/* match:refusal() -> nil, or "need" and the number of the entry, "pos",
 * "modifier", "particle" */
int match_refusal(lua_State *L) {
  luaL_checkudata(L, 1, MATCH_MT);
  GeDoc *doc = bind_owner(L, 1);
  const MatchBox *box = lua_touserdata(L, 1);
  GeRefusal refusal;
  uint32_t need;
  if (box->number == GE_NONE) return 0;
  bind_check(L, ge_doc_refusal(doc, box->number, &refusal, &need));
  lua_pushstring(L, refusal_names[refusal]);
  if (need == GE_NONE) return 1;
  lua_pushinteger(L, (lua_Integer)need + 1);
  return 2;
}

/* span:misfit(kind) -> nil, "pos" or "modifier" */
int span_misfit(lua_State *L) {
  const SpanBox *b = luaL_checkudata(L, 1, SPAN_MT);
  GeDoc *doc = bind_owner(L, 1);
  GeRefusal refusal;
  GeFires fires = (GeFires)luaL_checkoption(L, 2, NULL, fires_names);
  bind_check(L, ge_doc_misfit(doc, fires, b->first, b->end, &refusal));
  lua_pushstring(L, refusal_names[refusal]);
  return 1;
}

void open_refusal(lua_State *L) {
  lua_pushcfunction(L, core_rule_demands);
  lua_setfield(L, -2, "rule_demands");
  lua_pushcfunction(L, core_rule_asks_first);
  lua_setfield(L, -2, "rule_asks_first");
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_ASKED_FIRST]);
}
