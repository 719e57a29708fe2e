#include "input/charset.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

enum {
  PIECE = 65536, /* bytes that are read at once */
  CARRY = 16,    /* of the last piece, of a character that goes on */
  FIRST = 4096,  /* bytes that are looked at, or a line */
  WIDEST = 3     /* bytes of UTF-8 that a byte can become */
};

#define NONE ((iconv_t)-1)

struct Charset {
  Stream *stream;
  iconv_t to;          /* NONE: bytes are passed on */
  bool looking;        /* whether they are UTF-8 is not known for good */
  bool lossy;          /* that bytes were lost has been told */
  bool found;          /* the encoding was found, not told */
  size_t good;         /* characters of UTF-8 that are no ASCII */
  size_t western, odd; /* bytes of none, see is_western */
  const char *name;    /* of the encoding */
  char note[240];
  size_t n, carry; /* bytes of in; the last of them were not passed on */
  bool flushed;    /* nothing is held back by iconv */
  bool fresh;      /* in holds the first piece */
  char in[CARRY + PIECE], out[(CARRY + PIECE) * WIDEST];
};

Charset *charset_open(Stream *stream) {
  Charset *c = ge_alloc(sizeof *c);
  size_t got;
  if (!c) return NULL;
  memset(c, 0, offsetof(Charset, in));
  c->stream = stream;
  c->to = NONE;
  c->fresh = true;
  do {
    got = stream_read(stream, c->in + c->n, PIECE - c->n);
    c->n += got;
  } while (got && c->n < FIRST && !memchr(c->in, '\n', c->n));
  return c;
}

void charset_fill(Charset *c) {
  size_t got = 1;
  while (got && c->n < PIECE) {
    got = stream_read(c->stream, c->in + c->n, PIECE - c->n);
    c->n += got;
  }
}

void charset_close(Charset *c) {
  if (!c) return;
  if (c->to != NONE) iconv_close(c->to);
  stream_close(c->stream);
  ge_free(c, sizeof *c);
}

const char *charset_first(const Charset *c, size_t *n) {
  *n = c->n;
  return c->in;
}

const char *charset_error(const Charset *c) { return stream_error(c->stream); }

const char *charset_note(const Charset *c) {
  return c->note[0] ? c->note : NULL;
}

bool charset_known(const char *encoding) {
  iconv_t cd = iconv_open("UTF-8", encoding);
  if (cd == NONE) return false;
  iconv_close(cd);
  return true;
}

static bool set_encoding(Charset *c, const char *name) {
  c->name = name;
  c->looking = false;
  c->to = iconv_open("UTF-8", name);
  return c->to != NONE;
}

const char *charset_mark(const char *p, size_t n, size_t *mark) {
  static const struct {
    const char *mark, *name;
    size_t n;
  } marks[] = {{"\xFF\xFE\0\0", "UTF-32LE", 4},
               {"\0\0\xFE\xFF", "UTF-32BE", 4},
               {"\xFF\xFE", "UTF-16LE", 2},
               {"\xFE\xFF", "UTF-16BE", 2}};
  for (size_t i = 0; i < GE_COUNT(marks); i++) {
    *mark = marks[i].n;
    if (n >= *mark && memcmp(p, marks[i].mark, *mark) == 0)
      return marks[i].name;
  }
  return NULL;
}

static bool is_utf8(const char *name) {
  static const char *const names[] = {"utf-8", "utf8"};
  for (size_t i = 0; i < GE_COUNT(names); i++) {
    const char *a = name, *b = names[i];
    while (*a && *b && (*a | 0x20) == (*b | 0x20)) a++, b++;
    if (!*a && !*b) return true;
  }
  return false;
}

bool charset_decode(Charset *c, const char *encoding) {
  size_t mark;
  const char *name = encoding ? NULL : charset_mark(c->in, c->n, &mark);
  if (name) {
    memmove(c->in, c->in + mark, c->n - mark);
    c->n -= mark;
    return set_encoding(c, name);
  }
  c->looking = !encoding;
  return !encoding || is_utf8(encoding) || set_encoding(c, encoding);
}

/* ---------------------------------------------------------------- detection */

static const unsigned char *skip_ascii(const unsigned char *p,
                                       const unsigned char *end) {
  uint64_t word;
  while ((size_t)(end - p) >= sizeof word) {
    memcpy(&word, p, sizeof word);
    if (word & UINT64_C(0x8080808080808080)) break;
    p += sizeof word;
  }
  while (p < end && *p < 0x80) p++;
  return p;
}

/* Whether a byte that is no UTF-8 is as those of windows-1252 are: alone among
 * ASCII, and a letter, a quote or a dash, or of 0xA0 and on. Those of other
 * encodings, and of broken UTF-8, stand together. */
