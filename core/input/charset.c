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
  iconv_t to;      /* NONE: bytes are passed on */
  bool looking;    /* whether they are UTF-8 is not known for good */
  bool lossy;      /* that bytes were lost has been told */
  size_t good, bad; /* characters that are no ASCII, and bytes of none */
  const char *name; /* of the encoding */
  char note[240];
  size_t n, carry;  /* bytes of in; the last of them were not passed on */
  bool fresh;       /* in holds the first piece */
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

/* The encoding that a byte order mark is of, and the length of the mark. */
static const char *marked(const char *p, size_t n, size_t *mark) {
  static const struct {
    const char *mark, *name;
    size_t n;
  } marks[] = {{"\xFF\xFE\0\0", "UTF-32LE", 4}, {"\0\0\xFE\xFF", "UTF-32BE", 4},
               {"\xFF\xFE", "UTF-16LE", 2},     {"\xFE\xFF", "UTF-16BE", 2}};
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
  const char *name = encoding ? NULL : marked(c->in, c->n, &mark);
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

/* Counts what is UTF-8 in the piece; bytes at its end of a character that goes
 * on, unless it is the last piece, are left for the next one. */
static size_t count(Charset *c, bool last) {
  const unsigned char *p = (const unsigned char *)c->in, *end = p + c->n;
  while ((p = skip_ascii(p, end)) < end) {
    uint32_t k;
    bool bad;
    (void)utf8_decode(p, end, &k, &bad);
    if (bad && !last && p + k == end && *p >= 0xC2) return k;
    if (bad) c->bad += k;
    else c->good++;
    p += k;
  }
  return 0;
}

/* Once something is not UTF-8 the file is decided; also where so much is that
 * no piece can hold more that is not. */
static void look(Charset *c, bool last) {
  c->carry = count(c, last);
  if (c->bad == 0 && c->good <= CARRY + PIECE) return;
  c->looking = false;
  if (c->bad <= c->good || !set_encoding(c, "WINDOWS-1252")) return;
  c->carry = 0;
  snprintf(c->note, sizeof c->note, "this is not UTF-8 and is read as "
           "windows-1252; offsets are those of its text in UTF-8; --encoding "
           "NAME takes it for another");
}

/* --------------------------------------------------------------- conversion */

static void tell_lossy(Charset *c) {
  if (c->lossy) return;
  c->lossy = true;
  size_t n = strlen(c->note);
  snprintf(c->note + n, sizeof c->note - n, "%ssome bytes are no %s and are "
           "read as U+FFFD", n ? "; " : "", c->name);
}

static const char *convert(Charset *c, bool last, size_t *n) {
  char *in = c->in, *out = c->out;
  size_t left = c->n, room = sizeof c->out;
  while (left > 0 && iconv(c->to, &in, &left, &out, &room) == (size_t)-1) {
    if (errno == E2BIG) break; /* the rest comes with the next piece */
    if (errno == EINVAL && !last && left <= CARRY) break;
    if (room < 3) break;
    memcpy(out, "\xEF\xBF\xBD", 3);
    out += 3;
    room -= 3;
    in++;
    left--;
    tell_lossy(c);
  }
  c->carry = left;
  *n = (size_t)(out - c->out);
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
      got = c->n < sizeof c->in ? stream_read(c->stream, c->in + c->n,
                                              sizeof c->in - c->n) : 1;
      if (c->n < sizeof c->in) c->n += got;
    }
    bool last = got == 0;
    c->carry = 0;
    c->fresh = false;
    if (c->n == 0) return NULL;
    if (c->looking) look(c, last);
    *n = c->n - c->carry;
    const char *piece = c->to == NONE ? c->in : convert(c, last, n);
    if (*n > 0) return piece;
    if (last) return NULL;
  }
}
