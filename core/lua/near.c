/* core.edits(a, b, limit): how far two names are apart. */
#include "base/near.h"
#include "lua/bind.h"

/* core.edits(a, b, limit) -> edits, limit + 1 where there are more */
static int core_edits(lua_State *L) {
  size_t na, nb;
  const char *a = luaL_checklstring(L, 1, &na);
  const char *b = luaL_checklstring(L, 2, &nb);
  lua_Integer limit = luaL_checkinteger(L, 3);
  luaL_argcheck(L, limit >= 0 && limit <= NEAR_MOST, 3, "0 to 2");
  lua_pushinteger(L, near_edits(a, na, b, nb, (unsigned)limit));
  return 1;
}

void open_near(lua_State *L) {
  static const luaL_Reg functions[] = {{"edits", core_edits}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