static bool is_western(const unsigned char *p, const unsigned char *from,
                       const unsigned char *end) {
  if ((p > from && p[-1] >= 0x80) || (p + 1 < end && p[1] >= 0x80))
    return false;
  return *p >= 0xA0 || *p == 0x82 || *p == 0x84 || *p == 0x85 ||
         (*p >= 0x91 && *p <= 0x97);
}

/* Counts what is UTF-8 in the piece; bytes at its end of a character that goes
 * on, unless it is the last piece, are left for the next one. */
static size_t count(Charset *c, bool last) {
  const unsigned char *from = (const unsigned char *)c->in, *p = from,
                      *end = p + c->n;
  while ((p = skip_ascii(p, end)) < end) {
    uint32_t k;
    bool bad;
    (void)utf8_decode(p, end, &k, &bad);
    if (bad && !last && p + k == end && *p >= 0xC2) return k;
    if (!bad) c->good++;
    else if (k == 1 && is_western(p, from, end)) c->western++;
    else c->odd += k;
    p += k;
  }
  return 0;
}

/* Once something is not UTF-8 the file is decided; also where so much is that
 * no piece can hold more that is not. */
static void look(Charset *c, bool last) {
  c->carry = count(c, last);
  size_t not_utf8 = c->western + c->odd;
  if (not_utf8 == 0 && c->good <= CARRY + PIECE) return;
  c->looking = false;
  if (c->western <= c->good + c->odd || !set_encoding(c, "WINDOWS-1252"))
    return;
  c->found = true;
  c->carry = 0;
  snprintf(c->note, sizeof c->note,
           "this is not UTF-8 and is read as "
           "windows-1252; offsets are those of its text in UTF-8; --encoding "
           "NAME takes it for another");
}

/* --------------------------------------------------------------- conversion */

static void tell_lossy(Charset *c) {
  if (c->lossy) return;
  c->lossy = true;
  size_t n = strlen(c->note);
  snprintf(c->note + n, sizeof c->note - n,
           "%ssome bytes are no %s and are "
           "read as U+FFFD",
           n ? "; " : "", c->name);
}

typedef struct Out {
  char *at;
  size_t room;
} Out;

static void put(Out *out, const void *s, size_t n) {
  memcpy(out->at, s, n);
  out->at += n;
  out->room -= n;
}

/* Bytes of the encoding; how many at their end are left for the next piece. */
static size_t recode(Charset *c, char *in, size_t left, bool last, Out *out) {
  while (left > 0 &&
         iconv(c->to, &in, &left, &out->at, &out->room) == (size_t)-1) {
    if (errno == E2BIG || out->room < 3) break;
    if (errno == EINVAL && !last && left <= CARRY) break;
    put(out, "\xEF\xBF\xBD", 3);
    in++;
    left--;
    tell_lossy(c);
  }
  return left;
}

/* What iconv holds back until it knows that no mark follows, as for letters of
 * CP1255; behind the last byte. */
static void flush(Charset *c, Out *out) {
  (void)iconv(c->to, NULL, NULL, &out->at, &out->room);
}

/* Where an encoding was found, what is UTF-8 all the same stays what it is: files
 * are put together of others. */
static size_t recode_rest(Charset *c, bool last, Out *out) {
  unsigned char *p = (unsigned char *)c->in, *end = p + c->n;
  while (p < end) {
    const unsigned char *q = skip_ascii(p, end);
    size_t n = (size_t)(q - p);
    uint32_t k;
    bool bad;
    put(out, p, n);
    p += n;
    if (p == end) break;
    (void)utf8_decode(p, end, &k, &bad);
    if (bad && !last && p + k == end && *p >= 0xC2) return k;
    if (bad) (void)recode(c, (char *)p, k, true, out);
    else put(out, p, k);
    p += k;
  }
  return 0;
}

static const char *convert(Charset *c, bool last, size_t *n) {
  Out out = {c->out, sizeof c->out};
  c->carry = c->found ? recode_rest(c, last, &out)
                      : recode(c, c->in, c->n, last, &out);
  if (last && c->carry == 0) flush(c, &out);
  *n = (size_t)(out.at - c->out);
  return c->out;
}

const char *charset_next(Charset *c, size_t *n) {
  c->note[0] = '\0';
  for (;;) {
    bool fresh = c->fresh;
    size_t got = c->n;
    if (!fresh) {
      memmove(c->in, c->in + c->n - c->carry, c->carry);
      c->n = c->carry;
      got = c->n < sizeof c->in
                ? stream_read(c->stream, c->in + c->n, sizeof c->in - c->n)
                : 1;
      if (c->n < sizeof c->in) c->n += got;
    }
    bool last = got == 0;
    c->carry = 0;
    c->fresh = false;
    if (c->n == 0 && (c->to == NONE || c->flushed)) return NULL;
    c->flushed = last;
    if (c->looking) look(c, last);
    *n = c->n - c->carry;
    const char *piece = c->to == NONE ? c->in : convert(c, last, n);
    if (*n > 0) return piece;
    if (last) return NULL;
  }
}
