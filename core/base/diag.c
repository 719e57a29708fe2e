#include "base/diag.h"
#include "base/utf8.h"

#include <string.h>

#define SHOWN 120u /* most bytes of a source line that are printed */

/* What a terminal may act on. */
static bool control(uint32_t cp) {
  return (cp < 0x20 && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
}

/* Controls become '?', bytes that are no UTF-8 U+FFFD; tabs stay. */
static void put_clean(Buf *out, const char *s, size_t n) {
  const char *end = s + n;
  while (s < end) {
    uint32_t k;
    bool bad;
    uint32_t cp = utf8_decode((const unsigned char *)s,
                              (const unsigned char *)end, &k, &bad);
    if (bad) buf_puts(out, "\xEF\xBF\xBD");
    else if (control(cp)) buf_putc(out, '?');
    else buf_put(out, s, k);
    s += k;
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
                 const char *severity, const char *message, const char *source,
                 size_t nsource) {
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
