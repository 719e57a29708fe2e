#include "cli/rule_summary.h"

#include <lauxlib.h>

#define WRITE "geoeng.event.write"

GeStatus rule_summary_begin(GeSession *s) {
  return ge_session_call(s, WRITE, "count", 0, 0);
}

const char *rule_summary_lines(GeSession *s) {
  lua_State *L = ge_session_lua(s);
  lua_settop(L, 0);
  if (ge_session_call(s, WRITE, "counted", 0, 1) != GE_OK) return NULL;
  return lua_tostring(L, -1);
}

/* Lua: (message) -> counts, color, columns, UTF-8 */
static int push_arguments(lua_State *L) {
  const Message *m = lua_touserdata(L, 1);
  lua_pushlstring(L, m->part[0].s, m->part[0].n);
  lua_pushboolean(L, m->number[0] != 0);
  lua_pushinteger(L, m->number[1]);
  lua_pushboolean(L, m->number[2] != 0);
  return 4;
}

GeStatus rule_summary_page(GeSession *s, const Message *m, const char **page) {
  lua_State *L = ge_session_lua(s);
  lua_settop(L, 0);
  lua_pushcfunction(L, push_arguments);
  lua_pushlightuserdata(L, (void *)(uintptr_t)m); /* which is only read */
  if (lua_pcall(L, 1, 4, 0) != LUA_OK) return GE_ENOMEM;
  GeStatus st = ge_session_call(s, "geoeng.corpus.summary", "of_run", 4, 1);
  if (st == GE_OK) *page = lua_tostring(L, -1);
  return st;
}
