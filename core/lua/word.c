/*
 * core.word: words of a document by their number, counted from 1, without a
 * view of the token for each: word.dep(doc, i). What asks a thing of every word
 * on a way or of every word on another one asks it here.
 */
#include "lua/bind.h"

#include <string.h>

static uint32_t number(lua_State *L, const GeDoc *doc, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && i <= ge_doc_ntokens(doc), arg, "no such token");
  return (uint32_t)i - 1;
}

#define SELF                                                                   \
  GeDoc *doc = bind_doc(L, 1);                                                 \
  uint32_t i = number(L, doc, 2)

static GeId type_of(const GeDoc *doc, uint32_t i) {
  return ge_doc_tokens(doc)[i].type;
}

static int word_norm(lua_State *L) {
  SELF;
  lua_pushstring(L, ge_type_norm(ge_doc_engine(doc), type_of(doc, i)));
  return 1;
}

/* word.norm_at(doc, i) -> the same; "" where the document has no such word */
static int word_norm_at(lua_State *L) {
  const GeDoc *doc = bind_doc(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2);
  if (i >= 1 && i <= ge_doc_ntokens(doc)) return word_norm(L);
  lua_pushliteral(L, "");
  return 1;
}

static bool is_capital(const GeDoc *doc, uint32_t i) {
  return *ge_type_shape(ge_doc_engine(doc), type_of(doc, i)) == 'X';
}

/* word.capital(doc, i): whether it begins with a capital */
static int word_capital(lua_State *L) {
  SELF;
  lua_pushboolean(L, is_capital(doc, i));
  return 1;
}

static int word_lemma(lua_State *L) {
  SELF;
  const char *lemma = NULL;
  bind_check(L, ge_doc_lemma(doc, i, &lemma));
  lua_pushstring(L, lemma);
  return 1;
}

/* word.may_be(doc, i, set): whether a lemma that the word may have, as any part
 * of speech, is a key of the set */
static int word_may_be(lua_State *L) {
  SELF;
  const char *lemma;
  bool in = false;
  luaL_checktype(L, 3, LUA_TTABLE);
  for (size_t k = 0;
       !in && (lemma = ge_type_lemma(ge_doc_engine(doc), type_of(doc, i), k));
       k++) {
    lua_pushstring(L, lemma);
    in = lua_rawget(L, 3) != LUA_TNIL;
    lua_pop(L, 1);
  }
  lua_pushboolean(L, in);
  return 1;
}

/* word.sentence(doc, i) -> its number, first and last token */
static int word_sentence(lua_State *L) {
  SELF;
  uint32_t k = ge_doc_sentence_of(doc, i);
  const GeSentence *s = &ge_doc_sentences(doc)[k];
  lua_pushinteger(L, (lua_Integer)k + 1);
  lua_pushinteger(L, (lua_Integer)s->first + 1);
  lua_pushinteger(L, s->end);
  return 3;
}

/* word.any(doc, from, to, set) -> the first of these words whose folded form is
 * a key of the set, or nil; of `from` > `to` none */
static int word_any(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
  luaL_checktype(L, 4, LUA_TTABLE);
  if (from > to) return 0;
  luaL_argcheck(L, from >= 1 && to <= ge_doc_ntokens(doc), 3, "no such token");
  for (; from <= to; from++) {
    lua_pushstring(
        L, ge_type_norm(ge_doc_engine(doc), type_of(doc, (uint32_t)from - 1)));
    bool in = lua_rawget(L, 4) != LUA_TNIL;
    lua_pop(L, 1);
    if (!in) continue;
    lua_pushinteger(L, from);
    return 1;
  }
  return 0;
}

/* word.other(doc, from, to, step, set) -> the first of these words, read
 * forwards (step 1) or backwards (-1), whose folded form is no key of the set,
 * and that form; nil: none is */
static int word_other(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
  lua_Integer step = luaL_checkinteger(L, 4), n = ge_doc_ntokens(doc);
  luaL_argcheck(L, step == 1 || step == -1, 4, "1 or -1");
  luaL_checktype(L, 5, LUA_TTABLE);
  if (step > 0 ? from > to : from < to) return 0;
  luaL_argcheck(L, from >= 1 && from <= n && to >= 1 && to <= n, 3,
                "no such token");
  for (to += step; from != to; from += step) {
    lua_pushstring(
        L, ge_type_norm(ge_doc_engine(doc), type_of(doc, (uint32_t)from - 1)));
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 5) == LUA_TNIL) {
      lua_pushinteger(L, from);
      lua_replace(L, -2);
      lua_insert(L, -2);
      return 2;
    }
    lua_pop(L, 2);
  }
  return 0;
}

/* ------------------------------------------------------------------- tree */

typedef GeStatus Analysis(GeDoc *, GeId, const GeWord **);

/* The words of the sentence of a token. */
static const GeWord *words_of(lua_State *L, GeDoc *doc, uint32_t i,
                              Analysis *analysis, const GeSentence **s) {
  const GeWord *words = NULL;
  uint32_t k = ge_doc_sentence_of(doc, i);
  bind_check(L, analysis(doc, k, &words));
  *s = &ge_doc_sentences(doc)[k];
  return words;
}

static const GeWord *word_at(lua_State *L, Analysis *analysis) {
  SELF;
  const GeSentence *s;
  const GeWord *words = words_of(L, doc, i, analysis, &s);
  return &words[i - s->first];
}

static int word_pos(lua_State *L) {
  lua_pushstring(L, ge_pos_name(word_at(L, ge_doc_tag)->pos));
  return 1;
}

static int word_tag(lua_State *L) {
  lua_pushstring(L, ge_tag_name(word_at(L, ge_doc_tag)->tag));
  return 1;
}

