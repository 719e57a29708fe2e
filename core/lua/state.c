#include "lua/state.h"
#include "lua/embedded.h"
#include "lua/rule_limits.h"
#include "lua/sampler.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int luaopen_lpeg(lua_State *L); /* of liblua5.4-lpeg */

/* Of module names. */
#define LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_-"

/* ----------------------------------------------------------------- require */

/* Loads a file of the folder that stands before the library, if one is given
 * and has it; pushes chunk and path. [-0, +(2|0), e] */
static bool search_folder(lua_State *L, const char *file) {
  const char *folder = bind_host(L)->library;
  size_t n;
  if (!folder) return false;
  int top = lua_gettop(L);
  if (bind_read_file(L, folder, file) != 1) {
    lua_settop(L, top);
    return false;
  }
  const char *text = lua_tolstring(L, -1, &n);
  const char *path = lua_pushfstring(L, "%s/%s", folder, file);
  const char *chunk = lua_pushfstring(L, "@%s", path);
  if (luaL_loadbufferx(L, text, n, chunk, "t") != LUA_OK) lua_error(L);
  lua_pushstring(L, path);
  return true;
}

bool state_has(lua_State *L, const char *kind, const char *name) {
  char file[256], path[4096];
  const char *folder = bind_host(L)->library;
  int n = snprintf(file, sizeof file, "geoeng/%s/%s.lua", kind, name);
  if (n < 0 || (size_t)n >= sizeof file) return false;
  if (strspn(name, LETTERS) != strlen(name)) return false;
  if (embedded_find(file)) return true;
  if (!folder) return false;
  const GeFiles *files = &bind_host(L)->files;
  size_t nbytes;
  if (files->read) {
    Account *before = account_switch(NULL);
    bool there = files->read(files->ctx, folder, file, &nbytes) != NULL;
    (void)account_switch(before);
    return there;
  }
  n = snprintf(path, sizeof path, "%s/%s", folder, file);
  return n > 0 && (size_t)n < sizeof path && access(path, R_OK) == 0;
}

const char *state_shipped(const char *prefix, size_t i, size_t *n) {
  size_t skip = strlen(prefix);
  for (const Embedded *e = embedded; e->name; e++) {
    const char *name = e->name + skip;
    if (strncmp(e->name, prefix, skip) != 0 || strchr(name, '/')) continue;
    const char *dot = strstr(name, ".lua");
    if (!dot || i-- > 0) continue;
    *n = (size_t)(dot - name);
    return name;
  }
  *n = 0;
  return NULL;
}

/* geoeng.x.y: the embedded file geoeng/x/y.lua, unless the host gave a folder
 * for those who change the library. Never GEOENG_PATH: what stands there are
 * rules, and modules of the library have all rights. */
static int search_library(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  if (strncmp(name, "geoeng.", 7) != 0) return 0;
  if (strspn(name, LETTERS ".") != strlen(name)) return 0;
  const char *file = lua_pushfstring(L, "%s.lua", luaL_gsub(L, name, ".", "/"));
  if (search_folder(L, file)) return 2;
  const Embedded *e = embedded_find(file);
  if (!e) {
    lua_pushfstring(L, "no module '%s'", name);
    return 1;
  }
  const char *chunk = lua_pushfstring(L, "@%s", file);
  /* Compiled by another Lua than the one that runs: take the source. */
  bool compiled = e->ncode > 0 &&
                  luaL_loadbufferx(L, (const char *)e->code, e->ncode, chunk,
                                   "b") == LUA_OK;
  if (!compiled && luaL_loadbufferx(L, (const char *)e->data, e->nbytes, chunk,
                                    "t") != LUA_OK)
    return lua_error(L);
  lua_pushstring(L, file);
  return 2;
}

/* ------------------------------------------------------------------- state */

