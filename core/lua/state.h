/* The Lua state of a run: libraries, modules, sandboxed pieces. */
#ifndef GE_LUA_STATE_H
#define GE_LUA_STATE_H

#include "lua/bind.h"

#define MEMORY_MAX                                                             \
  ((size_t)1 << 30) /* bytes of Lua and the core, unless the
                                        host says more */

/* A state over the engine; NULL when memory is out. The host is borrowed. */
lua_State *state_new(Host *host);

/* Ends it, with the blocks of its host's pool; NULL: nothing. */
void state_free(lua_State *L);

/*
 * Calls require(module)[name](...) with the nargs values on top. On failure
 * the error message is on top and false is returned. [-nargs, +nresults | +1]
 */
bool state_call(lua_State *L, const char *module, const char *name, int nargs,
                int nresults);

/* Whether there is a module geoeng.KIND.NAME; kind is "cmd" or "out". */
bool state_has(lua_State *L, const char *kind, const char *name);

/* The i-th shipped Lua file of a folder, "geoeng/cmd/": its name without .lua
 * is n bytes of what is returned; NULL past the last. */
const char *state_shipped(const char *prefix, size_t i, size_t *n);

#endif
