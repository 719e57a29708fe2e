/*
 * Where the time of Lua goes: a timer of the processor's time interrupts, and
 * the next instruction of Lua notes which functions are active. Work in C
 * counts for the line of Lua that called it.
 */
#include "lua/sampler.h"

#include "base/clock.h"
#include "lua/rule_limits.h"

enum {
  PERIOD_US = 1000, /* asked for; many kernels give 4000 */
  DEEPEST = 40      /* frames that a sample keeps, innermost first */
};

/* Signals know no context; one host at a time is sampled. */
static Host *volatile sampled;

static void on_timer(int n) {
  (void)n;
  Host *h = sampled;
  if (!h || !h->main) return;
  h->sample_due = true;
  rule_limits_at_once(h);
}

/* [-0, +0, m] Adds "source:line" of an active function to the buffer. */
static void add_frame(luaL_Buffer *b, lua_State *L, lua_Debug *ar, bool line) {
  lua_getinfo(L, line ? "Sl" : "S", ar);
  if (*ar->what == 'C') return;
  lua_pushfstring(L, "%s:%d", *ar->source == '@' ? ar->source + 1 : ar->source,
                  ar->linedefined);
  luaL_addvalue(b);
  if (line) {
    lua_pushfstring(L, "@%d", ar->currentline);
    luaL_addvalue(b);
  }
  luaL_addchar(b, ';');
}

/* Note the functions that are active. [-0, +0, m] */
static void take(lua_State *L) {
  lua_Debug ar;
  luaL_Buffer b;
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_SAMPLES]) !=
      LUA_TTABLE) {
    lua_pop(L, 1);
    return;
  }
  luaL_buffinit(L, &b);
  for (int i = 0; i < DEEPEST && lua_getstack(L, i, &ar); i++)
    add_frame(&b, L, &ar, i == 0);
  luaL_pushresult(&b);
  lua_pushvalue(L, -1);
  lua_rawget(L, -3);
  lua_Integer count = lua_tointeger(L, -1);
  lua_pop(L, 1);
  lua_pushinteger(L, count + 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

void sampler_stop(const Host *h) {
  if (sampled != h) return;
  clock_ticks(0, on_timer);
  sampled = NULL;
}

/* core.sample(true) begins; core.sample(false) ends -> table: a stack,
 * "source:line@current;source:line;...", innermost first, to samples. */
static int core_sample(lua_State *L) {
  if (lua_toboolean(L, 1)) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_SAMPLES]);
    sampled = bind_host(L);
    bind_host(L)->sample = take;
    lua_pushboolean(L, clock_ticks(PERIOD_US, on_timer));
    return 1;
  }
  sampler_stop(bind_host(L));
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_SAMPLES]);
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_SAMPLES]);
  return 1;
}

void open_sampler(lua_State *L) {
  lua_pushcfunction(L, core_sample);
  lua_setfield(L, -2, "sample");
}
