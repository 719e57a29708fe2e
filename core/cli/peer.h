/* Second sessions for commands that compare rules. */
#ifndef GE_CLI_PEER_H
#define GE_CLI_PEER_H

#include "geoeng.h"

#include <lua.h>

/* Adds `peer` to the table on top; options are those of new peers, and are
 * borrowed for as long as the state lives. [-0, +0, e] */
void peer_open(lua_State *L, const GeSessionOptions *options);

#endif
