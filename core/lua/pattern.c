/*
 * core.pattern(ast): the public tree of pattern.lua -> a compiled pattern.
 * Every node is a table { k = kind, ... }, see scripts/geoeng/language/pattern.lua.
 */
#include "lua/bind.h"

#include <string.h>

#define PAT_BOX "geoeng.pat"
#define DEEPEST 150 /* nested nodes; the core's own limit is lower */

typedef struct Tree {
  lua_State *L;
  GePat *pat;
  int depth;
} Tree;

/* Raises { message =, at = } for the node at index. */
static int bad_node(const Tree *t, int node, const char *fmt, const char *arg) {
  lua_State *L = t->L;
  node = lua_absindex(L, node);
  lua_newtable(L);
  lua_pushfstring(L, fmt, arg);
  lua_setfield(L, -2, "message");
  lua_getfield(L, node, "at");
  lua_setfield(L, -2, "at");
  return lua_error(L);
}

/* The pattern has said why, or memory is out. */
static int bad_pat(const Tree *t, int node) {
  const char *why = ge_pat_why(t->pat);
  if (strcmp(why, "out of memory") == 0) bind_no_memory(t->L);
  return bad_node(t, node, "%s", why);
}

static GeId checked(const Tree *t, GeId id) {
  if (id == GE_NONE) bind_no_memory(t->L);
  return id;
}

/* String at node[i] or node.key; leaves it on the stack. [-0, +1, e] */
static const char *text_at(const Tree *t, int node, lua_Integer i, size_t *n) {
  lua_rawgeti(t->L, node, i);
  if (lua_type(t->L, -1) != LUA_TSTRING && lua_type(t->L, -1) != LUA_TNUMBER)
    bad_node(t, node, "a string is missing in this node%s", "");
  return lua_tolstring(t->L, -1, n);
}

static GeId build(Tree *t, int node);
static GeId build_test(Tree *t, int node);

static GeId test_cmp(const Tree *t, int node) {
  static const struct {
    const char *op;
    GeCmp cmp;
  } ops[] = {{"=", GE_EQ},  {"!=", GE_NE}, {"~", GE_LIKE}, {"<", GE_LT},
             {"<=", GE_LE}, {">", GE_GT},  {">=", GE_GE}};
  lua_State *L = t->L;
  size_t n;
  int top = lua_gettop(L);
  const char *key = text_at(t, node, 1, &n), *op = text_at(t, node, 2, &n);
  const char *value = text_at(t, node, 3, &n);
  GeId id = GE_NONE;
  bool known = false;
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
    if (strcmp(ops[i].op, op) != 0) continue;
    id = ge_pat_test(t->pat, key, ops[i].cmp, value);
    known = true;
  }
  if (!known) bad_node(t, node, "unknown comparison '%s'", op);
  lua_settop(L, top);
  return checked(t, id);
}

static GeId build_test(Tree *t, int node) {
  lua_State *L = t->L;
  int top = lua_gettop(L);
  node = lua_absindex(L, node);
  luaL_checkstack(L, 10, "test nested too deep");
  if (++t->depth > DEEPEST) bad_node(t, node, "%s", "nested too deep");
  lua_getfield(L, node, "k");
  const char *k = luaL_checkstring(L, -1);
  GeId id;
  if (strcmp(k, "cmp") == 0) {
    id = test_cmp(t, node);
  } else {
    lua_rawgeti(L, node, 1);
    GeId a = build_test(t, -1), b;
    if (strcmp(k, "not") == 0) {
      id = ge_pat_test_not(t->pat, a);
    } else {
      lua_rawgeti(L, node, 2);
      b = build_test(t, -1);
      bool both = strcmp(k, "and") == 0;
      id = both ? ge_pat_test_and(t->pat, a, b) : ge_pat_test_or(t->pat, a, b);
    }
  }
  t->depth--;
  lua_settop(L, top);
  return checked(t, id);
}

/* node.test, or GE_NONE */
static GeId own_test(Tree *t, int node) {
  lua_State *L = t->L;
  GeId id = GE_NONE;
  if (lua_getfield(L, node, "test") == LUA_TTABLE) id = build_test(t, -1);
  lua_pop(L, 1);
  return id;
}

