/*
 * Rules, and which of them a sentence can wake: every pattern has needs (words
 * or lists of which each match holds one), and each need knows its patterns.
 * Who writes which layer is kept for the order of span rules.
 *
 *   by_pred[word]  -> event rules to wake     writers[layer] -> rules, in order
 *   by_layer[list] -> event rules to wake
 *
 * Sealing visits layers depth first, O(patterns), and refuses cycles. Rules and
 * their strings are the engine's.
 */
#ifndef GE_ENGINE_RULE_SET_H
#define GE_ENGINE_RULE_SET_H

#include "match/gazetteer.h"
#include "match/program.h"

typedef struct Rule {
  GeRuleKind kind;
  const char *name, *file, *take;
  uint32_t line;
  int32_t priority;
  GePolicy policy;
  GeWithin within;
  Ids patterns;
  Ids slow;   /* numbers of the patterns that no automaton takes, plan.h */
  GeId layer; /* written; GE_NONE for event rules */
  GeId set;   /* entry or GE_NONE */
} Rule;

typedef struct Writers { /* of one layer */
  Ids rules;
  bool visiting, ordered;
} Writers;

typedef struct Wake { /* event rules that a need of a slow pattern wakes */
  Ids rules;
} Wake;

typedef struct Ruleset {
  Arena strings;
  LIST(Rule) rules;
  LIST(Writers) writers; /* per layer */
  LIST(Wake) by_pred;    /* per predicate: event rules */
  LIST(Wake) by_layer;   /* per list layer: event rules */
  Ids always;            /* event rules with a slow pattern without needs */
  Ids event_rules;
  Ids wide;       /* those that see more than a sentence */
  uint32_t nslow; /* slow patterns of event rules */
} Ruleset;

void ruleset_init(Ruleset *r);
void ruleset_clear(Ruleset *r);
GeStatus ruleset_add(Ruleset *r, const GeRuleSpec *spec, GeId layer,
                     GeId *rule);
/* The first rule that writes a layer, or NULL. */
const Rule *ruleset_writer(const Ruleset *r, GeId layer);
/* Index the rules, whose slow patterns are known; GE_ERULE with the loop in
 * `why` on a cycle of layers. */
GeStatus ruleset_seal(Ruleset *r, const LayerNames *names, const Prog *progs,
                      uint32_t npreds, Buf *why);

#endif
