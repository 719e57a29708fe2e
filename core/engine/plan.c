#include "engine/plan.h"

#include <string.h>

static GeStatus plan_rule(Plan *plan, Ruleset *r, GeId id, const Prog *progs,
                          const bool *is_list) {
  Rule *rule = &r->rules.at[id];
  rule->slow.n = 0;
  for (uint32_t k = 0; k < rule->patterns.n; k++) {
    const Prog *p = &progs[rule->patterns.at[k]];
    PlanItem item = {id, k};
    if (rule->within != GE_SENTENCE || !dfa_takes(p, is_list)) {
      if (!list_push(&rule->slow, k)) return GE_ENOMEM;
      continue;
    }
    if (!list_push(&plan->items, item)) return GE_ENOMEM;
    if (dfa_add(&plan->dfa, p) != GE_OK) return GE_ENOMEM;
    ge_assert(plan->items.n == plan->dfa.npatterns);
  }
  return GE_OK;
}

static GeStatus plan_rules(Plans *p, Plan *plan, Ruleset *r, const Ids *rules,
                           const Prog *progs, const bool *is_list) {
  GeStatus st = dfa_init(&plan->dfa, &p->classes);
  for (uint32_t i = 0; st == GE_OK && i < rules->n; i++)
    st = plan_rule(plan, r, rules->at[i], progs, is_list);
  return st;
}

GeStatus plans_make(Plans *p, Ruleset *r, const Prog *progs, Preds *preds,
                    const bool *is_list) {
  Plan none;
  memset(p, 0, sizeof *p);
  memset(&none, 0, sizeof none);
  GeStatus st = wordclass_init(&p->classes, preds);
  if (st == GE_OK)
    st = plan_rules(p, &p->events, r, &r->event_rules, progs, is_list);
  for (uint32_t i = 0; st == GE_OK && i < r->writers.n; i++) {
    if (!list_push(&p->layers, none)) return GE_ENOMEM;
    ge_assert(p->layers.n == i + 1); /* they are found by layer */
    st = plan_rules(p, &p->layers.at[i], r, &r->writers.at[i].rules, progs,
                    is_list);
  }
  return st;
}

static void plan_clear(Plan *plan) {
  dfa_clear(&plan->dfa);
  list_clear(&plan->items);
  list_clear(&plan->found);
}

void plans_clear(Plans *p) {
  plan_clear(&p->events);
  for (uint32_t i = 0; i < p->layers.n; i++) plan_clear(&p->layers.at[i]);
  list_clear(&p->layers);
  wordclass_clear(&p->classes);
}
