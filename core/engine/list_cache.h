/* The folder of images of lists and of rules, see list_image.h, rule_image.h and
 * ge_lists_load. */
#ifndef GE_ENGINE_LIST_CACHE_H
#define GE_ENGINE_LIST_CACHE_H

#include "engine/engine.h"

/* Give back the file in memory; nothing of the lists may be used afterwards. */
void cache_unmap(GeEngine *e);

/* Whether it is a key of an image. */
bool cache_is_key(const char *key);
/* The image of that key, open, *nbytes long, with its path in text; -1: there is
 * none, or text says what is wrong. */
int cache_open(const GeEngine *e, const char *dir, const char *key,
               size_t *nbytes, char text[GE_LISTS_TEXT]);
/* Reads n bytes; false with errno: they are not there. */
bool cache_read(int fd, char *at, size_t n);
/* Keeps such an image, or GE_EIO and a message. */
GeStatus cache_keep(GeEngine *e, const char *dir, const char *key,
                    const Buf *b);

#endif
