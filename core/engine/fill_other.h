/* What fills roles without a slot that says so plainly: pronouns, and the words
 * near the trigger. */
#ifndef GE_ENGINE_FILL_OTHER_H
#define GE_ENGINE_FILL_OTHER_H

#include "engine/filling.h"

/* Adds whom the pronoun in the slots of a clause means that asks for
 * someone. */
GeStatus fill_from_pronoun(Search *s, const GeRoleClause *clause,
                           Captures *list);
/* Adds what the clause's pattern matches nearest to the trigger. */
GeStatus fill_from_words(Search *s, const GeRoleClause *clause, Captures *list);

#endif
