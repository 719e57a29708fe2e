/* What commands need of the system, as the Lua module geoeng.host. */
#ifndef GE_CLI_HOST_H
#define GE_CLI_HOST_H

#include "geoeng.h"

#include <lua.h>

/* Makes the module known to `require`; options are those of the session, and
 * are borrowed for as long as the state lives. [-0, +0, e] */
void host_open(lua_State *L, const GeSessionOptions *options);
/* Columns of the terminal that standard output is, 80 when it is none. */
uint32_t host_columns(void);
/* errno of the first host.write that failed, 0: none did. */
int host_write_error(void);

#endif
