#include "lua/lend_facts.h"
#include "base/word_set.h"

#include <string.h>

/* Where facts are written; the first failure is kept. */
typedef struct Out {
  const LendEvent *e;
  const LendSentence *s;
  LendFacts *facts;
  GeStatus st;
} Out;

static const LendWord none = {NULL, 0, 0};

static void add_pair(Out *o, LendKind kind, LendWord a, LendWord b) {
  if (!list_push(o->facts, ((LendFact){kind, a, b}))) o->st = GE_ENOMEM;
}

static void add(Out *o, LendKind kind, LendWord a) {
  add_pair(o, kind, a, none);
}

static void add_text(Out *o, LendKind kind, const char *s) {
  add(o, kind, lend_word(s));
}

static LendWord lemma(Out *o, uint32_t i) {
  LendWord w = none;
  GeStatus st = lend_lemma(o->s, i, &w);
  if (st == GE_OK) return w;
  o->st = st;
  return lend_word("-");
}

static LendWord few(uint32_t n) {
  static const char *const names[] = {"0", "1", "2", "3"};
  return lend_word(names[n < LEND_MANY ? n : LEND_MANY]);
}

/* ------------------------------------------------------------------- a span */

/* The preposition of a word; of one that is coordinated that of the first. */
static LendWord preposition(Out *o, uint32_t at) {
  const LendToken *t = o->s->tokens;
  for (uint32_t hop = 0; hop < LEND_HOPS; hop++) {
    for (uint32_t k = t[at].kid; k != LEND_NONE; k = t[k].next) {
      if (t[k].link != LINK_CASE) continue;
      LendWord w = lemma(o, k);
      if (strcmp(w.at, "'s") != 0) return w;
    }
    if (t[at].link != LINK_CONJ || t[at].head == LEND_NONE) break;
    at = t[at].head;
  }
  return lend_word("-");
}

static LendWord determiner(Out *o, uint32_t at) {
  const LendToken *t = o->s->tokens;
  uint32_t last = LEND_NONE;
  for (uint32_t k = t[at].kid; k != LEND_NONE; k = t[k].next)
    if (t[k].link == LINK_DET || t[k].link == LINK_POSS) last = k;
  if (last == LEND_NONE) return lend_word("none");
  return t[last].link == LINK_DET ? lemma(o, last) : lend_word("poss");
}

static void add_attributes(Out *o, const LendSpan *x) {
  static const struct {
    const char *key;
    LendKind kind;
  } keys[] = {{"sector", LEND_SECTOR},
              {"category", LEND_CATEGORY},
              {"kind", LEND_KIND},
              {"grain", LEND_GRAIN}};
  for (size_t i = 0; x->id != GE_NONE && i < GE_COUNT(keys); i++) {
    const char *v = ge_doc_span_attr(o->s->doc, x->id, keys[i].key);
    if (v) add_text(o, keys[i].kind, v);
  }
}

static LendWord layer(const Out *o, const LendSpan *x) {
  if (x->id == GE_NONE) return lend_word("np");
  GeId of = ge_doc_span(o->s->doc, x->id)->layer;
  return lend_word(ge_layer_name(ge_doc_engine(o->s->doc), of));
}

/* The lemma of a token of the document, "-" beside the sentence. */
static LendWord beside(Out *o, uint32_t token) {
  uint32_t i = token - o->s->first; /* may wrap */
  return i < o->s->n ? lemma(o, i) : lend_word("-");
}

static void span_facts(Out *o, const LendSpan *x) {
  const LendToken *t = &o->s->tokens[x->head];
  const LendLabels *of = &o->s->labels;
  LendWord name = layer(o, x), prep = preposition(o, x->head);
  int pos = t->word->pos;
  add(o, LEND_START, none);
  add(o, LEND_LAYER, name);
  add_attributes(o, x);
  add_text(o, LEND_POS, ge_pos_name(t->word->pos));
  if (pos == of->noun || pos == of->pronoun)
    add(o, LEND_WORD, lemma(o, x->head));
  if (pos == of->name) add(o, LEND_NAME, none);
  add(o, LEND_DET, determiner(o, x->head));
  bool country = x->id != GE_NONE &&
                 ge_doc_span_attr(o->s->doc, x->id, "country");
  add_text(o, LEND_COUNTRY, country ? "yes" : "no");
  add(o, LEND_REL, t->rel);
  add(o, LEND_PREP, prep);
  add_pair(o, LEND_LAYER_PREP, name, prep);
  add(o, LEND_BEFORE, beside(o, x->first - 1));
  add(o, LEND_BEHIND, beside(o, x->end));
  if (o->s->index == 0) add(o, LEND_FIRST, none);
}

