/* core.modality: cues that reach a trigger over words alone, and which of the
 * cues of its sentence decides. */
#include "lua/modal.h"

#include <string.h>

enum { FEW = 16 /* cues of a sentence */, HELD = 256 /* words of one */ };

static const char *const value_names[] = {
    NULL, "", NULL, "planned", "hypothetical", "alleged", "negated"};
static const char *const kind_names[] = {
    NULL,   "aux",  "neg", "word", "adj",   "adv",    "conj", "det",
    "goal", "case", "do",  "from", "court", "clause", "mod"};

/* -------------------------------------------------------------------- cues */

static ModalValue value_of(const char *s) {
  if (!s) return SAYS_NIL;
  for (unsigned i = SAYS_EMPTY; i < GE_COUNT(value_names); i++)
    if (value_names[i] && strcmp(value_names[i], s) == 0) return (ModalValue)i;
  return SAYS_OTHER;
}

static ModalKind kind_of(const char *s) {
  for (unsigned i = 1; s && i < GE_COUNT(kind_names); i++)
    if (strcmp(kind_names[i], s) == 0) return (ModalKind)i;
  return KIND_OTHER;
}

static double reach_of(lua_State *L, const char *s) {
  if (!s || !lua_stringtonumber(L, s)) return -1;
  double reach = lua_tonumber(L, -1);
  lua_pop(L, 1);
  return reach;
}

static void read_cue(const Modal *m, GeId id, ModalCue *cue) {
  const GeSpan *s = ge_doc_span(m->doc, id);
  *cue = (ModalCue){.id = id, .first = s->first, .end = s->end};
  cue->kind = kind_of(ge_doc_span_attr(m->doc, id, "kind"));
  cue->before = value_of(ge_doc_span_attr(m->doc, id, "before"));
  cue->after = value_of(ge_doc_span_attr(m->doc, id, "after"));
  cue->reach = reach_of(m->L, ge_doc_span_attr(m->doc, id, "reach"));
  cue->after_reach = reach_of(m->L,
                              ge_doc_span_attr(m->doc, id, "after_reach"));
}

/* The cues of the sentence, in `few` or a userdata. [-0, +0|1, e] */
static void read_cues(Modal *m, ModalCue *few) {
  const GeId *ids;
  GeId layer = bind_known_layer(m->L, "$modality_cue");
  bind_check(m->L, ge_doc_layer(m->doc, layer, m->index, &ids, &m->ncues));
  m->cues = few;
  if (m->ncues > FEW)
    m->cues = lua_newuserdatauv(m->L, m->ncues * sizeof *m->cues, 0);
  for (uint32_t i = 0; i < m->ncues; i++) read_cue(m, ids[i], &m->cues[i]);
}

/* ------------------------------------------------------------- words alone */

/* Whether one of the tokens [from, to) is in a set. */
static bool has(const Modal *m, uint32_t from, uint32_t to, WordSet set) {
  for (; from < to; from++)
    if (modal_in(modal_norm_sets(m, from), set)) return true;
  return false;
}

static bool has_word(const Modal *m, uint32_t from, uint32_t to,
                     const char *norm) {
  for (; from < to; from++)
    if (modal_is(m, from, norm)) return true;
  return false;
}

static bool lemma_in(const Modal *m, uint32_t token, size_t k, WordSet set) {
  const char *lemma = ge_type_lemma(m->engine, m->tokens[token].type, k);
  return lemma && modal_in(modal_sets(lemma), set);
}

static bool is_open_aux(const Modal *m, uint32_t from, uint32_t to) {
  if (has(m, from, to, WORDS_MODALITY_CLAUSE) || has_word(m, from, to, "that"))
    return false;
  if (!m->trigger.noun) return true;
  if (has(m, from, to, WORDS_MODALITY_APART)) return false;
  for (uint32_t i = from; i < to && i < from + 4; i++)
    if (modal_in(modal_norm_sets(m, i), WORDS_MODALITY_REACTION) ||
        lemma_in(m, i, 0, WORDS_MODALITY_REACTION))
      return false;
  return true;
}

