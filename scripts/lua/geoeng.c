/*
 * require "geoeng": sessions of geoeng.h in a Lua 5.4 program; what it offers
 * stands in geoeng.d.lua beside it.
 *
 * The core is within this module and calls the Lua of the program that loads
 * it: one copy of Lua in the process. Sessions have states of their own, so
 * the program's state has nothing of theirs but the userdata below.
 *
 * Lua may raise out of memory wherever it makes something, and run finalizers
 * of the program there. So a session belongs to a userdata before anything can
 * raise, and while something of it is copied it is busy: whoever calls it then,
 * a finalizer, is refused.
 */
#include <geoeng.h>

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#define ENGINE "geoeng.engine"

typedef struct Engine {
  GeSession *session; /* NULL: closed */
  bool lines;         /* its output is JSON Lines */
  bool busy;
} Engine;

/* ------------------------------------------------------------------ options */

/* A string of the table at `table`, left on the stack, or NULL. */
static const char *string_at(lua_State *L, int table, const char *name) {
  lua_pushstring(L, name);
  int type = lua_rawget(L, table);
  if (type == LUA_TNIL) return NULL;
  size_t n;
  const char *s = type == LUA_TSTRING ? lua_tolstring(L, -1, &n) : NULL;
  if (!s)
    luaL_error(L, "bad option '%s' (string expected, got %s)", name,
               lua_typename(L, type));
  if (strlen(s) != n) luaL_error(L, "bad option '%s' (it holds a NUL)", name);
  return s;
}

/* Refuses a table with a key that is none of the names. */
static void check_keys(lua_State *L, int table, const char *const *names,
                       bool list) {
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (list && lua_isinteger(L, -2)) continue;
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    size_t i = 0;
    while (names[i] && strcmp(names[i], key) != 0) i++;
    if (!names[i])
      luaL_error(L, "unknown option '%s'", luaL_tolstring(L, -2, NULL));
  }
}

/* ------------------------------------------------------------------ engines */

/* The engine that a method was called of. */
static Engine *check_open(lua_State *L) {
  Engine *e = luaL_checkudata(L, 1, ENGINE);
  if (!e->session) luaL_error(L, "the engine is closed");
  if (e->busy) luaL_error(L, "the engine is at work: a finalizer called it");
  return e;
}

static int engine_close(lua_State *L) {
  Engine *e = luaL_checkudata(L, 1, ENGINE);
  if (e->busy) luaL_error(L, "the engine is at work: a finalizer called it");
  ge_session_free(e->session);
  e->session = NULL;
  return 0;
}

/* nil and the reason, of an engine that lives on or of one that does not. */
static int failed(lua_State *L, const Engine *e) {
  luaL_pushfail(L);
  lua_pushstring(L, ge_session_message(e->session));
  return 2;
}

/* The name of a rule file at the top of the stack, with its .lua. */
static const char *rule_file(lua_State *L) {
  size_t n;
  const char *name = lua_tolstring(L, -1, &n);
  if (strlen(name) != n) luaL_error(L, "a name of a rule file holds a NUL");
  if (n > 4 && strcmp(name + n - 4, ".lua") == 0) return name;
  return lua_pushfstring(L, "%s.lua", name);
}

static GeStatus load(lua_State *L, GeSession *s, int table) {
  lua_Unsigned n = lua_rawlen(L, table);
  GeStatus st = GE_OK;
  for (lua_Unsigned i = 1; st == GE_OK && i <= n; i++) {
    int top = lua_gettop(L);
    lua_rawgeti(L, table, (lua_Integer)i);
    st = ge_session_load(s, rule_file(L));
    lua_settop(L, top);
  }
  return st == GE_OK ? ge_session_seal(s) : st;
}

static void check_rules(lua_State *L, int table) {
  lua_Unsigned n = lua_rawlen(L, table);
  luaL_argcheck(L, n > 0, table, "no rule file is named");
  for (lua_Unsigned i = 1; i <= n; i++) {
    if (lua_rawgeti(L, table, (lua_Integer)i) != LUA_TSTRING)
      luaL_error(L, "bad rule file #%d (string expected, got %s)", (int)i,
                 luaL_typename(L, -1));
    lua_pop(L, 1);
  }
}

/* Whether the records of a format have commas between them, which only who
 * writes the file can put there. */
static bool has_commas(const char *format) {
  return strcmp(format, "json") == 0 || strcmp(format, "geojson") == 0;
}

/* geoeng.engine { "military", path=, ... } */
static int new_engine(lua_State *L) {
  static const char *const names[] = {"path",  "model", "cache",  "only",
                                      "types", "count", "format", NULL};
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  check_keys(L, 1, names, true);
  check_rules(L, 1);
  GeSessionOptions options = {.path = string_at(L, 1, "path"),
                              .model = string_at(L, 1, "model"),
                              .cache = string_at(L, 1, "cache")};
  GeFormat format = {.only = string_at(L, 1, "only"),
                     .type = string_at(L, 1, "types"),
                     .count = string_at(L, 1, "count"),
                     .name = string_at(L, 1, "format")};
  if (format.name && has_commas(format.name))
    return luaL_error(L,
                      "bad option 'format' (%s is one value in all: ask for "
                      "jsonl)",
                      format.name);
  Engine *e = lua_newuserdatauv(L, sizeof *e, 0);
  *e = (Engine){.lines = !format.name || strcmp(format.name, "jsonl") == 0};
  luaL_setmetatable(L, ENGINE);
  GeStatus st = ge_session_new(&options, &e->session);
  if (st == GE_OK) st = load(L, e->session, 1);
  if (st == GE_OK) st = ge_session_format(e->session, &format);
  if (st == GE_OK) return 1;
  failed(L, e);
  ge_session_free(e->session);
  e->session = NULL;
  return 2;
}

