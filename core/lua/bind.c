#include "lua/bind.h"

#include <stdio.h>
#include <string.h>

Host *bind_host(lua_State *L) { return *(Host **)lua_getextraspace(L); }

const char bind_keys[BIND_KEYS];
static const char class_keys[CLASSES];
static const char *const class_names[CLASSES] = {SENTENCE_MT, TOKEN_MT, SPAN_MT,
                                                 MATCH_MT};

void bind_keep_raised(lua_State *L) {
  lua_rawsetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_RAISED]);
}

int bind_push_raised(lua_State *L) {
  return lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_RAISED]);
}

void bind_log(const Host *h, const char *text, size_t n) {
  if (!h->log) return;
  Account *before = account_switch(NULL);
  h->log(h->log_ctx, text, n);
  (void)account_switch(before);
}

bool bind_memory_limit(Host *h, char *text, size_t nbytes) {
  if (!h->memory.refused) return false;
  h->limit_hit = true;
  snprintf(text, nbytes, "%s" MEMORY_LIMIT, h->memory_place,
           (int)(h->memory.most >> 20));
  return true;
}

int bind_no_memory(lua_State *L) {
  char text[MEMORY_LINE];
  Host *h = bind_host(L);
  *h->memory_place = '\0'; /* what calls this knows it */
  if (bind_memory_limit(h, text, sizeof text)) lua_pushstring(L, text);
  else lua_pushliteral(L, "out of memory");
  return lua_error(L);
}

void bind_check(lua_State *L, GeStatus st) {
  if (st == GE_OK) return;
  if (st == GE_ENOMEM) bind_no_memory(L);
  if (st == GE_ELIMIT) bind_host(L)->limit_hit = true; /* none may catch it */
  if (st == GE_ECALLBACK) bind_push_raised(L);
  else lua_pushstring(L, ge_engine_message(bind_host(L)->engine));
  lua_error(L);
}

/* --------------------------------------------------------------- addresses */

bool bind_shows_address(lua_State *L, int index) {
  switch (lua_type(L, index)) {
  case LUA_TTABLE:
  case LUA_TUSERDATA:
    if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL) return true;
    lua_pop(L, 1);
    return false;
  case LUA_TFUNCTION:
  case LUA_TTHREAD:
  case LUA_TLIGHTUSERDATA: return true;
  default: return false;
  }
}

void bind_push_shown(lua_State *L, int index) {
  if (lua_istable(L, index) || bind_shows_address(L, index))
    lua_pushstring(L, luaL_typename(L, index));
  else luaL_tolstring(L, index, NULL);
}

/* ----------------------------------------------------------------- classes */

/* "span" of the object at index; the string stays on the stack. [-0, +1, e] */
static const char *class_name(lua_State *L, int index) {
  luaL_getmetafield(L, index, "__name");
  const char *name = lua_tostring(L, -1);
  const char *dot = name ? strchr(name, '.') : NULL;
  return dot ? dot + 1 : "object";
}

/* Upvalues: fields, methods, other. */
static int class_index(lua_State *L) {
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TFUNCTION) {
    lua_CFunction f = lua_tocfunction(L, -1);
    lua_settop(L, 1);
    return f(L);
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL) return 1;
  lua_CFunction other = lua_tocfunction(L, lua_upvalueindex(3));
  if (other) {
    lua_settop(L, 2);
    return other(L);
  }
  bind_push_shown(L, 2);
  const char *field = lua_tostring(L, -1);
  return luaL_error(L, "a %s has no field '%s'", class_name(L, 1), field);
}

static int read_only(lua_State *L) {
  return luaL_error(L, "a %s is read only", class_name(L, 1));
}

