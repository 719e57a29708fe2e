/* A growable byte buffer, and printf into it: a byte costs O(1), as room
 * doubles. Whoever called buf_init clears it. */
#ifndef GE_BASE_BUF_H
#define GE_BASE_BUF_H

#include "base/base.h"

typedef struct Buf {
  char *at; /* NUL-terminated once anything was put in */
  size_t n, cap;
  bool failed; /* memory ran out once; later puts do nothing */
} Buf;

void buf_init(Buf *b);
void buf_clear(Buf *b);
void buf_reset(Buf *b); /* empty, memory kept */
/* The content as a string. */
static inline const char *buf_text(const Buf *b) { return b->n ? b->at : ""; }
void buf_put(Buf *b, const char *s, size_t n);
void buf_puts(Buf *b, const char *s);
void buf_putc(Buf *b, char c);
/* Where n bytes and a NUL may be written behind the content, which stays as it
 * is; NULL when memory is out. */
char *buf_room(Buf *b, size_t n);
__attribute__((format(printf, 2, 3))) void buf_printf(Buf *b, const char *fmt,
                                                      ...);

#endif
