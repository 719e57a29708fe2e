/* Bounds of rules: see sandbox.c. */
#ifndef GE_LUA_SANDBOX_H
#define GE_LUA_SANDBOX_H

#include "lua/bind.h"

/* A lua_Alloc over the core's allocator; ud is the Host. */
void *sandbox_memory(void *ud, void *p, size_t old, size_t n);
/* Replace what is unsafe in the string library. [-0, +0, e] */
void sandbox_strings(lua_State *L);
/* core.pcall, core.xpcall, into the table on top. [-0, +0, e] */
void open_sandbox(lua_State *L);

#endif
