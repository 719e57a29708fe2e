/*
 * core.emit(doc, ev): the event table of event/record.lua becomes one record,
 * with the fields of event/schema.lua in their order; unknown fields are an
 * error, so nothing is dropped silently.
 */
#include "base/sha256.h"
#include "base/json_writer.h"
#include "lua/bind.h"
#include "lua/schema_data.h"

#include <stdio.h>
#include <string.h>

typedef struct Out {
  lua_State *L;
  GeDoc *doc;
  JsonWriter *json;
  GeOffsets offsets;
} Out;

static void put_offset(Out *o, int index) {
  lua_Integer i = luaL_checkinteger(o->L, index);
  if (i < 0 || i >= UINT32_MAX) luaL_error(o->L, "an offset is out of range");
  uint32_t cp = (uint32_t)i, v = cp;
  if (o->offsets != GE_OFF_CP) v = ge_doc_byte(o->doc, cp);
  if (o->offsets == GE_OFF_UTF16) v = ge_doc_utf16(o->doc, v);
  json_put_int(o->json, v);
}

/* Every key of the table must be a field. */
static void check_keys(lua_State *L, int index, const Field *fields) {
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
    const Field *f = fields;
    bool named = lua_type(L, -2) == LUA_TSTRING;
    const char *key = named ? lua_tostring(L, -2) : "?";
    while (f->out && !(f->key && strcmp(f->key, key) == 0)) f++;
    if (!f->out) luaL_error(L, "an event has no field '%s'", key);
  }
}

static void put_fields(Out *o, int index, const Field *fields);

static void put_list(Out *o, int index, const Field *fields) {
  lua_State *L = o->L;
  luaL_checktype(L, index, LUA_TTABLE);
  json_put_open(o->json, '[');
  lua_Unsigned n = lua_rawlen(L, index);
  for (lua_Unsigned i = 1; i <= n; i++) {
    lua_rawgeti(L, index, (lua_Integer)i);
    put_fields(o, lua_gettop(L), fields);
    lua_pop(L, 1);
  }
  json_put_close(o->json, ']');
}

/* A field that Lua has the value of. */
static void put_field(Out *o, int index, const Field *f) {
  lua_State *L = o->L;
  size_t n;
  json_put_key(o->json, f->out);
  switch (f->kind) {
  case FIELD_TEXT: {
    const char *s = luaL_checklstring(L, index, &n);
    json_put_string(o->json, s, n);
    break;
  }
  case FIELD_OFFSET: put_offset(o, index); break;
  case FIELD_INTEGER: json_put_int(o->json, luaL_checkinteger(L, index)); break;
  case FIELD_NUMBER:
    luaL_checktype(L, index, LUA_TNUMBER);
    put_json(L, o->json, index);
    break;
  case FIELD_OBJECT: put_fields(o, index, f->sub); break;
  case FIELD_LIST: put_list(o, index, f->sub); break;
  case FIELD_CONSTANT: /* these have no key, see put_own */
  case FIELD_DOC_TITLE:
  case FIELD_DOC_DATE:
  case FIELD_META:
  case FIELD_ANY: put_json(L, o->json, index);
  }
}

static void put_text(Out *o, const Field *f, const char *s) {
  json_put_key(o->json, f->out);
  json_put_string(o->json, s, strlen(s));
}

/* A field that Lua has no key for. */
static void put_own(Out *o, const Field *f) {
  const char *title = ge_doc_title(o->doc), *meta = bind_host(o->L)->meta;
  char date[11];
  if (f->kind == FIELD_CONSTANT) {
    put_text(o, f, f->constant);
  } else if (f->kind == FIELD_DOC_TITLE) {
    if (*title) put_text(o, f, title);
  } else if (f->kind == FIELD_DOC_DATE) {
    if (ge_doc_day(o->doc) == GE_NODAY) return;
    ge_day_format(ge_doc_day(o->doc), date);
    put_text(o, f, date);
  } else if (meta) {
    json_put_key(o->json, f->out);
    json_put_raw(o->json, meta, strlen(meta));
  }
}

/* How many keys a table has. */
static unsigned count_keys(lua_State *L, int index) {
  unsigned n = 0;
  for (lua_pushnil(L); lua_next(L, index); n++) lua_pop(L, 1);
  return n;
}

/* All values are on the stack before the first is written: when as many are
 * there as the table has keys, no key is unknown. */
static void put_fields(Out *o, int index, const Field *fields) {
  lua_State *L = o->L;
  int base = lua_gettop(L), nfields = 0;
  unsigned nfound = 0;
  luaL_checktype(L, index, LUA_TTABLE);
  while (fields[nfields].out) nfields++;
  luaL_checkstack(L, nfields + 10, NULL);
  for (int i = 0; i < nfields; i++) {
    if (fields[i].key) lua_getfield(L, index, fields[i].key);
    else lua_pushnil(L);
    nfound += !lua_isnil(L, -1);
  }
  if (nfound != count_keys(L, index)) check_keys(L, index, fields);
  json_put_open(o->json, '{');
  for (int i = 0; i < nfields; i++) {
    if (!fields[i].key) put_own(o, &fields[i]);
    else if (!lua_isnil(L, base + 1 + i))
      put_field(o, base + 1 + i, &fields[i]);
  }
  json_put_close(o->json, '}');
  lua_settop(L, base);
}

