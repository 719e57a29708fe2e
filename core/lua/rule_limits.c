/*
 * What keeps rules within their bounds: memory and steps are counted, and an
 * exceeded limit cannot be caught. C functions that loop charge steps, see
 * bounded.c, search.c and peg.c; what allocates is charged here.
 */
#include "lua/rule_limits.h"

#include "base/clock.h"

#include <stdio.h>
#include <string.h>

enum {
  TICK = 100000,    /* instructions between two looks at the clock */
  SHARE = 64,       /* bytes of a large block for a step */
  LARGE = 4096,     /* bytes of a large block */
  SHORT_TICK = 200, /* the same where one instruction can take long */
  CALL_SECONDS = 3, /* of the processor for one call, whatever it does */
  LOAD_SECONDS = 8, /* of loading one rule file: less than --load-timeout */
  DEEPEST = 60      /* frames looked at for the place in a rule */
};

/* --------------------------------------------------------------- the place */

/* [-0, +1|0, e]: the innermost rule file that runs, and its frame. */
static bool push_rule_file(lua_State *L, lua_Debug *ar) {
  int top = lua_gettop(L);
  luaL_checkstack(L, 4, NULL);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_TEXTS]) != LUA_TTABLE) {
    lua_settop(L, top);
    return false;
  }
  for (int i = 0; i < DEEPEST && lua_getstack(L, i, ar); i++) {
    lua_getinfo(L, "S", ar);
    if (*ar->source != '@') continue;
    lua_pushstring(L, ar->source + 1);
    lua_pushvalue(L, -1);
    bool rule = lua_rawget(L, top + 1) != LUA_TNIL;
    lua_pop(L, 1);
    if (rule) {
      lua_replace(L, top + 1);
      return true;
    }
    lua_pop(L, 1);
  }
  lua_settop(L, top);
  return false;
}

void bind_push_place(lua_State *L) {
  lua_Debug ar;
  if (!push_rule_file(L, &ar)) {
    lua_pushliteral(L, "");
    return;
  }
  lua_getinfo(L, "l", &ar);
  lua_pushfstring(L, "%s:%d: ", lua_tostring(L, -1), ar.currentline);
  lua_remove(L, -2);
}

/* core.rule_frame(level, through) -> file and line of the innermost rule file
 * that runs, from a level of the stack on. Nothing: another file comes before,
 * whose name is not in `through`, or there are no frames. */
static int core_rule_frame(lua_State *L) {
  lua_Debug ar;
  int level = (int)luaL_checkinteger(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_TEXTS]);
  if (!lua_istable(L, 3)) return 0;
  for (int i = level; i < level + 10 && lua_getstack(L, i, &ar); i++) {
    lua_getinfo(L, "S", &ar);
    if (*ar.source != '@') continue;
    lua_pushstring(L, ar.source + 1);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 3) != LUA_TNIL) {
      lua_getinfo(L, "l", &ar);
      lua_pop(L, 1);
      lua_pushinteger(L, ar.currentline);
      return 2;
    }
    const char *name = strrchr(ar.source, '/');
    lua_pushstring(L, name ? name + 1 : "");
    if (lua_rawget(L, 2) == LUA_TNIL) return 0;
    lua_settop(L, 3);
  }
  return 0;
}

/* core.rule_file() -> the innermost rule file that runs, or nil */
static int core_rule_file(lua_State *L) {
  lua_Debug ar;
  if (!push_rule_file(L, &ar)) lua_pushnil(L);
  return 1;
}

bool bind_rule_runs(lua_State *L) {
  lua_Debug ar;
  bool rule = false;
  int top = lua_gettop(L);
  luaL_checkstack(L, 4, NULL);
  for (int i = 0; i < DEEPEST && lua_getstack(L, i, &ar); i++) {
    lua_getinfo(L, "S", &ar);
    if (*ar.what == 'C') continue;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_TEXTS]) ==
            LUA_TTABLE &&
        *ar.source == '@') {
      lua_pushstring(L, ar.source + 1);
      rule = lua_rawget(L, -2) != LUA_TNIL;
    }
    break;
  }
  lua_settop(L, top);
  return rule;
}

/* ------------------------------------------------------------------ memory */

static void on_count(lua_State *L, lua_Debug *ar);

/* What the next instruction of Lua finds; may be called at any time. */
void rule_limits_at_once(Host *h) {
  if (h->main) lua_sethook(h->main, on_count, LUA_MASKCOUNT, 1);
}

/* A block counts as steps: joining and copying large strings takes time, and
 * Lua counts one instruction. */
