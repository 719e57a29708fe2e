/*
 * iconv of a static executable, to UTF-8 only. That of the C library would load a
 * file for each character set but UTF-8, from wherever it runs and of whatever
 * version is there. Here the sets of news are tables; UTF-16 and UTF-32 are
 * computed. Letters of CP1255 and CP1258 are not composed with the marks behind them, and
 * EUC-JP has no letters of three bytes. Only in `make static`.
 */
#include "base/base.h"
#include "base/utf8.h"
#include "input/static_charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

/* One letter at p: its length, or BAD, or SHORT when it goes on behind end. Its
 * UTF-8 to out, of at most four bytes, as a number: see static_charset.h. */
enum { BAD = 0, SHORT = -1 };

typedef struct Recoder Recoder;
typedef int (*Read)(Recoder *r, const unsigned char *p,
                    const unsigned char *end, uint32_t *out);

struct Recoder {
  Read read;
  const CharsetTable *table;
  bool big;    /* the first byte of a unit is its highest */
  bool marked; /* a mark may tell which, first */
};

static uint32_t utf8_number(uint32_t point) {
  if (point < 0x80) return point;
  uint32_t last = 0x80 | (point & 0x3F);
  if (point < 0x800) return (0xC0 | point >> 6) | last << 8;
  uint32_t third = 0x80 | (point >> 6 & 0x3F);
  if (point < 0x10000) return (0xE0 | point >> 12) | third << 8 | last << 16;
  uint32_t second = 0x80 | (point >> 12 & 0x3F);
  return (0xF0 | point >> 18) | second << 8 | third << 16 | last << 24;
}

/* ------------------------------------------------------------------ unicode */

static int read_utf8(Recoder *r, const unsigned char *p,
                     const unsigned char *end, uint32_t *out) {
  uint32_t k;
  bool bad;
  (void)r;
  uint32_t point = utf8_decode(p, end, &k, &bad);
  *out = utf8_number(point);
  if (!bad) return (int)k;
  return p + k == end && *p >= 0xC2 ? SHORT : BAD;
}

static int read_ascii(Recoder *r, const unsigned char *p,
                      const unsigned char *end, uint32_t *out) {
  (void)r, (void)end;
  *out = *p;
  return *p < 0x80 ? 1 : BAD;
}

static uint32_t unit(const Recoder *r, const unsigned char *p, int n) {
  uint32_t u = 0;
  for (int i = 0; i < n; i++) u = u << 8 | p[r->big ? i : n - 1 - i];
  return u;
}

static int read_utf16(Recoder *r, const unsigned char *p,
                      const unsigned char *end, uint32_t *out) {
  if (end - p < 2) return SHORT;
  uint32_t u = unit(r, p, 2);
  *out = utf8_number(u);
  if (u < 0xD800 || u > 0xDFFF) return 2;
  if (u > 0xDBFF) return BAD;
  if (end - p < 4) return SHORT;
  uint32_t low = unit(r, p + 2, 2);
  if (low < 0xDC00 || low > 0xDFFF) return BAD;
  *out = utf8_number(0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00));
  return 4;
}

static int read_utf32(Recoder *r, const unsigned char *p,
                      const unsigned char *end, uint32_t *out) {
  if (end - p < 4) return SHORT;
  uint32_t u = unit(r, p, 4);
  if (u > 0x10FFFF || (u >= 0xD800 && u <= 0xDFFF)) return BAD;
  *out = utf8_number(u);
  return 4;
}

/* ------------------------------------------------------------------- tables */

static int read_one(Recoder *r, const unsigned char *p,
                    const unsigned char *end, uint32_t *out) {
  (void)end;
  *out = *p < 0x20 ? *p : r->table->one[*p - 0x20];
  return *p < 0x20 || *out ? 1 : BAD;
}

static bool four_byte(unsigned char c, unsigned char from, unsigned char to) {
  return c >= from && c <= to;
}

/* The basic plane by a table; from 0x90 on, what is behind it in order. */
static int read_four(Recoder *r, const unsigned char *p,
                     const unsigned char *end, uint32_t *out) {
  if (end - p < 4) return SHORT;
  if (!four_byte(p[0], 0x81, 0xFE) || !four_byte(p[2], 0x81, 0xFE) ||
      !four_byte(p[3], 0x30, 0x39))
    return BAD;
  uint32_t number = (uint32_t)(p[0] - 0x81) * 12600 +
                    (uint32_t)(p[1] - 0x30) * 1260 +
                    (uint32_t)(p[2] - 0x81) * 10 + (uint32_t)(p[3] - 0x30);
  uint32_t beyond = 15 * 12600; /* of 0x90 */
  *out = 0;
  if (number < CHARSET_FOURS) *out = r->table->four[number];
  else if (number >= beyond && number - beyond < 0x100000)
    *out = utf8_number(0x10000 + number - beyond);
  return *out ? 4 : BAD;
}