/* A negated verb denies its object only when that is near: "did not hold
 * talks", but "did not name a group for the blast". */
static bool is_open_neg(const Modal *m, uint32_t from, uint32_t to) {
  if (has_word(m, from, to, ",")) return false;
  return !(m->trigger.noun && to - from > 4) && is_open_aux(m, from, to);
}

/* The first of the last n of the tokens [from, to). */
static uint32_t last_of(uint32_t from, uint32_t to, uint32_t n) {
  return to - from > n ? to - n : from;
}

static bool is_open_word(const Modal *m, uint32_t from, uint32_t to) {
  bool noun = m->trigger.noun;
  if (modal_is(m, from, ",")) return false;
  /* "denied that": the complement clause belongs to the cue. */
  if (from < to && modal_is(m, from, "that")) from++;
  if (noun && has(m, last_of(from, to, 4), to, WORDS_MODALITY_DONE))
    return false;
  return !has(m, from, to, WORDS_MODALITY_CLAUSE) &&
         !(noun && has_word(m, last_of(from, to, 5), to, "during"));
}

static bool is_open_noun(const Modal *m, uint32_t from, uint32_t to) {
  return !has(m, from, to, WORDS_MODALITY_CLAUSE) &&
         !has_word(m, from, to, ",") &&
         !has(m, from, to, WORDS_MODALITY_OUTSIDE);
}

/* Whether a cue reaches over the tokens [from, to) to the trigger. */
static bool is_open(const Modal *m, ModalKind kind, uint32_t from,
                    uint32_t to) {
  switch (kind) {
  case KIND_AUX: return is_open_aux(m, from, to);
  case KIND_NEG: return is_open_neg(m, from, to);
  case KIND_WORD: return is_open_word(m, from, to);
  case KIND_ADJ:
  case KIND_DET: return is_open_noun(m, from, to);
  case KIND_ADV: return !has(m, from, to, WORDS_MODALITY_CLAUSE);
  case KIND_CONJ: return !has_word(m, from, to, ",");
  default: return false;
  }
}

static bool takes_place(const Modal *m, uint32_t token) {
  if (modal_in(modal_norm_sets(m, token), WORDS_MODALITY_TAKES_PLACE))
    return true;
  GeId type = m->tokens[token].type;
  for (size_t k = 0; ge_type_lemma(m->engine, type, k); k++)
    if (lemma_in(m, token, k, WORDS_MODALITY_TAKES_PLACE)) return true;
  return false;
}

/* The clause of a noun goes on to a cue behind it. Of commas only pairs may
 * stand between: "the talks, due in May, were cancelled". */
static bool is_open_behind(const Modal *m, const ModalCue *cue, uint32_t from,
                           uint32_t to) {
  if (has(m, from, to, WORDS_MODALITY_CLAUSE)) return false;
  if (has_word(m, from, to, ",") &&
      (!modal_is(m, to - 1, ",") || !modal_is(m, from, ",")))
    return false;
  if (cue->kind != KIND_AUX && !modal_is(m, cue->end - 1, "to")) return true;
  uint32_t n = ge_doc_ntokens(m->doc);
  for (uint32_t i = cue->end; i < cue->end + 4 && i < n; i++)
    if (takes_place(m, i)) return true;
  return false;
}

/* "did not deny", "has not ruled out". */
static bool is_cancelled(const Modal *m, const ModalCue *cue) {
  if (cue->before != SAYS_NEGATED || cue->kind == KIND_NEG) return false;
  return has(m, last_of(m->first, cue->first, 2), cue->first,
             WORDS_MODALITY_NEGATION);
}

