/*
 * core.country: countries that phrases and sentences name, and whether a place
 * is named aside. scripts/geoeng/actor/country.lua tells what they are for.
 */
#include "base/word_set.h"
#include "lua/bind.h"

#include <string.h>

enum { DEPTH = 6 /* words up a phrase */, DATELINE = 16 /* tokens of one */ };

typedef const char *const *Names;

/* Relations that lead out of a noun phrase, and those that make a word a part
 * of the name or phrase it hangs on. */
static const char *const out[] = {"conj",      "cc",  "parataxis", "punct",
                                  "acl:relcl", "acl", "appos",     NULL};
static const char *const part[] = {"compound",  "flat",   "amod",
                                   "nmod:desc", "nummod", NULL};
static const char *const dash[] = {"-", "--", "_", "–", "—", NULL};
static const char *const does[] = {"nsubj", "obl:agent", NULL};

typedef struct Reader {
  lua_State *L;
  GeDoc *doc;
  uint32_t sentence, first, end;
  const GeWord *tagged, *parsed; /* NULL: not asked for yet */
} Reader;

/* Tokens of a span; id GE_NONE: any. */
typedef struct Range {
  GeId id;
  uint32_t first, end;
} Range;

static bool is_one_of(const char *s, Names names) {
  for (; *names; names++)
    if (strcmp(s, *names) == 0) return true;
  return false;
}

/* ------------------------------------------------------------------- words */

static void open_sentence_at(Reader *r, uint32_t i) {
  const GeSentence *s = &ge_doc_sentences(r->doc)[i];
  r->sentence = i;
  r->first = s->first;
  r->end = s->end;
  r->tagged = r->parsed = NULL;
}

static const char *norm(const Reader *r, uint32_t token) {
  return ge_type_norm(ge_doc_engine(r->doc), ge_doc_tokens(r->doc)[token].type);
}

static const GeWord *tagged(Reader *r, uint32_t token) {
  if (!r->tagged) bind_check(r->L, ge_doc_tag(r->doc, r->sentence, &r->tagged));
  return &r->tagged[token - r->first];
}

static const GeWord *parsed(Reader *r, uint32_t token) {
  if (!r->parsed)
    bind_check(r->L, ge_doc_parse(r->doc, r->sentence, &r->parsed));
  return &r->parsed[token - r->first];
}

static const char *rel(Reader *r, uint32_t token) {
  return ge_rel_name(parsed(r, token)->rel);
}

static const char *lemma(const Reader *r, uint32_t token) {
  const char *s = NULL;
  bind_check(r->L, ge_doc_lemma(r->doc, token, &s));
  return s;
}

/* The text of tokens, *n bytes. */
static const char *text(const Reader *r, uint32_t first, uint32_t end,
                        size_t *n) {
  const GeToken *t = ge_doc_tokens(r->doc);
  const char *s = ge_doc_text(r->doc, n);
  *n = t[end - 1].end - t[first].start;
  return s + t[first].start;
}

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/* Whether a text of so many bytes at least has no small letter. */
static bool is_capital(const char *s, size_t n, size_t least) {
  if (n < least) return false;
  for (size_t i = 0; i < n; i++)
    if (is_lower(s[i])) return false;
  return true;
}

/* ------------------------------------------------------------------- asides */

/* Whether one of the two words before a token of the sentence is in a set. */
static bool is_behind(const Reader *r, uint32_t token, WordSet set) {
  for (uint32_t i = token - r->first > 2 ? token - 2 : r->first; i < token; i++)
    if (wordset_holds(set, norm(r, i))) return true;
  return false;
}

/* Whether a country is only one side of a word: "Israeli" in
 * "Israeli-occupied", "Syrian" in "anti- Syrian". */
static bool is_side(Reader *r, const Range *s) {
  if (is_behind(r, s->first, WORDS_PLACE_WORD_TOWARDS)) return true;
  uint32_t verb = s->end + 1;
  if (verb >= r->end || strcmp(norm(r, s->end), "-") != 0) return false;
  const char *tag = ge_tag_name(tagged(r, verb)->tag);
  return (strcmp(tag, "VBN") == 0 || strcmp(tag, "VBD") == 0) &&
         !wordset_holds(WORDS_PLACE_WORD_OWNING, lemma(r, verb));
}

