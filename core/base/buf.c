#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buf_init(Buf *b) {
  b->at = NULL;
  b->n = b->cap = 0;
  b->failed = false;
}

void buf_clear(Buf *b) {
  ge_free(b->at, b->cap);
  buf_init(b);
}

void buf_reset(Buf *b) {
  b->n = 0;
  b->failed = false;
  if (b->at) b->at[0] = '\0';
}

/* Room for n more bytes and the NUL. */
static bool grow(Buf *b, size_t n) {
  if (b->failed || n > SIZE_MAX / 4) return !(b->failed = true);
  size_t want = b->n + n + 1;
  if (want <= b->cap) return true;
  size_t cap = b->cap ? b->cap * 2 : GE_ROOM(64, 1);
  if (cap < want) cap = want;
  char *p = block_resize(b->at, b->cap, cap);
  if (!p) return !(b->failed = true);
  b->at = p;
  b->cap = cap;
  return true;
}

void buf_put(Buf *b, const char *s, size_t n) {
  if (!grow(b, n)) return;
  if (n) memcpy(b->at + b->n, s, n);
  b->n += n;
  b->at[b->n] = '\0';
}

void buf_puts(Buf *b, const char *s) { buf_put(b, s, strlen(s)); }

void buf_putc(Buf *b, char c) { buf_put(b, &c, 1); }

char *buf_room(Buf *b, size_t n) { return grow(b, n) ? b->at + b->n : NULL; }

void buf_printf(Buf *b, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  if (n < 0) {
    b->failed = true;
    return;
  }
  if (!grow(b, (size_t)n)) return;
  va_start(ap, fmt);
  vsnprintf(b->at + b->n, (size_t)n + 1, fmt, ap);
  va_end(ap);
  b->n += (size_t)n;
}
