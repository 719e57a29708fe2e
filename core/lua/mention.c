/*
 * core.mentions(doc, sentence): the noun phrases that a pronoun or a definite
 * noun may mean. scripts/geoeng/actor/mention.lua tells what they are for.
 */
#include "base/word_set.h"
#include "lua/bind.h"

#include <string.h>

/* Sets of relations, relation i as bit i: there are fewer than 64. */
typedef struct Labels {
  uint64_t part;   /* by which a word is a part of a phrase with another head */
  uint64_t within; /* by which it belongs to the phrase of its head */
  uint64_t same;   /* by which it stands as the first of several does */
  uint64_t subject, det;
  int obj, iobj, obl, agent, tmod, root;
  int noun, propn, nn, nnp;
} Labels;

/* Layers that tell of names and nouns; `time` may be GE_NONE. */
typedef struct Layers {
  GeId actor, place, time, title, female, male, gendered, given;
} Layers;

typedef struct Reader {
  lua_State *L;
  GeDoc *doc;
  const Labels *labels;
  Layers layers;
  uint32_t sentence;
  const GeSentence *s;
  const GeWord *words; /* words[0] is the first of the sentence */
} Reader;

typedef struct Mention {
  uint32_t head, first, end; /* its phrase: tokens */
  const char *kind, *gender;
  unsigned rel;
  GeId governor;
} Mention;

enum { STEPS = 4 /* up a coordination */ };

/* Weights of salience. */
enum {
  SENTENCE = 100,
  SUBJECT = 80,
  OBJECT = 50,
  OBLIQUE = 40,
  HEAD = 80,
  ARGUMENT = 50
};

static uint64_t relations(const char *const *names) {
  uint64_t set = 0;
  for (; *names; names++) set |= UINT64_C(1) << ge_rel_find(*names);
  return set;
}

static bool has(uint64_t set, unsigned rel) { return set >> rel & 1; }

static void labels_init(Labels *l) {
  l->part = relations((const char *const[]){
      "compound", "flat", "amod", "nmod:desc", "fixed", "flat:foreign", NULL});
  l->within = relations((const char *const[]){"compound", "flat", "amod", "det",
                                              "nmod:desc", "nummod",
                                              "flat:foreign", NULL});
  l->same = relations((const char *const[]){"conj", "appos", NULL});
  l->subject = relations(
      (const char *const[]){"nsubj", "nsubj:pass", "csubj", NULL});
  l->det = relations((const char *const[]){"det", NULL});
  l->obj = ge_rel_find("obj");
  l->iobj = ge_rel_find("iobj");
  l->obl = ge_rel_find("obl");
  l->agent = ge_rel_find("obl:agent");
  l->tmod = ge_rel_find("obl:tmod");
  l->root = ge_rel_find("root");
  l->noun = ge_pos_find("NOUN");
  l->propn = ge_pos_find("PROPN");
  l->nn = ge_tag_find("NN");
  l->nnp = ge_tag_find("NNP");
}

static void layers_init(lua_State *L, Layers *l) {
  l->actor = bind_known_layer(L, "actor");
  l->place = bind_known_layer(L, "place");
  l->time = bind_layer(L, "time");
  l->title = bind_known_layer(L, "$title");
  l->female = bind_known_layer(L, "$title_female");
  l->male = bind_known_layer(L, "$title_male");
  l->gendered = bind_known_layer(L, "$gendered_name");
  l->given = bind_known_layer(L, "$given_name");
}

static const GeWord *word(const Reader *r, uint32_t token) {
  return &r->words[token - r->s->first];
}

static GeId type(const Reader *r, uint32_t token) {
  return ge_doc_tokens(r->doc)[token].type;
}

static const char *norm(const Reader *r, uint32_t token) {
  return ge_type_norm(ge_doc_engine(r->doc), type(r, token));
}

static bool has_sense(const Reader *r, uint32_t token, const char *sense) {
  const char *s = ge_type_sense(ge_doc_engine(r->doc), type(r, token));
  return s && strcmp(s, sense) == 0;
}

/* The first span of a layer that shares a token with these, or GE_NONE. */
static GeId covering(const Reader *r, GeId layer, uint32_t first,
                     uint32_t end) {
  const GeId *ids;
  uint32_t n;
  bind_check(r->L, ge_doc_layer(r->doc, layer, r->sentence, &ids, &n));
  for (uint32_t i = 0; i < n; i++) {
    const GeSpan *s = ge_doc_span(r->doc, ids[i]);
    if (s->first < end && s->end > first) return ids[i];
  }
  return GE_NONE;
}

