/* Samples of active Lua functions, for `geoeng profile`: sampler.c tells how they
 * are taken. */
#ifndef GE_LUA_SAMPLER_H
#define GE_LUA_SAMPLER_H

#include "lua/bind.h"

/* No longer sample this host, if it is the one. */
void sampler_stop(const Host *h);
/* core.sample, into the table on top. [-0, +0, e] */
void open_sampler(lua_State *L);

#endif
