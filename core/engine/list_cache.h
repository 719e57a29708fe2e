/* The folder of images of lists, see list_image.h and ge_lists_load. */
#ifndef GE_ENGINE_LIST_CACHE_H
#define GE_ENGINE_LIST_CACHE_H

#include "engine/engine.h"

/* Give back the file in memory; nothing of the lists may be used afterwards. */
void cache_unmap(GeEngine *e);

#endif
