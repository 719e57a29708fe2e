#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/*
 * Well-formed sequences by lead byte (Unicode 15, table 3-7): length and the
 * range of the second byte; all later bytes are 80..BF.
 */
static unsigned lead(unsigned char c, unsigned char *lo, unsigned char *hi) {
  *lo = 0x80;
  *hi = 0xBF;
  if (c >= 0xC2 && c <= 0xDF) return 2;
  if (c >= 0xE0 && c <= 0xEF) {
    if (c == 0xE0) *lo = 0xA0;
    if (c == 0xED) *hi = 0x9F;
    return 3;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    if (c == 0xF0) *lo = 0x90;
    if (c == 0xF4) *hi = 0x8F;
    return 4;
  }
  return 0;
}

uint32_t utf8_decode(const unsigned char *s, const unsigned char *end,
                     uint32_t *nbytes, bool *bad) {
  *bad = false;
  *nbytes = 1;
  if (s[0] < 0x80) return s[0];
  unsigned char lo, hi;
  unsigned n = lead(s[0], &lo, &hi);
  uint32_t cp = n == 2 ? s[0] & 0x1Fu : n == 3 ? s[0] & 0x0Fu : s[0] & 0x07u;
  for (unsigned i = 1; i < n; i++) {
    if (s + i >= end || s[i] < lo || s[i] > hi) {
      *nbytes = i;
      *bad = true;
      return UTF8_BAD;
    }
    cp = cp << 6 | (s[i] & 0x3Fu);
    lo = 0x80;
    hi = 0xBF;
  }
  if (n == 0) {
    *bad = true;
    return UTF8_BAD;
  }
  *nbytes = n;
  return cp;
}

uint32_t utf8_next(const unsigned char *s, const unsigned char *end,
                   uint32_t *nbytes) {
  bool bad;
  return utf8_decode(s, end, nbytes, &bad);
}

size_t utf8_mark(const char *s, size_t n) {
  return n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool utf8_valid(const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  while (p < end) {
    uint32_t k;
    bool bad;
    (void)utf8_decode(p, end, &k, &bad);
    if (bad) return false;
    p += k;
  }
  return true;
}

static void put_cp(Buf *out, uint32_t cp) {
  utf8proc_uint8_t b[4];
  utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)cp, b);
  buf_put(out, (const char *)b, n > 0 ? (size_t)n : 0);
}

/* Apostrophes and hyphens that writers use for one another. */
static uint32_t unify(uint32_t cp) {
  switch (cp) {
  case 0x2018:
  case 0x2019:
  case 0x02BC:
  case 0xFF07: return '\'';
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x00AD: return '-';
  default: return cp;
  }
}

/* Combining marks that fold away: those of Latin, Greek and Cyrillic. */
static bool is_diacritic(uint32_t cp) {
  return (cp >= 0x0300 && cp <= 0x036F) || (cp >= 0x1AB0 && cp <= 0x1AFF) ||
         (cp >= 0x1DC0 && cp <= 0x1DFF);
}

/* Letters whose stroke is no combining mark in Unicode. */
static const char *stroked(uint32_t cp) {
  switch (cp) {
  case 0x00F8: return "o";
  case 0x0142: return "l";
  case 0x0111: return "d";
  case 0x0131: return "i";
  case 0x00E6: return "ae";
  case 0x0153: return "oe";
  case 0x00F0: return "d";
  case 0x00FE: return "th";
  default: return NULL;
  }
}

/* Replace ill-formed parts, so that utf8proc sees valid text only. */
static void repair(const char *s, size_t n, Buf *out) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  while (p < end) {
    uint32_t k;
    put_cp(out, utf8_next(p, end, &k));
    p += k;
  }
}

/* utf8proc_map on our own memory: `in` normalised, in place of what is in
 * `out`. */
