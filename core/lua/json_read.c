/* core.read_json(text, null): JSON as Lua values. The library stands behind this
 * file and those of core/input. */
#include "base/utf8.h"
#include "lua/bind.h"

#include <jansson.h>
#include <string.h>

#define DEEPEST 64 /* nesting of values */
#define ROOT_BOX "geoeng.json_root"

static int free_root(lua_State *L) {
  json_t **box = lua_touserdata(L, 1);
  json_decref(*box);
  *box = NULL;
  return 0;
}

static bool push_value(lua_State *L, json_t *v, int null, int depth);

static bool push_array(lua_State *L, json_t *list, int null, int depth) {
  size_t n = json_array_size(list);
  lua_createtable(L, n < 1 << 20 ? (int)n : 0, 0);
  for (size_t i = 0; i < n; i++) {
    if (!push_value(L, json_array_get(list, i), null, depth + 1)) return false;
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return true;
}

static bool push_object(lua_State *L, json_t *object, int null, int depth) {
  size_t n = json_object_size(object);
  lua_createtable(L, 0, n < 1 << 20 ? (int)n : 0);
  for (void *at = json_object_iter(object); at;
       at = json_object_iter_next(object, at)) {
    lua_pushstring(L, json_object_iter_key(at));
    if (!push_value(L, json_object_iter_value(at), null, depth + 1))
      return false;
    lua_rawset(L, -3);
  }
  return true;
}

/* [-0, +1, e]; false: it is nested too deeply, and the stack holds its parts. */
static bool push_value(lua_State *L, json_t *v, int null, int depth) {
  if (depth > DEEPEST) return false;
  luaL_checkstack(L, 4, NULL);
  switch (json_typeof(v)) {
  case JSON_STRING:
    lua_pushlstring(L, json_string_value(v), json_string_length(v));
    break;
  case JSON_INTEGER: lua_pushinteger(L, json_integer_value(v)); break;
  case JSON_REAL: lua_pushnumber(L, json_real_value(v)); break;
  case JSON_TRUE: lua_pushboolean(L, 1); break;
  case JSON_FALSE: lua_pushboolean(L, 0); break;
  case JSON_NULL: lua_pushvalue(L, null); break;
  case JSON_ARRAY: return push_array(L, v, null, depth);
  case JSON_OBJECT: return push_object(L, v, null, depth);
  }
  return true;
}

/* The reason may show bytes of the text. */
static int refuse(lua_State *L, const char *why, int at) {
  char clean[3 * JSON_ERROR_TEXT_LENGTH];
  lua_pushnil(L);
  lua_pushlstring(L, clean, utf8_clean(why, strlen(why), clean));
  lua_pushinteger(L, at > 0 ? at : 1);
  return 3;
}

/* core.read_json(text, null) -> value | nil, why, byte where it is wrong */
static int core_read_json(lua_State *L) {
  size_t n;
  json_error_t error;
  const char *s = luaL_checklstring(L, 1, &n);
  luaL_checkany(L, 2);
  json_t **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, ROOT_BOX);
  *box = json_loadb(s, n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
  if (!*box) return refuse(L, error.text, error.position);
  if (!push_value(L, *box, 2, 0))
    return refuse(L, "it is nested too deeply", 1);
  json_decref(*box);
  *box = NULL;
  return 1;
}

void open_json_read(lua_State *L) {
  static const luaL_Reg functions[] = {{"read_json", core_read_json},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_box(L, ROOT_BOX, free_root);
  /* Asks the system for chance, which confined rules may not do later. */
  json_object_seed(0);
}
