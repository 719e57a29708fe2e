/* Samples of active Lua functions: see sampler.c. */
#ifndef GE_LUA_SAMPLER_H
#define GE_LUA_SAMPLER_H

#include "lua/bind.h"

/* Note the functions that are active; from the hook, when one is due.
 * [-0, +0, m] */
void sampler_take(lua_State *L);
/* core.sample, into the table on top. [-0, +0, e] */
void open_sampler(lua_State *L);

#endif
