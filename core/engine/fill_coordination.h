/* Coordinations of spans, read from the words alone: "Iran, Russia and China". */
#ifndef GE_ENGINE_FILL_COORDINATION_H
#define GE_ENGINE_FILL_COORDINATION_H

#include "engine/filling.h"

/* Adds the free other members of a span's coordination to the list, and takes
 * their tokens. */
GeStatus fill_coordination(Search *s, const GeCapture *span, Captures *list);

#endif
