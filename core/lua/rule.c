/*
 * Building lists and rules from Lua: core.entry, core.list, core.list_add,
 * core.rule, core.seal, and the trampoline of text rules.
 */
#include "lua/bind.h"

#include <string.h>

static GeEngine *engine(lua_State *L) { return bind_host(L)->engine; }

/* core.entry({key, value, ...}, from_day|nil, to_day|nil) -> id. Keys come
 * sorted, so that results do not depend on hashing. */
static int core_entry(lua_State *L) {
  GeId id;
  luaL_checktype(L, 1, LUA_TTABLE);
  int32_t from = (int32_t)luaL_optinteger(L, 2, GE_NODAY);
  int32_t to = (int32_t)luaL_optinteger(L, 3, GE_NODAY);
  bind_check(L, ge_entry_new(engine(L), &id));
  lua_Unsigned n = lua_rawlen(L, 1);
  for (lua_Unsigned i = 1; i + 1 <= n; i += 2) { /* key, value, key, value */
    lua_rawgeti(L, 1, (lua_Integer)i);
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    bind_check(L, ge_entry_set(engine(L), id, luaL_checkstring(L, -2),
                               luaL_checkstring(L, -1)));
    lua_pop(L, 2);
  }
  bind_check(L, ge_entry_dates(engine(L), id, from, to));
  lua_pushinteger(L, id);
  return 1;
}

/* core.list(name) -> id of the layer "$name" */
static int core_list(lua_State *L) {
  GeId id;
  const char *name = lua_pushfstring(L, "$%s", luaL_checkstring(L, 1));
  bind_check(L, ge_layer(engine(L), name, &id));
  lua_pushinteger(L, id);
  return 1;
}

static int core_declare_layer(lua_State *L) {
  GeId id;
  bind_check(L, ge_layer(engine(L), luaL_checkstring(L, 1), &id));
  lua_pushinteger(L, id);
  return 1;
}

