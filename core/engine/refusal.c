#include "engine/refusal.h"
#include "engine/doc_tree.h"
#include "engine/fill_asked.h"

#include <string.h>

/* ------------------------------------------------------------------ demands */

static void demand_clear(Demand *d) {
  ge_free(d->fires, d->npatterns);
  ge_free(d->ways, d->nways * sizeof *d->ways);
  memset(d, 0, sizeof *d);
}

void demands_clear(GeEngine *e) {
  for (uint32_t i = 0; i < e->demands.n; i++) demand_clear(&e->demands.at[i]);
  list_clear(&e->demands);
}

static bool way_is_known(const GeEngine *e, const GeWay *w) {
  return w->role && (w->kind == GE_WAY_NONE || w->kind == GE_WAY_ANY ||
                     (w->kind == GE_WAY_LAYER && w->id < e->layers.at.n) ||
                     (w->kind == GE_WAY_PATTERN && w->id < e->progs.n));
}

static GeStatus copy_demand(GeEngine *e, Demand *d, const GeDemand *from) {
  d->fires = ge_alloc(from->npatterns);
  d->ways = ge_alloc_zeros(from->nways, sizeof *d->ways);
  if ((from->npatterns && !d->fires) || (from->nways && !d->ways))
    return GE_ENOMEM;
  d->npatterns = (uint32_t)from->npatterns;
  d->nways = (uint32_t)from->nways;
  if (d->npatterns) memcpy(d->fires, from->fires, d->npatterns);
  for (uint32_t i = 0; i < d->nways; i++) {
    d->ways[i] = from->ways[i];
    d->ways[i].role = arena_strndup(&e->strings, from->ways[i].role,
                                    strlen(from->ways[i].role));
    if (!d->ways[i].role) return GE_ENOMEM;
  }
  return GE_OK;
}

GeStatus ge_rule_demands(GeEngine *e, GeId rule, const GeDemand *demand) {
  Demand d, none = {NULL, 0, NULL, 0};
  if (rule >= e->rules.rules.n)
    return engine_fail(e, GE_EUSAGE, "there is no rule %u", rule);
  for (size_t i = 0; i < demand->nways; i++)
    if (!way_is_known(e, &demand->ways[i]))
      return engine_fail(e, GE_EUSAGE, "a way names no layer or pattern");
  while (e->demands.n <= rule)
    if (!list_push(&e->demands, none))
      return engine_fail(e, GE_ENOMEM, "out of memory");
  memset(&d, 0, sizeof d);
  if (copy_demand(e, &d, demand) != GE_OK) {
    d.nways = d.ways ? (uint32_t)demand->nways : 0;
    d.npatterns = d.fires ? (uint32_t)demand->npatterns : 0;
    demand_clear(&d);
    return engine_fail(e, GE_ENOMEM, "out of memory");
  }
  demand_clear(&e->demands.at[rule]);
  e->demands.at[rule] = d;
  return GE_OK;
}

/* -------------------------------------------------------------------- needs */

static bool is_captured(const GeDoc *doc, const GeMatch *m, const char *role) {
  for (uint32_t i = 0; i < m->ncaps; i++)
    if (strcmp(doc->captures.at[m->caps + i].role, role) == 0) return true;
  return false;
}

static GeStatus way_is_open(GeDoc *doc, const GeMatch *m, const GeWay *w,
                            uint32_t sentence, bool *yes) {
  GeStatus st = GE_OK;
  *yes = w->kind == GE_WAY_ANY || is_captured(doc, m, w->role);
  if (*yes || w->kind == GE_WAY_NONE) return GE_OK;
  Hits hits;
  bool pattern = w->kind == GE_WAY_PATTERN;
  st = asked_hits(doc, pattern ? GE_NONE : w->id, pattern ? w->id : GE_NONE,
                  sentence, &hits);
  *yes = st == GE_OK && hits.n > 0;
  return st;
}

/* The first entry without an open way in *need, or GE_NONE. */
static GeStatus lacking(GeDoc *doc, const GeMatch *m, const Demand *d,
                        uint32_t sentence, uint32_t *need) {
  *need = GE_NONE;
  for (uint32_t i = 0, end; i < d->nways; i = end) {
    bool yes = false;
    for (end = i; end < d->nways && d->ways[end].entry == d->ways[i].entry;
         end++) {
      if (yes) continue;
      GeStatus st = way_is_open(doc, m, &d->ways[end], sentence, &yes);
      if (st != GE_OK) return st;
    }
    if (!yes) {
      *need = d->ways[i].entry;
      break;
    }
  }
  return GE_OK;
}

/* --------------------------------------------------------------------- form */

static bool is_noun(uint8_t pos) { return pos == POS_NOUN || pos == POS_PROPN; }

/* A verb where only nouns stand is a noun, whatever the tagger says: "the arms
 * sale to Chad was debated". */
static bool is_hidden_noun(const Tree *t, uint32_t head) {
  if (t->words[head].pos != POS_VERB) return false;
  switch (t->rel[head]) {
  case REL_NSUBJ:
  case REL_NSUBJ_PASS:
  case REL_OBJ:
  case REL_OBL: return true;
  default: return false;
  }
}

