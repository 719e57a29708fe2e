/*
 * core.reporting and core.quoted: which verb of saying tells an event, and
 * whether a word stands in a quotation. scripts/geoeng/event/claim.lua tells
 * what they are for.
 */
#include "lua/bind.h"

#include <stdlib.h>
#include <string.h>

enum {
  HOPS = 12,     /* words from an event up to what says it */
  INSERTION = 6, /* words on either side of the verb */
  BEFORE = 20    /* sentences of a paragraph in which quotations may open */
};

typedef struct Reader {
  lua_State *L;
  GeDoc *doc;
  const GeSentence *s;
  const GeWord *words;
  uint32_t first, end; /* of the trigger */
  /* The words above it, and the relation by which the way comes in: that of the
   * first is 0. */
  GeId above[HOPS + 1];
  uint8_t by[HOPS + 1];
  int nabove;
} Reader;

static const char *norm(const GeDoc *doc, uint32_t token) {
  return ge_type_norm(ge_doc_engine(doc), ge_doc_tokens(doc)[token].type);
}

static const GeWord *word(const Reader *r, uint32_t token) {
  return &r->words[token - r->s->first];
}

static bool is_verb(const Reader *r, uint32_t token) {
  return strcmp(ge_pos_name(word(r, token)->pos), "VERB") == 0;
}

static bool is_rel(unsigned rel, const char *name) {
  return strcmp(ge_rel_name(rel), name) == 0;
}

/* -------------------------------------------------------------------- verbs */

static void find_above(Reader *r) {
  uint32_t token;
  uint8_t by = 0;
  bind_check(r->L, ge_doc_head(r->doc, r->first, r->end, &token));
  for (int i = 0; i <= HOPS && token != GE_NONE; i++) {
    r->above[r->nabove] = token;
    r->by[r->nabove++] = by;
    by = word(r, token)->rel;
    token = word(r, token)->head;
  }
}

/* Where a token is among those above, or -1. */
static int place_above(const Reader *r, GeId token) {
  for (int i = 0; i < r->nabove; i++)
    if (r->above[i] == token) return i;
  return -1;
}

/* "accused Iran of shipping": of these verbs also what they are about. */
static bool is_about(const Reader *r, uint32_t verb, unsigned rel) {
  const char *lemma = NULL;
  if (!is_rel(rel, "advcl") && !is_rel(rel, "obl") && !is_rel(rel, "acl"))
    return false;
  bind_check(r->L, ge_doc_lemma(r->doc, verb, &lemma));
  return strcmp(lemma, "accuse") == 0 || strcmp(lemma, "charge") == 0;
}

/* Whether a verb of saying says what the words above the event tell. */
static bool says(const Reader *r, uint32_t verb) {
  const GeWord *w = word(r, verb);
  int at = place_above(r, verb);
  if (at < 0)
    return is_rel(w->rel, "parataxis") && w->head != GE_NONE &&
           place_above(r, w->head) >= 0;
  if (at == 0) return false;
  unsigned rel = r->by[at];
  return is_rel(rel, "ccomp") || is_rel(rel, "xcomp") ||
         is_rel(rel, "parataxis") || is_about(r, verb, rel);
}

/* The first word of an insertion between commas that a verb of saying stands
 * in, which the event is outside of, or GE_NONE: "The army, a spokesman said,
 * struck a camp". */
static GeId insertion(const Reader *r, uint32_t verb) {
  GeId comma = GE_NONE;
  for (uint32_t i = verb; i-- > r->s->first && verb - i <= INSERTION;) {
    if (strcmp(norm(r->doc, i), ",") == 0) {
      comma = i;
      break;
    }
    if (is_verb(r, i)) return GE_NONE;
  }
  if (comma == GE_NONE || comma == r->s->first) return GE_NONE;
  for (uint32_t i = verb + 1; i < r->s->end && i - verb <= INSERTION; i++) {
    const char *s = norm(r->doc, i);
    if (strcmp(s, ",") == 0)
      return r->end <= comma || r->first > i ? comma + 1 : GE_NONE;
    if (strcmp(s, "that") == 0) break;
  }
  return GE_NONE;
}

