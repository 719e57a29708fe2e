/* Bounds of rules, in memory, steps and time: rule_limits.c tells how they are
 * kept, and that none can be caught. */
#ifndef GE_LUA_RULE_LIMITS_H
#define GE_LUA_RULE_LIMITS_H

#include "lua/bind.h"

/* A lua_Alloc over the core's allocator; ud is the Host. */
void *limited_memory(void *ud, void *p, size_t old, size_t n);
/* Replace tostring and what is unsafe or unbounded in the string library; its
 * functions that search; LPeg's functions and operators. [-0, +0, e] */
void bound_strings(lua_State *L);
void bound_search(lua_State *L);
void bound_peg(lua_State *L);
/* core.bounded, core.print, into the table on top. [-0, +0, e] */
void open_bounded(lua_State *L);
/* core.writes, into the table on top. [-0, +0, e] */
void open_closure(lua_State *L);
/* pcall of the library tells how memory is out. */
void bound_calls(lua_State *L);
/* The hook runs before the next instruction; signals may call it. */
void rule_limits_at_once(Host *h);
/* Whether a protected call failed for lack of memory. */
bool lacks_memory(lua_State *L, int st);
/* The status and error of a protected call: for lack of memory within the
 * account of the session, a line that says so instead of Lua's own words.
 * [-0, +0, e] */
void name_failure(lua_State *L, int st);
/* What counts in a pattern of LPeg. */
int peg_tick(lua_State *L);
/* core.pcall, core.xpcall, into the table on top. [-0, +0, e] */
void open_rule_limits(lua_State *L);

#endif