static void charge_block(Host *h, size_t n) {
  size_t steps = n / SHARE;
  if (n >= (size_t)1 << 20 && h->guard > 0 && !h->large) {
    h->large = true;
    rule_limits_at_once(h);
  }
  if (h->guard <= 1) return;
  if (steps < (size_t)h->guard) {
    h->guard -= (int)steps;
    return;
  }
  h->guard = 1;
  rule_limits_at_once(h);
}

static bool of_library(const Host *h, const char *name) {
  size_t n = h->library ? strlen(h->library) : 0;
  if (n > 0 && strncmp(name, h->library, n) == 0 && name[n] == '/') return true;
  return strncmp(name, "geoeng/", 7) == 0 &&
         strncmp(name, "geoeng/rules/", 13) != 0;
}

/* The place in a rule, for when Lua gets no memory to find it by name and to
 * make a message: this only looks at the frames. */
static void keep_place(Host *h) {
  lua_Debug ar;
  *h->memory_place = '\0';
  if (!h->main) return;
  for (int i = 0; i < DEEPEST && lua_getstack(h->main, i, &ar); i++) {
    lua_getinfo(h->main, "Sl", &ar);
    if (*ar.source != '@' || of_library(h, ar.source + 1)) continue;
    snprintf(h->memory_place, sizeof h->memory_place, "%s:%d: ", ar.source + 1,
             ar.currentline);
    return;
  }
}

/* The limit that is near or passed, or 0: one call of a rule may take a quarter
 * of all for Lua. */
static size_t near_limit(const Host *h) {
  if (h->memory_limit && h->memory.script > h->memory_limit)
    return h->memory_limit;
  return account_core_room(&h->memory) == 0 ? h->memory.most : 0;
}

static void memory_near(Host *h, size_t limit) {
  if (h->memory_full) return;
  h->memory_full = limit;
  rule_limits_at_once(h);
}

/* Memory is out for the script. */
static void *refuse(Host *h) {
  h->memory.refused = true;
  keep_place(h);
  memory_near(h, h->memory.most);
  return NULL;
}

void *limited_memory(void *ud, void *p, size_t old, size_t n) {
  Host *h = ud;
  if (!p) old = 0; /* Lua passes the kind of object here */
  size_t room = account_script_room(&h->memory);
  if (n > old && n - old > room) return refuse(h);
  size_t spare = pool_spare(&h->pool);
  room = spare < room ? room - spare : 0;
  void *block = pool_resize(&h->pool, p, old, n, room);
  if (!block && n > 0) return room < POOL_CHUNK || n > room ? refuse(h) : NULL;
  h->memory.script = h->memory.script - old + n;
  if (n <= old) return block;
  size_t limit = near_limit(h);
  if (limit) memory_near(h, limit);
  if (n >= LARGE) charge_block(h, n);
  return block;
}

/* ------------------------------------------------------------------- steps */

/* Raises the message on top behind the place in the rule. What handles the
 * error, and what closes values, has no instruction left. */
static void over(lua_State *L) {
  Host *h = bind_host(L);
  h->limit_hit = true;
  if (h->guard > 1) h->guard = 1;
  bind_push_place(L);
  lua_insert(L, -2);
  lua_concat(L, 2);
  if (h->guard) rule_limits_at_once(h);
  lua_error(L);
}

static void over_limit(lua_State *L) {
  luaL_checkstack(L, 10, NULL);
  lua_pushfstring(L,
                  "step limit: more than %d steps; is there an endless "
                  "loop?",
                  bind_host(L)->guard_limit);
  over(L);
}

/* Steps that take long, such as comparing two strings of megabytes: time of
 * the processor that this thread had, which no other load changes, counted
 * from the first look, since most calls are over before one. */
static void check_time(lua_State *L) {
  Host *h = bind_host(L);
  if (h->guard == 0) return;
  int64_t now = clock_thread_ns();
  int seconds = h->guard_limit == GUARD_LOAD ? LOAD_SECONDS : CALL_SECONDS;
  if (h->guard_end == 0) h->guard_end = now + seconds * INT64_C(1000000000);
  if (now <= h->guard_end) return;
  luaL_checkstack(L, 10, NULL);
  lua_pushfstring(L,
                  "time limit: more than %d s of processor time; does it "
                  "build or compare very long strings?",
                  seconds);
  over(L);
}

/* Lua has room again: its part is well below what it may have. */
static bool has_room(const Host *h, size_t limit) {
  if (limit == h->memory.most) {
    limit = limit / 16 * 15;
    limit -= h->memory.core < limit ? h->memory.core : limit;
  }
  return h->memory.script < limit / 4 * 3;
}

