/* What commands need of the system, as the Lua module geoeng.host. */
#ifndef GE_CLI_HOST_H
#define GE_CLI_HOST_H

#include <lua.h>

/* Opens the module: its table is left on the stack. [-0, +1, e] */
int host_open(lua_State *L);
/* errno of the first host.write that failed, 0: none did. */
int host_write_error(void);

#endif
