/* doc:sentence(i): s.text, s:tokens(), s:layer "actor", s:find(pattern) */
#include "lua/bind.h"

static const GeSentence *self(lua_State *L, GeDoc **doc, uint32_t *i) {
  SentenceBox *b = lua_touserdata(L, 1);
  *doc = bind_owner(L, 1);
  *i = b->i;
  return &ge_doc_sentences(*doc)[b->i];
}

#define SELF                                                                   \
  GeDoc *doc;                                                                  \
  uint32_t i;                                                                  \
  const GeSentence *s = self(L, &doc, &i);                                     \
  (void)s

static int integer(lua_State *L, lua_Integer v) {
  lua_pushinteger(L, v);
  return 1;
}

static int get_index(lua_State *L) {
  SELF;
  return integer(L, (lua_Integer)i + 1);
}

static int get_first(lua_State *L) {
  SELF;
  return integer(L, (lua_Integer)s->first + 1);
}

static int get_last(lua_State *L) {
  SELF;
  return integer(L, s->end);
}

static int get_start(lua_State *L) {
  SELF;
  return integer(L, ge_doc_cp(doc, ge_doc_tokens(doc)[s->first].start));
}

static int get_stop(lua_State *L) {
  SELF;
  return integer(L, ge_doc_cp(doc, ge_doc_tokens(doc)[s->end - 1].end));
}

static int get_paragraph(lua_State *L) {
  SELF;
  return integer(L, (lua_Integer)s->paragraph + 1);
}

static int get_text(lua_State *L) {
  SELF;
  push_text(L, doc, s->first, s->end);
  return 1;
}

static int get_doc(lua_State *L) {
  lua_getiuservalue(L, 1, 1);
  return 1;
}

static int sentence_tokens(lua_State *L) {
  luaL_checkudata(L, 1, SENTENCE_MT);
  SELF;
  lua_getiuservalue(L, 1, 1);
  lua_createtable(L, (int)(s->end - s->first), 0);
  for (uint32_t t = s->first; t < s->end; t++) {
    push_token(L, -2, t);
    lua_rawseti(L, -2, (lua_Integer)(t - s->first) + 1);
  }
  return 1;
}

static int sentence_layer(lua_State *L) {
  luaL_checkudata(L, 1, SENTENCE_MT);
  SELF;
  const char *name = luaL_checkstring(L, 2);
  lua_getiuservalue(L, 1, 1);
  push_layer(L, -1, name, i, i + 1);
  return 1;
}

/* [-0, +1, e]: pushes the match when there is one. */
static bool find(lua_State *L, GeDoc *doc, const GeSentence *s, GeId pattern,
                 uint32_t from, GeMatch *m) {
  bool found;
  if (from < s->first) from = s->first;
  if (from >= s->end) return false;
  bind_check(L, ge_doc_find(doc, pattern, s->first, s->end, from, &found, m));
  return found;
}

static int sentence_find(lua_State *L) {
  luaL_checkudata(L, 1, SENTENCE_MT);
  SELF;
  GeMatch m;
  GeId pattern = (GeId)luaL_checkinteger(L, 2);
  lua_Integer from = luaL_optinteger(L, 3, (lua_Integer)s->first + 1);
  if (from < 1 || !find(L, doc, s, pattern, (uint32_t)from - 1, &m)) {
    lua_pushnil(L);
    return 1;
  }
  lua_getiuservalue(L, 1, 1);
  push_match(L, -1, &m, GE_NONE);
  return 1;
}

/* Matches that do not overlap, in text order. */
static int sentence_findall(lua_State *L) {
  luaL_checkudata(L, 1, SENTENCE_MT);
  SELF;
  GeMatch m;
  GeId pattern = (GeId)luaL_checkinteger(L, 2);
  lua_getiuservalue(L, 1, 1);
  lua_newtable(L);
  lua_Integer k = 0;
  for (uint32_t from = s->first; find(L, doc, s, pattern, from, &m);
       from = m.end) {
    push_match(L, 3, &m, GE_NONE);
    lua_rawseti(L, -2, ++k);
  }
  return 1;
}

static int equal(lua_State *L) {
  SentenceBox *a = luaL_checkudata(L, 1, SENTENCE_MT);
  SentenceBox *b = luaL_checkudata(L, 2, SENTENCE_MT);
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  lua_pushboolean(L, a->i == b->i && lua_rawequal(L, -1, -2));
  return 1;
}

static const luaL_Reg fields[] = {
    {"index", get_index}, {"first", get_first}, {"last", get_last},
    {"start", get_start}, {"stop", get_stop},   {"paragraph", get_paragraph},
    {"text", get_text},   {"doc", get_doc},     {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"tokens", sentence_tokens},
    {"layer", sentence_layer},
    {"find", sentence_find},
    {"findall", sentence_findall},
    {NULL, NULL},
};

static const luaL_Reg meta[] = {
    {"__tostring", get_text}, {"__eq", equal}, {NULL, NULL}};

void open_sentence(lua_State *L) {
  bind_class(L, SENTENCE_MT, methods, fields, meta, NULL);
}