static int open_core(lua_State *L) {
  lua_newtable(L);
  open_system(L);
  open_documents(L);
  open_lending(L);
  open_fill(L);
  open_nearest(L);
  open_modality(L);
  open_countries(L);
  open_claims(L);
  open_antecedents(L);
  open_arguments(L);
  open_patterns(L);
  open_parser(L);
  open_rule_tables(L);
  open_rules(L);
  open_refusal(L);
  open_events(L);
  open_words(L);
  open_mentions(L);
  open_json(L);
  open_near(L);
  open_json_read(L);
  open_calendar(L);
  open_word_set(L);
  open_rule_limits(L);
  open_sampler(L);
  open_bounded(L);
  open_closure(L);
  open_doc(L);
  open_sentence(L);
  open_token(L);
  open_span(L);
  open_match(L);
  return 1;
}

static int fill_state(lua_State *L) {
  static const luaL_Reg libs[] = {
      {LUA_GNAME, luaopen_base},       {LUA_LOADLIBNAME, luaopen_package},
      {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string},
      {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8},
      {LUA_DBLIBNAME, luaopen_debug},  {"lpeg", luaopen_lpeg},
      {"geoeng.core", open_core},
  };
  for (size_t i = 0; i < sizeof libs / sizeof *libs; i++) {
    luaL_requiref(L, libs[i].name, libs[i].func, i < 7);
    lua_pop(L, 1);
  }
  bound_strings(L);
  bound_search(L);
  bound_peg(L);
  bound_calls(L);
  lua_getglobal(L, "package");
  lua_newtable(L); /* no C modules, no files beside the library's */
  lua_getfield(L, -2, "searchers");
  lua_rawgeti(L, -1, 1);
  lua_rawseti(L, -3, 1);
  lua_pop(L, 1);
  lua_pushcfunction(L, search_library);
  lua_rawseti(L, -2, 2);
  lua_setfield(L, -2, "searchers");
  lua_pushnil(L);
  lua_setfield(L, -2, "loadlib");
  return 0;
}

lua_State *state_new(Host *host) {
  if (host->memory.most == 0) host->memory.most = MEMORY_MAX;
  lua_State *L = lua_newstate(limited_memory, host);
  if (!L) {
    pool_clear(&host->pool);
    return NULL;
  }
  *(Host **)lua_getextraspace(L) = host;
  host->main = L;
  lua_pushcfunction(L, fill_state);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return L;
  host->main = NULL;
  state_free(L); /* only memory can lack */
  return NULL;
}

void state_free(lua_State *L) {
  if (!L) return;
  Host *host = bind_host(L);
  sampler_stop(host);
  lua_close(L);
  pool_clear(&host->pool);
}

/* Errors become strings; a table { message= } is its message. The traceback
 * is for people who work on geoeng itself. */
static int on_error(lua_State *L) {
  if (lua_istable(L, 1)) { /* raw: a rule's metamethod would run unbounded */
    lua_pushliteral(L, "message");
    if (lua_rawget(L, 1) == LUA_TSTRING) return 1;
    lua_pop(L, 1);
  }
  if (lua_type(L, 1) != LUA_TSTRING) {
    lua_pushfstring(L, "an error that is a %s", luaL_typename(L, 1));
    return 1;
  }
  if (bind_host(L)->traceback) luaL_traceback(L, L, lua_tostring(L, 1), 1);
  return 1;
}

bool state_call(lua_State *L, const char *module, const char *name, int nargs,
                int nresults) {
  int base = lua_gettop(L) - nargs + 1;
  lua_pushcfunction(L, on_error);
  lua_insert(L, base);
  lua_getglobal(L, "require");
  lua_pushstring(L, module);
  int st = lua_pcall(L, 1, 1, base);
  if (st != LUA_OK) goto failed;
  if (name) {
    lua_getfield(L, -1, name);
    lua_remove(L, -2);
  }
  lua_insert(L, base + 1);
  st = lua_pcall(L, nargs, nresults, base);
  if (st != LUA_OK) goto failed;
  lua_remove(L, base);
  return true;
failed:
  name_failure(L, st);
  lua_replace(L, base);
  lua_settop(L, base);
  return false;
}