static int word_dep(lua_State *L) {
  lua_pushstring(L, ge_rel_name(word_at(L, ge_doc_parse)->rel));
  return 1;
}

static int push_number(lua_State *L, GeId token) {
  if (token == GE_NONE) lua_pushnil(L);
  else lua_pushinteger(L, (lua_Integer)token + 1);
  return 1;
}

/* word.head(doc, i) -> the number of what it hangs on, nil for the root */
static int word_head(lua_State *L) {
  return push_number(L, word_at(L, ge_doc_parse)->head);
}

/* word.kid(doc, i, after) -> the first word behind `after` that hangs on it,
 * its relation and folded form; nil: no more */
static int word_kid(lua_State *L) {
  SELF;
  const GeSentence *s;
  const GeWord *words = words_of(L, doc, i, ge_doc_parse, &s);
  lua_Integer after = luaL_checkinteger(L, 3);
  uint32_t k = after > s->first ? (uint32_t)after : s->first;
  while (k < s->end && words[k - s->first].head != i) k++;
  if (k >= s->end) return 0;
  lua_pushinteger(L, (lua_Integer)k + 1);
  lua_pushstring(L, ge_rel_name(words[k - s->first].rel));
  lua_pushstring(L, ge_type_norm(ge_doc_engine(doc), type_of(doc, k)));
  return 3;
}

/* Whether a relation is the one of that name, or a kind of it. */
static bool is_kind_of(const char *rel, const char *name, size_t n) {
  return strncmp(rel, name, n) == 0 && (rel[n] == '\0' || rel[n] == ':');
}

/* word.marker(doc, i, relation) -> the folded form of the first word that hangs
 * on it by that relation or a kind of it, or "" */
static int word_marker(lua_State *L) {
  SELF;
  size_t n;
  const char *name = luaL_checklstring(L, 3, &n);
  const GeSentence *s;
  const GeWord *words = words_of(L, doc, i, ge_doc_parse, &s);
  for (uint32_t k = s->first; k < s->end; k++) {
    const GeWord *w = &words[k - s->first];
    if (w->head != i || !is_kind_of(ge_rel_name(w->rel), name, n)) continue;
    lua_pushstring(L, ge_type_norm(ge_doc_engine(doc), type_of(doc, k)));
    return 1;
  }
  lua_pushliteral(L, "");
  return 1;
}

/* word.top(doc, first, last) -> the first of these words that hangs on none of
 * the others; a word alone needs no tree */
static int word_top(lua_State *L) {
  SELF;
  uint32_t last = number(L, doc, 3), at = i;
  if (last > i) {
    const GeSentence *s;
    const GeWord *words = words_of(L, doc, i, ge_doc_parse, &s);
    for (; at < last && at < s->end; at++) {
      GeId up = words[at - s->first].head;
      if (up == GE_NONE || up < i || up > last) break;
    }
  }
  return push_number(L, at);
}

/* ------------------------------------------------------------------ layers */

/* word.covered(doc, first, last, layer) -> the first span of the layer in the
 * sentence of the first that shares a token with them, or nil */
static int word_covered(lua_State *L) {
  SELF;
  uint32_t last = number(L, doc, 3), n;
  const GeId *ids;
  GeId layer = bind_known_layer(L, luaL_checkstring(L, 4));
  bind_check(L, ge_doc_layer(doc, layer, ge_doc_sentence_of(doc, i), &ids, &n));
  for (uint32_t k = 0; k < n; k++) {
    const GeSpan *s = ge_doc_span(doc, ids[k]);
    if (s->first > last || s->end <= i) continue;
    push_span(L, 1, ids[k]);
    return 1;
  }
  lua_pushnil(L);
  return 1;
}

/* word.longer(doc, first, last, most) -> first and last of the first name
 * before these words that ends as they do and has more words. It is looked for
 * in the first sentences, at most so many, in which a capital has their last
 * word. */
static int word_longer(lua_State *L) {
  SELF;
  uint32_t last = number(L, doc, 3), end;
  lua_Integer most = luaL_checkinteger(L, 4);
  const char *norm = ge_type_norm(ge_doc_engine(doc), type_of(doc, last));
  const GeSentence *s = ge_doc_sentences(doc);
  end = s[ge_doc_sentence_of(doc, i)].end;
  for (uint32_t t = 0; t < end && most > 0; t++) {
    if (t >= s->end) s++;
    if (ge_type_norm(ge_doc_engine(doc), type_of(doc, t)) != norm ||
        !is_capital(doc, t))
      continue;
    const GeWord *words = NULL;
    uint32_t first = t;
    if (t > s->first && is_capital(doc, t - 1))
      bind_check(L, ge_doc_tag(doc, ge_doc_sentence_of(doc, t), &words));
    while (first > s->first && is_capital(doc, first - 1) &&
           strcmp(ge_pos_name(words[first - 1 - s->first].pos), "PROPN") == 0)
      first--;
    if (t < i && t - first > last - i) {
      lua_pushinteger(L, (lua_Integer)first + 1);
      lua_pushinteger(L, (lua_Integer)t + 1);
      return 2;
    }
    most--;
    t = s->end - 1; /* the next sentence */
  }
  return 0;
}

void open_words(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"norm", word_norm},     {"capital", word_capital},
      {"lemma", word_lemma},   {"sentence", word_sentence},
      {"pos", word_pos},       {"tag", word_tag},
      {"dep", word_dep},       {"head", word_head},
      {"kid", word_kid},       {"marker", word_marker},
      {"top", word_top},       {"covered", word_covered},
      {"longer", word_longer}, {"any", word_any},
      {"other", word_other},   {"norm_at", word_norm_at},
      {"may_be", word_may_be}, {NULL, NULL}};
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "word");
}