static int read_two(Recoder *r, const unsigned char *p,
                    const unsigned char *end, uint32_t *out) {
  int one = read_one(r, p, end, out);
  if (one != BAD) return one;
  if (end - p < 2) return SHORT;
  if (r->table->four && four_byte(p[1], 0x30, 0x39))
    return read_four(r, p, end, out);
  if (p[1] < 0x40) return BAD;
  *out = r->table->two[(uint32_t)(*p - 0x80) * 0xC0 + p[1] - 0x40];
  return *out ? 2 : BAD;
}

/* -------------------------------------------------------------------- names */

static const CharsetTable *table_of(const char *name) {
  for (const CharsetTable *t = charset_tables; t->names; t++)
    for (const char *n = t->names; *n; n += strlen(n) + 1)
      if (strcasecmp(n, name) == 0) return t;
  return NULL;
}

static const struct {
  const char *name;
  Read read;
  bool big, marked;
} computed[] = {
    {"UTF-8", read_utf8, 0, 0},           {"UTF8", read_utf8, 0, 0},
    {"ASCII", read_ascii, 0, 0},          {"US-ASCII", read_ascii, 0, 0},
    {"ANSI_X3.4-1968", read_ascii, 0, 0}, {"UTF-16", read_utf16, 0, 1},
    {"UTF16", read_utf16, 0, 1},          {"UTF-16LE", read_utf16, 0, 0},
    {"UTF16LE", read_utf16, 0, 0},        {"UTF-16BE", read_utf16, 1, 0},
    {"UTF16BE", read_utf16, 1, 0},        {"UTF-32", read_utf32, 0, 1},
    {"UTF32", read_utf32, 0, 1},          {"UTF-32LE", read_utf32, 0, 0},
    {"UTF32LE", read_utf32, 0, 0},        {"UTF-32BE", read_utf32, 1, 0},
    {"UTF32BE", read_utf32, 1, 0}};

iconv_t iconv_open(const char *to, const char *from) {
  Recoder r = {.table = table_of(from)};
  if (r.table) r.read = r.table->two ? read_two : read_one;
  for (size_t i = 0; i < GE_COUNT(computed); i++)
    if (strcasecmp(computed[i].name, from) == 0)
      r = (Recoder){computed[i].read, NULL, computed[i].big,
                    computed[i].marked};
  errno = EINVAL;
  if (!r.read || strcasecmp(to, "UTF-8") != 0) return (iconv_t)-1;
  Recoder *made = ge_alloc(sizeof *made);
  errno = ENOMEM;
  if (!made) return (iconv_t)-1;
  *made = r;
  return made;
}

int iconv_close(iconv_t cd) {
  ge_free(cd, sizeof(Recoder));
  return 0;
}

/* --------------------------------------------------------------- conversion */

/* The mark that tells the order of bytes, which is no text; its length. */
static size_t take_mark(Recoder *r, const unsigned char *p, size_t n) {
  size_t width = r->read == read_utf16 ? 2 : 4;
  if (!r->marked || n < width) return 0;
  r->marked = false;
  if (unit(r, p, (int)width) == 0xFEFF) return width;
  r->big = true;
  if (unit(r, p, (int)width) == 0xFEFF) return width;
  r->big = false;
  return 0;
}

size_t iconv(iconv_t cd, char **restrict in, size_t *restrict left,
             char **restrict out, size_t *restrict room) {
  Recoder *r = cd;
  if (!in || !*in) return 0; /* nothing is held back */
  size_t mark = take_mark(r, (const unsigned char *)*in, *left);
  *in += mark;
  *left -= mark;
  while (*left > 0) {
    const unsigned char *p = (const unsigned char *)*in;
    uint32_t letter;
    int n = r->read(r, p, p + *left, &letter);
    if (n <= 0) {
      errno = n == BAD ? EILSEQ : EINVAL;
      return (size_t)-1;
    }
    size_t k = 1;
    while (k < 4 && letter >> 8 * k) k++;
    errno = E2BIG;
    if (*room < k) return (size_t)-1;
    for (size_t i = 0; i < k; i++) *(*out)++ = (char)(letter >> 8 * i & 0xFF);
    *room -= k;
    *in += n;
    *left -= (size_t)n;
  }
  return 0;
}
