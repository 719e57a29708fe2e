/*
 * core.nearest_time(times, trigger, tree): which of several times dates an
 * event. With a tree that is the nearest whose way to the trigger leaves no
 * clause ("said on Monday that it had struck" dates the saying); else the
 * nearest in the text.
 */
#include "lua/bind.h"

#include <string.h>

#define HOPS 12

typedef struct Words {
  const GeWord *at; /* of the sentence, or NULL: without a tree */
  uint32_t first, n;
  uint32_t head, clause; /* of the trigger, in the sentence */
} Words;

static bool is_rel(const GeWord *w, const char *name) {
  return strcmp(ge_rel_name(w->rel), name) == 0;
}

/* Whether a way up ends at a word: a verb, the root, or a relation over which
 * a time does not carry. */
static bool ends(const GeWord *w) {
  static const char *const borders[] = {"ccomp",     "dep",   "acl:relcl",
                                        "parataxis", "csubj", "advcl:relcl"};
  if (w->head == GE_NONE || strcmp(ge_pos_name(w->pos), "VERB") == 0)
    return true;
  for (size_t i = 0; i < GE_COUNT(borders); i++)
    if (is_rel(w, borders[i])) return true;
  return false;
}

/* The word that governs the clause of a word: itself when it is a verb, else
 * the next verb above it, or where the clause ends. */
static uint32_t clause_of(const Words *s, uint32_t i) {
  for (int hop = 0; hop < HOPS && !ends(&s->at[i]); hop++)
    i = s->at[i].head - s->first;
  return i;
}

/* Whether a participle behind the trigger tells of it: "sanctions imposed in
 * 1999". */
static bool tells_of(const Words *s, const GeWord *w) {
  const char *tag = ge_tag_name(w->tag);
  return w->head == s->first + s->head && is_rel(w, "acl") &&
         (strcmp(tag, "VBN") == 0 || strcmp(tag, "VBD") == 0);
}

/* Whether a time hangs on the trigger (2) or belongs to its clause (1), or to
 * that of a participle behind it. */
static int nearness(const Words *s, uint32_t i) {
  for (int hop = 0; hop < HOPS; hop++) {
    const GeWord *w = &s->at[i];
    if (i == s->head) return 2;
    if (i == s->clause || tells_of(s, w)) return 1;
    if (ends(w)) break;
    i = w->head - s->first;
  }
  return 0;
}

/* The head of a span in the sentence. */
static uint32_t head_of(lua_State *L, GeDoc *doc, const SpanBox *b,
                        const Words *s) {
  uint32_t head;
  bind_check(L, ge_doc_head(doc, b->first, b->end, &head));
  if (head < s->first || head - s->first >= s->n)
    luaL_error(L, "the span is of another sentence");
  return head - s->first;
}

static Words words_of(lua_State *L, GeDoc *doc, const SpanBox *trigger) {
  uint32_t i = ge_doc_sentence_of(doc, trigger->first);
  Words s = {0};
  bind_check(L, ge_doc_parse(doc, i, &s.at));
  s.first = ge_doc_sentences(doc)[i].first;
  s.n = ge_doc_sentences(doc)[i].end - s.first;
  s.head = head_of(L, doc, trigger, &s);
  s.clause = clause_of(&s, s.head);
  return s;
}

/* -> the time, or nil: none belongs to the event. Of times that are as near the
 * first. */
static int nearest_time(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  const SpanBox *t = luaL_checkudata(L, 2, SPAN_MT);
  GeDoc *doc = bind_owner(L, 2);
  bool tree = lua_toboolean(L, 3);
  Words s = {0};
  lua_Integer n = (lua_Integer)lua_rawlen(L, 1), best = 0;
  int64_t least = INT64_MAX;
  int most = 1;
  if (tree && n > 0) s = words_of(L, doc, t);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti(L, 1, i);
    const SpanBox *b = luaL_checkudata(L, -1, SPAN_MT);
    int64_t far = b->first >= t->end ? (int64_t)b->first + 1 - t->end
                                     : (int64_t)t->first + 1 - b->end;
    int near = tree ? nearness(&s, head_of(L, doc, b, &s)) : 1;
    lua_pop(L, 1);
    if (near < most || (near == most && far >= least)) continue;
    best = i;
    least = far;
    most = near;
  }
  if (best > 0) lua_rawgeti(L, 1, best);
  else lua_pushnil(L);
  return 1;
}

void open_nearest(lua_State *L) {
  lua_pushcfunction(L, nearest_time);
  lua_setfield(L, -2, "nearest_time");
}