static bool covered(const Reader *r, GeId layer, uint32_t first, uint32_t end) {
  return covering(r, layer, first, end) != GE_NONE;
}

static const char *attr(const Reader *r, GeId span, const char *key) {
  return span == GE_NONE ? NULL : ge_doc_span_attr(r->doc, span, key);
}

/* ------------------------------------------------------------------- phrases */

/* Words that are no mention: times, and what only modifies. */
static bool is_mention(const Reader *r, uint32_t token) {
  const Labels *l = r->labels;
  const GeWord *w = word(r, token);
  if (w->pos != l->noun && w->pos != l->propn) return false;
  if (has(l->part, w->rel) || w->rel == l->tmod || has_sense(r, token, "time"))
    return false;
  return r->layers.time == GE_NONE ||
         !covered(r, r->layers.time, token, token + 1);
}

/* Whether a word belongs to the phrase of a head. */
static bool is_within(const Reader *r, uint32_t token, uint32_t head) {
  for (uint32_t i = r->s->first; token != head; i++) {
    const GeWord *w = word(r, token);
    if (i >= r->s->end || w->head == GE_NONE || !has(r->labels->within, w->rel))
      return false;
    token = w->head;
  }
  return true;
}

/* The words that belong to the phrase of a head: a run around it. */
static void find_phrase(const Reader *r, Mention *m) {
  m->first = m->head;
  m->end = m->head + 1;
  while (m->first > r->s->first && is_within(r, m->first - 1, m->head))
    m->first--;
  while (m->end < r->s->end && is_within(r, m->end, m->head)) m->end++;
}

/* The relation that counts: of a member of a coordination, or of what stands
 * in apposition, that of the first. */
static void find_relation(const Reader *r, Mention *m) {
  const GeWord *w = word(r, m->head);
  for (int i = 0; i < STEPS && has(r->labels->same, w->rel); i++) {
    if (w->head == GE_NONE) break;
    w = word(r, w->head);
  }
  m->rel = w->rel;
  m->governor = w->head;
}

/* ------------------------------------------------------------- what they are */

/* "male" or "female", by a title or a first name of the phrase, or NULL. */
static const char *gender(const Reader *r, const Mention *m) {
  const Layers *l = &r->layers;
  if (covered(r, l->female, m->first, m->end)) return "female";
  if (covered(r, l->male, m->first, m->end)) return "male";
  return attr(r, covering(r, l->gendered, m->first, m->end), "gender");
}

static const char *noun_kind(const Reader *r, const Mention *m) {
  unsigned tag = word(r, m->head)->tag;
  bool one = (int)tag == r->labels->nn || (int)tag == r->labels->nnp;
  uint32_t end = m->head + 1;
  if (has_sense(r, m->head, "person") ||
      covered(r, r->layers.title, m->head, end))
    return one ? "person" : "people";
  if (has_sense(r, m->head, "group") ||
      covered(r, r->layers.actor, m->head, end))
    return one ? "body" : "people";
  return one ? "thing" : "things";
}

static bool is_person(const Reader *r, const Mention *m, GeId actor) {
  const char *kind = attr(r, actor, "kind");
  if ((kind && strcmp(kind, "person") == 0) || attr(r, actor, "office"))
    return true;
  return covered(r, r->layers.title, m->first, m->end) || m->gender ||
         (m->end - m->first > 1 &&
          covered(r, r->layers.given, m->first, m->end));
}

/* Whether something happens in a place: "in", "near" stands before it. */
static bool is_at(const Reader *r, GeId place) {
  uint32_t i = ge_doc_span(r->doc, place)->first;
  if (i-- == r->s->first) return false;
  while (i > r->s->first && has(r->labels->det, word(r, i)->rel)) i--;
  return wordset_holds(WORDS_PLACE_WORD_AT, norm(r, i));
}

static const char *name_kind(const Reader *r, const Mention *m) {
  uint32_t end = m->head + 1;
  GeId actor = covering(r, r->layers.actor, m->head, end);
  if (is_person(r, m, actor)) return "person";
  GeId place = covering(r, r->layers.place, m->head, end);
  if (place != GE_NONE && is_at(r, place)) return "thing";
  if (actor != GE_NONE) return "body";
  if (place != GE_NONE) return "thing";
  return has_sense(r, m->head, "group") ? "body" : "name";
}