bool bind_is_side(lua_State *L, GeDoc *doc, uint32_t first, uint32_t end) {
  Reader r = {.L = L, .doc = doc};
  open_sentence_at(&r, ge_doc_sentence_of(doc, first));
  return is_side(&r, &(Range){GE_NONE, first, end});
}

/* Whether a place or country is only that of a border: "near the Chadian
 * border", "adjacent to Gaza". */
static bool is_border(const Reader *r, const Range *s) {
  const WordSet border = WORDS_PLACE_WORD_BORDER;
  if (s->end < r->end && wordset_holds(border, norm(r, s->end))) return true;
  return is_behind(r, s->first, border);
}

/* The dash that ends the dateline of the sentence, or GE_NONE. Its town stands
 * in capitals: "GAZA CITY, Gaza Strip (AP) -". */
static GeId dateline_end(const Reader *r) {
  size_t n;
  const char *town = text(r, r->first, r->first + 1, &n);
  if (!is_capital(town, n, 3)) return GE_NONE;
  for (uint32_t i = r->first + 1; i + 1 < r->end && i <= r->first + DATELINE;
       i++) {
    const char *s = text(r, i, i + 1, &n);
    for (Names d = dash; *d; d++)
      if (strlen(*d) == n && memcmp(*d, s, n) == 0) return i;
    if (is_lower(*s)) return GE_NONE;
  }
  return GE_NONE;
}

/* Whether a place stands where a report was written: "CAIRO, May 7". */
static bool is_dateline(const Reader *r, const Range *s) {
  GeId end = dateline_end(r);
  if (end != GE_NONE) return s->end <= end;
  size_t n;
  if (s->first != r->first) return false;
  const char *town = text(r, s->first, s->end, &n);
  if (!is_capital(town, n, 4)) return false;
  const char *grain = s->id == GE_NONE
                          ? NULL
                          : ge_doc_span_attr(r->doc, s->id, "grain");
  return !grain || strcmp(grain, "country") != 0;
}

/* Whether a place is that of who tells of an event, or of who takes note of it:
 * "the ministry in London said", "condemned by Norway". */
static bool is_source(Reader *r, const Range *s) {
  uint32_t token = s->end - 1;
  const char *by = NULL;
  Reader other = *r;
  if (token >= r->end) {
    open_sentence_at(&other, ge_doc_sentence_of(r->doc, token));
    r = &other;
  }
  for (int i = 0; i < 2 * DEPTH; i++) {
    if (strcmp(ge_pos_name(tagged(r, token)->pos), "VERB") == 0) {
      const char *verb = lemma(r, token);
      return wordset_holds(WORDS_SOURCE_TELLING, verb) ||
             (by && is_one_of(by, does) &&
              wordset_holds(WORDS_SOURCE_REACTING, verb));
    }
    by = rel(r, token);
    GeId head = parsed(r, token)->head;
    if (head == GE_NONE) return false;
    token = head;
  }
  return false;
}

/* Whether a country is named of which nothing in the sentence need be: of a
 * dateline, a source, a border, one side of a word. */
static bool is_aside(Reader *r, const Range *s) {
  return is_dateline(r, s) ||
         (s->end < r->end && strcmp(norm(r, s->end), "-") == 0) ||
         is_side(r, s) || is_border(r, s) || is_source(r, s);
}

/* Whether something happens in a place: "in", "near" stands before it. */
static bool is_at(Reader *r, const Range *s) {
  uint32_t i = s->first;
  if (i <= r->first) return false;
  for (i--; i > r->first && strcmp(rel(r, i), "det") == 0;) i--;
  return wordset_holds(WORDS_PLACE_WORD_AT, norm(r, i));
}

/* ------------------------------------------------------------------ layers */

/* The i-th span of a layer in the sentence; false: there is none. */
static bool span_at(const Reader *r, GeId layer, uint32_t i, Range *s) {
  const GeId *ids;
  uint32_t n;
  bind_check(r->L, ge_doc_layer(r->doc, layer, r->sentence, &ids, &n));
  if (i >= n) return false;
  const GeSpan *span = ge_doc_span(r->doc, ids[i]);
  *s = (Range){ids[i], span->first, span->end};
  return true;
}

