/*
 * What keeps rules within their bounds: memory and steps are counted, an
 * exceeded limit cannot be caught, and strings have no function that hangs,
 * shows addresses or writes bytecode.
 */
#include "lua/sandbox.h"

#include <string.h>

/* ------------------------------------------------------------------ memory */

void *sandbox_memory(void *ud, void *p, size_t old, size_t n) {
  Host *h = ud;
  if (!p) old = 0; /* Lua passes the kind of object here */
  if (n > old && n - old > h->memory_max - h->memory) return NULL;
  void *block = ge_resize(p, old, n);
  if (!block && n > 0) return NULL;
  h->memory = h->memory - old + n;
  return block;
}

/* ------------------------------------------------------------------- steps */

enum { TICK = 100000 }; /* instructions between two looks at the clock */

static void over_limit(lua_State *L) {
  Host *h = bind_host(L);
  h->limit_hit = true;
  luaL_error(L, "step limit: more than %d steps; is there an endless loop?",
             h->guard_limit);
}

/* Steps are counted down; the clock is asked only where time is bounded, so
 * that what happens without depends on nothing but steps. */
static void on_count(lua_State *L, lua_Debug *ar) {
  Host *h = bind_host(L);
  int passed = lua_gethookcount(L);
  (void)ar;
  if (h->timed && ge_doc_in_time(h->timed) != GE_OK) {
    h->limit_hit = true;
    luaL_error(L, "%s", ge_engine_message(h->engine));
  }
  if (h->guard == 0) return;
  if (h->guard <= passed) over_limit(L);
  h->guard -= passed;
}

/* Count for what is going on now. */
static void set_hook(lua_State *L) {
  const Host *h = bind_host(L);
  int every = h->timed && (h->guard == 0 || h->guard > TICK) ? TICK : h->guard;
  lua_sethook(L, every ? on_count : NULL, every ? LUA_MASKCOUNT : 0, every);
}

void bind_timed(lua_State *L, GeDoc *doc) {
  Host *h = bind_host(L);
  bool bounded = doc && ge_engine_limits(h->engine)->doc_ms > 0;
  if (!bounded && !h->timed) return;
  h->timed = bounded ? doc : NULL;
  set_hook(L);
}

void bind_guarded(lua_State *L, int nargs, int nresults, int limit) {
  Host *h = bind_host(L);
  if (h->guard > 0) { /* inside another guarded call: its limit holds */
    lua_call(L, nargs, nresults);
    return;
  }
  h->limit_hit = false;
  h->guard = h->guard_limit = limit;
  set_hook(L);
  int st = lua_pcall(L, nargs, nresults, 0);
  h->guard = 0;
  set_hook(L);
  if (st != LUA_OK) lua_error(L);
}

int bind_steps(lua_State *L) {
  uint32_t n = ge_engine_limits(bind_host(L)->engine)->lua_steps;
  return n < 1 ? 1 : n > 2000000000 ? 2000000000 : (int)n;
}

/* Results of a protected call that is done: the step limit goes on as an
 * error, whatever the rule wants to do about it. */
static int protected_results(lua_State *L, int st, int base) {
  if (st != LUA_OK && bind_host(L)->limit_hit) return lua_error(L);
  lua_pushboolean(L, st == LUA_OK);
  lua_insert(L, base);
  return lua_gettop(L) - base + 1;
}

/* pcall for rules */
static int core_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  return protected_results(
      L, lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0), 1);
}

/* xpcall for rules */
static int core_xpcall(lua_State *L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 1); /* function, handler -> handler, function */
  lua_remove(L, 1);
  lua_insert(L, 2);
  return protected_results(
      L, lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1), 2);
}

/* ----------------------------------------------------------------- strings */

#define REP_MAX (16u << 20) /* bytes of one result of string.rep */

/* string.rep(s, n [, sep]): the original loops n times even for nothing. */
static int safe_rep(lua_State *L) {
  size_t len, nsep;
  const char *s = luaL_checklstring(L, 1, &len);
  lua_Integer n = luaL_checkinteger(L, 2);
  const char *sep = luaL_optlstring(L, 3, "", &nsep);
  if (n <= 0 || len + nsep == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (len > REP_MAX || nsep > REP_MAX ||
      (lua_Unsigned)n > REP_MAX / (len + nsep))
    return luaL_error(L, "the resulting string is too large");
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, (size_t)n * (len + nsep)), *p = out;
  for (; n > 0; n--) {
    memcpy(p, s, len);
    p += len;
    if (n == 1 || nsep == 0) continue;
    memcpy(p, sep, nsep);
    p += nsep;
  }
  luaL_pushresultsize(&b, (size_t)(p - out));
  return 1;
}

/* Whether tostring would show the address of the value at index. */
static bool shows_address(lua_State *L, int index) {
  switch (lua_type(L, index)) {
  case LUA_TTABLE:
  case LUA_TUSERDATA:
    if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL) return true;
    lua_pop(L, 1);
    return false;
  case LUA_TFUNCTION:
  case LUA_TTHREAD:
  case LUA_TLIGHTUSERDATA: return true;
  default: return false;
  }
}

/* string.format: no %p, and %s of a table is "table". Upvalue: the original. */
static int safe_format(lua_State *L) {
  int top = lua_gettop(L), arg = 1;
  for (const char *f = luaL_checkstring(L, 1); *f; f++) {
    if (*f != '%' || *++f == '%') continue;
    f += strspn(f, "-+ #0123456789.");
    if (*f == 'p') return luaL_error(L, "format: rules cannot use %%p");
    if (++arg > top || *f == '\0') break;
    if (*f != 's' || !shows_address(L, arg)) continue;
    lua_pushstring(L, luaL_typename(L, arg));
    lua_replace(L, arg);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, top, 1);
  return 1;
}

void sandbox_strings(lua_State *L) {
  lua_getglobal(L, LUA_STRLIBNAME);
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  lua_pushcfunction(L, safe_rep);
  lua_setfield(L, -2, "rep");
  lua_getfield(L, -1, "format");
  lua_pushcclosure(L, safe_format, 1);
  lua_setfield(L, -2, "format");
  lua_pop(L, 1);
  lua_pushliteral(L, ""); /* all strings of all rule files share this one */
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
}

void open_sandbox(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"pcall", core_pcall}, {"xpcall", core_xpcall}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
