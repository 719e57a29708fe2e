/*
 * How a set of rules is searched: the rules of one layer, or all event rules.
 * Patterns that start with words or list phrases go into one automaton; the
 * others are searched one by one where the words that they need occur. Plans are
 * made when the engine is sealed, O(instructions), and are its own.
 */
#ifndef GE_ENGINE_PLAN_H
#define GE_ENGINE_PLAN_H

#include "match/automaton.h"
#include "engine/rule_set.h"

typedef struct PlanItem {
  GeId rule;
  uint32_t k; /* number of the pattern within the rule */
} PlanItem;

typedef struct Plan {
  Dfa dfa;
  LIST(PlanItem) items; /* by the automaton's pattern number */
  Candidates found;     /* scratch of the sentence that is searched */
} Plan;

/* Plans of one engine. The automata point to `classes`. */
typedef struct Plans {
  WordClasses classes;
  Plan events;
  LIST(Plan) layers; /* by layer */
} Plans;

/* Makes the plans of the rules and fills Rule.slow. is_list: per layer. */
GeStatus plans_make(Plans *p, Ruleset *r, const Prog *progs, Preds *preds,
                    const bool *is_list);
void plans_clear(Plans *p);

#endif