/* ---------------------------------------------------------------- documents */

/* Runs the text that a method got, with what the table behind it says. */
static GeStatus run(lua_State *L, Engine *e) {
  static const char *const names[] = {"id", "date", "title", "meta", NULL};
  size_t n;
  const char *text = luaL_checklstring(L, 2, &n);
  GeDocInfo info = GE_DOC_INFO;
  if (!lua_isnoneornil(L, 3)) {
    luaL_checktype(L, 3, LUA_TTABLE);
    check_keys(L, 3, names, false);
    info.id = string_at(L, 3, "id");
    info.title = string_at(L, 3, "title");
    info.meta = string_at(L, 3, "meta");
    const char *date = string_at(L, 3, "date");
    if (date && !ge_day_parse(date, strlen(date), &info.day))
      luaL_error(L, "bad option 'date' ('%s' is no date: YYYY-MM-DD)", date);
  }
  return ge_session_run(e->session, text, n, &info);
}

/* Calls `copy`, which copies something of the engine at 1, as a busy one. */
static int copied(lua_State *L, Engine *e, lua_CFunction copy) {
  lua_settop(L, 1);
  lua_pushcfunction(L, copy);
  lua_pushlightuserdata(L, e->session);
  e->busy = true;
  int status = lua_pcall(L, 1, 1, 0);
  e->busy = false;
  return status == LUA_OK ? 1 : lua_error(L);
}

static void push_field(lua_State *L, const GeField *f);

static void push_fields(lua_State *L, const GeField *of) {
  bool list = of->type == GE_FIELD_LIST;
  luaL_checkstack(L, 4, "a record is nested too deep");
  lua_createtable(L, list ? (int)of->n : 0, list ? 0 : (int)of->n);
  lua_Integer i = 0;
  for (const GeField *f = of->first; f; f = f->next) {
    if (!list) lua_pushstring(L, f->name);
    push_field(L, f);
    if (list) lua_rawseti(L, -2, ++i);
    else lua_rawset(L, -3);
  }
}

static void push_field(lua_State *L, const GeField *f) {
  switch (f->type) {
  case GE_FIELD_NULL: lua_pushlightuserdata(L, NULL); break;
  case GE_FIELD_BOOL: lua_pushboolean(L, f->truth); break;
  case GE_FIELD_INTEGER: lua_pushinteger(L, f->integer); break;
  case GE_FIELD_NUMBER: lua_pushnumber(L, f->number); break;
  case GE_FIELD_TEXT: lua_pushlstring(L, f->text, f->nbytes); break;
  case GE_FIELD_LIST:
  case GE_FIELD_OBJECT: push_fields(L, f); break;
  }
}

static int copy_events(lua_State *L) {
  GeSession *s = lua_touserdata(L, 1);
  uint32_t n = ge_session_nevents(s);
  lua_createtable(L, (int)n, 0);
  for (uint32_t i = 0; i < n; i++) {
    const GeField *event = ge_session_event(s, i);
    if (!event) return luaL_error(L, "out of memory");
    push_field(L, event);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int engine_run(lua_State *L) {
  Engine *e = check_open(L);
  if (!e->lines)
    return luaL_error(L, "the engine has a format of its own: call output");
  return run(L, e) == GE_OK ? copied(L, e, copy_events) : failed(L, e);
}

static int engine_output(lua_State *L) {
  Engine *e = check_open(L);
  if (run(L, e) != GE_OK) return failed(L, e);
  size_t n;
  const char *text = ge_session_output(e->session, &n);
  lua_pushlstring(L, text, n);
  return 1;
}

static int engine_jsonl(lua_State *L) {
  if (!check_open(L)->lines)
    return luaL_error(L, "the engine has a format of its own: call output");
  return engine_output(L);
}

/* What stands before the outputs of all documents. */
static int engine_head(lua_State *L) {
  Engine *e = check_open(L);
  GeFrame frame;
  if (ge_session_begin(e->session, &frame) != GE_OK) return failed(L, e);
  lua_pushstring(L, frame.begin ? frame.begin : "");
  return 1;
}

/* What stands behind them. */
static int engine_foot(lua_State *L) {
  Engine *e = check_open(L);
  const char *text;
  if (ge_session_finish(e->session, &text) != GE_OK) return failed(L, e);
  lua_pushstring(L, text ? text : "");
  return 1;
}

static int copy_warnings(lua_State *L) {
  GeSession *s = lua_touserdata(L, 1);
  lua_Integer n = 0;
  lua_newtable(L);
  for (uint32_t i = 0; i < ge_session_ndiagnostics(s); i++) {
    const GeDiagnostic *d = ge_session_diagnostic(s, i);
    if (!d || d->severity != GE_WARNING) continue;
    lua_pushstring(L, d->text);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

static int engine_warnings(lua_State *L) {
  return copied(L, check_open(L), copy_warnings);
}

/* --------------------------------------------------------------- the module */

static const luaL_Reg methods[] = {
    {"run", engine_run},       {"jsonl", engine_jsonl},
    {"output", engine_output}, {"head", engine_head},
    {"foot", engine_foot},     {"warnings", engine_warnings},
    {"close", engine_close},   {NULL, NULL}};

static const luaL_Reg events[] = {
    {"__gc", engine_close}, {"__close", engine_close}, {NULL, NULL}};

GE_API int luaopen_geoeng(lua_State *L);

int luaopen_geoeng(lua_State *L) {
  luaL_checkversion(L);
  luaL_newmetatable(L, ENGINE);
  luaL_setfuncs(L, events, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, new_engine);
  lua_setfield(L, -2, "engine");
  lua_pushstring(L, ge_version());
  lua_setfield(L, -2, "version");
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  return 1;
}
