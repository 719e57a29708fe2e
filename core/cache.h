/* The folder of images of lists, see image.h and ge_lists_load. */
#ifndef GE_CACHE_H
#define GE_CACHE_H

#include "engine.h"

/* Give back the mapped file; nothing of the lists may be used afterwards. */
void cache_unmap(GeEngine *e);

#endif
