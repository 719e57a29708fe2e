/*
 * core.antecedent: whom a name or an office means that was told in full before.
 * scripts/geoeng/actor/antecedent.lua tells what they are for.
 */
#include "lua/bind.h"

#include <string.h>

enum { BEARERS = 50 /* of a word; more are told of by no other word */ };

typedef struct Reader {
  lua_State *L;
  GeDoc *doc;
  const GeToken *tokens;
  uint32_t sentence;
  GeId id; /* of the span, or GE_NONE: any tokens */
  uint32_t first, end;
} Reader;

static Reader read_span(lua_State *L) {
  const SpanBox *b = luaL_checkudata(L, 1, SPAN_MT);
  GeDoc *doc = bind_owner(L, 1);
  return (Reader){L,
                  doc,
                  ge_doc_tokens(doc),
                  ge_doc_sentence_of(doc, b->first),
                  b->id,
                  b->first,
                  b->end};
}

/* Equal folded forms are one string. */
static const char *norm(const Reader *r, uint32_t token) {
  return ge_type_norm(ge_doc_engine(r->doc), r->tokens[token].type);
}

static bool is_capital(const Reader *r, uint32_t token) {
  return *ge_type_shape(ge_doc_engine(r->doc), r->tokens[token].type) == 'X';
}

static void find_layer(const Reader *r, const char *name, uint32_t sentence,
                       const GeId **ids, uint32_t *n) {
  GeId layer = bind_known_layer(r->L, name);
  bind_check(r->L, ge_doc_layer(r->doc, layer, sentence, ids, n));
}

/* ----------------------------------------------------------------- the span */

/* Whether it ends in a word for an office: "Foreign Minister". */
static bool is_office(const Reader *r) {
  const GeId *ids;
  uint32_t n;
  find_layer(r, "$title", r->sentence, &ids, &n);
  for (uint32_t i = 0; i < n; i++)
    if (ge_doc_span(r->doc, ids[i])->end == r->end) return true;
  return false;
}

static bool is_acting(const Reader *r) {
  if (r->id == GE_NONE) return false;
  const char *layer = ge_layer_name(ge_doc_engine(r->doc),
                                    ge_doc_span(r->doc, r->id)->layer);
  return strcmp(layer, "actor") == 0 || strcmp(layer, "target") == 0;
}

/* Whether it ends in a name: a capital, but not that of a noun of the lexicons
 * which begins the sentence ("Gunmen"), nor of an office. */
static bool is_name(const Reader *r) {
  uint32_t last = r->end - 1;
  if (!is_capital(r, last) || is_office(r)) return false;
  return ge_doc_sentences(r->doc)[r->sentence].first != last || !is_acting(r);
}

/* Whether "the" stands at or before its start. */
static bool is_definite(const Reader *r) {
  return strcmp(norm(r, r->first), "the") == 0 ||
         (r->first > 0 && strcmp(norm(r, r->first - 1), "the") == 0);
}

/* ------------------------------------------------------------------ bearers */

/* The first actors of a sentence with a country and several words that have
 * the last word of the span, once for each time; returns how many of them there
 * are now. */
static uint32_t add_bearers(const Reader *r, uint32_t sentence, GeId *list,
                            uint32_t have) {
  const GeId *ids;
  uint32_t n;
  const char *word = norm(r, r->end - 1);
  find_layer(r, "actor", sentence, &ids, &n);
  for (uint32_t i = 0; i < n; i++) {
    const GeSpan *s = ge_doc_span(r->doc, ids[i]);
    uint32_t times = 0;
    for (uint32_t t = s->first; s->end - s->first > 1 && t < s->end; t++)
      times += norm(r, t) == word;
    if (times > 0 && !ge_doc_span_attr(r->doc, ids[i], "country")) times = 0;
    for (; times > 0 && have < BEARERS; times--) list[have++] = ids[i];
  }
  return have;
}

static uint32_t find_bearers(const Reader *r, GeId *list) {
  uint32_t n = 0;
  for (uint32_t k = 0; k <= r->sentence && n < BEARERS; k++)
    n = add_bearers(r, k, list, n);
  return n;
}

/* Whether an actor stands before the span and has more words. */
static bool is_longer(const Reader *r, const GeSpan *s) {
  return s->end <= r->first && s->end - s->first > r->end - r->first;
}

static bool is_person(const Reader *r, GeId id) {
  const char *kind = ge_doc_span_attr(r->doc, id, "kind");
  return (kind && strcmp(kind, "person") == 0) ||
         ge_doc_span_attr(r->doc, id, "office");
}

/* Who a name means: the first whose name ends in its last word, else a person
 * whose family name stands first ("Hu" of "Hu Jintao"). */
static GeId bearer(const Reader *r) {
  GeId list[BEARERS], other = GE_NONE;
  uint32_t n = find_bearers(r, list);
  for (uint32_t i = 0; i < n; i++) {
    const GeSpan *s = ge_doc_span(r->doc, list[i]);
    if (!is_longer(r, s)) continue;
    if (norm(r, s->end - 1) == norm(r, r->end - 1)) return list[i];
    if (other == GE_NONE && r->end - r->first == 1 && is_person(r, list[i]))
      other = list[i];
  }
  return other;
}

/* Who holds an office: the last one told of whose name ends his phrase, else
 * the last whose phrase names a country ("the Polish minister"). */
static GeId holder(const Reader *r) {
  GeId list[BEARERS], nameless = GE_NONE;
  for (uint32_t i = find_bearers(r, list); i-- > 0;) {
    const GeSpan *s = ge_doc_span(r->doc, list[i]);
    if (!is_longer(r, s)) continue;
    bool same = norm(r, s->end - 1) == norm(r, r->end - 1);
    if (!same && is_capital(r, s->end - 1)) return list[i];
    if (same && nameless == GE_NONE) nameless = list[i];
  }
  return nameless != GE_NONE && is_office(r) ? nameless : GE_NONE;
}

/* ------------------------------------------------------------------ in Lua */

static int push_answer(lua_State *L, bool yes) {
  lua_pushboolean(L, yes);
  return 1;
}

static int antecedent_is_name(lua_State *L) {
  Reader r = read_span(L);
  return push_answer(L, is_name(&r));
}

static int antecedent_is_definite(lua_State *L) {
  Reader r = read_span(L);
  return push_answer(L, is_definite(&r));
}

/* antecedent.actor(span) -> the actor with a country and more words that was
 * told of before, or nil */
static int antecedent_actor(lua_State *L) {
  Reader r = read_span(L);
  GeId id = GE_NONE;
  if (is_name(&r)) id = bearer(&r);
  else if (is_definite(&r)) id = holder(&r);
  if (id == GE_NONE) return 0;
  lua_getiuservalue(L, 1, 1);
  push_span(L, -1, id);
  return 1;
}

void open_antecedents(lua_State *L) {
  static const luaL_Reg functions[] = {{"is_name", antecedent_is_name},
                                       {"is_definite", antecedent_is_definite},
                                       {"actor", antecedent_actor},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "antecedent");
}
