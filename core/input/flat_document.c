#include "input/flat_document.h"
#include "base/utf8.h"

#include <string.h>

typedef struct Flat {
  const unsigned char *p, *end;
  char *to; /* no more is written than was read, and a NUL for two quotes */
} Flat;

static void skip_blank(Flat *f) {
  while (f->p < f->end &&
         (*f->p == ' ' || *f->p == '\t' || *f->p == '\r' || *f->p == '\n'))
    f->p++;
}

static bool take(Flat *f, char c) {
  skip_blank(f);
  if (f->p >= f->end || *f->p != (unsigned char)c) return false;
  f->p++;
  return true;
}

static char simple_escape(unsigned char c) {
  switch (c) {
  case '"':
  case '\\':
  case '/': return (char)c;
  case 'b': return '\b';
  case 'f': return '\f';
  case 'n': return '\n';
  case 'r': return '\r';
  case 't': return '\t';
  default: return 0;
  }
}

/* Bytes up to a quote, a backslash or the end; *high: some are no ASCII.
 * Controls end it, too. */
static size_t plain_run(const Flat *f, bool *high) {
  const unsigned char *p = f->p;
  unsigned char all = 0;
  while (p < f->end && *p != '"' && *p != '\\' && *p >= 0x20) all |= *p++;
  *high = all & 0x80;
  return (size_t)(p - f->p);
}

/* A string behind its first quote, up to and over its last one. */
static bool read_string(Flat *f, FlatString *out) {
  char *start = f->to;
  for (;;) {
    bool high;
    size_t n = plain_run(f, &high);
    if (high && !utf8_valid((const char *)f->p, n)) return false;
    memcpy(f->to, f->p, n);
    f->to += n;
    f->p += n;
    if (f->p >= f->end) return false;
    if (*f->p == '"') break;
    char c = *f->p == '\\' && f->end - f->p > 1 ? simple_escape(f->p[1]) : 0;
    if (!c) return false;
    *f->to++ = c;
    f->p += 2;
  }
  f->p++;
  *out = (FlatString){start, (size_t)(f->to - start)};
  *f->to++ = '\0';
  return true;
}

static FlatMember member_of(const FlatString *key) {
  static const char *const names[] = {"id", "date", "title", "text"};
  for (unsigned i = 0; i < FLAT_MEMBERS; i++)
    if (strlen(names[i]) == key->n && memcmp(names[i], key->s, key->n) == 0)
      return (FlatMember)i;
  return FLAT_MEMBERS;
}

static bool read_members(Flat *f, FlatString members[FLAT_MEMBERS]) {
  bool seen[FLAT_MEMBERS] = {false};
  do {
    FlatString key;
    if (!take(f, '"') || !read_string(f, &key)) return false;
    FlatMember m = member_of(&key);
    if (m == FLAT_MEMBERS || seen[m]) return false;
    seen[m] = true;
    if (!take(f, ':') || !take(f, '"') || !read_string(f, &members[m]))
      return false;
  } while (take(f, ','));
  return true;
}

bool flat_document(const char *line, size_t n, Buf *out,
                   FlatString members[FLAT_MEMBERS]) {
  buf_reset(out);
  char *room = buf_room(out, n);
  if (!room) return false;
  Flat f = {(const unsigned char *)line, (const unsigned char *)line + n, room};
  for (unsigned i = 0; i < FLAT_MEMBERS; i++)
    members[i] = (FlatString){NULL, 0};
  if (!take(&f, '{') || !read_members(&f, members) || !take(&f, '}'))
    return false;
  ge_assert((size_t)(f.to - room) <= n); /* never more than was read */
  skip_blank(&f);
  return f.p == f.end;
}