typedef struct Verb {
  GeId id, from; /* GE_NONE: there is none; it stands in no insertion */
  uint32_t far;
} Verb;

/* Keep a verb of saying when it is nearer than the best and tells the event. */
static void try_verb(Reader *r, GeId id, const GeSpan *s, Verb *best) {
  uint32_t head = s->first;
  if (s->end > r->first && s->first < r->end) return;
  uint32_t far = s->first < r->first ? r->first - s->first
                                     : s->first - r->first;
  if (best->id != GE_NONE && far >= best->far) return;
  if (s->end - s->first > 1)
    bind_check(r->L, ge_doc_head(r->doc, s->first, s->end, &head));
  if (!is_verb(r, head)) return;
  if (r->nabove == 0) find_above(r);
  GeId from = insertion(r, head);
  if (from != GE_NONE || says(r, head)) *best = (Verb){id, from, far};
}

/* core.reporting(trigger) -> the verb of saying that is nearest to an event
 * among those that tell it, or nil, and the token where the insertion starts
 * that it stands in */
static int core_reporting(lua_State *L) {
  const SpanBox *t = luaL_checkudata(L, 1, SPAN_MT);
  Reader r = {
      .L = L, .doc = bind_owner(L, 1), .first = t->first, .end = t->end};
  const GeId *ids;
  uint32_t n, k = ge_doc_sentence_of(r.doc, t->first);
  GeId layer = bind_known_layer(L, "$report_v");
  Verb best = {GE_NONE, GE_NONE, 0};
  r.s = &ge_doc_sentences(r.doc)[k];
  bind_check(L, ge_doc_layer(r.doc, layer, k, &ids, &n));
  if (n > 0) bind_check(L, ge_doc_parse(r.doc, k, &r.words));
  for (uint32_t i = 0; i < n; i++)
    try_verb(&r, ids[i], ge_doc_span(r.doc, ids[i]), &best);
  if (best.id == GE_NONE) return 0;
  lua_getiuservalue(L, 1, 1);
  push_span(L, -1, best.id);
  if (best.from == GE_NONE) return 1;
  lua_pushinteger(L, (lua_Integer)best.from + 1);
  return 2;
}

/* ---------------------------------------------------------------- quotations */

static bool is_quote(const char *s) {
  switch (*s) {
  case '"': return s[1] == '\0';
  case '`': return strcmp(s, "``") == 0;
  case '\'': return strcmp(s, "''") == 0;
  case '\xe2': return strcmp(s, "“") == 0 || strcmp(s, "”") == 0;
  default: return false;
  }
}

/* core.quoted(sentence, token) -> whether a token of the sentence, or the one
 * behind it, stands in a quotation: an odd number of marks stands before it in
 * its paragraph */
static int core_quoted(lua_State *L) {
  const SentenceBox *b = luaL_checkudata(L, 1, SENTENCE_MT);
  GeDoc *doc = bind_owner(L, 1);
  lua_Integer token = luaL_checkinteger(L, 2);
  luaL_argcheck(L, token >= 1 && token - 1 <= ge_doc_ntokens(doc), 2,
                "no such token");
  const GeSentence *s = &ge_doc_sentences(doc)[b->i], *from = s;
  while (from > ge_doc_sentences(doc) && s - from < BEFORE - 1 &&
         from[-1].paragraph == s->paragraph)
    from--;
  bool odd = false;
  for (uint32_t i = from->first; i + 1 < token; i++)
    if (is_quote(norm(doc, i))) odd = !odd;
  lua_pushboolean(L, odd);
  return 1;
}

void open_claims(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"reporting", core_reporting}, {"quoted", core_quoted}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