void bind_class(lua_State *L, const char *name, const luaL_Reg *methods,
                const luaL_Reg *fields, const luaL_Reg *meta,
                lua_CFunction other) {
  luaL_newmetatable(L, name);
  if (meta) luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  luaL_setfuncs(L, fields, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  if (other) lua_pushcfunction(L, other);
  else lua_pushnil(L);
  lua_pushcclosure(L, class_index, 3);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, read_only);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  for (int i = 0; i < CLASSES; i++)
    if (strcmp(class_names[i], name) == 0) {
      lua_pushvalue(L, -1);
      lua_rawsetp(L, LUA_REGISTRYINDEX, &class_keys[i]);
    }
  lua_pop(L, 1);
}

GeDoc *bind_doc(lua_State *L, int index) {
  DocBox *box = luaL_checkudata(L, index, DOC_MT);
  if (!box->doc) luaL_error(L, "the document is closed");
  return box->doc;
}

GeDoc *bind_owner(lua_State *L, int index) {
  lua_getiuservalue(L, index, 1);
  DocBox *box = lua_touserdata(L, -1);
  lua_pop(L, 1);
  if (!box || !box->doc)
    luaL_error(L, "this %s belongs to a closed document", class_name(L, index));
  return box->doc;
}

/* ----------------------------------------------------------------- pushing */

static void *push_child(lua_State *L, int doc, size_t size, int class) {
  doc = lua_absindex(L, doc);
  void *p = lua_newuserdatauv(L, size, 1);
  memset(p, 0, size);
  lua_pushvalue(L, doc);
  lua_setiuservalue(L, -2, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &class_keys[class]);
  lua_setmetatable(L, -2);
  return p;
}

void push_sentence(lua_State *L, int doc, uint32_t i) {
  SentenceBox *b = push_child(L, doc, sizeof *b, CLASS_SENTENCE);
  b->i = i;
}

void push_token(lua_State *L, int doc, uint32_t i) {
  TokenBox *b = push_child(L, doc, sizeof *b, CLASS_TOKEN);
  b->i = i;
}

void push_range(lua_State *L, int doc, uint32_t first, uint32_t end) {
  SpanBox *b = push_child(L, doc, sizeof *b, CLASS_SPAN);
  b->id = GE_NONE;
  b->first = first;
  b->end = end;
}

void push_span(lua_State *L, int doc, GeId id) {
  const GeSpan *s = ge_doc_span(bind_doc(L, doc), id);
  push_range(L, doc, s->first, s->end);
  ((SpanBox *)lua_touserdata(L, -1))->id = id;
}

void push_capture(lua_State *L, int doc, const GeCapture *c) {
  push_range(L, doc, c->first, c->end);
  SpanBox *b = lua_touserdata(L, -1);
  b->id = c->span;
  b->role = c->role;
}

void push_match(lua_State *L, int doc, const GeMatch *m, uint32_t number) {
  MatchBox *b = push_child(L, doc, sizeof *b, CLASS_MATCH);
  b->m = *m;
  b->number = number;
}

void push_text(lua_State *L, const GeDoc *doc, uint32_t first, uint32_t end) {
  size_t n;
  const char *text = ge_doc_text(doc, &n);
  const GeToken *t = ge_doc_tokens(doc);
  if (first >= end) {
    lua_pushliteral(L, "");
    return;
  }
  lua_pushlstring(L, text + t[first].start, t[end - 1].end - t[first].start);
}

/* [-0, +1|0, e]: what names mean to the rule file that runs at a level of the
 * stack, of core.scopes. */
static bool push_scope_at(lua_State *L, int tables, int level) {
  lua_Debug ar;
  if (!lua_getstack(L, level, &ar) || !lua_getinfo(L, "S", &ar)) return false;
  if (*ar.source != '@') return false;
  if (lua_getfield(L, tables, ar.source + 1) == LUA_TTABLE) return true;
  lua_pop(L, 1);
  return false;
}

static bool push_scopes(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_SCOPES]) == LUA_TTABLE)
    return true;
  lua_pop(L, 1);
  return false;
}

