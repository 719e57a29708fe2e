/* Forms of output, shelves, and calls of library modules: see geoeng.h. */
#include "engine/engine.h"
#include "session/session.h"

#include <inttypes.h>
#include <string.h>

#define WRITE "geoeng.event.write"

static GeStatus sealed(GeSession *s) {
  if (s->host.sealed) return GE_OK;
  return session_fail(s, GE_EUSAGE, "the session is not sealed");
}

/* ------------------------------------------------------------------- format */

static bool is_json(const char *name) {
  return strcmp(name, "json") == 0 || strcmp(name, "jsonl") == 0;
}

static void set_string(lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

static int configure(lua_State *L) {
  const GeFormat *f = lua_touserdata(L, 1);
  lua_createtable(L, 0, 6);
  set_string(L, "format", f->name);
  set_string(L, "only", f->only);
  set_string(L, "type", f->type);
  set_string(L, "count", f->count);
  lua_pushboolean(L, f->color);
  lua_setfield(L, -2, "color");
  if (f->columns) {
    lua_pushinteger(L, f->columns);
    lua_setfield(L, -2, "columns");
  }
  if (!state_call(L, WRITE, "configure", 1, 0)) return lua_error(L);
  return 0;
}

GeStatus ge_session_format(GeSession *s, const GeFormat *format) {
  GeFormat f = *format;
  if (!f.name) f.name = "jsonl";
  GeStatus st = sealed(s);
  if (st != GE_OK) return st;
  if (!ge_session_has(s, GE_FORMATS, f.name))
    return session_fail(s, GE_EUSAGE,
                        "there is no such format: jsonl, json, and "
                        "those of ge_shelf_name(GE_FORMATS, ...)");
  if ((unsigned)f.offsets > GE_OFF_UTF16)
    return session_fail(s, GE_EUSAGE, "there are no such offsets");
  st = session_protect(s, GE_EUSAGE, configure, &f);
  if (st == GE_OK) s->host.offsets = f.offsets;
  return st;
}

/* ------------------------------------------------------------------- frames */

typedef struct Asked {
  GeSession *s;
  const char *function, *argument; /* of geoeng.event.write */
  int n;                           /* strings that it returns */
  const char *text[3];
} Asked;

/* Strings stay in the registry until the same is asked again. */
static int ask(lua_State *L) {
  Asked *a = lua_touserdata(L, 1);
  const char *question = a->argument ? a->argument : a->function;
  if (a->argument) lua_pushstring(L, a->argument);
  if (!state_call(L, WRITE, a->function, a->argument ? 1 : 0, a->n))
    return lua_error(L);
  for (int i = 0; i < a->n; i++) {
    const char *key = lua_pushfstring(L, "geoeng.asked.%s.%d", question, i);
    lua_pushvalue(L, i - a->n - 1);
    a->text[i] = lua_tostring(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, key);
    lua_pop(L, 1);
  }
  return 0;
}

GeStatus ge_session_begin(GeSession *s, GeFrame *frame) {
  Asked begin = {s, "frame", "begin", 1, {NULL}};
  Asked around = {s, "around", NULL, 2, {NULL}};
  *frame = (GeFrame){NULL, NULL, NULL};
  GeStatus st = sealed(s);
  if (st == GE_OK) st = session_protect(s, GE_ERULE, ask, &begin);
  if (st == GE_OK) st = session_protect(s, GE_ERULE, ask, &around);
  if (st == GE_OK)
    *frame = (GeFrame){begin.text[0], around.text[0], around.text[1]};
  return st;
}

GeStatus ge_session_finish(GeSession *s, const char **text) {
  Asked a = {s, "frame", "finish", 1, {NULL}};
  GeStatus st = sealed(s);
  if (st == GE_OK) st = session_protect(s, GE_ERULE, ask, &a);
  *text = a.text[0];
  return st;
}

GeStatus ge_session_identity(GeSession *s, const char **text) {
  Asked a = {s, "identity", NULL, 1, {NULL}};
  const GeEngine *e = s->host.engine;
  const GeLimits *l = &e->limits;
  *text = NULL;
  GeStatus st = sealed(s);
  if (st == GE_OK) st = session_protect(s, GE_ERULE, ask, &a);
  if (st != GE_OK) return st;
  buf_reset(&s->identity);
  buf_printf(&s->identity,
             "%s offsets %d model %016" PRIx64
             " doc %zu arena %zu steps %" PRIu64 " %u spans %u ms %u",
             a.text[0], (int)s->host.offsets,
             e->analyser.loaded ? model_sum(&e->analyser.model) : 0,
             l->doc_bytes, l->arena_bytes, l->match_steps, l->lua_steps,
             l->spans, l->doc_ms);
  if (s->identity.failed) return session_fail(s, GE_ENOMEM, "out of memory");
  *text = s->identity.at;
  return GE_OK;
}

/* ------------------------------------------------------------ stored events */

static int set_stored(lua_State *L) {
  lua_pushstring(L, lua_touserdata(L, 1));
  if (!state_call(L, WRITE, "stored", 1, 0)) return lua_error(L);
  return 0;
}

GeStatus ge_session_stored(GeSession *s, const char *types) {
  GeStatus st = sealed(s);
  if (st != GE_OK) return st;
  return session_protect(s, GE_ERULE, set_stored, (void *)(uintptr_t)types);
}

typedef struct Stored {
  GeSession *s;
  const char *lines;
  size_t n;
  const GeDocInfo *info;
} Stored;

/* { id=, title=, date=, meta= } */
static void push_info(lua_State *L, const GeDocInfo *info) {
  char date[11];
  lua_createtable(L, 0, 4);
  lua_pushstring(L, info->id);
  lua_setfield(L, -2, "id");
  lua_pushstring(L, info->title ? info->title : "");
  lua_setfield(L, -2, "title");
  if (info->day != GE_NODAY) {
    ge_day_format(info->day, date);
    lua_pushstring(L, date);
    lua_setfield(L, -2, "date");
  }
  lua_pushstring(L, info->meta);
  lua_setfield(L, -2, "meta");
}

static int convert(lua_State *L) {
  const Stored *c = lua_touserdata(L, 1);
  Host *h = &c->s->host;
  lua_pushlstring(L, c->lines, c->n);
  push_info(L, c->info);
  if (!state_call(L, WRITE, "convert", 2, 2)) return lua_error(L);
  size_t n;
  const char *text = luaL_checklstring(L, -2, &n);
  json_put_text(h->json, text, n);
  h->nevents = (uint32_t)luaL_checkinteger(L, -1);
  return 0;
}

GeStatus ge_session_convert(GeSession *s, const char *lines, size_t nbytes,
                            const GeDocInfo *info) {
  Stored c = {s, lines, nbytes, info};
  GeStatus st = sealed(s);
  if (st != GE_OK) return st;
  json_writer_reset(s->host.json);
  buf_reset(&s->host.left_out);
  s->host.nevents = s->host.nvetoed = 0;
  st = session_protect(s, GE_ERULE, convert, &c);
  if (st == GE_OK) return GE_OK;
  s->host.nevents = 0;
  json_writer_reset(s->host.json);
  return st;
}

/* ------------------------------------------------------------------ shelves */

static const char *const folders[] = {"rules/", "geoeng/out/", "geoeng/cmd/"};

const char *ge_shelf_name(GeShelf shelf, size_t i, size_t *nbytes) {
  *nbytes = 0;
  return (size_t)shelf < GE_COUNT(folders)
             ? state_shipped(folders[shelf], i, nbytes)
             : NULL;
}

bool ge_session_has(GeSession *s, GeShelf shelf, const char *name) {
  if (shelf == GE_FORMATS) return is_json(name) || state_has(s->L, "out", name);
  if (shelf == GE_COMMANDS) return state_has(s->L, "cmd", name);
  const char *shipped;
  size_t n;
  for (size_t i = 0; (shipped = ge_shelf_name(shelf, i, &n)); i++)
    if (strlen(name) == n && memcmp(name, shipped, n) == 0) return true;
  return false;
}

/* -------------------------------------------------------------------- calls */

typedef struct Call {
  const char *module, *name;
  int nargs, nresults;
} Call;

/* Lua: (arguments..., call) */
static int call_module(lua_State *L) {
  const Call *c = lua_touserdata(L, -1);
  lua_pop(L, 1);
  if (!state_call(L, c->module, c->name, c->nargs, c->nresults))
    return lua_error(L);
  return c->nresults;
}

GeStatus ge_session_call(GeSession *s, const char *module, const char *name,
                         int nargs, int nresults) {
  lua_State *L = s->L;
  Call call = {module, name, nargs, nresults};
  int base = lua_gettop(L) - nargs;
  if (!lua_checkstack(L, nresults + 4)) {
    lua_settop(L, base);
    return session_fail(s, GE_ENOMEM, "out of memory");
  }
  lua_pushcfunction(L, call_module);
  lua_insert(L, base + 1);
  lua_pushlightuserdata(L, &call);
  Entered before = session_enter(s);
  int code = lua_pcall(L, nargs + 1, nresults, 0);
  GeStatus st = GE_OK;
  if (code != LUA_OK) {
    st = session_raised(s, GE_ERULE, code);
    lua_settop(L, base);
  }
  session_leave(before);
  return st;
}