/* Memory was nearly full: garbage goes first. Collecting all of it takes long,
 * so that there must be room then for a good while. */
static void check_memory(lua_State *L) {
  Host *h = bind_host(L);
  luaL_checkstack(L, 10, NULL);
  size_t limit = h->memory_full;
  lua_gc(L, LUA_GCCOLLECT);
  h->memory_full = 0;
  if (has_room(h, limit)) return;
  lua_pushfstring(L, MEMORY_LIMIT, (int)(limit >> 20));
  over(L);
}

/* Count for what is going on now. */
static void set_hook(lua_State *L) {
  const Host *h = bind_host(L);
  int tick = h->large ? SHORT_TICK : TICK;
  int every = h->guard > 0 && h->guard < tick ? h->guard
              : h->guard > 0 || h->timed      ? tick
                                              : 0;
  /* Setting it takes time with the depth of calls. */
  if (every == lua_gethookcount(L) && lua_gethook(L)) return;
  lua_sethook(L, every ? on_count : NULL, every ? LUA_MASKCOUNT : 0, every);
}

/* Steps are counted down. The clock is asked where time is bounded, and for a
 * bound that only what is no work of a rule exceeds, so that what happens
 * otherwise depends on nothing but steps. */
static void on_count(lua_State *L, lua_Debug *ar) {
  Host *h = bind_host(L);
  int passed = lua_gethookcount(L);
  (void)ar;
  if (h->sample_due) {
    h->sample_due = false;
    h->sample(L);
  }
  if (h->memory_full) check_memory(L);
  if (h->timed && ge_doc_in_time(h->timed) != GE_OK) {
    luaL_checkstack(L, 10, NULL);
    lua_pushstring(L, ge_engine_message(h->engine));
    over(L);
  }
  if (h->guard > 0) {
    if (h->guard <= passed) over_limit(L);
    check_time(L);
    h->guard -= passed;
  }
  set_hook(L);
}

void bind_charge(lua_State *L, size_t steps) {
  Host *h = bind_host(L);
  if (h->guard == 0) return;
  if (steps >= (size_t)h->guard) over_limit(L);
  h->guard -= (int)steps;
}

bool bind_spend(lua_State *L, size_t steps) {
  const Host *h = bind_host(L);
  if (h->timed && ge_doc_in_time(h->timed) != GE_OK) {
    lua_pushstring(L, ge_engine_message(h->engine));
    over(L);
  }
  check_time(L);
  bind_charge(L, steps);
  return true;
}

void bind_timed(lua_State *L, GeDoc *doc) {
  Host *h = bind_host(L);
  bool bounded = doc && ge_engine_limits(h->engine)->doc_ms > 0;
  if (!bounded && !h->timed) return;
  h->timed = bounded ? doc : NULL;
  set_hook(L);
}

/* Functions of C raise the same words as an error like others. */
bool lacks_memory(lua_State *L, int st) {
  return st == LUA_ERRMEM ||
         (st == LUA_ERRRUN && lua_type(L, -1) == LUA_TSTRING &&
          strcmp(lua_tostring(L, -1), "not enough memory") == 0);
}

/* Memory that lacks is a limit like steps; Lua's own words say no more. */
void name_failure(lua_State *L, int st) {
  char text[MEMORY_LINE];
  if (!lacks_memory(L, st)) return;
  if (!bind_memory_limit(bind_host(L), text, sizeof text)) return;
  lua_pop(L, 1);
  lua_gc(L, LUA_GCCOLLECT);
  lua_pushstring(L, text);
}

/* Whether "file:line:" of a rule file stands in front; Lua cuts long names,
 * which then begin with "...". */
static bool has_place(lua_State *L, const char *s) {
  size_t n = strcspn(s, ":\n");
  size_t digits = s[n] == ':' ? strspn(s + n + 1, "0123456789") : 0;
  if (digits == 0 || s[n + 1 + digits] != ':') return false;
  if (strncmp(s, "...", 3) == 0) return true;
  int top = lua_gettop(L);
  bool known = false;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_TEXTS]) == LUA_TTABLE) {
    lua_pushlstring(L, s, n);
    known = lua_rawget(L, -2) != LUA_TNIL;
  }
  lua_settop(L, top);
  return known;
}

/* Message handler: where in the rule, for what functions of C raise and for
 * what is no message. Tables of the library tell it themselves. */
