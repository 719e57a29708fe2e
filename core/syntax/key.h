/*
 * Keys of tables in the model: hashes of 32 bits. The tables of the file were
 * made with them, so that its version changes with any number here. Two words
 * of one key share a row, which can only change scores.
 */
#ifndef GE_SYNTAX_KEY_H
#define GE_SYNTAX_KEY_H

#include "base/hash.h"

/* Odd, half of its bits are set, and there is no pattern in them. */
#define KEY_MIX UINT64_C(0xD6E8FEB86659FD93)

/* Keys: a number for what they are of, then its bytes. */
static inline uint64_t key_start(uint32_t kind) {
  return (kind + 1u) * HASH_64;
}

static inline uint64_t key_add(uint64_t h, uint32_t atom) {
  h = (h ^ atom) * KEY_MIX;
  return h ^ (h >> 32);
}

static inline uint32_t key_end(uint64_t h) {
  return (uint32_t)((h * HASH_64) >> 32);
}

#endif
