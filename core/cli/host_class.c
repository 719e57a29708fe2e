#include "cli/host_class.h"

void host_class(lua_State *L, const char *name, const luaL_Reg *methods,
                lua_CFunction close) {
  const luaL_Reg meta[] = {{"__gc", close}, {"__close", close}, {NULL, NULL}};
  luaL_newmetatable(L, name);
  luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
