/* The lines of a file, for commands that read what others wrote. */
#ifndef GE_CLI_HOST_LINES_H
#define GE_CLI_HOST_LINES_H

#include <lua.h>
#include <stdbool.h>

/* Adds `lines` to the table on top; in a process that is not trusted it raises
 * an error. [-0, +0, e] */
void host_lines_open(lua_State *L, bool trusted);

#endif
