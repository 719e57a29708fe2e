/* What commands need of the system, as the Lua module geoeng.host. */
#ifndef GE_CLI_HOST_H
#define GE_CLI_HOST_H

#include "cli/peer.h"

/* Makes the module known to `require`; the config is borrowed for as long as
 * the state lives. [-0, +0, e] */
void host_open(lua_State *L, const HostConfig *config);
/* Looks at what standard output is, for what follows. */
void host_look(void);
/* Columns of the terminal that standard output is, 80 when it is none. */
uint32_t host_columns(void);
/* errno of the first host.write that failed, 0: none did. */
int host_write_error(void);

#endif
