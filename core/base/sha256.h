#ifndef GE_BASE_SHA256_H
#define GE_BASE_SHA256_H

#include <stddef.h>

/* SHA-256 (FIPS 180-4) in lower-case hexadecimal, 64 digits and a NUL. */
void sha256_hex(const void *data, size_t nbytes, char hex[65]);

#endif
