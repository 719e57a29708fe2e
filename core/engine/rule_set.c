#include "engine/rule_set.h"

#include <string.h>

void ruleset_init(Ruleset *r) {
  memset(r, 0, sizeof *r);
  arena_init(&r->strings, SIZE_MAX / 2);
}

void ruleset_clear(Ruleset *r) {
  for (uint32_t i = 0; i < r->rules.n; i++) {
    list_clear(&r->rules.at[i].patterns);
    list_clear(&r->rules.at[i].slow);
  }
  for (uint32_t i = 0; i < r->writers.n; i++)
    list_clear(&r->writers.at[i].rules);
  for (uint32_t i = 0; i < r->by_pred.n; i++)
    list_clear(&r->by_pred.at[i].rules);
  for (uint32_t i = 0; i < r->by_layer.n; i++)
    list_clear(&r->by_layer.at[i].rules);
  list_clear(&r->rules);
  list_clear(&r->writers);
  list_clear(&r->by_pred);
  list_clear(&r->by_layer);
  list_clear(&r->always);
  list_clear(&r->event_rules);
  list_clear(&r->wide);
  arena_clear(&r->strings);
}

static const char *copy(Ruleset *r, const char *s) {
  return arena_strndup(&r->strings, s ? s : "", s ? strlen(s) : 0);
}

static bool writer(Ruleset *r, GeId layer, GeId rule) {
  while (r->writers.n <= layer) {
    Writers w = {LIST_EMPTY, false, false};
    if (!list_push(&r->writers, w)) return false;
  }
  return list_push(&r->writers.at[layer].rules, rule);
}

GeStatus ruleset_add(Ruleset *r, const GeRuleSpec *spec, GeId layer,
                     GeId *rule) {
  Rule n = {.kind = spec->kind,
            .name = copy(r, spec->name),
            .file = copy(r, spec->file),
            .line = spec->line,
            .priority = spec->priority,
            .policy = spec->policy,
            .within = spec->within,
            .layer = layer,
            .set = spec->set};
  n.take = spec->take ? copy(r, spec->take) : NULL;
  if (!n.name || !n.file || (spec->take && !n.take)) return GE_ENOMEM;
  bool ok = true;
  for (size_t i = 0; ok && i < spec->npatterns; i++)
    ok = list_push(&n.patterns, spec->patterns[i]);
  *rule = r->rules.n;
  if (ok && layer != GE_NONE) ok = writer(r, layer, *rule);
  if (ok && spec->kind == GE_RULE_EVENT)
    ok = list_push(&r->event_rules, *rule) &&
         (spec->within == GE_SENTENCE || list_push(&r->wide, *rule));
  ge_assert(*rule == r->rules.n); /* what was noted of it names it */
  if (ok && list_push(&r->rules, n)) return GE_OK;
  list_clear(&n.patterns);
  return GE_ENOMEM;
}

/* ------------------------------------------------------------------- order */

typedef struct Order {
  Ruleset *r;
  const LayerNames *names;
  const Prog *progs;
  Buf *why;
} Order;

/* Visits the layers that `layer` is made of. Recursion is as deep as layers
 * build on one another. */
static bool acyclic(const Order *o, GeId layer) {
  if (layer >= o->r->writers.n) return true;
  Writers *w = &o->r->writers.at[layer];
  if (w->ordered) return true;
  if (w->visiting) {
    buf_printf(o->why, "error: layers depend on one another: %s",
               o->names->at.at[layer]);
    return false;
  }
  w->visiting = true;
  bool ok = true;
  for (uint32_t i = 0; ok && i < w->rules.n; i++) {
    const Rule *rule = &o->r->rules.at[w->rules.at[i]];
    for (uint32_t k = 0; ok && k < rule->patterns.n; k++) {
      const Prog *p = &o->progs[rule->patterns.at[k]];
      for (uint32_t j = 0; ok && j < p->layers.n; j++) {
        ok = acyclic(o, p->layers.at[j]);
        if (!ok)
          buf_printf(o->why, " <- %s (%s:%u)", o->names->at.at[layer],
                     rule->file, rule->line);
      }
    }
  }
  ge_assert(w->visiting && !w->ordered); /* nobody else came here */
  w->visiting = false;
  w->ordered = true;
  return ok;
}

/* ------------------------------------------------------------------- wakes */

static bool make_wakes(Ruleset *r, uint32_t npreds, uint32_t nlayers) {
  Wake w = {LIST_EMPTY};
  while (r->by_pred.n < npreds)
    if (!list_push(&r->by_pred, w)) return false;
  while (r->by_layer.n < nlayers)
    if (!list_push(&r->by_layer, w)) return false;
  return true;
}

static bool trigger_rule(Ruleset *r, const Prog *progs, GeId id) {
  const Rule *rule = &r->rules.at[id];
  bool ok = true, always = false;
  r->nslow += rule->slow.n;
  ge_assert(rule->slow.n <= rule->patterns.n);
  for (uint32_t k = 0; k < rule->slow.n; k++)
    always = always || !progs[rule->patterns.at[rule->slow.at[k]]].needs;
  if (always) return list_push(&r->always, id);
  for (uint32_t k = 0; ok && k < rule->slow.n; k++) {
    const Prog *p = &progs[rule->patterns.at[rule->slow.at[k]]];
    ge_assert(p->need_end <= r->by_pred.n);
    for (uint32_t i = 0; ok && i < p->need_preds.n; i++)
      ok = ids_add(&r->by_pred.at[p->need_preds.at[i]].rules, id);
    for (uint32_t i = 0; ok && i < p->need_lists.n; i++)
      ok = ids_add(&r->by_layer.at[p->need_lists.at[i]].rules, id);
  }
  return ok;
}

const Rule *ruleset_writer(const Ruleset *r, GeId layer) {
  if (layer >= r->writers.n || r->writers.at[layer].rules.n == 0) return NULL;
  const Rule *first = &r->rules.at[r->writers.at[layer].rules.at[0]];
  ge_assert(first->layer == layer);
  return first;
}

GeStatus ruleset_seal(Ruleset *r, const LayerNames *names, const Prog *progs,
                      uint32_t npreds, Buf *why) {
  Order o = {r, names, progs, why};
  for (uint32_t i = 0; i < r->writers.n; i++)
    if (!acyclic(&o, i)) return why->failed ? GE_ENOMEM : GE_ERULE;
  if (!make_wakes(r, npreds, names->at.n)) return GE_ENOMEM;
  r->nslow = 0;
  for (uint32_t i = 0; i < r->event_rules.n; i++)
    if (!trigger_rule(r, progs, r->event_rules.at[i])) return GE_ENOMEM;
  return GE_OK;
}
