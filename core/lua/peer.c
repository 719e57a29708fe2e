/*
 * core.peer(): a second engine with a Lua state of its own, for commands that
 * compare rules: names of one set never meet those of the other.
 *
 *   local peer <close> = core.peer()
 *   peer:call("geoeng.test.event_lines", "load", "old.lua")
 *
 * Only strings, integers and booleans go in, and one of them comes out.
 */
#include "lua/bind.h"
#include "lua/state.h"

#define PEER_MT "geoeng.peer"
#define PEER_ARGS 8 /* at most, of one call */

typedef struct Peer {
  Host host;
  lua_State *state; /* NULL: closed */
} Peer;

/* A plain value at index; false: it is none. [-0, +(1|0), e] */
static bool copy_value(lua_State *from, int index, lua_State *to) {
  size_t n;
  const char *s;
  switch (lua_type(from, index)) {
  case LUA_TNIL: lua_pushnil(to); return true;
  case LUA_TBOOLEAN:
    lua_pushboolean(to, lua_toboolean(from, index));
    return true;
  case LUA_TNUMBER:
    if (!lua_isinteger(from, index)) return false;
    lua_pushinteger(to, lua_tointeger(from, index));
    return true;
  case LUA_TSTRING:
    s = lua_tolstring(from, index, &n);
    lua_pushlstring(to, s, n);
    return true;
  default: return false;
  }
}

/* In the peer's state: (the caller's state) with peer, module, function and
 * arguments on its stack. An error is raised as its message. */
static int call_inside(lua_State *P) {
  lua_State *L = lua_touserdata(P, 1);
  int top = lua_gettop(L);
  for (int i = 4; i <= top; i++)
    if (!copy_value(L, i, P))
      return luaL_error(P, "a %s cannot go to a peer", luaL_typename(L, i));
  if (!state_call(P, lua_tostring(L, 2), lua_tostring(L, 3), top - 3, 1))
    return lua_error(P);
  return 1;
}

/* peer:call(module, function, ...) -> its first result */
static int peer_call(lua_State *L) {
  Peer *peer = luaL_checkudata(L, 1, PEER_MT);
  luaL_checkstring(L, 2);
  luaL_checkstring(L, 3);
  luaL_argcheck(L, lua_gettop(L) <= 3 + PEER_ARGS, 4, "too many arguments");
  lua_State *P = peer->state;
  if (!P) return luaL_error(L, "the peer is closed");
  lua_settop(P, 0);
  lua_pushcfunction(P, call_inside);
  lua_pushlightuserdata(P, L);
  bool ok = lua_pcall(P, 1, 1, 0) == LUA_OK;
  if (!copy_value(P, -1, L))
    return luaL_error(L, "a %s cannot come from a peer", luaL_typename(P, -1));
  return ok ? 1 : lua_error(L);
}

static int peer_close(lua_State *L) {
  Peer *peer = luaL_checkudata(L, 1, PEER_MT);
  if (peer->state) lua_close(peer->state);
  peer->state = NULL;
  ge_engine_free(peer->host.engine);
  peer->host.engine = NULL;
  return 0;
}

/* core.peer() -> peer */
static int core_peer(lua_State *L) {
  const char *model = bind_host(L)->model;
  Peer *peer = lua_newuserdatauv(L, sizeof *peer, 0);
  *peer = (Peer){.host = {.model = model}};
  luaL_setmetatable(L, PEER_MT);
  if (ge_engine_new(&peer->host.engine) != GE_OK)
    return luaL_error(L, "out of memory");
  if (model && ge_engine_model(peer->host.engine, model) != GE_OK)
    return luaL_error(L, "%s", ge_engine_message(peer->host.engine));
  peer->state = state_new(&peer->host);
  return peer->state ? 1 : luaL_error(L, "out of memory");
}

void open_peer(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"call", peer_call}, {"close", peer_close}, {NULL, NULL}};
  static const luaL_Reg fields[] = {{NULL, NULL}};
  static const luaL_Reg meta[] = {
      {"__gc", peer_close}, {"__close", peer_close}, {NULL, NULL}};
  bind_class(L, PEER_MT, methods, fields, meta, NULL);
  lua_pushcfunction(L, core_peer);
  lua_setfield(L, -2, "peer");
}
