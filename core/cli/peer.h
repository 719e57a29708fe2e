/* Second sessions for commands that compare rules, which Lua owns and frees, and
 * what host functions stand on. */
#ifndef GE_CLI_PEER_H
#define GE_CLI_PEER_H

#include "cli/caller.h"

#include <lua.h>

/* What host functions stand on. */
typedef struct HostConfig {
  GeSession *session;
  const GeSessionOptions *options; /* that it was made with */
  Caller *caller;
  bool trusted; /* the process may open files itself */
} HostConfig;

/* Adds `peer` to the table on top; new peers are made as the config says, which
 * is borrowed for as long as the state lives. [-0, +0, e] */
void peer_open(lua_State *L, const HostConfig *config);

#endif
