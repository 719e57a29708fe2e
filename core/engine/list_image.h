/*
 * The lists of an engine as one file, which is used as it stands in memory:
 * start-up with large lexicons is mostly the splitting and storing of their
 * phrases.
 *
 *   header    magic, version, byte order, size, checksum, key, counts
 *   sections  as ImageSection tells, each at a multiple of IMAGE_ALIGN
 *
 * The key is the host's: a hash of all that went into the lists, and it names
 * the file. The file comes from outside: the checksum, all offsets and counts
 * are checked before anything of it is used, and a file that fails leaves the
 * engine as it was.
 */
#ifndef GE_ENGINE_LIST_IMAGE_H
#define GE_ENGINE_LIST_IMAGE_H

#include "engine/engine.h"
#include "engine/image.h"

#define IMAGE_VERSION 3u
#define IMAGE_ALIGN 64u
#define IMAGE_FILES 16u /* in one folder; the oldest go */

typedef enum ImageSection {
  IMAGE_STRINGS, /* bytes, each string with its NUL */
  IMAGE_TYPES,
  IMAGE_LAYERS, /* names of layers: offsets of strings */
  IMAGE_ENTRIES,
  IMAGE_ATTRS,
  IMAGE_STATES,
  IMAGE_HITS,
  IMAGE_EXACT,
  IMAGE_SIZES,
  IMAGE_EDGES,
  IMAGE_SECTIONS
} ImageSection;

typedef struct ImageHeader {
  ImageHead head; /* "GEOLISTS" */
  uint32_t nedges, reserved;
  uint32_t counts[IMAGE_SECTIONS];
} ImageHeader;

typedef struct ImageType {
  uint32_t text, nbytes, shape, fold, flags;
} ImageType;

/* The file of an engine's lists. GE_ENOMEM or GE_ELIMIT: they are too large. */
GeStatus image_write(const GeEngine *e, const char key[IMAGE_KEY], Buf *out);
/* Fills the lists of an engine that has none from bytes, aligned to 8, that
 * stay and may be written to. NULL, or what is wrong with them, a phrase for a
 * message; *st tells the kind. */
const char *image_read(GeEngine *e, const char key[IMAGE_KEY], void *bytes,
                       size_t nbytes, GeStatus *st);

#endif
