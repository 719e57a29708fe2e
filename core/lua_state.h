/* The Lua state of a run: libraries, modules, sandboxed pieces. */
#ifndef GE_LUA_STATE_H
#define GE_LUA_STATE_H

#include "lua_bind.h"

/* A state over the engine; NULL when memory is out. The host is borrowed. */
lua_State *state_new(Host *host);

/*
 * Calls require(module)[name](...) with the nargs values on top. On failure
 * the error message is on top and false is returned. [-nargs, +nresults | +1]
 */
bool state_call(lua_State *L, const char *module, const char *name, int nargs,
                int nresults);

#endif
