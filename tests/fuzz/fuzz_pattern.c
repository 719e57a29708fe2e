/*
 * Any string as a pattern: tests/fuzz/pattern.lua parses, formats, compiles
 * and looks for it. Run from the root of the repository.
 *
 * The parser is Lua, whose code libFuzzer cannot see; a hook tells it which
 * lines ran by counters that it reads as if they were the compiler's.
 */
#include "base/json_writer.h"
#include "fuzz.h"
#include "lua/state.h"

#define SCRIPT "tests/fuzz/pattern.lua"
#define INPUTS 1000 /* of one state: its patterns are never freed */
#define LINES 4096u

#ifdef GE_FUZZING
__attribute__((section("__libfuzzer_extra_counters")))
#endif
static uint8_t lines[LINES];

static Host host;
static lua_State *L;
static uint32_t ninputs;

static void on_line(lua_State *state, lua_Debug *ar) {
  lua_getinfo(state, "S", ar);
  uint32_t h = (uint32_t)ar->currentline;
  for (const char *p = ar->source; *p; p++) h = h * 31 + (unsigned char)*p;
  lines[h % LINES]++;
}

/* The state's one value on its stack is the function of the script. */
static void new_state(void) {
  state_free(L);
  json_writer_free(host.json);
  ge_engine_free(host.engine);
  memset(&host, 0, sizeof host);
  CLAIM(ge_engine_new(&host.engine) == GE_OK);
  CLAIM(json_writer_new(&host.json) == GE_OK);
  CLAIM((L = state_new(&host)) != NULL);
  if (luaL_dofile(L, SCRIPT) != LUA_OK) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    abort();
  }
  lua_sethook(L, on_line, LUA_MASKLINE, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (!L || ++ninputs % INPUTS == 0) new_state();
  lua_pushvalue(L, 1);
  lua_pushlstring(L, (const char *)data, n);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    abort();
  }
  return 0;
}
