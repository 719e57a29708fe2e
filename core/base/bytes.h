/* Bytes of ASCII, whatever the locale, and how strings end. */
#ifndef GE_BASE_BYTES_H
#define GE_BASE_BYTES_H

#include "base/base.h"

#include <string.h>

static inline char byte_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Of an int, -1 can stand for the end. */
static inline bool byte_is_digit(int c) { return c >= '0' && c <= '9'; }

static inline bool byte_is_letter(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The value of a digit of base 16; -1: it is none. */
static inline int byte_hex(int c) {
  if (byte_is_digit(c)) return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Whether s ends with the tail and has more before it. */
static inline bool bytes_end(const char *s, size_t n, const char *tail) {
  size_t k = strlen(tail);
  return n > k && memcmp(s + n - k, tail, k) == 0;
}

#endif