static int with_place(lua_State *L) {
  name_failure(L, LUA_ERRRUN);
  const char *s = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL;
  if (s && has_place(L, s)) return 1;
  if (lua_istable(L, 1)) {
    lua_pushliteral(L, "rule_error");
    if (lua_rawget(L, 1) == LUA_TSTRING) return lua_settop(L, 1), 1;
    lua_pushliteral(L, "message");
    if (lua_rawget(L, 1) == LUA_TSTRING) return lua_settop(L, 1), 1;
  }
  bind_push_place(L);
  if (*lua_tostring(L, -1) == '\0') return lua_settop(L, 1), 1;
  if (s) lua_pushvalue(L, 1);
  else
    lua_pushfstring(L, "an error was raised that is a %s, not a string",
                    luaL_typename(L, 1));
  lua_concat(L, 2);
  return 1;
}

void bind_guarded(lua_State *L, int nargs, int nresults, int limit) {
  Host *h = bind_host(L);
  if (h->guard > 0) { /* inside another guarded call: its limit holds */
    lua_call(L, nargs, nresults);
    return;
  }
  h->limit_hit = false;
  h->guard = h->guard_limit = limit;
  h->guard_end = 0;
  h->memory_limit = h->memory.script + h->memory.most / 4;
  h->memory_full = 0;
  h->memory.refused = false;
  set_hook(L);
  int base = lua_gettop(L) - nargs;
  lua_pushcfunction(L, with_place);
  lua_insert(L, base);
  int st = lua_pcall(L, nargs, nresults, base);
  lua_remove(L, base);
  h->guard = 0;
  h->memory_limit = 0;
  h->stranger = false;
  set_hook(L);
  if (st == LUA_OK) return;
  name_failure(L, st);
  lua_error(L);
}

int bind_steps(lua_State *L) {
  uint32_t n = ge_engine_limits(bind_host(L)->engine)->lua_steps;
  return n < 1 ? 1 : n > 2000000000 ? 2000000000 : (int)n;
}

/* Results of a protected call that is done: the limits go on as an error,
 * whatever the rule wants to do about it. */
static int protected_results(lua_State *L, int st, int base) {
  Host *h = bind_host(L);
  h->stranger = true; /* only rules call this */
  if (h->memory.refused && lacks_memory(L, st)) h->limit_hit = true;
  if (st != LUA_OK && h->limit_hit) {
    name_failure(L, st);
    return lua_error(L);
  }
  lua_pushboolean(L, st == LUA_OK);
  lua_insert(L, base);
  return lua_gettop(L) - base + 1;
}

/* pcall for rules */
static int core_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  return protected_results(L, lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0),
                           1);
}

/* Message handler of a rule's xpcall; upvalue: that of the rule. An exceeded
 * limit goes by it: Lua calls handlers of what the hook raises with hooks off,
 * and nothing would end this one. */
static int rule_handler(lua_State *L) {
  lua_settop(L, 1);
  if (bind_host(L)->limit_hit) return 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

/* xpcall for rules */
static int core_xpcall(lua_State *L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, rule_handler, 1);
  lua_replace(L, 2);
  lua_pushvalue(L, 1); /* function, handler -> handler, function */
  lua_remove(L, 1);
  lua_insert(L, 2);
  return protected_results(L, lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1),
                           2);
}

/* pcall of the library */
static int library_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  int st = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  if (st == LUA_OK) return lua_gettop(L);
  name_failure(L, st);
  lua_pushboolean(L, 0);
  lua_replace(L, 1);
  return 2;
}

void bound_calls(lua_State *L) { lua_register(L, "pcall", library_pcall); }

static int call_framed(lua_State *L) {
  for (int i = lua_toboolean(L, lua_upvalueindex(2)) ? lua_gettop(L) : 0; i;
       i--)
    bind_whole_name(L, i);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

/* core.framed(fn, names): a function of C that calls it, so that who returns
 * its call stays on the stack; with names, arguments that are names of lists
 * become whole */
static int core_framed(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 2);
  lua_pushcclosure(L, call_framed, 2);
  return 1;
}

/* core.place() -> "file:line: " of the innermost rule file that runs, or "" */
static int core_place(lua_State *L) {
  bind_push_place(L);
  return 1;
}

/* core.rule_texts(texts): sources by the name of the rule file */
static int core_rule_texts(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_TEXTS]);
  return 0;
}

void open_rule_limits(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"pcall", core_pcall},           {"xpcall", core_xpcall},
      {"rule_texts", core_rule_texts}, {"rule_frame", core_rule_frame},
      {"place", core_place},           {"framed", core_framed},
      {"rule_file", core_rule_file},   {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