/* The layer that a name means in the scope on the top, or GE_NONE. [-1, +0, e] */
static GeId layer_in_scope(lua_State *L, const char *name) {
  GeId layer = GE_NONE;
  if (lua_getfield(L, -1, name) == LUA_TSTRING)
    layer = ge_layer_find(bind_host(L)->engine, lua_tostring(L, -1));
  lua_pop(L, 2);
  return layer;
}

/* Where a rule file calls, its own names come before those of the library. */
GeId bind_layer(lua_State *L, const char *name) {
  const Host *h = bind_host(L);
  lua_Debug ar;
  GeId layer = h->contested ? GE_NONE : ge_layer_find(h->engine, name);
  if (layer != GE_NONE || !push_scopes(L)) return layer;
  int tables = lua_gettop(L), level = 1;
  bool rule = push_scope_at(L, tables, level);
  if (rule) layer = layer_in_scope(L, name);
  if (layer == GE_NONE) layer = ge_layer_find(h->engine, name);
  while (layer == GE_NONE && !rule && lua_getstack(L, ++level, &ar)) {
    rule = push_scope_at(L, tables, level);
    if (rule) layer = layer_in_scope(L, name);
  }
  if (!rule && layer == GE_NONE) {
    lua_getfield(L, tables, "");
    layer = layer_in_scope(L, name);
  }
  lua_settop(L, tables - 1);
  return layer;
}

void bind_whole_name(lua_State *L, int arg) {
  if (lua_type(L, arg) != LUA_TSTRING || *lua_tostring(L, arg) != '$') return;
  int top = lua_gettop(L);
  if (push_scopes(L) && push_scope_at(L, top + 1, 1)) {
    lua_pushvalue(L, arg);
    if (lua_rawget(L, top + 2) == LUA_TSTRING) lua_replace(L, arg);
  }
  lua_settop(L, top);
}

void push_layer_name(lua_State *L, const char *name) {
  const char *colon = strchr(name, ':');
  lua_pushstring(L, name);
  int top = lua_gettop(L);
  if (!colon || !push_scopes(L)) return;
  if (push_scope_at(L, top + 1, 1)) {
    const char *own = lua_pushfstring(L, "%s%s", *name == '$' ? "$" : "",
                                      colon + 1);
    lua_getfield(L, top + 2, own);
    if (!lua_rawequal(L, -1, top)) {
      lua_pushlstring(L, name, (size_t)(colon - name));
      lua_pushfstring(L, "%s.%s", lua_tostring(L, -1), colon + 1);
      lua_replace(L, top);
    } else {
      lua_pushstring(L, own);
      lua_replace(L, top);
    }
  }
  lua_settop(L, top);
}

static int no_layer(lua_State *L, const char *name) {
  const char *hint = "";
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_keys[KEY_HINT]) ==
      LUA_TFUNCTION) {
    lua_pushstring(L, name);
    lua_call(L, 1, 1);
    if (lua_isstring(L, -1)) hint = lua_tostring(L, -1);
  }
  return luaL_error(L, "there is no %s '%s'%s", *name == '$' ? "list" : "layer",
                    name, hint);
}

GeId bind_known_layer(lua_State *L, const char *name) {
  GeId layer = bind_layer(L, name);
  if (layer == GE_NONE) no_layer(L, name);
  return layer;
}

void push_layer(lua_State *L, int doc, const char *name, uint32_t from,
                uint32_t to) {
  GeDoc *d = bind_doc(L, doc);
  GeId layer = bind_known_layer(L, name);
  doc = lua_absindex(L, doc);
  lua_newtable(L);
  lua_Integer k = 0;
  for (uint32_t s = from; s < to; s++) {
    const GeId *ids;
    uint32_t n;
    bind_check(L, ge_doc_layer(d, layer, s, &ids, &n));
    for (uint32_t i = 0; i < n; i++) {
      push_span(L, doc, ids[i]);
      lua_rawseti(L, -2, ++k);
    }
  }
}
