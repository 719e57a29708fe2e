/*
 * Slots and clauses, methods and fields of spans: span:slots(),
 * span:clause(), span.head, span.governor, span.pos, span.dep.
 * Token numbers count from 1 within the document.
 */
#include "lua/bind.h"

static SpanBox *self(lua_State *L, GeDoc **doc) {
  SpanBox *b = luaL_checkudata(L, 1, SPAN_MT);
  *doc = bind_owner(L, 1);
  return b;
}

/* span.head: the token that governs the others of the span. */
int span_head(lua_State *L) {
  GeDoc *doc;
  SpanBox *b = self(L, &doc);
  uint32_t head;
  bind_check(L, ge_doc_head(doc, b->first, b->end, &head));
  lua_pushinteger(L, (lua_Integer)head + 1);
  return 1;
}

static const GeWord *head_word(lua_State *L) {
  GeDoc *doc;
  SpanBox *b = self(L, &doc);
  uint32_t head;
  const GeWord *words = NULL;
  bind_check(L, ge_doc_head(doc, b->first, b->end, &head));
  GeId sentence = ge_doc_sentence_of(doc, head);
  bind_check(L, ge_doc_parse(doc, sentence, &words));
  return &words[head - ge_doc_sentences(doc)[sentence].first];
}

/* span.pos, span.dep: of the head. A word is its own head without a tree. */
int span_pos(lua_State *L) {
  GeDoc *doc;
  const SpanBox *b = self(L, &doc);
  const GeWord *word, *words;
  if (b->end - b->first == 1) {
    GeId sentence = ge_doc_sentence_of(doc, b->first);
    bind_check(L, ge_doc_tag(doc, sentence, &words));
    word = &words[b->first - ge_doc_sentences(doc)[sentence].first];
  } else {
    word = head_word(L);
  }
  lua_pushstring(L, ge_pos_name(word->pos));
  return 1;
}

int span_dep(lua_State *L) {
  lua_pushstring(L, ge_rel_name(head_word(L)->rel));
  return 1;
}

/* span.governor: the token that the head hangs on, nil for the root. */
int span_governor(lua_State *L) {
  GeId up = head_word(L)->head;
  if (up == GE_NONE) lua_pushnil(L);
  else lua_pushinteger(L, (lua_Integer)up + 1);
  return 1;
}

static void set_token(lua_State *L, const char *key, GeId token) {
  if (token == GE_NONE) return;
  lua_pushinteger(L, (lua_Integer)token + 1);
  lua_setfield(L, -2, key);
}

static void set_string(lua_State *L, const char *key, const char *s) {
  lua_pushstring(L, s);
  lua_setfield(L, -2, key);
}

static void set_flag(lua_State *L, const char *key, bool on) {
  if (!on) return;
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, key);
}

static void push_filler(lua_State *L, const GeDoc *doc, const GeFiller *x) {
  static const char *const names[] = {"subj", "obj",  "iobj",
                                      "poss", "comp", "prep"};
  lua_createtable(L, 0, 10);
  set_string(L, "slot", names[x->slot]);
  set_token(L, "head", x->head);
  set_token(L, "first", x->first);
  set_token(L, "last", x->end - 1);
  set_token(L, "group", x->group);
  set_token(L, "via", x->via);
  if (x->prep != GE_NONE)
    set_string(
        L, "prep",
        ge_type_norm(ge_doc_engine(doc), ge_doc_tokens(doc)[x->prep].type));
  lua_pushinteger(L, x->cost);
  lua_setfield(L, -2, "cost");
  set_flag(L, "appos", x->flags & GE_FILLER_APPOS);
  set_flag(L, "example", x->flags & GE_FILLER_EXAMPLE);
  set_flag(L, "modifier", x->flags & GE_FILLER_MODIFIER);
  set_flag(L, "name", x->flags & GE_FILLER_NAME);
}

/*
 * span:slots(): the fillers of the slots of a verb or noun, cheapest first:
 * { slot=, prep=, head=, first=, last=, group=, cost=, via=, appos=,
 * example=, modifier=, name= }, see GeFiller.
 */
int span_slots(lua_State *L) {
  GeDoc *doc;
  SpanBox *b = self(L, &doc);
  const GeFiller *x = NULL;
  uint32_t n;
  bind_check(L, ge_doc_slots(doc, b->first, b->end, &x, &n));
  lua_createtable(L, (int)n, 0);
  for (uint32_t i = 0; i < n; i++) {
    push_filler(L, doc, &x[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/*
 * span:clause(): the clause that the span stands in, { predicate=, negation=,
 * modal=, mark=, matrix=, rel=, tense=, passive=, finite=, quoted= }; words
 * are token numbers. See GeClause.
 */
int span_clause(lua_State *L) {
  GeDoc *doc;
  SpanBox *b = self(L, &doc);
  static const char *const tenses[] = {NULL, "past", "present"};
  GeClause c;
  uint32_t head;
  bind_check(L, ge_doc_head(doc, b->first, b->end, &head));
  bind_check(L, ge_doc_clause(doc, head, &c));
  lua_createtable(L, 0, 10);
  set_token(L, "predicate", c.predicate);
  set_token(L, "negation", c.negation);
  set_token(L, "modal", c.modal);
  set_token(L, "mark", c.mark);
  set_token(L, "matrix", c.matrix);
  set_string(L, "rel", ge_rel_name(c.rel));
  if (tenses[c.tense]) set_string(L, "tense", tenses[c.tense]);
  set_flag(L, "passive", c.flags & GE_CLAUSE_PASSIVE);
  set_flag(L, "finite", c.flags & GE_CLAUSE_FINITE);
  set_flag(L, "quoted", c.flags & GE_CLAUSE_QUOTED);
  return 1;
}
