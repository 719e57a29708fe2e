/*
 * Spans, captures and matches.
 *   span.text, span.layer, span.value, span:attr "country", span:capture "n"
 *   match:captures()
 * span.x falls back to the attribute x.
 */
#include "lua/bind.h"

#include <string.h>

enum { DEEPEST = 20 /* nesting of values */ };

static SpanBox *self(lua_State *L, GeDoc **doc) {
  *doc = bind_owner(L, 1);
  return lua_touserdata(L, 1);
}

static int integer(lua_State *L, lua_Integer v) {
  lua_pushinteger(L, v);
  return 1;
}

static int string_or_nil(lua_State *L, const char *s) {
  if (s) lua_pushstring(L, s);
  else lua_pushnil(L);
  return 1;
}

#define SELF                                                                   \
  GeDoc *doc;                                                                  \
  SpanBox *b = self(L, &doc)

static int get_first(lua_State *L) {
  SELF;
  return integer(L, (lua_Integer)b->first + 1);
}

static int get_last(lua_State *L) {
  SELF;
  return integer(L, b->end);
}

static int get_start(lua_State *L) {
  SELF;
  return integer(L, ge_doc_cp(doc, ge_doc_tokens(doc)[b->first].start));
}

static int get_stop(lua_State *L) {
  SELF;
  return integer(L, ge_doc_cp(doc, ge_doc_tokens(doc)[b->end - 1].end));
}

static int get_text(lua_State *L) {
  SELF;
  push_text(L, doc, b->first, b->end);
  return 1;
}

static int get_role(lua_State *L) {
  SELF;
  (void)doc;
  return string_or_nil(L, b->role);
}

static int get_layer(lua_State *L) {
  SELF;
  if (b->id == GE_NONE) return string_or_nil(L, NULL);
  push_layer_name(
      L, ge_layer_name(ge_doc_engine(doc), ge_doc_span(doc, b->id)->layer));
  return 1;
}

static int get_rule(lua_State *L) {
  SELF;
  GeId rule = b->id == GE_NONE ? GE_NONE : ge_doc_span(doc, b->id)->rule;
  if (rule == GE_NONE) lua_pushnil(L);
  else lua_pushinteger(L, rule);
  return 1;
}

static int get_expired(lua_State *L) {
  SELF;
  bool yes = b->id != GE_NONE &&
             ge_doc_span(doc, b->id)->flags & GE_SPAN_EXPIRED;
  lua_pushboolean(L, yes);
  return 1;
}

static int get_doc(lua_State *L) {
  lua_getiuservalue(L, 1, 1);
  return 1;
}

static int get_sentence(lua_State *L) {
  SELF;
  lua_getiuservalue(L, 1, 1);
  push_sentence(L, -1, ge_doc_sentence_of(doc, b->first));
  return 1;
}

/* The span itself when it is one, not only a range of tokens. */
static int get_span(lua_State *L) {
  SELF;
  (void)doc;
  if (b->id == GE_NONE) lua_pushnil(L);
  else lua_pushvalue(L, 1);
  return 1;
}

/* The table of values that the document keeps: span id -> value. */
static void push_values(lua_State *L) {
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, -1, 1);
  lua_remove(L, -2);
}

/* The table at index as a copy, deep: a rule may change what it is given, and
 * others have the value, too. [-0, +1, e] */
static void push_copy(lua_State *L, int index, int depth) {
  index = lua_absindex(L, index);
  if (depth > DEEPEST) luaL_error(L, "a value is nested too deep");
  luaL_checkstack(L, 8, NULL);
  lua_newtable(L);
  int copy = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, index);) {
    if (lua_istable(L, -1)) {
      push_copy(L, -1, depth + 1);
      lua_replace(L, -2);
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, copy);
    bind_charge(L, 2);
  }
  if (lua_getmetatable(L, index)) lua_setmetatable(L, copy);
}

/* What is on top, for whoever asks for it. */
static int given(lua_State *L) {
  if (bind_host(L)->stranger && lua_istable(L, -1)) push_copy(L, -1, 0);
  return 1;
}

/* Call the value function of the span's rule: fn(span, doc). Those of the
 * library are known to end. */
static void compute_value(lua_State *L, GeId rule) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_VALUE_OF]);
  if (lua_rawgeti(L, -1, rule) != LUA_TFUNCTION) {
    lua_pushnil(L);
    return;
  }
  lua_pushvalue(L, 1);
  lua_getiuservalue(L, 1, 1);
  Host *h = bind_host(L);
  bool was = h->stranger;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_STRANGE]);
  lua_rawgeti(L, -1, rule);
  h->stranger = lua_toboolean(L, -1);
  lua_pop(L, 2);
  if (h->stranger) bind_guarded(L, 2, 1, bind_steps(L));
  else lua_call(L, 2, 1);
  h->stranger = was; /* an error: core.pcall and bind_guarded set it */
}

static int get_value(lua_State *L) {
  SELF;
  if (b->id == GE_NONE) return string_or_nil(L, NULL);
  const GeSpan *s = ge_doc_span(doc, b->id);
  GeId id = b->id, rule = s->rule;
  push_values(L);
  int values = lua_gettop(L);
  if (s->tag) { /* a text rule's own value */
    lua_rawgeti(L, values, -(lua_Integer)s->tag);
    return given(L);
  }
  if (lua_rawgeti(L, values, (lua_Integer)id + 1) == LUA_TNIL) {
    lua_pop(L, 1);
    if (rule == GE_NONE) return string_or_nil(L, NULL);
    compute_value(L, rule);
    lua_pushvalue(L, -1);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_pushboolean(L, 0);
    }
    lua_rawseti(L, values, (lua_Integer)id + 1);
  }
  bool none = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
  return none ? string_or_nil(L, NULL) : given(L);
}

