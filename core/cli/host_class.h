/* Objects that the host gives to the commands of the library. */
#ifndef GE_CLI_HOST_CLASS_H
#define GE_CLI_HOST_CLASS_H

#include <lauxlib.h>

/* A class whose methods are found by name; `close` is what ends an object, by
 * the collector or <close>. [-0, +0, m] */
void host_class(lua_State *L, const char *name, const luaL_Reg *methods,
                lua_CFunction close);

#endif
