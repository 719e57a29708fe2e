/* Any bytes as an image of lists or rules: as they are, and with a header and
 * checksum that fit, so that what lies behind it is used as well. */
#ifndef GE_TEST_FUZZ_IMAGE_H
#define GE_TEST_FUZZ_IMAGE_H

#include "fuzz.h"
#include "engine/image.h"

static const char key[IMAGE_KEY + 1] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

typedef void ImageReader(void *bytes, size_t n);

static inline void read_both(const uint8_t *data, size_t n, size_t nheader,
                             const char magic[8], uint32_t version,
                             ImageReader *reader) {
  unsigned char *bytes = malloc(n ? n : 1);
  CLAIM(bytes != NULL);
  if (n) memcpy(bytes, data, n);
  reader(bytes, n);
  if (n) memcpy(bytes, data, n); /* reading may write */
  if (n >= nheader) {
    image_seal((ImageHead *)(void *)bytes, magic, version, key, n);
    reader(bytes, n);
  }
  free(bytes);
}

#endif