static ModalValue effect_behind(const Modal *m, const ModalCue *cue, int *gap) {
  uint32_t from = m->trigger.end, to = cue->first;
  *gap = (int)(to - from) - 1;
  if (!m->trigger.noun || cue->after_reach < 0 || to - from > cue->after_reach)
    return SAYS_NIL;
  if (has_word(m, from, to, ";") || is_cancelled(m, cue) ||
      !is_open_behind(m, cue, from, to))
    return SAYS_NIL;
  return cue->after;
}

/* What a cue makes of the trigger by the words between them; *gap is how far
 * it stands. */
static ModalValue flat_effect(const Modal *m, const ModalCue *cue, int *gap) {
  const ModalTrigger *t = &m->trigger;
  *gap = 0;
  if (cue->first >= t->end) return effect_behind(m, cue, gap);
  if (cue->first >= t->first && cue->end <= t->end)
    /* "is eyeing missiles": the trigger itself says it. */
    return cue->before == SAYS_HYPOTHETICAL && cue->kind == KIND_WORD
               ? SAYS_HYPOTHETICAL
               : SAYS_NIL;
  if (cue->end > t->first) return SAYS_NIL;
  uint32_t from = cue->end, to = t->first;
  *gap = (int)(to - from) - 1;
  if (cue->reach < 0 || to - from > cue->reach) return SAYS_NIL;
  if (has_word(m, from, to, ";") || is_cancelled(m, cue)) return SAYS_NIL;
  if ((cue->kind == KIND_NEG || cue->kind == KIND_DET) &&
      modal_in(modal_norm_sets(m, from), WORDS_MODALITY_IDIOM))
    return SAYS_NIL;
  return is_open(m, cue->kind, from, to) ? cue->before : SAYS_NIL;
}

/* -------------------------------------------------------------------- times */

static bool has_value(const Modal *m, GeId span) {
  push_span(m->L, 1, span);
  lua_getfield(m->L, -1, "value");
  bool yes = lua_toboolean(m->L, -1);
  lua_pop(m->L, 2);
  return yes;
}

/* Whether a time lies behind the document's day. */
static bool is_to_come(const Modal *m, GeId span) {
  lua_pushvalue(m->L, lua_upvalueindex(2));
  lua_pushvalue(m->L, 1);
  push_span(m->L, 1, span);
  lua_call(m->L, 2, 1);
  bool yes = lua_toboolean(m->L, -1);
  lua_pop(m->L, 1);
  return yes;
}

/* The i-th time expression of the sentence, or GE_NONE; to be asked for again
 * after each, since values may look for more. */
static GeId time_at(const Modal *m, uint32_t i) {
  const GeId *ids;
  uint32_t n;
  GeId layer = bind_known_layer(m->L, "time");
  bind_check(m->L, ge_doc_layer(m->doc, layer, m->index, &ids, &n));
  return i < n ? ids[i] : GE_NONE;
}

/* Cues inside of time expressions are none: the May of "May 7". */
static bool is_in_time(const Modal *m, const ModalCue *cue) {
  GeId id;
  for (uint32_t i = 0; (id = time_at(m, i)) != GE_NONE; i++) {
    const GeSpan *s = ge_doc_span(m->doc, id);
    if (s->first <= cue->first && s->end >= cue->end && has_value(m, id))
      return true;
  }
  return false;
}

/* Whether a time dates the noun: it hangs on it or on a word that carries it. */
static bool is_dating(const Modal *m, const GeSpan *time) {
  const ModalLabels *l = m->labels;
  uint32_t top = modal_top(m, time->first, time->end);
  GeId head = modal_head(m, top);
  if (head != GE_NONE && modal_is_rel(m, head, l->acl))
    head = modal_head(m, head);
  for (uint32_t i = 0; i < m->nsteps; i++) {
    uint32_t token = m->steps[i].token;
    if (token == top) return false;
    if (token == head && m->steps[i].carried != CARRY_NO &&
        (i == 0 ||
         !(modal_is_tag(m, token, l->vbd) || modal_is_tag(m, token, l->vbn))))
      return true;
  }
  return false;
}

