/* Keys of tables in the model: hashes of 32 bits. */
#ifndef GE_SYNTAX_KEY_H
#define GE_SYNTAX_KEY_H

#include "base/base.h"

/* Keys: a number for what they are of, then its bytes. */
static inline uint64_t key_start(uint32_t kind) {
  return (kind + 1u) * UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint64_t key_add(uint64_t h, uint32_t atom) {
  h = (h ^ atom) * UINT64_C(0xD6E8FEB86659FD93);
  return h ^ (h >> 32);
}

static inline uint32_t key_end(uint64_t h) {
  return (uint32_t)((h * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

#endif