static int salience(const Labels *l, unsigned rel) {
  int k = (int)rel;
  if (has(l->subject, rel)) return SENTENCE + SUBJECT + HEAD + ARGUMENT;
  if (k == l->obj) return SENTENCE + OBJECT + HEAD + ARGUMENT;
  if (k == l->iobj) return SENTENCE + OBLIQUE + HEAD + ARGUMENT;
  if (k == l->obl || k == l->agent) return SENTENCE + OBLIQUE + HEAD;
  return SENTENCE + (k == l->root ? HEAD + ARGUMENT : 0);
}

/* What makes two mentions of one kind those of one bearer: the last word of a
 * name, the noun, the country of a demonym. */
static const char *key(const Reader *r, const Mention *m) {
  if (strcmp(m->kind, "body") == 0) {
    GeId actor = covering(r, r->layers.actor, m->head, m->head + 1);
    const char *name = attr(r, actor, "name");
    if (!name && word(r, m->head)->pos == r->labels->propn)
      name = attr(r, actor, "country");
    if (name) return name;
  }
  return norm(r, m->end - 1);
}

/* ------------------------------------------------------------------ in Lua */

static void set_number(lua_State *L, const char *name, lua_Integer v) {
  lua_pushinteger(L, v);
  lua_setfield(L, -2, name);
}

static void set_string(lua_State *L, const char *name, const char *s) {
  if (!s) return;
  lua_pushstring(L, s);
  lua_setfield(L, -2, name);
}

static void push_mention(const Reader *r, Mention *m) {
  lua_State *L = r->L;
  bool proper = word(r, m->head)->pos == r->labels->propn;
  find_phrase(r, m);
  find_relation(r, m);
  m->gender = gender(r, m);
  m->kind = proper ? name_kind(r, m) : noun_kind(r, m);
  lua_createtable(L, 0, 12);
  set_number(L, "at", (lua_Integer)m->head + 1);
  set_number(L, "first", (lua_Integer)m->first + 1);
  set_number(L, "last", m->end);
  set_number(L, "weight", salience(r->labels, m->rel));
  if (m->governor != GE_NONE)
    set_number(L, "governor", (lua_Integer)m->governor + 1);
  set_string(L, "kind", m->kind);
  set_string(L, "gender", m->gender);
  set_string(L, "dep", ge_rel_name(m->rel));
  set_string(L, "key", key(r, m));
  lua_pushboolean(L, proper);
  lua_setfield(L, -2, "proper");
}

/* core.mentions(doc, sentence) -> tables { at=, first=, last=, kind=, gender=,
 * dep=, governor=, weight=, key=, proper= } in text order; words and sentences
 * are numbers from 1 */
static int core_mentions(lua_State *L) {
  Reader r = {.L = L, .doc = bind_doc(L, 1)};
  lua_Integer k = luaL_checkinteger(L, 2), n = 0;
  luaL_argcheck(L, k >= 1 && k <= ge_doc_nsentences(r.doc), 2,
                "no such sentence");
  r.sentence = (uint32_t)k - 1;
  r.s = &ge_doc_sentences(r.doc)[r.sentence];
  r.labels = lua_touserdata(L, lua_upvalueindex(1));
  layers_init(L, &r.layers);
  bind_check(L, ge_doc_parse(r.doc, r.sentence, &r.words));
  lua_newtable(L);
  for (uint32_t i = r.s->first; i < r.s->end; i++) {
    if (!is_mention(&r, i)) continue;
    Mention m = {.head = i};
    push_mention(&r, &m);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* core.salience(doc, token) -> how salient a word is, by its own relation */
static int core_salience(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && i <= ge_doc_ntokens(doc), 2, "no such token");
  const GeWord *words = NULL;
  uint32_t k = ge_doc_sentence_of(doc, (uint32_t)i - 1);
  bind_check(L, ge_doc_parse(doc, k, &words));
  const GeWord *w = &words[(uint32_t)i - 1 - ge_doc_sentences(doc)[k].first];
  lua_pushinteger(L, salience(lua_touserdata(L, lua_upvalueindex(1)), w->rel));
  return 1;
}

void open_mentions(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"mentions", core_mentions}, {"salience", core_salience}, {NULL, NULL}};
  Labels *labels = lua_newuserdatauv(L, sizeof *labels, 0);
  labels_init(labels);
  luaL_setfuncs(L, functions, 1);
}
