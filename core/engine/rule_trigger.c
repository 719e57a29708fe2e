#include "engine/rule_trigger.h"

#include <string.h>

/* ------------------------------------------------------------------- needs */

static bool grow_present(GeEngine *e) {
  ge_assert(e->present.n <= e->preds.preds.n);
  uint32_t more = e->preds.preds.n - e->present.n;
  if (!list_reserve(&e->present, more)) return false;
  memset(e->present.at + e->present.n, 0, more * sizeof *e->present.at);
  e->present.n += more;
  return true;
}

/* Stamp the predicates that hold for a word of the sentence; the stamps stay
 * until another sentence is asked about. */
static GeStatus stamp_words(GeDoc *doc, uint32_t sentence) {
  GeEngine *e = doc->engine;
  bool known = e->present_doc == doc->serial &&
               e->present_sentence == sentence &&
               e->present.n == e->preds.preds.n;
  if (known) return GE_OK;
  if (!grow_present(e)) return GE_ENOMEM;
  e->present_doc = 0; /* nobody's until it is complete */
  if (++e->present_stamp == 0) {
    memset(e->present.at, 0, e->present.n * sizeof *e->present.at);
    e->present_stamp = 1;
  }
  const GeSentence *s = &doc->sentences.at[sentence];
  for (uint32_t t = s->first; t < s->end; t++) {
    const uint32_t *ids;
    uint32_t n;
    GeStatus st = pred_of_type(&e->preds, doc->tokens.at[t].type, &ids, &n);
    if (st != GE_OK) return st;
    ge_assert(n == 0 || ids[n - 1] < e->present.n); /* they ascend */
    for (uint32_t k = 0; k < n; k++) e->present.at[ids[k]] = e->present_stamp;
  }
  e->present_doc = doc->serial;
  e->present_sentence = sentence;
  return GE_OK;
}

GeStatus trigger_classes(GeDoc *doc, uint32_t sentence) {
  GeEngine *e = doc->engine;
  const GeSentence *s = &doc->sentences.at[sentence];
  const uint32_t n = s->end - s->first;
  uint64_t mask = 0;
  if (e->words_doc == doc->serial && e->words_sentence == sentence)
    return GE_OK;
  e->words_doc = 0; /* nobody's until it is complete */
  e->words.n = 0;
  if (!list_reserve(&e->words, n)) return GE_ENOMEM;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t *k = &e->words.at[i];
    GeStatus st = wordclass_of(&e->plans.classes,
                               doc->tokens.at[s->first + i].type, k);
    if (st != GE_OK) return st;
    mask |= e->plans.classes.at.at[*k].mask;
  }
  e->words.n = n;
  e->words_doc = doc->serial;
  e->words_sentence = sentence;
  e->words_mask = mask;
  return GE_OK;
}

GeStatus trigger_may(GeDoc *doc, uint64_t bits, GeId end, uint32_t sentence,
                     bool *yes) {
  const GeEngine *e = doc->engine;
  GeStatus st = trigger_classes(doc, sentence);
  *yes = (bits & e->words_mask) != 0 || end > e->plans.classes.limit;
  return st;
}

GeStatus trigger_needs(GeDoc *doc, const Prog *p, uint32_t sentence,
                       bool *yes) {
  GeEngine *e = doc->engine;
  ge_assert(doc->rows[sentence]);
  *yes = !p->needs;
  for (uint32_t i = 0; !*yes && i < p->need_lists.n; i++)
    *yes = doc_cell(doc, sentence, p->need_lists.at[i]) != NULL;
  if (*yes || p->need_preds.n == 0) return GE_OK;
  bool may;
  GeStatus st = trigger_may(doc, p->need_bits, p->need_end, sentence, &may);
  if (st != GE_OK || !may) return st;
  st = stamp_words(doc, sentence);
  for (uint32_t i = 0; st == GE_OK && !*yes && i < p->need_preds.n; i++)
    *yes = e->present.at[p->need_preds.at[i]] == e->present_stamp;
  return st;
}

/* ------------------------------------------------------------------- rules */

static bool wake(GeEngine *e, GeId rule) {
  if (e->awake.at[rule] == e->awake_stamp) return true;
  e->awake.at[rule] = e->awake_stamp;
  return list_push(&e->woken, rule);
}

static bool trigger_all(GeEngine *e, const Ids *rules) {
  for (uint32_t i = 0; i < rules->n; i++)
    if (!wake(e, rules->at[i])) return false;
  return true;
}

/* Whether a word predicate of the type wakes a rule, remembered per type. */
static GeStatus type_wakes(GeEngine *e, GeId type, bool *yes) {
  while (e->wakes.n <= type) {
    uint8_t unknown = 0;
    if (!list_push(&e->wakes, unknown)) return GE_ENOMEM;
  }
  if (e->wakes.at[type] == 0) {
    const uint32_t *ids;
    uint32_t n;
    GeStatus st = pred_of_type(&e->preds, type, &ids, &n);
    if (st != GE_OK) return st;
    e->wakes.at[type] = 2;
    for (uint32_t i = 0; i < n; i++)
      if (ids[i] < e->rules.by_pred.n && e->rules.by_pred.at[ids[i]].rules.n)
        e->wakes.at[type] = 1;
  }
  *yes = e->wakes.at[type] == 1;
  return GE_OK;
}

static GeStatus trigger_words(GeEngine *e, const GeDoc *doc,
                              uint32_t sentence) {
  const GeSentence *s = &doc->sentences.at[sentence];
  for (uint32_t t = s->first; t < s->end; t++) {
    GeId type = doc->tokens.at[t].type;
    bool yes = type < e->wakes.n && e->wakes.at[type] == 1;
    if (type >= e->wakes.n || e->wakes.at[type] == 0) {
      GeStatus st = type_wakes(e, type, &yes);
      if (st != GE_OK) return st;
    }
    if (!yes) continue;
    const uint32_t *ids;
    uint32_t n;
    GeStatus st = pred_of_type(&e->preds, type, &ids, &n);
    if (st != GE_OK) return st;
    for (uint32_t i = 0; i < n && ids[i] < e->rules.by_pred.n; i++)
      if (!trigger_all(e, &e->rules.by_pred.at[ids[i]].rules)) return GE_ENOMEM;
  }
  return GE_OK;
}

static bool new_stamp(GeEngine *e) {
  uint32_t never = 0;
  while (e->awake.n < e->rules.rules.n)
    if (!list_push(&e->awake, never)) return false;
  if (++e->awake_stamp == 0) {
    memset(e->awake.at, 0, e->awake.n * sizeof *e->awake.at);
    e->awake_stamp = 1;
  }
  e->woken.n = 0;
  return true;
}

GeStatus trigger_rules(GeDoc *doc, uint32_t sentence) {
  GeEngine *e = doc->engine;
  if (!new_stamp(e)) return GE_ENOMEM;
  uint32_t h = doc->hit_from[sentence], end = doc->hit_from[sentence + 1];
  ge_assert(doc->scanned && h <= end && end <= doc->hits.n);
  for (; h < end; h++)
    if (!trigger_all(e, &e->rules.by_layer.at[doc->hits.at[h].layer].rules))
      return GE_ENOMEM;
  if (!trigger_all(e, &e->rules.always)) return GE_ENOMEM;
  GeStatus st = e->rules.nslow ? trigger_words(e, doc, sentence) : GE_OK;
  ids_sort(&e->woken);
  return st;
}
