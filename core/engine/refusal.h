/*
 * What refuses a match before any argument is looked for: nothing in its
 * sentence can fill a role that the rule needs, its trigger is no verb or noun
 * there, or a particle is none of the verb's. What is cheap is asked first:
 * lists and layers, then tags, then the tree.
 *
 *   demand of a rule   | fires, a pattern each |
 *                      | entry 0: way way | entry 1: way |   ways to fill a role
 *
 * Refused when an entry has no open way, O(ways); then by the trigger's words.
 * Demands are the engine's, names of roles in its strings.
 */
#ifndef GE_ENGINE_REFUSAL_H
#define GE_ENGINE_REFUSAL_H

#include "engine/engine.h"

/* What a rule demands, by ge_rule_demands. All zeros: nothing. */
struct Demand {
  uint8_t *fires; /* GeFires of each pattern */
  uint32_t npatterns;
  GeWay *ways; /* in the order of entries and of roles there */
  uint32_t nways;
};

void demands_clear(GeEngine *e);

#endif
