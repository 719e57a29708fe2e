/*
 * The bindings. The claims are the functions of tests/c/lua_cases.lua; each
 * runs in a state of its own. Run from the root of the repository.
 *
 * The last tests let memory run out at every n-th allocation of Lua and core
 * alike: whatever happens must be an error, and all memory must come back.
 */
#include "base/json_writer.h"
#include "alloc.h"
#include "cli/host.h"
#include "lua/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define CASES "tests/c/lua_cases.lua"
#define MOST 100

typedef struct World {
  Host host;
  lua_State *L;
  Caller caller;
  HostConfig config;
} World;

/* Leaves the table of cases on top. [-0, +1, e] */
static int load_cases(lua_State *L) {
  if (luaL_loadfile(L, CASES) != LUA_OK) return lua_error(L);
  lua_call(L, 0, 1);
  return 1;
}

/* Protected: runs the case that is named. */
static int call_case(lua_State *L) {
  load_cases(L);
  lua_getfield(L, -1, lua_touserdata(L, 1));
  lua_call(L, 0, 0);
  return 0;
}

static bool try_case(lua_State *L, char *name) {
  lua_pushcfunction(L, call_case);
  lua_pushlightuserdata(L, name);
  return lua_pcall(L, 1, 0, 0) == LUA_OK;
}

/* Protected: geoeng.host, which only the command opens; its broker is here. */
static int open_host_module(lua_State *L) {
  host_open(L, lua_touserdata(L, 1));
  return 0;
}

static bool world_open(World *w) {
  memset(w, 0, sizeof *w);
  if (ge_engine_new(&w->host.engine) != GE_OK) return false;
  if (json_writer_new(&w->host.json) != GE_OK) return false;
  w->L = state_new(&w->host);
  if (!w->L) return false;
  static const BrokerConfig trusted = {.trusted = true};
  w->caller.socket = -1;
  if (broker_new(&w->caller.broker, &trusted) != GE_OK) return false;
  w->config = (HostConfig){.caller = &w->caller, .trusted = true};
  lua_pushcfunction(w->L, open_host_module);
  lua_pushlightuserdata(w->L, &w->config);
  return lua_pcall(w->L, 1, 0, 0) == LUA_OK;
}

static void world_close(World *w) {
  state_free(w->L);
  caller_clear(&w->caller);
  broker_free(w->caller.broker);
  assert_int_equal(w->host.memory.script, 0);
  json_writer_free(w->host.json);
  ge_engine_free(w->host.engine);
}

/* What the cases need of C: the output of core.emit, the limit of memory,
 * offsets and meta of the next event. */
static int output(lua_State *L) {
  size_t n;
  const char *s = json_writer_text(bind_host(L)->json, &n);
  lua_pushlstring(L, s ? s : "", s ? n : 0);
  json_writer_reset(bind_host(L)->json);
  return 1;
}

static int set_memory(lua_State *L) {
  Host *h = bind_host(L);
  h->memory.most = h->memory.script + (size_t)luaL_checkinteger(L, 1);
  return 0;
}

static int set_output(lua_State *L) {
  Host *h = bind_host(L);
  h->offsets = (GeOffsets)luaL_checkinteger(L, 1);
  h->meta = lua_tostring(L, 2); /* a literal of the case: it stays */
  return 0;
}

static int call_module(lua_State *L) {
  const char *module = luaL_checkstring(L, 1), *name = luaL_checkstring(L, 2);
  bool ok = state_call(L, module, name, lua_gettop(L) - 2, 1);
  lua_pushboolean(L, ok);
  lua_insert(L, -2);
  return 2;
}

static void run_case(void **state) {
  World w;
  assert_true(world_open(&w));
  lua_register(w.L, "output", output);
  lua_register(w.L, "set_memory", set_memory);
  lua_register(w.L, "set_output", set_output);
  lua_register(w.L, "call_module", call_module);
  bool ok = try_case(w.L, *state);
  if (!ok) print_message("%s\n", lua_tostring(w.L, -1));
  world_close(&w);
  assert_true(ok);
}

/* -------------------------------------------------------- lack of memory */

/* Memory fails from call number `fail` on, `width` times. */
typedef struct Failing {
  size_t live, calls, fail, width;
} Failing;

static void *failing_resize(void *ctx, void *p, size_t old, size_t n) {
  Failing *f = ctx;
  if (n == 0) {
    f->live -= p ? old : 0;
    free(p);
    return NULL;
  }
  f->calls++;
  if (f->calls >= f->fail && f->calls - f->fail < f->width) return NULL;
  void *block = realloc(p, n);
  if (block) f->live += n - (p ? old : 0);
  return block;
}

/* Runs the case that touches everything; how many calls it took. */
static size_t starve(size_t fail, size_t width) {
  Failing f = {0, 0, fail, width};
  World w;
  ge_set_allocator(failing_resize, &f);
  static char name[] = "everything";
  if (world_open(&w)) {
    bool ok = try_case(w.L, name);
    if (fail == SIZE_MAX && !ok) fail_msg("%s", lua_tostring(w.L, -1));
  }
  world_close(&w);
  assert_int_equal(f.live, 0);
  ge_set_allocator(NULL, NULL);
  return f.calls;
}

/* Lua collects garbage and asks again, so one failure alone shows little. */
static void test_bindings_survive_two_failures_in_a_row(void **state) {
  (void)state;
  size_t calls = starve(SIZE_MAX, 0);
  for (size_t fail = 1; fail <= calls; fail += 1 + calls / 1500)
    starve(fail, 2);
}

static void test_bindings_survive_memory_running_out(void **state) {
  (void)state;
  size_t calls = starve(SIZE_MAX, 0);
  for (size_t fail = 1; fail <= calls; fail += 1 + calls / 1500)
    starve(fail, SIZE_MAX);
}

static int by_name(const void *a, const void *b) { return strcmp(a, b); }

int main(void) {
  static char names[MOST][80];
  static struct CMUnitTest tests[MOST + 2];
  size_t n = 0;
  World w;
  if (!world_open(&w)) return 1;
  load_cases(w.L);
  for (lua_pushnil(w.L); lua_next(w.L, -2); lua_pop(w.L, 1)) {
    assert_true(n < MOST);
    snprintf(names[n++], sizeof names[0], "%s", lua_tostring(w.L, -2));
  }
  qsort(names, n, sizeof names[0], by_name);
  for (size_t i = 0; i < n; i++)
    tests[i] = (struct CMUnitTest){names[i], run_case, NULL, NULL, names[i]};
  world_close(&w);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(
      test_bindings_survive_two_failures_in_a_row);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(
      test_bindings_survive_memory_running_out);
  return _cmocka_run_group_tests("bindings", tests, n, NULL, NULL);
}
