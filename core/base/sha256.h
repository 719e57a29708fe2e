#ifndef GE_BASE_SHA256_H
#define GE_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 (FIPS 180-4) in lower-case hexadecimal, 64 digits and a NUL. */
void sha256_hex(const void *data, size_t nbytes, char hex[65]);

/* The same over data that come in pieces. */
typedef struct Sha256 {
  uint32_t h[8];
  uint64_t nbytes;
  unsigned char rest[64]; /* that fill no block yet */
} Sha256;

void sha256_start(Sha256 *s);
void sha256_put(Sha256 *s, const void *data, size_t nbytes);
/* Of all so far; more can follow. */
void sha256_end(const Sha256 *s, char hex[65]);
/* A block the way of processors that have no instructions for it. */
void sha256_plain(uint32_t h[8], const unsigned char block[64]);

#endif