/* core.layers() -> names of all layers, in order of declaration */
static int core_layers(lua_State *L) {
  const char *name;
  lua_newtable(L);
  for (GeId i = 0; (name = ge_layer_name(engine(L), i)); i++) {
    lua_pushstring(L, name);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int core_has_layer(lua_State *L) {
  bool has = ge_layer_find(engine(L), luaL_checkstring(L, 1)) != GE_NONE;
  lua_pushboolean(L, has);
  return 1;
}

/* core.list_add(list, phrase, how, entry|nil) */
static int core_list_add(lua_State *L) {
  static const char *const hows[] = {"lemma", "fold", "exact", NULL};
  static const GeHow how[] = {GE_LEMMA, GE_FOLD, GE_EXACT};
  size_t n;
  GeId list = (GeId)luaL_checkinteger(L, 1);
  const char *phrase = luaL_checklstring(L, 2, &n);
  int k = luaL_checkoption(L, 3, "lemma", hows);
  GeId entry = (GeId)luaL_optinteger(L, 4, GE_NONE);
  bind_check(L, ge_list_add(engine(L), list, phrase, n, how[k], entry));
  return 0;
}

/* core.list_read(list, file, name, text, how): the rows of a TSV lexicon */
static int core_list_read(lua_State *L) {
  static const char *const hows[] = {"lemma", "fold", "exact", NULL};
  static const GeHow how[] = {GE_LEMMA, GE_FOLD, GE_EXACT};
  size_t n;
  GeId list = (GeId)luaL_checkinteger(L, 1);
  const char *file = luaL_checkstring(L, 2);
  const char *name = luaL_checkstring(L, 3);
  const char *text = luaL_checklstring(L, 4, &n);
  int k = luaL_checkoption(L, 5, "lemma", hows);
  bind_check(L, ge_list_read(engine(L), list, file, name, text, n, how[k]));
  return 0;
}

/* core.lists_load(key) -> loaded, warning|nil */
static int core_lists_load(lua_State *L) {
  const Host *h = bind_host(L);
  const char *key = luaL_checkstring(L, 1);
  bool loaded = false;
  if (!h->cache) return 0;
  GeStatus st = ge_lists_load(h->engine, h->cache, key, &loaded);
  if (st != GE_EINPUT) bind_check(L, st);
  lua_pushboolean(L, loaded);
  if (st == GE_OK) return 1;
  lua_pushstring(L, ge_engine_message(h->engine));
  return 2;
}

/* core.lists_save(key) -> saved: false where nothing can be kept, which costs
 * time and nothing else */
static int core_lists_save(lua_State *L) {
  const Host *h = bind_host(L);
  const char *key = luaL_checkstring(L, 1);
  GeStatus st = h->cache ? ge_lists_save(h->engine, h->cache, key) : GE_EIO;
  if (st != GE_EIO) bind_check(L, st);
  lua_pushboolean(L, st == GE_OK);
  return 1;
}

/* core.rules_load(key) -> notes|nil, warning|nil: what core.rules_save kept. None
 * where a folder's modules stand before the library's own, which no key tells. */
static int core_rules_load(lua_State *L) {
  const Host *h = bind_host(L);
  const char *key = luaL_checkstring(L, 1), *notes = NULL;
  size_t n = 0;
  if (!h->cache || h->library) return 0;
  GeStatus st = ge_rules_load(h->engine, h->cache, key, &notes, &n);
  if (st != GE_EINPUT) bind_check(L, st);
  if (notes) lua_pushlstring(L, notes, n);
  else lua_pushnil(L);
  if (st == GE_OK) return 1;
  lua_pushstring(L, ge_engine_message(h->engine));
  return 2;
}

/* core.rules_take(same) -> taken: the patterns that were loaded are those of the
 * rules; or, with `same` false, they are not */
static int core_rules_take(lua_State *L) {
  bool taken = false;
  if (lua_toboolean(L, 1)) bind_check(L, ge_rules_take(engine(L), &taken));
  else ge_rules_drop(engine(L));
  lua_pushboolean(L, taken);
  return 1;
}

/* core.rules_save(key, notes) -> saved */
static int core_rules_save(lua_State *L) {
  const Host *h = bind_host(L);
  size_t n;
  const char *key = luaL_checkstring(L, 1);
  const char *notes = luaL_checklstring(L, 2, &n);
  GeStatus st = h->cache ? ge_rules_save(h->engine, h->cache, key, notes, n)
                         : GE_EIO;
  if (st != GE_EIO) bind_check(L, st);
  lua_pushboolean(L, st == GE_OK);
  return 1;
}

/* core.build() -> string that other builds of geoeng do not share, nil when
 * there is none */
static int core_build(lua_State *L) {
  lua_pushstring(L, bind_host(L)->build);
  return 1;
}

/* ------------------------------------------------------------------- rules */

static const char *string_at(lua_State *L, const char *key, const char *def) {
  lua_getfield(L, 1, key);
  const char *s = luaL_optstring(L, -1, def);
  return s; /* stays on the stack, so it stays alive */
}

static lua_Integer integer_at(lua_State *L, const char *key, lua_Integer def) {
  lua_getfield(L, 1, key);
  return luaL_optinteger(L, -1, def);
}

static int option_at(lua_State *L, const char *key, const char *const *names) {
  const char *s = string_at(L, key, names[0]);
  for (int i = 0; names[i]; i++)
    if (strcmp(names[i], s) == 0) return i;
  return luaL_error(L, "%s: '%s' is not known", key, s);
}

/* The arrays of the spec as userdata on the stack. */
static void arrays_at(lua_State *L, GeRuleSpec *spec) {
  lua_getfield(L, 1, "patterns");
  size_t n = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
  GeId *ids = lua_newuserdatauv(L, (n + 1) * sizeof *ids, 0);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    ids[i] = (GeId)luaL_checkinteger(L, -1);
    lua_pop(L, 1);
  }
  spec->patterns = ids;
  spec->npatterns = n;
}

/* Keep spec[key] in the registry table `where` under the rule's id. */
static void keep_function(lua_State *L, const char *key, int where, GeId rule) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[where]);
  if (lua_getfield(L, 1, key) == LUA_TFUNCTION) lua_rawseti(L, -2, rule);
  else lua_pop(L, 1);
  lua_pop(L, 1);
}

/* Whether the rule's functions are those of a rule file. */
static void keep_strange(lua_State *L, GeId rule) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_STRANGE]);
  lua_getfield(L, 1, "strange");
  lua_rawseti(L, -2, rule);
  lua_pop(L, 1);
}

static int core_rule(lua_State *L) {
  static const char *const kinds[] = {"span", "text", "event", NULL};
  static const char *const policies[] = {"longest", "first", "all", "inner",
                                         NULL};
  static const char *const withins[] = {"sentence", "paragraph", "document",
                                        NULL};
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkstack(L, 40, NULL);
  GeRuleSpec spec;
  memset(&spec, 0, sizeof spec);
  spec.kind = (GeRuleKind)option_at(L, "kind", kinds);
  spec.policy = (GePolicy)option_at(L, "policy", policies);
  spec.within = (GeWithin)option_at(L, "within", withins);
  spec.name = string_at(L, "name", NULL);
  spec.file = string_at(L, "file", "");
  spec.take = string_at(L, "take", NULL);
  spec.line = (uint32_t)integer_at(L, "line", 0);
  spec.priority = (int32_t)integer_at(L, "priority", 0);
  spec.set = (GeId)integer_at(L, "set", GE_NONE);
  if (!spec.name) return luaL_error(L, "a rule needs a name");
  arrays_at(L, &spec);
  GeId rule;
  bind_check(L, ge_rule_add(engine(L), &spec, &rule));
  keep_function(L, "value", KEY_VALUE_OF, rule);
  keep_function(L, "find", KEY_FIND_OF, rule);
  keep_strange(L, rule);
  lua_pushinteger(L, rule);
  return 1;
}

