/*
 * Numbers of hash functions, and what they are taken from.
 *
 * Tables have 2^k places. Keys are spread over them by multiplication (Knuth,
 * The Art of Computer Programming 3, section 6.4): with an odd number next to
 * 2^64 through the golden ratio keys that follow one another fall far apart.
 * A product's upper bits depend on all bits of the key, its lower ones on few:
 * a place is made of the upper ones, or of both, folded (h ^ h >> 32).
 * None of them withstands who chooses keys to collide; limits of documents do.
 *
 * Images (list_image.h) and the model (key.h) keep hashes: who changes these
 * numbers changes the versions of both.
 */
#ifndef GE_BASE_HASH_H
#define GE_BASE_HASH_H

#include "base/base.h"

#define HASH_64 UINT64_C(0x9E3779B97F4A7C15)    /* 2^64 / 1.618..., odd */
#define HASH_32 UINT32_C(0x9E3779B1)            /* 2^32 / 1.618..., the prime */
#define HASH_START UINT64_C(0x243F6A8885A308D3) /* pi's first digits, base 16 */
#define FNV_BASE 2166136261u
#define FNV_PRIME 16777619u
#define FNV_BASE_64 UINT64_C(0xCBF29CE484222325)
#define FNV_PRIME_64 UINT64_C(0x100000001B3)

/* FNV-1a of 32 bits (Fowler, Noll and Vo), from FNV_BASE or what was before. */
static inline uint32_t hash_bytes(uint32_t h, const char *s, size_t n) {
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * FNV_PRIME;
  return h;
}

/* The same with its low bits mixed with high ones, as gen_word_sets.lua has it. */
static inline uint32_t hash_string(const char *s, size_t n) {
  uint32_t h = hash_bytes(FNV_BASE, s, n);
  return h ^ h >> 15;
}

/* FNV-1a of 64 bits. */
static inline uint64_t hash_bytes_64(const char *s, size_t n) {
  uint64_t h = FNV_BASE_64;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * FNV_PRIME_64;
  return h;
}

/* One of 64 bits for an id: sets of ids whose bits share none are disjoint. */
static inline uint64_t hash_bit(uint32_t id) {
  return UINT64_C(1) << (id * HASH_32 >> (32 - 6));
}

#endif
