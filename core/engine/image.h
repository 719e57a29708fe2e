/*
 * Files that are used as they stand in memory: lists (list_image.h) and
 * compiled rules (rule_image.h).
 *
 *   head      magic, checksum, size, version, byte order, key
 *   counts    of the records of each section, the last of the header
 *   sections  each at a multiple of the form's alignment
 *
 * The key is the host's: a hash of all that went into the file, which it names.
 * A file comes from outside: nothing of it is used before image_check and the
 * reader's own checks of offsets.
 */
#ifndef GE_ENGINE_IMAGE_H
#define GE_ENGINE_IMAGE_H

#include "base/buf.h"

#define IMAGE_ORDER 0x01020304u /* as this machine has it in memory */
#define IMAGE_KEY 64u           /* bytes of a key */
#define IMAGE_SECTIONS_MOST 16u /* of any form */

typedef struct ImageHead {
  char magic[8];
  uint64_t checksum; /* image_checksum */
  uint64_t nbytes;   /* of the file */
  uint32_t version, order;
  char key[IMAGE_KEY];
} ImageHead;

/* A kind of file. */
typedef struct ImageForm {
  char magic[8];
  uint32_t version;
  uint32_t align; /* of sections */
  uint32_t nsections;
  size_t header;        /* bytes, counts at its end */
  const size_t *record; /* bytes, of each section */
  const char *foreign;  /* what is said of a file of another magic, */
  const char *stale;    /* of another key */
} ImageForm;

/* Of all that stands behind the checksum; nbytes is that of the file. */
uint64_t image_checksum(const void *bytes, size_t nbytes);

/* Fills in the head of the file of nbytes that begins with it. */
void image_seal(ImageHead *h, const char magic[8], uint32_t version,
                const char *key, size_t nbytes);

/* Records of a section, by a header. */
uint32_t image_count(const ImageForm *f, const ImageHead *h, uint32_t section);

/* Where sections begin, and at [nsections] the end of the file. */
void image_lay_out(const ImageForm *f, const ImageHead *h, uint64_t *at);

/* Appends header and parts, one a section, to an empty buffer. Of the header
 * nothing but what the form does not know is filled in; ok: the parts are whole.
 * The parts are cleared. */
GeStatus image_join(const ImageForm *f, ImageHead *h, const char *key, bool ok,
                    Buf *part, Buf *out);

/* NULL, or what is wrong with a file, a phrase for a message. Linear in it. */
const char *image_check(const ImageForm *f, const void *bytes, size_t nbytes,
                        const char *key);

#endif