/* The country of a span, but not that of "Chad" in "Lake Chad". */
static const char *country_of(const Reader *r, GeId place, const Range *s) {
  Range whole;
  for (uint32_t i = 0; span_at(r, place, i, &whole); i++)
    if (whole.first <= s->first && whole.end >= s->end &&
        whole.end - whole.first > s->end - s->first)
      return ge_doc_span_attr(r->doc, whole.id, "country");
  return ge_doc_span_attr(r->doc, s->id, "country");
}

static bool is_beside(Reader *r, uint32_t token) {
  for (uint32_t k = r->first; k < r->end; k++)
    if (parsed(r, k)->head == token && strcmp(rel(r, k), "case") == 0 &&
        wordset_holds(WORDS_PLACE_WORD_BESIDES, norm(r, k)))
      return true;
  return false;
}

/* Whether a token stands in the phrase that hangs on another. */
static bool is_inside(Reader *r, uint32_t token, uint32_t top) {
  for (int i = 0; i < DEPTH && token != top; i++) {
    if (is_one_of(rel(r, token), out) || is_beside(r, token)) return false;
    GeId head = parsed(r, token)->head;
    if (head == GE_NONE) return false;
    token = head;
  }
  return token == top;
}

/* The layers that name countries; in rule files without one an error. */
static void find_layers(lua_State *L, GeId layers[2]) {
  layers[0] = bind_known_layer(L, "actor");
  layers[1] = bind_known_layer(L, "place");
}

/* The country named in the phrase that hangs on a token, or NULL. */
static const char *around(Reader *r, uint32_t token) {
  GeId layers[2];
  Range s;
  find_layers(r->L, layers);
  for (int k = 0; k < 2; k++)
    for (uint32_t i = 0; span_at(r, layers[k], i, &s); i++) {
      if (!is_inside(r, s.end - 1, token) || is_side(r, &s)) continue;
      const char *country = country_of(r, layers[1], &s);
      if (country) return country;
    }
  return NULL;
}

/* The first of tokens that hangs on none of the others; the sentence is then
 * its own. */
static uint32_t topmost(Reader *r, const Range *s) {
  uint32_t token = s->first;
  if (s->end - s->first > 1)
    for (; token + 1 < s->end && token < r->end; token++) {
      GeId up = parsed(r, token)->head;
      if (up == GE_NONE || up < s->first || up >= s->end) break;
    }
  if (token >= r->end) open_sentence_at(r, ge_doc_sentence_of(r->doc, token));
  return token;
}

/* Whether a place is not where the event is: it is that of who tells of it, or
 * a border. */
static bool is_elsewhere(Reader *r, const Range *s) {
  return is_dateline(r, s) || is_source(r, s) || is_border(r, s) ||
         strcmp(lemma(r, topmost(r, s)), "border") == 0;
}

/* The top of the name or phrase that tokens are a part of. */
static uint32_t top_of(Reader *r, const Range *s) {
  uint32_t token = topmost(r, s);
  for (int i = 0; i < DEPTH && is_one_of(rel(r, token), part); i++) {
    GeId up = parsed(r, token)->head;
    if (up == GE_NONE) break;
    token = up;
  }
  return token;
}

/* ------------------------------------------------------------------ in Lua */

/* The span at 1, in its sentence. */
static void read_span(lua_State *L, Reader *r, Range *s) {
  const SpanBox *b = luaL_checkudata(L, 1, SPAN_MT);
  *r = (Reader){.L = L, .doc = bind_owner(L, 1)};
  *s = (Range){b->id, b->first, b->end};
  open_sentence_at(r, ge_doc_sentence_of(r->doc, b->first));
}

static void read_sentence(lua_State *L, Reader *r) {
  const SentenceBox *b = luaL_checkudata(L, 1, SENTENCE_MT);
  *r = (Reader){.L = L, .doc = bind_owner(L, 1)};
  open_sentence_at(r, b->i);
}

static int push_country(lua_State *L, const char *country) {
  lua_pushstring(L, country); /* of NULL nil */
  return 1;
}

#define SPAN_TEST(name)                                                        \
  static int country_##name(lua_State *L) {                                    \
    Reader r;                                                                  \
    Range s;                                                                   \
    read_span(L, &r, &s);                                                      \
    lua_pushboolean(L, name(&r, &s));                                          \
    return 1;                                                                  \
  }

SPAN_TEST(is_side)
SPAN_TEST(is_border)
SPAN_TEST(is_dateline)
SPAN_TEST(is_source)
SPAN_TEST(is_aside)
SPAN_TEST(is_at)
SPAN_TEST(is_elsewhere)

