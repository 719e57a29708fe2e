#include "base/diag.h"
#include "base/utf8.h"

#include <string.h>

#define SHOWN 120u /* most bytes of a source line that are printed */

/* A byte that a terminal may act on. */
static bool control(unsigned char c) { return c < 0x20 || c == 0x7F; }

static void put_clean(Buf *out, const char *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s[i];
    bool c1 = c == 0xC2 && i + 1 < n && (unsigned char)s[i + 1] < 0xA0;
    buf_putc(out, (control(c) && c != '\t') || c1 ? '?' : s[i]);
    i += c1;
  }
}

/* The window of the line that is shown: around the column, on character
 * starts. */
static void window(const char *s, size_t n, size_t col, size_t *from,
                   size_t *to) {
  *from = col > SHOWN / 2 && n > SHOWN ? col - SHOWN / 2 : 0;
  *to = n - *from > SHOWN ? *from + SHOWN : n;
  while (*from > 0 && ((unsigned char)s[*from] & 0xC0) == 0x80) --*from;
  while (*to < n && ((unsigned char)s[*to] & 0xC0) == 0x80) ++*to;
}

static void put_source(Buf *out, uint32_t column, const char *s, size_t n) {
  while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r')) n--;
  size_t col = column ? column - 1u : 0, from, to;
  if (col > n) col = n;
  window(s, n, col, &from, &to);
  buf_puts(out, "\n  ");
  put_clean(out, s + from, to - from);
  if (!column) return;
  buf_puts(out, "\n  ");
  for (size_t i = from; i < col; i++) {
    if (((unsigned char)s[i] & 0xC0) == 0x80) continue;
    buf_putc(out, s[i] == '\t' ? '\t' : ' ');
  }
  buf_putc(out, '^');
}

void diag_format(Buf *out, const char *file, uint32_t line, uint32_t column,
                 const char *severity, const char *message,
                 const char *source, size_t nsource) {
  if (file) {
    put_clean(out, file, strlen(file));
    if (line) buf_printf(out, ":%u", line);
    if (line && column) buf_printf(out, ":%u", column);
    buf_puts(out, ": ");
  }
  buf_puts(out, severity);
  buf_puts(out, ": ");
  put_clean(out, message, strlen(message));
  if (source) put_source(out, column, source, nsource);
}