/* Of a longer part of what an id hashes the first bytes count. */
enum { PART = 256 };

/* Hashes a NUL and the value on top, a number as Lua writes it. [-1, +0, e] */
static void put_part(lua_State *L, Sha256 *sha) {
  size_t n;
  const char *s = luaL_tolstring(L, -1, &n);
  sha256_put(sha, "", 1);
  sha256_put(sha, s, n < PART ? n : PART);
  lua_pop(L, 2);
}

/* Set ev.id and ev.doc. The id hashes what makes the event this one: document,
 * type, rule and trigger; not the line of the rule, which edits move. */
static void identify(lua_State *L, const GeDoc *doc, int ev) {
  char hex[65];
  const char *id = ge_doc_id(doc);
  Sha256 sha;
  lua_getfield(L, ev, "prov");
  lua_getfield(L, ev, "trigger");
  luaL_checktype(L, -1, LUA_TTABLE);
  luaL_checktype(L, -2, LUA_TTABLE);
  int prov = lua_gettop(L) - 1, trigger = prov + 1;
  sha256_start(&sha);
  sha256_put(&sha, id, strlen(id));
  lua_getfield(L, ev, "type");
  put_part(L, &sha);
  lua_getfield(L, prov, "rule");
  put_part(L, &sha);
  lua_getfield(L, trigger, "start");
  put_part(L, &sha);
  lua_getfield(L, trigger, "stop");
  put_part(L, &sha);
  sha256_end(&sha, hex);
  lua_pushlstring(L, hex, 16);
  lua_setfield(L, ev, "id");
  lua_pushstring(L, id);
  lua_setfield(L, ev, "doc");
  lua_settop(L, prov - 1);
}

/* core.identify(doc, ev): sets ev.id and ev.doc */
static int core_identify(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  identify(L, doc, 2);
  return 0;
}

/* core.emit(doc, ev) */
static int core_emit(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  Host *h = bind_host(L);
  if (lua_getfield(L, 2, "id") == LUA_TNIL) identify(L, doc, 2);
  lua_settop(L, 2);
  h->nevents++;
  if (h->collect) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_COLLECT]);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 1);
    lua_call(L, 2, 1);
    size_t n;
    const char *s = lua_tolstring(L, -1, &n);
    if (s && h->json) json_put_text(h->json, s, n);
    return 0;
  }
  Out o = {L, doc, h->json, h->offsets};
  put_fields(&o, 2, event_fields);
  json_put_text(h->json, "\n", 1);
  return 0;
}

/* core.meta(): of the document that runs, JSON; nil: it has none */
static int core_meta(lua_State *L) {
  lua_pushstring(L, bind_host(L)->meta);
  return 1;
}

/* core.left_out(lines): what the output has not of the document that runs */
static int core_left_out(lua_State *L) {
  size_t n;
  const char *lines = luaL_checklstring(L, 1, &n);
  Buf *b = &bind_host(L)->left_out;
  buf_reset(b);
  buf_put(b, lines, n);
  return b->failed ? bind_no_memory(L) : 0;
}

/* core.vetoed(): `unless` forbade a trigger */
static int core_vetoed(lua_State *L) {
  bind_host(L)->nvetoed++;
  return 0;
}

/* core.bound_events(n, place): an error when a document has so many */
static int core_bound_events(lua_State *L) {
  Host *h = bind_host(L);
  uint32_t most = ge_engine_limits(h->engine)->max_events;
  if (most == 0 || luaL_checkinteger(L, 1) <= (lua_Integer)most) return 0;
  h->limit_hit = true;
  lua_pushfstring(L, "%sthe document has more events than the limit of %d",
                  luaL_optstring(L, 2, ""), (int)most);
  return lua_error(L);
}

/* core.put(doc, text): into the output, behind the document's events so far */
static int core_put(lua_State *L) {
  size_t n;
  bind_doc(L, 1);
  const char *s = luaL_checklstring(L, 2, &n);
  Host *h = bind_host(L);
  if (h->json) json_put_text(h->json, s, n);
  return 0;
}

/* core.collect(fn|nil, every): events go to fn(ev, doc) instead of the output;
 * the string that it returns is written as it is. every: documents in which no
 * rule matches are assembled, too. */
static int core_collect(lua_State *L) {
  bind_host(L)->every = lua_toboolean(L, 2);
  lua_settop(L, 1);
  bind_host(L)->collect = lua_isfunction(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_COLLECT]);
  return 0;
}

void open_events(lua_State *L) {
  static const luaL_Reg functions[] = {{"emit", core_emit},
                                       {"collect", core_collect},
                                       {"identify", core_identify},
                                       {"put", core_put},
                                       {"meta", core_meta},
                                       {"left_out", core_left_out},
                                       {"bound_events", core_bound_events},
                                       {"vetoed", core_vetoed},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
