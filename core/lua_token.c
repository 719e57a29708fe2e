/* doc:token(i): one token. t.text, t.norm, t.lemma, t.shape, t.flags.quote */
#include "lua_bind.h"

static const GeToken *self(lua_State *L, GeDoc **doc, uint32_t *i) {
  TokenBox *b = lua_touserdata(L, 1);
  *doc = bind_owner(L, 1);
  *i = b->i;
  return &ge_doc_tokens(*doc)[b->i];
}

#define SELF                                                                   \
  GeDoc *doc;                                                                  \
  uint32_t i;                                                                  \
  const GeToken *t = self(L, &doc, &i);                                        \
  (void)t

static int get_index(lua_State *L) {
  SELF;
  lua_pushinteger(L, (lua_Integer)i + 1);
  return 1;
}

static int get_text(lua_State *L) {
  SELF;
  push_text(L, doc, i, i + 1);
  return 1;
}

static int get_norm(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_type_norm(ge_doc_engine(doc), t->type));
  return 1;
}

static int get_shape(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_type_shape(ge_doc_engine(doc), t->type));
  return 1;
}

static int get_lemma(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_type_lemma(ge_doc_engine(doc), t->type, 0));
  return 1;
}

static int get_lemmas(lua_State *L) {
  SELF;
  const char *w;
  lua_newtable(L);
  for (size_t k = 0; (w = ge_type_lemma(ge_doc_engine(doc), t->type, k)); k++) {
    lua_pushstring(L, w);
    lua_rawseti(L, -2, (lua_Integer)k + 1);
  }
  return 1;
}

static int get_start(lua_State *L) {
  SELF;
  lua_pushinteger(L, ge_doc_cp(doc, t->start));
  return 1;
}

static int get_stop(lua_State *L) {
  SELF;
  lua_pushinteger(L, ge_doc_cp(doc, t->end));
  return 1;
}

static int get_flags(lua_State *L) {
  SELF;
  static const struct {
    const char *name;
    unsigned bit;
  } names[] = {{"space", GE_TOK_SPACE}, {"quote", GE_TOK_QUOTE},
               {"punct", GE_TOK_PUNCT}, {"glued", GE_TOK_GLUED},
               {"stop", GE_TOK_STOP}};
  lua_createtable(L, 0, 5);
  for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
    lua_pushboolean(L, (t->flags & names[k].bit) != 0);
    lua_setfield(L, -2, names[k].name);
  }
  return 1;
}

static int get_sentence(lua_State *L) {
  SELF;
  lua_getiuservalue(L, 1, 1);
  push_sentence(L, -1, ge_doc_sentence_of(doc, i));
  return 1;
}

static int equal(lua_State *L) {
  const TokenBox *a = luaL_checkudata(L, 1, TOKEN_MT);
  const TokenBox *b = luaL_checkudata(L, 2, TOKEN_MT);
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  lua_pushboolean(L, a->i == b->i && lua_rawequal(L, -1, -2));
  return 1;
}

static const luaL_Reg fields[] = {
    {"index", get_index},   {"text", get_text},   {"norm", get_norm},
    {"shape", get_shape},   {"lemma", get_lemma}, {"lemmas", get_lemmas},
    {"start", get_start},   {"stop", get_stop},   {"flags", get_flags},
    {"sentence", get_sentence}, {NULL, NULL},
};

static const luaL_Reg methods[] = {{NULL, NULL}};
static const luaL_Reg meta[] = {
    {"__tostring", get_text}, {"__eq", equal}, {NULL, NULL}};

void open_token(lua_State *L) {
  bind_class(L, TOKEN_MT, methods, fields, meta, NULL);
}
