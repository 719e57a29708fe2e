#include "cli/plain_json.h"
#include "base/bytes.h"
#include "base/utf8.h"

#include <string.h>

static const char bad[] = "\xEF\xBF\xBD";

/* The character that an escape stands for and its bytes; 'x' for those that
 * need not be looked at. */
static uint32_t escape(const char *s, size_t n, size_t *nbytes) {
  uint32_t code = 0;
  *nbytes = n < 2 ? n : 2;
  if (n < 2) return 'x';
  switch (s[1]) {
  case 'b': return '\b';
  case 'f': return '\f';
  case 'n': return '\n';
  case 'r': return '\r';
  case 'u': break;
  default: return 'x';
  }
  if (n < 6) return 'x';
  for (int i = 2; i < 6; i++) {
    int digit = byte_hex(s[i]);
    if (digit < 0) return 'x';
    code = code << 4 | (uint32_t)digit;
  }
  *nbytes = 6;
  return code;
}

static bool control(uint32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
         (c >= 0x7F && c < 0xA0);
}

static bool line_feed(const char *s, size_t n) {
  size_t k;
  if (n == 0) return false;
  return *s == '\n' || (*s == '\\' && escape(s, n, &k) == '\n');
}

void plain_json(const char *s, size_t n, Buf *out) {
  size_t from = 0, i = 0;
  while (i < n) {
    unsigned char u = (unsigned char)s[i];
    if (u >= 0x20 && u < 0x7F && u != '\\') {
      i++;
      continue;
    }
    size_t k = 1;
    uint32_t c = u, nbytes = 1;
    bool wrong = false;
    if (u == '\\') c = escape(s + i, n - i, &k);
    else if (u >= 0x80) {
      const unsigned char *p = (const unsigned char *)s + i;
      c = utf8_decode(p, p + (n - i), &nbytes, &wrong);
      k = nbytes;
    }
    if (wrong || control(c) ||
        (c == '\r' && !line_feed(s + i + k, n - i - k))) {
      buf_put(out, s + from, i - from);
      buf_puts(out, bad);
      from = i + k;
    }
    i += k;
  }
  buf_put(out, s + from, n - from);
}
