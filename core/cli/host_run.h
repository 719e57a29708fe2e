/* host.open_run: the folder of a run, for the commands verify and merge. */
#ifndef GE_CLI_HOST_RUN_H
#define GE_CLI_HOST_RUN_H

#include <lua.h>
#include <stdbool.h>

/* Adds open_run to the table on the top of the stack; it opens files itself,
 * which a process that is not trusted may not. */
void host_run_open(lua_State *L, bool trusted);

#endif