/* ----------------------------------------------------------------- the tree */

void lend_event_path(LendEvent *e) {
  uint32_t at = e->head;
  for (e->npath = 0; at != LEND_NONE && e->npath < LEND_HOPS; e->npath++) {
    e->path[e->npath] = at;
    at = e->s->tokens[at].head;
  }
}

/* Steps up to a word from the trigger, LEND_NONE: it is not above it. */
static uint32_t steps_to(const LendEvent *e, uint32_t at) {
  for (uint32_t i = 0; i < e->npath; i++)
    if (e->path[i] == at) return i;
  return LEND_NONE;
}

/* How the trees of trigger and span meet: the word above both, the steps up to
 * it from the trigger and down to the span, and the first of these. */
static void add_meeting(Out *o, uint32_t head) {
  const LendEvent *e = o->e;
  const LendToken *t = o->s->tokens;
  LendWord up = lend_word("-"), down = up;
  uint32_t top = head, last = LEND_NONE, ndown = 0;
  while (top != LEND_NONE && ndown < LEND_HOPS &&
         steps_to(e, top) == LEND_NONE) {
    last = top;
    top = t[top].head;
    ndown++;
  }
  uint32_t nup = top == LEND_NONE ? LEND_NONE : steps_to(e, top);
  if (nup == LEND_NONE) {
    add(o, LEND_APART, none);
    return;
  }
  if (nup > 0) up = t[e->path[nup - 1]].rel;
  if (last != LEND_NONE) down = t[last].rel;
  LendWord word = lemma(o, top);
  add_pair(o, LEND_UP_DOWN, up, down);
  add_pair(o, LEND_NUP_DOWN, few(nup), down);
  add(o, LEND_NDOWN, few(ndown));
  add_pair(o, nup > 0 ? LEND_ABOVE_DOWN : LEND_TRIGGER_DOWN, word, down);
  if (strcmp(down.at, "nsubj") == 0 &&
      wordset_holds(WORDS_SOURCE_WEIGHED, word.at))
    add(o, LEND_SAYS, none);
}

static void add_tree(Out *o, uint32_t head) {
  const LendToken *trigger = &o->s->tokens[o->e->head];
  add(o, LEND_TRIGGER, lemma(o, o->e->head));
  add(o, LEND_TRIGGER_REL, trigger->rel);
  if (trigger->head != LEND_NONE) add(o, LEND_ABOVE, lemma(o, trigger->head));
  add_meeting(o, head);
}

/* ---------------------------------------------------------------- the order */

/* Steps as few classes: 0 to 3, 5, 8, 12, 20, more. */
static LendWord class_of(uint32_t n) {
  static const struct {
    uint32_t most;
    const char *name;
  } classes[] = {{0, "0"}, {1, "1"}, {2, "2"},   {3, "3"},
                 {5, "5"}, {8, "8"}, {12, "12"}, {20, "20"}};
  for (size_t i = 0; i < GE_COUNT(classes); i++)
    if (n <= classes[i].most) return lend_word(classes[i].name);
  return lend_word("more");
}

/* What stands in tokens [from, to) of the document, between span and trigger;
 * they may overlap. */
static void add_between(Out *o, uint32_t from, uint32_t to) {
  static const LendToken nothing = {0};
  uint32_t first = o->s->first;
  if (to < from) to = from;
  const LendToken *a = from > first ? &o->s->tokens[from - first - 1]
                                    : &nothing;
  const LendToken *b = to > first ? &o->s->tokens[to - first - 1] : &nothing;
  add(o, LEND_VERBS, few(b->verbs - a->verbs));
  add(o, LEND_COMMAS, few(b->commas - a->commas));
  if (b->quotes > a->quotes) add(o, LEND_QUOTE, none);
}

static void add_order(Out *o, const LendSpan *x) {
  const LendEvent *e = o->e;
  bool right = x->first >= e->end;
  uint32_t from = right ? e->end : x->end, to = right ? x->first : e->first;
  bool holds = !right && to + 1 < from; /* to - from + 1 < 0 */
  LendWord side = lend_word(right ? "right" : "left");
  bool verb = o->s->tokens[e->head].word->pos == o->s->labels.verb;
  add_pair(o, LEND_SIDE, side, lend_word(verb ? "V" : "N"));
  add_pair(o, LEND_FAR, class_of(to + 1 > from ? to + 1 - from : 0), side);
  if (holds) add(o, LEND_HOLDS, none);
  add_between(o, from, to);
}

/* ---------------------------------------------------------------- neighbours */