static GeId build_layer(Tree *t, int node, bool list) {
  lua_State *L = t->L;
  size_t n;
  const char *name = text_at(t, node, 1, &n);
  const char *whole = list ? lua_pushfstring(L, "$%s", name) : name;
  if (lua_getfield(L, node, "whole") == LUA_TSTRING)
    whole = lua_tostring(L, -1);
  GeId layer = bind_layer(L, whole);
  if (layer == GE_NONE)
    bad_node(t, node,
             list ? "there is no list '$%s'" : "there is no layer '<%s>'",
             name);
  return checked(t, ge_pat_layer(t->pat, layer, own_test(t, node)));
}

/* Kids from node[1] on, collected in a Lua buffer so that errors free it. */
static GeId build_kids(Tree *t, int node, bool alt) {
  lua_State *L = t->L;
  lua_Unsigned n = lua_rawlen(L, node);
  GeId *ids = lua_newuserdatauv(L, (n + 1) * sizeof *ids, 0);
  for (lua_Unsigned i = 0; i < n; i++) {
    lua_rawgeti(L, node, (lua_Integer)i + 1);
    ids[i] = build(t, -1);
    lua_pop(L, 1);
  }
  return checked(t,
                 alt ? ge_pat_alt(t->pat, ids, n) : ge_pat_seq(t->pat, ids, n));
}

static uint32_t number_at(const Tree *t, int node, const char *key,
                          uint32_t absent) {
  lua_State *L = t->L;
  uint32_t v = absent;
  if (lua_getfield(L, node, key) != LUA_TNIL) {
    lua_Integer n = luaL_checkinteger(L, -1);
    if (n < 0 || n > 100000) bad_node(t, node, "%s is out of range", key);
    v = (uint32_t)n;
  }
  lua_pop(L, 1);
  return v;
}

static bool flag_at(lua_State *L, int node, const char *key) {
  lua_getfield(L, node, key);
  bool yes = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return yes;
}

static GeId kid_at(Tree *t, int node, lua_Integer i) {
  lua_rawgeti(t->L, node, i);
  return build(t, -1);
}

static GeId build_word(const Tree *t, int node, GeHow how) {
  size_t n;
  const char *w = text_at(t, node, 1, &n);
  GeId id = ge_pat_word(t->pat, w, n, how);
  if (id == GE_NONE) bad_pat(t, node);
  return id;
}

/* Raises at the comparison that tokens cannot be asked, if it is one. */
static void blame(Tree *t, int node) {
  lua_State *L = t->L;
  int top = lua_gettop(L);
  node = lua_absindex(L, node);
  luaL_checkstack(L, 10, "test nested too deep");
  lua_getfield(L, node, "k");
  if (strcmp(lua_tostring(L, -1), "cmp") == 0) {
    if (ge_pat_token(t->pat, build_test(t, node)) == GE_NONE) bad_pat(t, node);
  } else {
    for (lua_Integer i = 1; i <= 2; i++)
      if (lua_rawgeti(L, node, i) == LUA_TTABLE) blame(t, -1);
  }
  lua_settop(L, top);
}

static GeId build_token(Tree *t, int node) {
  lua_rawgeti(t->L, node, 1);
  GeId id = ge_pat_token(t->pat, build_test(t, -1));
  if (id == GE_NONE) blame(t, -1);
  return checked(t, id);
}

static GeId build_repeat(Tree *t, int node) {
  uint32_t min = number_at(t, node, "min", 0);
  uint32_t max = number_at(t, node, "max", GE_NONE);
  bool lazy = flag_at(t->L, node, "lazy");
  if (max < min) bad_node(t, node, "%s", "the upper bound is below the lower");
  return checked(t, ge_pat_repeat(t->pat, kid_at(t, node, 1), min, max, lazy));
}