/* country.around(doc, token) -> country or nil */
static int country_around(lua_State *L) {
  Reader r = {.L = L, .doc = bind_doc(L, 1)};
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && i <= ge_doc_ntokens(r.doc), 2, "no such token");
  open_sentence_at(&r, ge_doc_sentence_of(r.doc, (uint32_t)i - 1));
  return push_country(L, around(&r, (uint32_t)i - 1));
}

/* country.in_phrase(span) -> country or nil */
static int country_in_phrase(lua_State *L) {
  Reader r;
  Range s;
  read_span(L, &r, &s);
  return push_country(L, around(&r, top_of(&r, &s)));
}

/* Whether the table at index, if there is one, has the country. */
static bool is_barred(lua_State *L, int index, const char *country) {
  if (!lua_istable(L, index)) return false;
  lua_getfield(L, index, country);
  bool yes = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return yes;
}

/* country.only(sentence, barred) -> the only country that it names, or nil */
static int country_only(lua_State *L) {
  Reader r;
  Range s;
  GeId layers[2];
  const char *found = NULL;
  read_sentence(L, &r);
  find_layers(L, layers);
  for (int k = 0; k < 2; k++)
    for (uint32_t i = 0; span_at(&r, layers[k], i, &s); i++) {
      const char *country = country_of(&r, layers[1], &s);
      if (!country || is_barred(L, 2, country) || is_aside(&r, &s)) continue;
      if (found && strcmp(found, country) != 0) return push_country(L, NULL);
      found = country;
    }
  return push_country(L, found);
}

/* country.first_place(sentence, barred) -> that of the first place that
 * something happens in, or nil */
static int country_first_place(lua_State *L) {
  Reader r;
  Range s;
  read_sentence(L, &r);
  GeId place = bind_known_layer(L, "place");
  for (uint32_t i = 0; span_at(&r, place, i, &s); i++) {
    if (!is_at(&r, &s) || is_aside(&r, &s)) continue;
    const char *country = ge_doc_span_attr(r.doc, s.id, "country");
    if (country && !is_barred(L, 2, country)) return push_country(L, country);
  }
  return push_country(L, NULL);
}

/* The country of a place by the function at 4, unless the table at 2 has it:
 * pushed; false: nothing is. */
static bool push_place_country(lua_State *L, GeId place) {
  lua_pushvalue(L, 4);
  lua_getiuservalue(L, 1, 1);
  push_span(L, -1, place);
  lua_remove(L, -2);
  lua_call(L, 1, 1);
  if (lua_isstring(L, -1) && !is_barred(L, 2, lua_tostring(L, -1))) return true;
  lua_pop(L, 1);
  return false;
}

enum { NEAR = 10 /* sentences before a span */ };

/* country.last_place(span, barred, at, country_of) -> the country of the last
 * place told of before a span, near it; at: one where something happens */
static int country_last_place(lua_State *L) {
  Reader r;
  Range span, s;
  const GeId *ids;
  uint32_t n;
  read_span(L, &r, &span);
  lua_settop(L, 4);
  bool at = lua_toboolean(L, 3);
  GeId place = bind_known_layer(L, "place");
  uint32_t here = r.sentence;
  for (uint32_t k = here + 1; k-- > 0 && here - k <= NEAR;) {
    open_sentence_at(&r, k);
    bind_check(L, ge_doc_layer(r.doc, place, k, &ids, &n));
    while (n-- > 0)
      if (span_at(&r, place, n, &s) && s.end <= span.first &&
          (!at || is_at(&r, &s)) && !is_aside(&r, &s) &&
          push_place_country(L, s.id))
        return 1;
  }
  return push_country(L, NULL);
}

void open_countries(lua_State *L) {
  static const luaL_Reg functions[] = {{"around", country_around},
                                       {"in_phrase", country_in_phrase},
                                       {"only", country_only},
                                       {"first_place", country_first_place},
                                       {"last_place", country_last_place},
                                       {"is_side", country_is_side},
                                       {"is_border", country_is_border},
                                       {"is_dateline", country_is_dateline},
                                       {"is_source", country_is_source},
                                       {"is_aside", country_is_aside},
                                       {"is_at", country_is_at},
                                       {"is_elsewhere", country_is_elsewhere},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "country");
}