/* The time to come that dates a noun, or GE_NONE. */
static GeId coming(const Modal *m) {
  GeId id;
  for (uint32_t i = 0; (id = time_at(m, i)) != GE_NONE; i++)
    if (is_dating(m, ge_doc_span(m->doc, id)) && is_to_come(m, id)) return id;
  return GE_NONE;
}

/* ------------------------------------------------------------------ the tree */

/* What cues make of what they govern, by token. */
static void hold_cues(Modal *m) {
  for (uint32_t i = 0; i < m->ncues; i++) {
    const ModalCue *cue = &m->cues[i];
    if (cue->kind == KIND_CLAUSE || cue->kind == KIND_MOD) continue;
    for (uint32_t t = cue->first; t < cue->end; t++) {
      uint8_t *held = &m->held[t - m->first];
      if ((*held & MODAL_VALUE) != SAYS_ALLEGED && cue->before != SAYS_NIL)
        *held = (uint8_t)((*held & MODAL_REFUSAL) | cue->before);
      if (cue->kind == KIND_WORD && cue->before == SAYS_NEGATED)
        *held |= MODAL_REFUSAL;
    }
  }
}

/* Whether a noun is told of as something that has been: "the recent attack". */
static bool is_done(const Modal *m, uint32_t token) {
  if (modal_is_pos(m, token, m->labels->verb)) return false;
  GeId k = modal_kid(m, token, 0);
  for (; k != GE_NONE; k = modal_kid(m, token, k + 1))
    if (modal_in(modal_norm_sets(m, k), WORDS_MODALITY_DONE)) return true;
  return false;
}

/* What the tree says, cues aside. */
typedef struct Rest {
  const char *ended; /* what a verb of ending makes of it, or NULL */
  const char *value; /* what holds when no cue reaches, or NULL */
  GeId time;         /* that tells so */
} Rest;

static Rest read_tree(Modal *m) {
  const ModalLabels *l = m->labels;
  uint32_t head = modal_top(m, m->trigger.first, m->trigger.end);
  hold_cues(m);
  modal_way(m, head);
  m->trigger.done = is_done(m, head);
  Rest rest = {modal_ended(m, head), NULL, GE_NONE};
  if (modal_is_pos(m, head, l->noun) || modal_is_pos(m, head, l->proper) ||
      modal_is_tag(m, head, l->vbg) || modal_is_tag(m, head, l->vbz))
    rest.time = coming(m);
  bool if_only = modal_is_inverted(m) || modal_is_asked(m) ||
                 modal_is_fronted_were(m);
  m->trigger.supposed = if_only || modal_is_conditional(m);
  if (modal_is_laid(m)) rest.value = "alleged";
  else if (if_only) rest.value = "hypothetical";
  else if (rest.time != GE_NONE || modal_is_purpose(m)) rest.value = "planned";
  return rest;
}

/* ------------------------------------------------------------------ deciding */

typedef ModalValue Effect(const Modal *, const ModalCue *, int *gap);

/* Words of refusal reach farther than the tree shows. */
static ModalValue refusal(const Modal *m, const ModalCue *cue, int *gap) {
  if (cue->kind != KIND_WORD || (cue->end <= m->trigger.first &&
                                 has_word(m, cue->end, m->trigger.first, ",")))
    return SAYS_NIL;
  ModalValue value = flat_effect(m, cue, gap);
  return value == SAYS_NEGATED ? value : SAYS_NIL;
}

/* The strongest of what is told of the trigger, of equals the nearest. */
static ModalValue strongest(const Modal *m, Effect *effect,
                            const ModalCue **by) {
  ModalValue best = SAYS_NIL;
  int least = 0, gap = 0;
  for (uint32_t i = 0; i < m->ncues; i++) {
    ModalValue value = effect(m, &m->cues[i], &gap);
    if (value < SAYS_PLANNED || value < best ||
        (value == best && gap >= least) || is_in_time(m, &m->cues[i]))
      continue;
    best = value;
    least = gap;
    *by = &m->cues[i];
  }
  return best;
}

