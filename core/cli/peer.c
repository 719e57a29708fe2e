/*
 * host.peer(): a second session, for commands that compare rules: names of one
 * set never meet those of the other.
 *
 *   local peer <close> = host.peer()
 *   peer:call("geoeng.test.event_lines", "load", "old.lua")
 *
 * Only strings, integers and booleans go in, and one of them comes out.
 */
#include "cli/peer.h"
#include "cli/host_class.h"

#include <lauxlib.h>

#define PEER_MT "geoeng.peer"
#define PEER_ARGS 8 /* at most, of one call */

typedef struct Peer {
  GeSession *session; /* NULL: closed */
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

typedef struct Call {
  Peer *peer;
  lua_State *from; /* with peer, module, function and arguments */
} Call;

/* In the peer's state: (call). An error is raised as its message. */
static int call_inside(lua_State *P) {
  const Call *c = lua_touserdata(P, 1);
  lua_State *L = c->from;
  GeSession *s = c->peer->session;
  int top = lua_gettop(L);
  for (int i = 4; i <= top; i++)
    if (!copy_value(L, i, P))
      return luaL_error(P, "a %s cannot go to a peer", luaL_typename(L, i));
  if (ge_session_call(s, lua_tostring(L, 2), lua_tostring(L, 3), top - 3, 1) ==
      GE_OK)
    return 1;
  lua_pushstring(P, ge_session_message(s));
  return lua_error(P);
}

/* peer:call(module, function, ...) -> its first result */
static int peer_call(lua_State *L) {
  Call call = {luaL_checkudata(L, 1, PEER_MT), L};
  luaL_checkstring(L, 2);
  luaL_checkstring(L, 3);
  luaL_argcheck(L, lua_gettop(L) <= 3 + PEER_ARGS, 4, "too many arguments");
  if (!call.peer->session) return luaL_error(L, "the peer is closed");
  lua_State *P = ge_session_lua(call.peer->session);
  lua_settop(P, 0);
  lua_pushcfunction(P, call_inside);
  lua_pushlightuserdata(P, &call);
  bool ok = lua_pcall(P, 1, 1, 0) == LUA_OK;
  if (!copy_value(P, -1, L))
    return luaL_error(L, "a %s cannot come from a peer", luaL_typename(P, -1));
  return ok ? 1 : lua_error(L);
}

static int peer_close(lua_State *L) {
  Peer *peer = luaL_checkudata(L, 1, PEER_MT);
  ge_session_free(peer->session);
  peer->session = NULL;
  return 0;
}

/* host.peer() -> peer. Upvalue: the HostConfig. Its model is that of the first
 * session, which a confined process could not open again. */
static int host_peer(lua_State *L) {
  const HostConfig *host = lua_touserdata(L, lua_upvalueindex(1));
  Peer *peer = lua_newuserdatauv(L, sizeof *peer, 0);
  GeSessionOptions options = *host->options;
  peer->session = NULL;
  luaL_setmetatable(L, PEER_MT);
  options.model = "";
  options.files = caller_files(host->caller);
  if (ge_session_new(&options, &peer->session) != GE_OK)
    return luaL_error(L, "%s", ge_session_message(peer->session));
  GeEngine *engine = ge_session_engine(peer->session);
  if (ge_engine_model_of(engine, ge_session_engine(host->session)) == GE_OK)
    return 1;
  return luaL_error(L, "%s", ge_engine_message(engine));
}

void peer_open(lua_State *L, const HostConfig *config) {
  static const luaL_Reg methods[] = {
      {"call", peer_call}, {"close", peer_close}, {NULL, NULL}};
  host_class(L, PEER_MT, methods, peer_close);
  /* C does not write through it, Lua cannot. */
  lua_pushlightuserdata(L, (void *)(uintptr_t)config);
  lua_pushcclosure(L, host_peer, 1);
  lua_setfield(L, -2, "peer");
}
