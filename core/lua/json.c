/*
 * Lua values as JSON, and strings made fit for output: core.json(value),
 * core.clean(text).
 */
#include "base/utf8.h"
#include "base/json_writer.h"
#include "lua/bind.h"

#include <string.h>

#define DEEPEST 16 /* nesting of values */
#define JSON_BOX "geoeng.json"

/* The keys of the table at index, sorted, as an array on top. [-0, +1, e] */
static lua_Integer sorted_keys(lua_State *L, int index) {
  lua_newtable(L);
  int keys = lua_gettop(L);
  lua_Integer n = 0;
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "keys of event values must be strings");
    lua_Integer at = ++n; /* insertion sort: few keys */
    for (; at > 1; at--) {
      lua_rawgeti(L, keys, at - 1);
      bool before = strcmp(lua_tostring(L, -3), lua_tostring(L, -1)) < 0;
      if (before) lua_rawseti(L, keys, at);
      else lua_pop(L, 1);
      if (!before) break;
    }
    lua_pushvalue(L, -2);
    lua_rawseti(L, keys, at);
  }
  return n;
}

static void put_value(lua_State *L, JsonWriter *json, int index, int depth);

static void put_array(lua_State *L, JsonWriter *json, int index, int depth) {
  lua_Unsigned n = lua_rawlen(L, index), seen = 0;
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) seen++;
  if (seen != n)
    luaL_error(L, "an event value is an array or an object, not both");
  json_put_open(json, '[');
  for (lua_Unsigned i = 1; i <= n; i++) {
    lua_rawgeti(L, index, (lua_Integer)i);
    put_value(L, json, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  json_put_close(json, ']');
}

static void put_object(lua_State *L, JsonWriter *json, int index, int depth) {
  lua_Integer n = sorted_keys(L, index);
  int keys = lua_gettop(L);
  json_put_open(json, '{');
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti(L, keys, i);
    json_put_key(json, lua_tostring(L, -1));
    lua_rawget(L, index);
    put_value(L, json, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  json_put_close(json, '}');
  lua_pop(L, 1);
}

static void put_value(lua_State *L, JsonWriter *json, int index, int depth) {
  size_t n;
  const char *s;
  switch (lua_type(L, index)) {
  case LUA_TSTRING:
    s = lua_tolstring(L, index, &n);
    json_put_string(json, s, n);
    break;
  case LUA_TNUMBER:
    if (lua_isinteger(L, index)) json_put_int(json, lua_tointeger(L, index));
    else json_put_number(json, lua_tonumber(L, index));
    break;
  case LUA_TBOOLEAN: json_put_bool(json, lua_toboolean(L, index)); break;
  case LUA_TTABLE:
    if (depth >= DEEPEST) luaL_error(L, "a value is nested too deep");
    luaL_checkstack(L, 10, NULL);
    if (lua_rawlen(L, index) > 0) put_array(L, json, index, depth);
    else put_object(L, json, index, depth);
    break;
  default:
    luaL_error(L, "a %s cannot stand in an event", luaL_typename(L, index));
  }
}

void put_json(lua_State *L, JsonWriter *json, int index) {
  put_value(L, json, lua_absindex(L, index), 0);
}

/* ------------------------------------------------------------- functions */

static int free_json(lua_State *L) {
  JsonWriter **box = lua_touserdata(L, 1);
  json_writer_free(*box);
  *box = NULL;
  return 0;
}

/* core.json(value) -> text */
static int core_json(lua_State *L) {
  size_t n;
  luaL_checkany(L, 1);
  JsonWriter **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, JSON_BOX);
  if (json_writer_new(box) != GE_OK) return bind_no_memory(L);
  put_json(L, *box, 1);
  const char *s = json_writer_text(*box, &n);
  if (!s) return bind_no_memory(L);
  lua_pushlstring(L, s, n);
  json_writer_free(*box);
  *box = NULL;
  return 1;
}

/* core.clean(text) -> text that is safe on a terminal: one line, UTF-8 */
static int core_clean(lua_State *L) {
  size_t n;
  luaL_Buffer b;
  const char *s = luaL_checklstring(L, 1, &n);
  char *out = luaL_buffinitsize(L, &b, 3 * n + 1);
  luaL_pushresultsize(&b, utf8_clean(s, n, out));
  return 1;
}

void open_json(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"json", core_json}, {"clean", core_clean}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_box(L, JSON_BOX, free_json);
}