static int answer(const Modal *m, const char *value, GeId by) {
  lua_pushstring(m->L, value);
  if (by == GE_NONE) return 1;
  push_span(m->L, 1, by);
  return 2;
}

static int decide(Modal *m, bool parsed) {
  const ModalCue *by = NULL;
  Rest rest = {NULL, NULL, GE_NONE};
  if (parsed) rest = read_tree(m);
  ModalValue value = strongest(m, parsed ? modal_tree_effect : flat_effect,
                               &by);
  if (rest.ended) return answer(m, rest.ended, GE_NONE);
  if (parsed && value == SAYS_NIL && !m->trigger.done && !m->trigger.is_fact)
    value = strongest(m, refusal, &by);
  if (value == SAYS_PLANNED && m->trigger.supposed) value = SAYS_HYPOTHETICAL;
  if (value != SAYS_NIL) return answer(m, value_names[value], by->id);
  return answer(m, rest.value ? rest.value : "asserted", rest.time);
}

static bool ends_in(const char *s, size_t n, const char *end) {
  size_t k = strlen(end);
  return n >= k && strcmp(s + n - k, end) == 0;
}

/* Is the trigger a noun? Told from the word before it and its ending. */
static bool is_noun(const Modal *m) {
  const ModalTrigger *t = &m->trigger;
  uint64_t before = t->first > m->first ? modal_norm_sets(m, t->first - 1) : 0;
  if (modal_in(before, WORDS_MODALITY_VERB_PHRASE)) return false;
  if (modal_in(before, WORDS_MODALITY_NOUN_PHRASE)) return true;
  const char *s = modal_norm(m, t->end - 1);
  size_t n = strlen(s);
  return !ends_in(s, n, "ed") &&
         !(t->end - t->first == 1 && ends_in(s, n, "ing"));
}

/* judge(doc, first, last, parsed) -> modality, and the span that tells it or
 * nil. Upvalues: labels, is_to_come. */
static int judge(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  bool parsed = lua_toboolean(L, 4);
  luaL_argcheck(L, first >= 1 && first <= last && last <= ge_doc_ntokens(doc),
                2, "no such tokens");
  ModalCue few[FEW];
  uint8_t held[HELD];
  Modal m = {.L = L,
             .doc = doc,
             .engine = ge_doc_engine(doc),
             .labels = lua_touserdata(L, lua_upvalueindex(1)),
             .tokens = ge_doc_tokens(doc),
             .trigger = {.first = (uint32_t)first - 1, .end = (uint32_t)last}};
  m.index = ge_doc_sentence_of(doc, m.trigger.first);
  const GeSentence *s = &ge_doc_sentences(doc)[m.index];
  m.first = s->first;
  m.end = s->end;
  /* Of rules that see a paragraph: what lies in its first sentence counts. */
  if (m.trigger.end > m.end) m.trigger.end = m.end;
  read_cues(&m, few);
  if (m.ncues == 0 && !parsed) return answer(&m, "asserted", GE_NONE);
  m.trigger.noun = is_noun(&m);
  if (parsed) {
    size_t n = m.end - m.first;
    bind_check(L, ge_doc_parse(doc, m.index, &m.words));
    m.held = n <= HELD ? held : lua_newuserdatauv(L, n, 0);
    memset(m.held, 0, n);
  }
  return decide(&m, parsed);
}

/* core.modality(is_to_come) -> judge; is_to_come(doc, time) tells whether a time
 * lies behind the document's day */
static int core_modality(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  modal_push_labels(L);
  lua_insert(L, 1);
  lua_pushcclosure(L, judge, 2);
  return 1;
}

void open_modality(lua_State *L) {
  lua_pushcfunction(L, core_modality);
  lua_setfield(L, -2, "modality");
}
