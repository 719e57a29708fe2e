/* Second sessions for commands that compare rules. */
#ifndef GE_CLI_PEER_H
#define GE_CLI_PEER_H

#include "cli/host.h"

/* Adds `peer` to the table on top; new peers are made as the config says, which
 * is borrowed for as long as the state lives. [-0, +0, e] */
void peer_open(lua_State *L, const HostConfig *config);

#endif