void lend_count_triggers(LendSentence *s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->n && !s->counted; i++)
    s->tokens[i].triggers = n += s->tokens[i].trigger;
  s->counted = true;
}

uint32_t lend_triggers_nearer(const LendEvent *e, uint32_t head) {
  uint32_t far = head > e->head ? head - e->head : e->head - head;
  if (far == 0) return 0;
  const LendToken *t = e->s->tokens;
  uint32_t left = e->s->n - head; /* tokens from the head on */
  uint32_t last = far < left ? head + far - 1 : e->s->n - 1;
  return t[last].triggers - (far <= head ? t[head - far].triggers : 0);
}

/* Whether the way up from the span meets another event before this one. */
static const char *owner(const LendEvent *e, uint32_t at) {
  const LendToken *t = e->s->tokens;
  for (uint32_t hop = 0; hop < LEND_HOPS && at != LEND_NONE; hop++) {
    if (at == e->head) return "own";
    if (t[at].trigger) return "other";
    at = t[at].head;
  }
  return "none";
}

/* The role of the event that has a word, or NULL. */
static const LendWord *role_at(const LendEvent *e, uint32_t i) {
  const LendToken *t = &e->s->tokens[i];
  return t->of == e->number ? t->role : NULL;
}

/* Add a fact unless one of those from `first` on is the same. */
static void add_once(Out *o, uint32_t first, LendKind kind, LendWord a,
                     LendWord b) {
  const LendFacts *l = o->facts;
  for (uint32_t i = first; i < l->n; i++)
    if (strcmp(l->at[i].a.at, a.at) == 0 && strcmp(l->at[i].b.at, b.at) == 0)
      return;
  add_pair(o, kind, a, b);
}

/* What the span has to do with what the event has already: coordinated with
 * it, an apposition of it, a part of it, or the other way round. */
static void add_joins(Out *o, uint32_t head) {
  const LendToken *t = o->s->tokens;
  const LendWord *role = t[head].head == LEND_NONE
                             ? NULL
                             : role_at(o->e, t[head].head);
  uint32_t first = o->facts->n;
  if (role)
    add_pair(o, LEND_JOINED,
             lend_word(t[head].link == LINK_CONJ    ? "conj of"
                       : t[head].link == LINK_APPOS ? "appos of"
                                                    : "below"),
             *role);
  for (uint32_t k = t[head].kid; k != LEND_NONE; k = t[k].next) {
    role = role_at(o->e, k);
    if (role)
      add_once(o, first, LEND_JOINED,
               lend_word(t[k].link == LINK_CONJ ? "conj is" : "above"), *role);
  }
}

/* --------------------------------------------------------------------- whole */

GeStatus lend_span_facts(const LendSentence *s, LendSpan *x) {
  LendFacts facts = LIST_EMPTY;
  Out o = {NULL, s, &facts, GE_OK};
  if (x->facts) return GE_OK;
  span_facts(&o, x);
  LendFact *kept = arena_array(s->arena, facts.n, sizeof *kept);
  if (!kept) o.st = GE_ENOMEM;
  if (o.st == GE_OK) {
    memcpy(kept, facts.at, facts.n * sizeof *kept);
    x->facts = kept;
    x->nfacts = facts.n;
  }
  list_clear(&facts);
  return o.st;
}

GeStatus lend_event_facts(const LendEvent *e, const LendSpan *x,
                          LendFacts *facts) {
  Out o = {e, e->s, facts, GE_OK};
  const LendWord *elsewhere = e->s->tokens[x->head].elsewhere;
  add_order(&o, x);
  add_tree(&o, x->head);
  add(&o, LEND_EVENTS, few(lend_triggers_nearer(e, x->head)));
  add_text(&o, LEND_OWNER, owner(e, x->head));
  if (e->held.n > 0) add_joins(&o, x->head);
  if (elsewhere) add(&o, LEND_ELSEWHERE, *elsewhere);
  return o.st;
}

bool lend_role_facts(const LendEvent *e, const LendWord *role, uint32_t nearer,
                     bool nearest, LendFacts *facts) {
  Out o = {e, e->s, facts, GE_OK};
  size_t n = 0;
  for (uint32_t i = 0; i < e->held.n; i++)
    if (e->held.at[i].role == role) n = e->held.at[i].n;
  add(&o, LEND_NEARER, few(nearer));
  add(&o, LEND_HAS, few(n < LEND_MANY ? (uint32_t)n : LEND_MANY));
  for (uint32_t i = 0; i < e->held.n; i++)
    if (e->held.at[i].role != role) add(&o, LEND_BESIDE, *e->held.at[i].role);
  if (nearest) add(&o, LEND_NEAREST_TIME, none);
  return o.st == GE_OK;
}
