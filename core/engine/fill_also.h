/* `also` of a rule: what other verbs say of the same event, as in "a blast
 * killed four", "struck a bus, killing four". */
#ifndef GE_ENGINE_FILL_ALSO_H
#define GE_ENGINE_FILL_ALSO_H

#include "engine/filling.h"

/* Adds to the roles, and notes which verbs tell of the trigger. */
GeStatus fill_also(Filling *f);

#endif