/* Whether some word of the trigger may be what fires: without a tree. */
static bool may_fire(GeFires fires, const GeWord *words, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    uint8_t pos = words[i].pos;
    if (pos == POS_VERB || (fires == GE_FIRES_NOUN && is_noun(pos)))
      return true;
  }
  return false;
}

static GeRefusal form_of(const Tree *t, GeFires fires, uint32_t head) {
  ge_assert(head < t->n && fires != GE_FIRES_ANY);
  uint8_t pos = t->words[head].pos;
  bool good = fires == GE_FIRES_VERB ? pos == POS_VERB
                                     : is_noun(pos) || is_hidden_noun(t, head);
  if (!good) return GE_REFUSED_POS;
  /* Modifiers are no events of their own: "the captured soldiers". */
  return t->rel[head] == REL_AMOD || t->rel[head] == REL_COMPOUND
             ? GE_REFUSED_MODIFIER
             : GE_NOT_REFUSED;
}

GeStatus ge_doc_misfit(GeDoc *doc, GeFires fires, uint32_t first, uint32_t end,
                       GeRefusal *refusal) {
  const GeWord *words;
  const Tree *t;
  GeId sentence;
  *refusal = GE_NOT_REFUSED;
  if (fires == GE_FIRES_ANY) return GE_OK;
  GeStatus st = doc_tree_range(doc, first, end, &sentence);
  if (st == GE_OK) st = ge_doc_tag(doc, sentence, &words);
  if (st != GE_OK) return st;
  uint32_t from = first - doc->sentences.at[sentence].first;
  if (!may_fire(fires, words + from, end - first)) {
    *refusal = GE_REFUSED_POS;
    return GE_OK;
  }
  st = doc_tree(doc, sentence, &t);
  if (st == GE_OK)
    *refusal = form_of(t, fires, tree_top(t, from, from + (end - first)));
  return st;
}

/* Whether a particle belongs to the verb before it, or to a phrase of the
 * verb's right behind it: "handed the hostages over to Israel". */
static bool belongs(const Tree *t, uint32_t particle, uint32_t verb) {
  uint32_t up = t->head[particle];
  Rel rel = t->rel[particle];
  if (rel != REL_COMPOUND_PRT && rel != REL_ADVMOD) return false;
  if (up == TREE_ROOT) return false;
  return up == verb ||
         (up > particle && t->rel[up] == REL_OBL && t->head[up] == verb);
}

/* ------------------------------------------------------------------ refusal */

/* What a split verb's particle is captured as, and the trigger. */
static const char PARTICLE[] = "trigger particle";

static const GeCapture *capture(const GeDoc *doc, const GeMatch *m,
                                const char *a, const char *b) {
  for (uint32_t i = 0; i < m->ncaps; i++) {
    const GeCapture *c = &doc->captures.at[m->caps + i];
    if (strcmp(c->role, a) == 0 || (b && strcmp(c->role, b) == 0)) return c;
  }
  return NULL;
}

static GeStatus stray(GeDoc *doc, const GeCapture *p, uint32_t first,
                      uint32_t end, uint32_t sentence, bool *yes) {
  const Tree *t;
  GeStatus st = doc_tree(doc, sentence, &t);
  *yes = st == GE_OK &&
         (p->first < t->first || p->first >= t->first + t->n ||
          !belongs(t, p->first - t->first,
                   tree_top(t, first - t->first, end - t->first)));
  return st;
}

GeStatus ge_doc_refusal(GeDoc *doc, uint32_t match, GeRefusal *refusal,
                        uint32_t *need) {
  GeEngine *e = doc->engine;
  *refusal = GE_NOT_REFUSED;
  *need = GE_NONE;
  if (match >= doc->matches.n)
    return engine_fail(e, GE_EUSAGE, "no such match");
  const GeMatch m = doc->matches.at[match];
  ge_assert(m.rule < e->rules.rules.n && m.sentence < doc->sentences.n);
  ge_assert(m.caps + m.ncaps <= doc->captures.n);
  if (m.rule >= e->demands.n) return GE_OK;
  const Demand *d = &e->demands.at[m.rule];
  const GeCapture *verb = capture(doc, &m, "trigger", "verb");
  uint32_t first = verb ? verb->first : m.first, end = verb ? verb->end : m.end;
  uint32_t sentence = verb ? doc_sentence_of(doc, first) : m.sentence;
  GeStatus st = lacking(doc, &m, d, sentence, need);
  if (st != GE_OK) return st;
  if (*need != GE_NONE) {
    *refusal = GE_REFUSED_NEED;
    return GE_OK;
  }
  GeFires fires = m.pattern < d->npatterns ? d->fires[m.pattern] : GE_FIRES_ANY;
  st = ge_doc_misfit(doc, fires, first, end, refusal);
  const GeCapture *p = capture(doc, &m, PARTICLE, NULL);
  if (st == GE_OK && *refusal == GE_NOT_REFUSED && p) {
    bool yes;
    st = stray(doc, p, first, end, sentence, &yes);
    if (yes) *refusal = GE_REFUSED_PARTICLE;
  }
  return st;
}