static int core_seal(lua_State *L) {
  bind_check(L, ge_engine_seal(engine(L)));
  bind_host(L)->sealed = true;
  return 0;
}

/* -------------------------------------------------------------- text rules */

typedef struct TextCall {
  GeDoc *doc;
  GeId rule;
  uint32_t start, end;
} TextCall;

/* One { start, stop, value } of a finder, offsets 1-based in the slice, stop
 * exclusive. The value goes to the document's table under -tag. */
static void add_found(lua_State *L, const TextCall *c, int values) {
  lua_rawgeti(L, -1, 1);
  lua_rawgeti(L, -2, 2);
  lua_Integer a = luaL_checkinteger(L, -2), b = luaL_checkinteger(L, -1);
  lua_pop(L, 2);
  lua_Integer n = (lua_Integer)c->end - c->start;
  if (a < 1 || b <= a || b > n + 1)
    luaL_error(L, "a text rule found an empty range or one past the text");
  uint32_t tag = 0;
  if (lua_rawgeti(L, -1, 3) != LUA_TNIL) {
    lua_getfield(L, values, "ntags");
    tag = (uint32_t)lua_tointeger(L, -1) + 1;
    lua_pop(L, 1);
    lua_pushinteger(L, tag);
    lua_setfield(L, values, "ntags");
    lua_rawseti(L, values, -(lua_Integer)tag);
  } else {
    lua_pop(L, 1);
  }
  bind_check(L, ge_doc_add_span(c->doc, c->rule, c->start + (uint32_t)a - 1,
                                c->start + (uint32_t)b - 1, tag));
}

/* Protected: call the finder on the slice, report what it found. */
static int call_finder(lua_State *L) {
  const TextCall *c = lua_touserdata(L, 1);
  size_t n;
  const char *text = ge_doc_text(c->doc, &n);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_DOCS]);
  lua_rawgetp(L, -1, c->doc);
  lua_getiuservalue(L, -1, 1);
  int values = lua_gettop(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_FIND_OF]);
  lua_rawgeti(L, -1, c->rule);
  lua_pushlstring(L, text + c->start, c->end - c->start);
  bind_guarded(L, 1, 1, bind_steps(L));
  if (lua_isnil(L, -1)) return 0;
  luaL_checktype(L, -1, LUA_TTABLE);
  lua_Unsigned k = lua_rawlen(L, -1);
  for (lua_Unsigned i = 1; i <= k; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i);
    luaL_checktype(L, -1, LUA_TTABLE);
    add_found(L, c, values);
    lua_pop(L, 1);
  }
  return 0;
}

/* The core calls this; no error may pass through it. */
static GeStatus on_text(void *host, GeDoc *doc, GeId rule, uint32_t start,
                        uint32_t end) {
  lua_State *L = host;
  TextCall c = {doc, rule, start, end};
  if (!lua_checkstack(L, 10)) return GE_ENOMEM;
  lua_pushcfunction(L, call_finder);
  lua_pushlightuserdata(L, &c);
  if (lua_pcall(L, 1, 0, 0) == LUA_OK) return GE_OK;
  bind_keep_raised(L);
  return GE_ECALLBACK;
}

/* core.scopes(tables, contested, hint): what the names of lists and layers mean
 * in each rule file, whole names of language/scope.lua; under "" where none
 * runs; and what to write instead of a name that means nothing. */
static int core_scopes(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  bind_host(L)->contested = lua_toboolean(L, 2);
  lua_settop(L, 3);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_HINT]);
  lua_settop(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_SCOPES]);
  return 0;
}

void open_rules(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"entry", core_entry},
      {"list", core_list},
      {"list_add", core_list_add},
      {"list_read", core_list_read},
      {"lists_load", core_lists_load},
      {"lists_save", core_lists_save},
      {"rules_load", core_rules_load},
      {"rules_take", core_rules_take},
      {"rules_save", core_rules_save},
      {"build", core_build},
      {"declare_layer", core_declare_layer},
      {"has_layer", core_has_layer},
      {"layers", core_layers},
      {"rule", core_rule},
      {"scopes", core_scopes},
      {"seal", core_seal},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_VALUE_OF]);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_FIND_OF]);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_STRANGE]);
  lua_pushboolean(L, 0); /* makes the slot, so that keeping cannot fail */
  bind_keep_raised(L);
  ge_engine_on_text(engine(L), on_text, L);
}
