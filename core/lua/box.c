/* Boxes: userdata of the bindings that own what is not Lua's and give it back when
 * they are collected. */
#include "lua/bind.h"

void bind_box(lua_State *L, const char *name, lua_CFunction gc) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, gc);
  lua_setfield(L, -2, "__gc");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