static GeId build_gap(const Tree *t, int node) {
  lua_rawgeti(t->L, node, 1);
  lua_Integer n = luaL_checkinteger(t->L, -1);
  if (n < 0 || n > 1000) bad_node(t, node, "%s", "a gap is 0 to 1000 tokens");
  return checked(t, ge_pat_gap(t->pat, (uint32_t)n));
}

static GeId build_role(Tree *t, int node) {
  size_t n;
  const char *name = text_at(t, node, 1, &n);
  return checked(t, ge_pat_role(t->pat, name, kid_at(t, node, 2)));
}

static GeId build_look(Tree *t, int node) {
  bool behind = flag_at(t->L, node, "behind");
  bool negate = flag_at(t->L, node, "negate");
  GeLook look = behind ? (negate ? GE_NOT_BEHIND : GE_BEHIND)
                       : (negate ? GE_NOT_AHEAD : GE_AHEAD);
  return checked(t, ge_pat_look(t->pat, kid_at(t, node, 1), look));
}

static GeId build_edge(const Tree *t, int node) {
  size_t n;
  return checked(t, ge_pat_edge(t->pat, *text_at(t, node, 1, &n) == 'e'));
}

static GeId build_any(const Tree *t) {
  return checked(t, ge_pat_token(t->pat, GE_NONE));
}

/* Patterns have tens of thousands of nodes: the length tells most kinds. */
static GeId dispatch(Tree *t, int node, const char *k, size_t n) {
#define IS(kind) (n == sizeof(kind) - 1 && memcmp(k, kind, n) == 0)
  if (IS("word")) return build_word(t, node, GE_LEMMA);
  if (IS("list")) return build_layer(t, node, true);
  if (IS("role")) return build_role(t, node);
  if (IS("seq")) return build_kids(t, node, false);
  if (IS("alt")) return build_kids(t, node, true);
  if (IS("rep")) return build_repeat(t, node);
  if (IS("gap")) return build_gap(t, node);
  if (IS("layer")) return build_layer(t, node, false);
  if (IS("exact")) return build_word(t, node, GE_EXACT);
  if (IS("token")) return build_token(t, node);
  if (IS("look")) return build_look(t, node);
  if (IS("edge")) return build_edge(t, node);
  if (IS("any")) return build_any(t);
#undef IS
  bad_node(t, node, "unknown node kind '%s'", k);
  return GE_NONE;
}

static GeId build(Tree *t, int node) {
  lua_State *L = t->L;
  int top = lua_gettop(L);
  node = lua_absindex(L, node);
  luaL_checkstack(L, 10, "pattern nested too deep");
  if (!lua_istable(L, node)) luaL_error(L, "a pattern node must be a table");
  if (++t->depth > DEEPEST) bad_node(t, node, "%s", "nested too deep");
  lua_getfield(L, node, "k");
  if (lua_type(L, -1) != LUA_TSTRING)
    bad_node(t, node, "%s", "a pattern node without kind (k)");
  size_t n;
  const char *kind = lua_tolstring(L, -1, &n);
  GeId id = dispatch(t, node, kind, n);
  t->depth--;
  lua_settop(L, top);
  return id;
}

static int free_pat(lua_State *L) {
  GePat **box = lua_touserdata(L, 1);
  ge_pat_free(*box);
  *box = NULL;
  return 0;
}

static int core_pattern(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  Host *h = bind_host(L);
  GePat **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  if (luaL_newmetatable(L, PAT_BOX)) {
    lua_pushcfunction(L, free_pat);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  bind_check(L, ge_pat_new(h->engine, box));
  Tree t = {L, *box, 0};
  GeId pattern, root = build(&t, 1);
  GeStatus st = ge_pattern_compile(h->engine, *box, root, &pattern);
  if (st == GE_ENOMEM) bind_no_memory(L);
  if (st != GE_OK) bad_node(&t, 1, "%s", ge_engine_message(h->engine));
  ge_pat_free(*box); /* now: the collector may not come before all are made */
  *box = NULL;
  lua_pushinteger(L, pattern);
  return 1;
}

void open_patterns(lua_State *L) {
  lua_pushcfunction(L, core_pattern);
  lua_setfield(L, -2, "pattern");
}
