/*
 * Candidates: what the matches of a document may become, as the tables that
 * event/candidate.lua goes on with.
 */
#include "lua/bind.h"

#include <string.h>

enum { DOC = 1, EVENTS, ALL, LIST, SENTENCE, CANDIDATE, ROLES, NAMES };

enum { FIELDS = 16 /* that a candidate has in the end, about */ };

/* What language/particle.lua calls the particle of a split verb. */
static const char PARTICLE[] = "trigger particle";

/* The sentence of all candidates in it, at SENTENCE. */
static void hold_sentence(lua_State *L, uint32_t i) {
  const SentenceBox *held = lua_touserdata(L, SENTENCE);
  if (held && held->i == i) return;
  push_sentence(L, DOC, i);
  lua_replace(L, SENTENCE);
}

static void set_integer(lua_State *L, const char *key, lua_Integer v) {
  lua_pushinteger(L, v);
  lua_setfield(L, CANDIDATE, key);
}

static void set_span(lua_State *L, const char *key, const GeCapture *c) {
  push_capture(L, DOC, c);
  lua_setfield(L, CANDIDATE, key);
}

/* Append a capture to the list of its role; *n names are known. */
static void add_role(lua_State *L, const GeCapture *c, lua_Integer *n) {
  if (lua_getfield(L, ROLES, c->role) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, ROLES, c->role);
    lua_pushstring(L, c->role);
    lua_rawseti(L, NAMES, ++*n);
  }
  push_capture(L, DOC, c);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

/* What the match captured; the first trigger of it, or NULL. */
static const GeCapture *add_captures(lua_State *L, const GeDoc *doc,
                                     const GeMatch *m) {
  const GeCapture *trigger = NULL, *particle = NULL;
  lua_Integer n = 0;
  for (uint32_t i = 0; i < m->ncaps; i++) {
    const GeCapture *c = ge_doc_capture(doc, m->caps + i);
    if (strcmp(c->role, "trigger") == 0 || strcmp(c->role, "verb") == 0) {
      if (!trigger) trigger = c;
    } else if (strcmp(c->role, PARTICLE) == 0) {
      particle = c;
    } else {
      add_role(L, c, &n);
    }
  }
  if (particle) set_span(L, "particle", particle);
  set_integer(L, "nroles", n);
  return trigger;
}

/* The candidate of a match; `open`: whether it is one has to be asked yet.
 * [-0, +1, e] */
static void push_candidate(lua_State *L, const GeDoc *doc, uint32_t number,
                           bool open) {
  const GeMatch *m = ge_doc_match(doc, number);
  lua_createtable(L, 0, FIELDS);
  lua_newtable(L);
  lua_newtable(L);
  const GeCapture whole = {NULL, m->first, m->end, GE_NONE};
  const GeCapture *trigger = add_captures(L, doc, m);
  hold_sentence(L, trigger ? ge_doc_sentence_of(doc, trigger->first)
                           : m->sentence);
  lua_setfield(L, CANDIDATE, "names");
  lua_setfield(L, CANDIDATE, "roles");
  if (!trigger) trigger = &whole;
  set_span(L, "trigger", trigger);
  set_integer(L, "first", (lua_Integer)trigger->first + 1);
  set_integer(L, "last", trigger->end);
  set_integer(L, "pattern", (lua_Integer)m->pattern + 1);
  lua_pushvalue(L, SENTENCE);
  lua_setfield(L, CANDIDATE, "sentence");
  lua_rawgeti(L, EVENTS, m->rule);
  lua_setfield(L, CANDIDATE, "def");
  if (!open) return;
  push_match(L, DOC, m, number);
  lua_setfield(L, CANDIDATE, "match");
}

/*
 * doc:candidates(events, all) -> candidates of the matches that nothing
 * refuses, see ge_doc_refusal, in order; `events` has the rules by number. Those
 * of rules that are asked first, and with `all` those of all matches, have
 * `match`: what refuses it is not asked yet.
 */
int doc_candidates(lua_State *L) {
  GeDoc *doc = bind_doc(L, DOC);
  luaL_checktype(L, EVENTS, LUA_TTABLE);
  bool all = lua_toboolean(L, ALL);
  lua_Integer k = 0;
  lua_settop(L, ALL);
  lua_newtable(L);
  lua_pushnil(L);
  for (uint32_t i = 0; i < ge_doc_nmatches(doc); i++) {
    GeRefusal refusal = GE_NOT_REFUSED;
    uint32_t need;
    bool open = all || bind_asked_first(L, ge_doc_match(doc, i)->rule);
    if (!open) bind_check(L, ge_doc_refusal(doc, i, &refusal, &need));
    if (refusal != GE_NOT_REFUSED) continue;
    push_candidate(L, doc, i, open);
    lua_rawseti(L, LIST, ++k);
  }
  lua_settop(L, LIST);
  return 1;
}
