/* Options of commands, as functions of the Lua module geoeng.host. */
#ifndef GE_CLI_HOST_OPTION_H
#define GE_CLI_HOST_OPTION_H

#include <lua.h>

/* Adds them to the module, which is on top. [-0, +0, e] */
void host_option_open(lua_State *L);

#endif
