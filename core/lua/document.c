/*
 * Documents: core.analyze(text, info) makes them; doc.id, doc:tokens(),
 * doc:sentence(i), doc:layer "actor", doc:run()
 */
#include "lua/bind.h"

#include <string.h>

#define SELF GeDoc *doc = bind_doc(L, 1)

static int get_id(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_doc_id(doc));
  return 1;
}

static int get_title(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_doc_title(doc));
  return 1;
}

static int get_day(lua_State *L) {
  SELF;
  if (ge_doc_day(doc) == GE_NODAY) lua_pushnil(L);
  else lua_pushinteger(L, ge_doc_day(doc));
  return 1;
}

static int get_date(lua_State *L) {
  SELF;
  char date[11];
  if (ge_doc_day(doc) == GE_NODAY) {
    lua_pushnil(L);
  } else {
    ge_day_format(ge_doc_day(doc), date);
    lua_pushstring(L, date);
  }
  return 1;
}

static int get_text(lua_State *L) {
  SELF;
  size_t n;
  const char *s = ge_doc_text(doc, &n);
  lua_pushlstring(L, s, n);
  return 1;
}

static int get_ntokens(lua_State *L) {
  SELF;
  lua_pushinteger(L, ge_doc_ntokens(doc));
  return 1;
}

static int get_nsentences(lua_State *L) {
  SELF;
  lua_pushinteger(L, ge_doc_nsentences(doc));
  return 1;
}

/* doc.steps: of the matcher, so far; what the limit counts */
static int get_steps(lua_State *L) {
  SELF;
  lua_pushinteger(L, (lua_Integer)ge_doc_steps(doc));
  return 1;
}

static int doc_token(lua_State *L) {
  SELF;
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && i <= ge_doc_ntokens(doc), 2, "no such token");
  push_token(L, 1, (uint32_t)i - 1);
  return 1;
}

/* doc:norm(i): the folded form of token i, without a view of the token. */
static int doc_norm(lua_State *L) {
  SELF;
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && i <= ge_doc_ntokens(doc), 2, "no such token");
  lua_pushstring(
      L, ge_type_norm(ge_doc_engine(doc), ge_doc_tokens(doc)[i - 1].type));
  return 1;
}

static int doc_sentence(lua_State *L) {
  SELF;
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && i <= ge_doc_nsentences(doc), 2,
                "no such sentence");
  push_sentence(L, 1, (uint32_t)i - 1);
  return 1;
}

/* Iterators. Upvalues: document, position. */
static int next_token(lua_State *L) {
  GeDoc *doc = bind_doc(L, lua_upvalueindex(1));
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  if (i >= ge_doc_ntokens(doc)) return 0;
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(2));
  push_token(L, lua_upvalueindex(1), (uint32_t)i);
  return 1;
}

static int next_sentence(lua_State *L) {
  GeDoc *doc = bind_doc(L, lua_upvalueindex(1));
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  if (i >= ge_doc_nsentences(doc)) return 0;
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(2));
  push_sentence(L, lua_upvalueindex(1), (uint32_t)i);
  return 1;
}

static int iterate(lua_State *L, lua_CFunction next) {
  (void)bind_doc(L, 1);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next, 2);
  return 1;
}

static int doc_tokens(lua_State *L) { return iterate(L, next_token); }
static int doc_sentences(lua_State *L) { return iterate(L, next_sentence); }

/* Upvalues: array of spans, position. */
static int next_item(lua_State *L) {
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;
  lua_pushinteger(L, i);
  lua_replace(L, lua_upvalueindex(2));
  lua_rawgeti(L, lua_upvalueindex(1), i);
  return 1;
}

static int doc_layer(lua_State *L) {
  SELF;
  push_layer(L, 1, luaL_checkstring(L, 2), 0, ge_doc_nsentences(doc));
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_item, 2);
  return 1;
}

