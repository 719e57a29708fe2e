/*
 * Parts of records made of spans: core.argument, core.words.
 * scripts/geoeng/event/record.lua tells what they are for, schema.lua what they
 * have.
 */
#include "lua/bind.h"

#include <string.h>

/* text, start and stop of tokens, into the table on top. [-0, +0, e] */
static void set_words(lua_State *L, GeDoc *doc, uint32_t first, uint32_t end) {
  const GeToken *t = ge_doc_tokens(doc);
  push_text(L, doc, first, end);
  lua_setfield(L, -2, "text");
  lua_pushinteger(L, ge_doc_cp(doc, t[first].start));
  lua_setfield(L, -2, "start");
  lua_pushinteger(L, ge_doc_cp(doc, t[end - 1].end));
  lua_setfield(L, -2, "stop");
}

static void set_string(lua_State *L, const char *key, const char *s) {
  if (!s) return;
  lua_pushstring(L, s);
  lua_setfield(L, -2, key);
}

static const char *layer_of(const GeDoc *doc, GeId id) {
  if (id == GE_NONE) return "";
  return ge_layer_name(ge_doc_engine(doc), ge_doc_span(doc, id)->layer);
}

/* ------------------------------------------------------------------ country */

/* The place that a span is, or that its words are: its id, or GE_NONE. */
static GeId place_at(lua_State *L, GeDoc *doc, const SpanBox *b) {
  const char *layer = layer_of(doc, b->id);
  const GeId *ids;
  uint32_t n;
  if (strcmp(layer, "place") == 0) return b->id;
  if (strcmp(layer, "target") != 0) return GE_NONE;
  GeId place = bind_known_layer(L, "place");
  uint32_t sentence = ge_doc_sentence_of(doc, b->first);
  bind_check(L, ge_doc_layer(doc, place, sentence, &ids, &n));
  for (uint32_t i = 0; i < n; i++) {
    const GeSpan *s = ge_doc_span(doc, ids[i]);
    if (s->first >= b->end || s->end <= b->first) continue;
    return s->first == b->first && s->end == b->end ? ids[i] : GE_NONE;
  }
  return GE_NONE;
}

/* Of a name that several places have, the country of the one meant: pushed, or
 * nil. The span is at 3, the function that tells of a place an upvalue. */
static void push_country(lua_State *L, GeDoc *doc, const SpanBox *b) {
  GeId place = place_at(L, doc, b);
  if (place != GE_NONE) {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_getiuservalue(L, 3, 1);
    push_span(L, -1, place);
    lua_remove(L, -2);
    lua_call(L, 1, 1);
  } else if (b->id == GE_NONE) {
    lua_pushnil(L);
  } else {
    const char *country = ge_doc_span_attr(doc, b->id, "country");
    if (country && bind_is_side(L, doc, b->first, b->end)) country = NULL;
    lua_pushstring(L, country);
  }
}

/* -------------------------------------------------------------------- value */

static bool is_time(const char *layer) {
  return strcmp(layer, "time") == 0 || strcmp(layer, "date") == 0 ||
         strcmp(layer, "day") == 0;
}

/* The value of the span at 3 as an event carries it: times by their TIMEX3
 * value. Pushed, or nil. */
static void push_value(lua_State *L, const GeDoc *doc, const SpanBox *b) {
  if (b->id == GE_NONE) {
    lua_pushnil(L);
    return;
  }
  switch (lua_getfield(L, 3, "value")) {
  case LUA_TSTRING:
  case LUA_TNUMBER:
  case LUA_TBOOLEAN: return;
  case LUA_TTABLE:
    if (is_time(layer_of(doc, b->id))) {
      lua_getfield(L, -1, "value");
      lua_remove(L, -2);
    }
    return;
  default: lua_pop(L, 1); lua_pushnil(L);
  }
}

/* The sector of a span, else of the first of its captures that has one: in
 * "Israeli jets" the country is the adjective's, the sector the noun's. */
static const char *sector_of(const GeDoc *doc, GeId id) {
  const GeSpan *s = ge_doc_span(doc, id);
  const char *sector = ge_doc_span_attr(doc, id, "sector");
  for (uint32_t i = 0; !sector && i < s->ncaps; i++) {
    GeId of = ge_doc_capture(doc, s->caps + i)->span;
    if (of != GE_NONE) sector = ge_doc_span_attr(doc, of, "sector");
  }
  return sector;
}

/* ------------------------------------------------------------------ in Lua */

/* argument(role, s, of) -> the words of the span s with what is known of the
 * span `of`; role may be nil. Upvalue: country_of(place). */
static int argument(lua_State *L) {
  const SpanBox *s = luaL_checkudata(L, 2, SPAN_MT);
  const SpanBox *of = luaL_checkudata(L, 3, SPAN_MT);
  GeDoc *doc = bind_owner(L, 2), *owner = bind_owner(L, 3);
  lua_settop(L, 3);
  lua_createtable(L, 0, 9);
  if (!lua_isnil(L, 1)) {
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "role");
  }
  set_words(L, doc, s->first, s->end);
  push_text(L, doc, s->end - 1, s->end);
  lua_setfield(L, -2, "head");
  push_country(L, owner, of);
  lua_setfield(L, 4, "country");
  push_value(L, owner, of);
  lua_setfield(L, 4, "value");
  if (of->id == GE_NONE) return 1;
  set_string(L, "code", ge_doc_span_attr(owner, of->id, "code"));
  set_string(L, "id", ge_doc_span_attr(owner, of->id, "id"));
  if (!(ge_doc_span(owner, of->id)->flags & GE_SPAN_EXPIRED))
    set_string(L, "sector", sector_of(owner, of->id));
  return 1;
}

/* core.argument(country_of) -> argument */
static int core_argument(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_pushcclosure(L, argument, 1);
  return 1;
}

/* core.words(span|sentence) -> { text=, start=, stop= }, of a sentence also
 * `index`; nil of nothing */
static int core_words(lua_State *L) {
  if (lua_toboolean(L, 1) == 0) return 0;
  const SpanBox *b = luaL_testudata(L, 1, SPAN_MT);
  const SentenceBox *of = b ? NULL : luaL_checkudata(L, 1, SENTENCE_MT);
  GeDoc *doc = bind_owner(L, 1);
  lua_createtable(L, 0, b ? 3 : 4);
  if (b) {
    set_words(L, doc, b->first, b->end);
    return 1;
  }
  const GeSentence *s = &ge_doc_sentences(doc)[of->i];
  set_words(L, doc, s->first, s->end);
  lua_pushinteger(L, (lua_Integer)of->i + 1);
  lua_setfield(L, -2, "index");
  return 1;
}

void open_arguments(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"argument", core_argument}, {"words", core_words}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