static int span_attr(lua_State *L) {
  luaL_checkudata(L, 1, SPAN_MT);
  SELF;
  const char *key = luaL_checkstring(L, 2);
  return string_or_nil(L, b->id == GE_NONE ? NULL
                                           : ge_doc_span_attr(doc, b->id, key));
}

/* span.x: the attribute x. */
static int other(lua_State *L) {
  SELF;
  const char *key = luaL_checkstring(L, 2);
  return string_or_nil(L, b->id == GE_NONE ? NULL
                                           : ge_doc_span_attr(doc, b->id, key));
}

static int span_captures(lua_State *L) {
  luaL_checkudata(L, 1, SPAN_MT);
  SELF;
  lua_getiuservalue(L, 1, 1);
  lua_newtable(L);
  if (b->id == GE_NONE) return 1;
  const GeSpan *s = ge_doc_span(doc, b->id);
  for (uint32_t i = 0; i < s->ncaps; i++) {
    push_capture(L, -2, ge_doc_capture(doc, s->caps + i));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int span_capture(lua_State *L) {
  luaL_checkudata(L, 1, SPAN_MT);
  SELF;
  const char *role = luaL_checkstring(L, 2);
  lua_getiuservalue(L, 1, 1);
  const GeSpan *s = b->id == GE_NONE ? NULL : ge_doc_span(doc, b->id);
  for (uint32_t i = 0; s && i < s->ncaps; i++) {
    const GeCapture *c = ge_doc_capture(doc, s->caps + i);
    if (strcmp(c->role, role) != 0) continue;
    push_capture(L, -1, c);
    return 1;
  }
  return string_or_nil(L, NULL);
}

static int equal(lua_State *L) {
  SpanBox *a = luaL_checkudata(L, 1, SPAN_MT);
  SpanBox *b = luaL_checkudata(L, 2, SPAN_MT);
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  bool same = a->first == b->first && a->end == b->end && a->id == b->id;
  lua_pushboolean(L, same && lua_rawequal(L, -1, -2));
  return 1;
}

static const luaL_Reg fields[] = {
    {"first", get_first}, {"last", get_last},          {"start", get_start},
    {"stop", get_stop},   {"text", get_text},          {"role", get_role},
    {"layer", get_layer}, {"rule", get_rule},          {"expired", get_expired},
    {"doc", get_doc},     {"sentence", get_sentence},  {"span", get_span},
    {"value", get_value}, {"head", span_head},         {"pos", span_pos},
    {"dep", span_dep},    {"governor", span_governor}, {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"attr", span_attr},
    {"capture", span_capture},
    {"captures", span_captures},
    {"slots", span_slots},
    {"clause", span_clause},
    {"misfit", span_misfit},
    {NULL, NULL},
};

static const luaL_Reg meta[] = {
    {"__tostring", get_text}, {"__eq", equal}, {NULL, NULL}};

void open_span(lua_State *L) {
  bind_class(L, SPAN_MT, methods, fields, meta, other);
}

/* ----------------------------------------------------------------- matches */

static const GeMatch *match_self(lua_State *L, GeDoc **doc) {
  *doc = bind_owner(L, 1);
  return &((MatchBox *)lua_touserdata(L, 1))->m;
}

#define MATCH                                                                  \
  GeDoc *doc;                                                                  \
  const GeMatch *m = match_self(L, &doc);                                      \
  (void)doc

static int match_rule(lua_State *L) {
  MATCH;
  if (m->rule == GE_NONE) lua_pushnil(L);
  else lua_pushinteger(L, m->rule);
  return 1;
}

static int match_pattern(lua_State *L) {
  MATCH;
  return integer(L, (lua_Integer)m->pattern + 1);
}

static int match_first(lua_State *L) {
  MATCH;
  return integer(L, (lua_Integer)m->first + 1);
}

static int match_last(lua_State *L) {
  MATCH;
  return integer(L, m->end);
}

static int match_sentence(lua_State *L) {
  MATCH;
  lua_getiuservalue(L, 1, 1);
  push_sentence(L, -1, m->sentence);
  return 1;
}

static int match_captures(lua_State *L) {
  luaL_checkudata(L, 1, MATCH_MT);
  MATCH;
  lua_getiuservalue(L, 1, 1);
  lua_createtable(L, (int)m->ncaps, 0);
  for (uint32_t i = 0; i < m->ncaps; i++) {
    push_capture(L, -2, ge_doc_capture(doc, m->caps + i));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int match_text(lua_State *L) {
  MATCH;
  push_text(L, doc, m->first, m->end);
  return 1;
}

static const luaL_Reg match_fields[] = {
    {"rule", match_rule}, {"pattern", match_pattern},   {"first", match_first},
    {"last", match_last}, {"sentence", match_sentence}, {"text", match_text},
    {NULL, NULL},
};

static const luaL_Reg match_methods[] = {
    {"captures", match_captures}, {"refusal", match_refusal}, {NULL, NULL}};

void open_match(lua_State *L) {
  bind_class(L, MATCH_MT, match_methods, match_fields, NULL, NULL);
}