static int doc_matches(lua_State *L) {
  SELF;
  lua_createtable(L, (int)ge_doc_nmatches(doc), 0);
  for (uint32_t i = 0; i < ge_doc_nmatches(doc); i++) {
    push_match(L, 1, ge_doc_match(doc, i), i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* doc:tries(rule, sentence) -> boolean; sentences count from 1 */
static int doc_tries(lua_State *L) {
  SELF;
  bool yes;
  lua_Integer rule = luaL_checkinteger(L, 2), s = luaL_checkinteger(L, 3);
  luaL_argcheck(L, rule >= 0 && rule < UINT32_MAX, 2, "no such rule");
  luaL_argcheck(L, s >= 1 && s < UINT32_MAX, 3, "no such sentence");
  bind_check(L, ge_doc_tries(doc, (GeId)rule, (uint32_t)s - 1, &yes));
  lua_pushboolean(L, yes);
  return 1;
}

/* doc:syntax() -> sentences with tags, and with a tree */
static int doc_syntax(lua_State *L) {
  SELF;
  uint32_t ntagged, nparsed;
  ge_doc_syntax(doc, &ntagged, &nparsed);
  lua_pushinteger(L, ntagged);
  lua_pushinteger(L, nparsed);
  return 2;
}

static int doc_run(lua_State *L) {
  SELF;
  bind_check(L, ge_doc_run(doc));
  return 0;
}

/* doc:find(pattern, first, last [, from]): tokens 1-based, inclusive. */
static int doc_find(lua_State *L) {
  SELF;
  GeMatch m;
  bool found;
  GeId pattern = (GeId)luaL_checkinteger(L, 2);
  lua_Integer first = luaL_checkinteger(L, 3), last = luaL_checkinteger(L, 4);
  lua_Integer from = luaL_optinteger(L, 5, first);
  luaL_argcheck(L, first >= 1 && last <= ge_doc_ntokens(doc), 3,
                "no such tokens");
  if (first > last || from < first || from > last) {
    lua_pushnil(L);
    return 1;
  }
  bind_check(L, ge_doc_find(doc, pattern, (uint32_t)first - 1, (uint32_t)last,
                            (uint32_t)from - 1, &found, &m));
  if (found) push_match(L, 1, &m, GE_NONE);
  else lua_pushnil(L);
  return 1;
}

static int doc_range(lua_State *L) {
  SELF;
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  luaL_argcheck(L, first >= 1 && first <= last && last <= ge_doc_ntokens(doc),
                2, "no such tokens");
  push_range(L, 1, (uint32_t)first - 1, (uint32_t)last);
  return 1;
}

/* doc:cp(byte): code point offset of a 0-based byte offset. */
static int doc_cp(lua_State *L) {
  SELF;
  lua_Integer byte = luaL_checkinteger(L, 2);
  luaL_argcheck(L, byte >= 0 && byte <= UINT32_MAX, 2, "no byte offset");
  lua_pushinteger(L, ge_doc_cp(doc, (uint32_t)byte));
  return 1;
}

static int free_doc(lua_State *L) {
  DocBox *box = luaL_checkudata(L, 1, DOC_MT);
  if (box->doc) bind_phase(bind_host(L), GE_PHASE_IDLE, NULL);
  ge_doc_free(box->doc);
  box->doc = NULL;
  return 0;
}

/* Not for rules: the core may be at work on the document that a callback of
 * theirs closes. */
static int doc_close(lua_State *L) {
  if (bind_host(L)->guard > 0)
    return luaL_error(L, "a rule cannot close a document");
  return free_doc(L);
}

static const luaL_Reg fields[] = {
    {"id", get_id},
    {"title", get_title},
    {"day", get_day},
    {"date", get_date},
    {"text", get_text},
    {"ntokens", get_ntokens},
    {"nsentences", get_nsentences},
    {"steps", get_steps},
    {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"token", doc_token},
    {"sentence", doc_sentence},
    {"norm", doc_norm},
    {"tokens", doc_tokens},
    {"sentences", doc_sentences},
    {"layer", doc_layer},
    {"matches", doc_matches},
    {"candidates", doc_candidates},
    {"tries", doc_tries},
    {"syntax", doc_syntax},
    {"run", doc_run},
    {"find", doc_find},
    {"range", doc_range},
    {"cp", doc_cp},
    {"close", doc_close},
    {NULL, NULL},
};

static const luaL_Reg meta[] = {{"__gc", free_doc},
                                {"__close", doc_close},
                                {"__tostring", get_id},
                                {NULL, NULL}};

void open_doc(lua_State *L) {
  bind_class(L, DOC_MT, methods, fields, meta, NULL);
}

/* A closed document userdata with its table of values. [-0, +1, e] */
int doc_push(lua_State *L) {
  DocBox *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->doc = NULL;
  luaL_setmetatable(L, DOC_MT);
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  return 1;
}

/* Text rules find the userdata by its GeDoc. */
int doc_remember(lua_State *L) {
  DocBox *box = luaL_checkudata(L, 1, DOC_MT);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_DOCS]);
  lua_pushvalue(L, 1);
  lua_rawsetp(L, -2, box->doc);
  return 0;
}

/* Open a document into a new userdata. [-0, +1, e] */
static void push_doc(lua_State *L, const char *text, size_t n,
                     const GeDocInfo *info) {
  doc_push(L);
  DocBox *box = lua_touserdata(L, -1);
  bind_host(L)->printed = 0;
  bind_phase(bind_host(L), GE_PHASE_DOCUMENT, info->id);
  bind_check(L, ge_doc_new(bind_host(L)->engine, text, n, info, &box->doc));
  lua_pushcfunction(L, doc_remember);
  lua_pushvalue(L, -2);
  lua_call(L, 1, 0);
}

/* core.analyze(text, {id=, title=, date= | day=}) -> doc */
static int analyze(lua_State *L) {
  size_t n, nd;
  const char *text = luaL_checklstring(L, 1, &n);
  GeDocInfo info = {.id = "", .title = "", .day = GE_NODAY};
  if (!lua_isnoneornil(L, 2)) {
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_getfield(L, 2, "id");
    info.id = luaL_optstring(L, -1, "");
    lua_getfield(L, 2, "title");
    info.title = luaL_optstring(L, -1, "");
    lua_getfield(L, 2, "day");
    info.day = (int32_t)luaL_optinteger(L, -1, GE_NODAY);
    lua_getfield(L, 2, "date");
    const char *date = luaL_optlstring(L, -1, "", &nd);
    if (nd && !ge_day_parse(date, nd, &info.day))
      return luaL_error(L, "'%s' is not YYYY-MM-DD", date);
  }
  push_doc(L, text, n, &info);
  return 1;
}

/* core.has_model() -> whether sentences can be parsed */
static int has_model(lua_State *L) {
  lua_pushboolean(L, ge_engine_has_model(bind_host(L)->engine));
  return 1;
}

void open_documents(lua_State *L) {
  lua_newtable(L); /* documents by address, weak */
  lua_newtable(L);
  lua_pushliteral(L, "v");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_DOCS]);
  lua_pushcfunction(L, analyze);
  lua_setfield(L, -2, "analyze");
  lua_pushcfunction(L, has_model);
  lua_setfield(L, -2, "has_model");
}
