/* doc:token(i): one token. t.text, t.norm, t.lemma, t.shape, t.flags.quote */
#include "lua/bind.h"

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

static int get_sense(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_type_sense(ge_doc_engine(doc), t->type));
  return 1;
}

/* Whether WordNet has the word as it is. */
static int get_listed(lua_State *L) {
  SELF;
  lua_pushboolean(L, ge_type_listed(ge_doc_engine(doc), t->type));
  return 1;
}

/* By the word's part of speech; without a model the likeliest of all. */
static int get_lemma(lua_State *L) {
  SELF;
  const char *lemma = ge_type_lemma(ge_doc_engine(doc), t->type, 0);
  if (ge_engine_has_model(ge_doc_engine(doc)))
    bind_check(L, ge_doc_lemma(doc, i, &lemma));
  lua_pushstring(L, lemma);
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
  } names[] = {{"space", GE_TOK_SPACE},
               {"quote", GE_TOK_QUOTE},
               {"punct", GE_TOK_PUNCT},
               {"glued", GE_TOK_GLUED},
               {"stop", GE_TOK_STOP}};
  lua_createtable(L, 0, 5);
  for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
    lua_pushboolean(L, (t->flags & names[k].bit) != 0);
    lua_setfield(L, -2, names[k].name);
  }
  return 1;
}

typedef GeStatus Analysis(GeDoc *, GeId, const GeWord **);

/* The analysis of the token; computed for its sentence when needed. */
static const GeWord *word_of(lua_State *L, GeDoc *doc, uint32_t i,
                             Analysis *analysis, uint32_t *first) {
  const GeWord *words;
  uint32_t sentence = ge_doc_sentence_of(doc, i);
  bind_check(L, analysis(doc, sentence, &words));
  *first = ge_doc_sentences(doc)[sentence].first;
  return &words[i - *first];
}

#define WORD(analysis)                                                         \
  SELF;                                                                        \
  uint32_t first;                                                              \
  const GeWord *w = word_of(L, doc, i, analysis, &first)

static int get_pos(lua_State *L) {
  WORD(ge_doc_tag);
  lua_pushstring(L, ge_pos_name(w->pos));
  return 1;
}

static int get_tag(lua_State *L) {
  WORD(ge_doc_tag);
  lua_pushstring(L, ge_tag_name(w->tag));
  return 1;
}

static int get_dep(lua_State *L) {
  WORD(ge_doc_parse);
  lua_pushstring(L, ge_rel_name(w->rel));
  return 1;
}

/* The token that this one depends on, nil for the root. */
static int get_head(lua_State *L) {
  WORD(ge_doc_parse);
  lua_getiuservalue(L, 1, 1);
  if (w->head == GE_NONE) lua_pushnil(L);
  else push_token(L, -1, w->head);
  return 1;
}

/* The tokens that depend on this one, in text order. */
static int get_children(lua_State *L) {
  WORD(ge_doc_parse);
  const GeSentence *s = &ge_doc_sentences(doc)[ge_doc_sentence_of(doc, i)];
  const GeWord *words = w - (i - first);
  lua_Integer n = 0;
  lua_getiuservalue(L, 1, 1);
  lua_newtable(L);
  for (uint32_t k = first; k < s->end; k++) {
    if (words[k - first].head != i) continue;
    push_token(L, -2, k);
    lua_rawseti(L, -2, ++n);
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
    {"index", get_index},       {"text", get_text},
    {"norm", get_norm},         {"shape", get_shape},
    {"sense", get_sense},       {"listed", get_listed},
    {"lemma", get_lemma},       {"lemmas", get_lemmas},
    {"start", get_start},       {"stop", get_stop},
    {"flags", get_flags},       {"sentence", get_sentence},
    {"pos", get_pos},           {"tag", get_tag},
    {"dep", get_dep},           {"head", get_head},
    {"children", get_children}, {NULL, NULL},
};

static const luaL_Reg methods[] = {{NULL, NULL}};
static const luaL_Reg meta[] = {
    {"__tostring", get_text}, {"__eq", equal}, {NULL, NULL}};

void open_token(lua_State *L) {
  bind_class(L, TOKEN_MT, methods, fields, meta, NULL);
}