static GeStatus map(const Buf *in, int options, Buf *out) {
  utf8proc_option_t o = (utf8proc_option_t)options;
  const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)in->at;
  buf_reset(out);
  if (in->failed) return GE_ENOMEM;
  if (in->n == 0) return GE_OK;
  utf8proc_ssize_t n = utf8proc_decompose(text, (utf8proc_ssize_t)in->n, NULL,
                                          0, o);
  size_t size = ((size_t)(n > 0 ? n : 0) + 1) * sizeof(utf8proc_int32_t);
  utf8proc_int32_t *codes = n < 0 ? NULL : ge_alloc(size);
  if (!codes) return GE_ENOMEM;
  n = utf8proc_decompose(text, (utf8proc_ssize_t)in->n, codes, n, o);
  if (n >= 0) n = utf8proc_reencode(codes, n, o); /* bytes, over the codes */
  if (n >= 0) buf_put(out, (const char *)codes, (size_t)n);
  ge_free(codes, size);
  return n < 0 || out->failed ? GE_ENOMEM : GE_OK;
}

/* Appends decomposed text without diacritics. */
static void strip(const Buf *in, Buf *out) {
  const unsigned char *p = (const unsigned char *)in->at, *end = p + in->n;
  while (p < end) {
    uint32_t k, cp = unify(utf8_next(p, end, &k));
    p += k;
    if (is_diacritic(cp)) continue;
    const char *plain = stroked(cp);
    if (plain) buf_puts(out, plain);
    else put_cp(out, cp);
  }
}

GeStatus utf8_fold(const char *s, size_t n, Buf *out) {
  size_t i = 0;
  while (i < n && (unsigned char)s[i] < 0x80) i++;
  if (i == n) {
    for (i = 0; i < n; i++) {
      char c = s[i];
      buf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
    return out->failed ? GE_ENOMEM : GE_OK;
  }
  Buf clean, bare, part;
  buf_init(&clean);
  buf_init(&bare);
  buf_init(&part);
  repair(s, n, &clean);
  GeStatus st = map(&clean, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &part);
  if (st == GE_OK) strip(&part, &bare);
  if (st == GE_OK) st = map(&bare, UTF8PROC_COMPOSE | UTF8PROC_STABLE, &part);
  if (st == GE_OK) buf_put(out, part.at, part.n);
  buf_clear(&clean);
  buf_clear(&bare);
  buf_clear(&part);
  return st == GE_OK && out->failed ? GE_ENOMEM : st;
}

/* Controls, and marks that reorder what follows them: a text must not be able
 * to draw over what the program says. */
static bool unsafe(uint32_t cp) {
  return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 ||
         cp == 0x2029 || (cp >= 0x202A && cp <= 0x202E) ||
         (cp >= 0x2066 && cp <= 0x2069);
}

size_t utf8_clean(const char *s, size_t n, char *out) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  utf8proc_uint8_t *o = (utf8proc_uint8_t *)out;
  while (p < end) {
    uint32_t k, cp = utf8_next(p, end, &k);
    bool blank = cp == '\t' || cp == '\n' || cp == '\r';
    if (blank) *o++ = ' ';
    else if (unsafe(cp)) *o++ = '?';
    else o += utf8proc_encode_char((utf8proc_int32_t)cp, o);
    p += k;
  }
  return (size_t)(o - (utf8proc_uint8_t *)out);
}

size_t utf8_width(const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  size_t columns = 0;
  while (p < end) {
    uint32_t k, cp = utf8_next(p, end, &k);
    int w = cp < 0x80 ? cp >= 0x20 && cp < 0x7F
                      : utf8proc_charwidth((utf8proc_int32_t)cp);
    columns += (size_t)(w > 0 ? w : 0);
    p += k;
  }
  return columns;
}

/* Bytes of the control character that begins here, 0: none does. U+0080 to
 * U+009F do on some terminals what ESC does. */
static size_t control_at(const unsigned char *s, size_t n) {
  if (s[0] == '\r' && n > 1 && s[1] == '\n') return 0;
  if (s[0] < ' ' || s[0] == 0x7F) return s[0] != '\n' && s[0] != '\t';
  return s[0] == 0xC2 && n > 1 && s[1] >= 0x80 && s[1] < 0xA0 ? 2 : 0;
}

void utf8_scrub(char *s, size_t nbytes) {
  for (size_t i = 0; i < nbytes; i++) {
    size_t k = control_at((const unsigned char *)s + i, nbytes - i);
    if (k > 0) memset(s + i, '?', k);
  }
}
