/* Images of rules in the folder of images, see rule_image.h and ge_rules_load. */
#ifndef GE_ENGINE_RULE_CACHE_H
#define GE_ENGINE_RULE_CACHE_H

#include "engine/engine.h"

/* Give back the file in memory; no pattern may be used afterwards. */
void rule_cache_clear(GeEngine *e);

#endif
