/* The module geoeng.core for specs under plain Lua: what of it needs no engine. */
#include "lua/bind.h"

int luaopen_geoeng_core(lua_State *L);

int bind_no_memory(lua_State *L) { return luaL_error(L, "out of memory"); }

int luaopen_geoeng_core(lua_State *L) {
  lua_newtable(L);
  open_json(L);
  open_json_read(L);
  open_near(L);
  open_calendar(L);
  open_word_set(L);
  return 1;
}
