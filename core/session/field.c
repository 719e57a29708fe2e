/*
 * Reads what the JSON writer wrote. Strings are strict UTF-8 there, and one
 * that has no escapes needs no work but a copy; still nothing is believed,
 * since `meta` is the host's.
 */
#include "session/field.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 }; /* nesting of values */

typedef struct Reader {
  const char *at, *end;
  Arena *arena;
  lua_State *L;
} Reader;

static void skip_blanks(Reader *r) {
  while (r->at < r->end && *r->at && strchr(" \t\r\n", *r->at)) r->at++;
}

/* Steps over a character when it is next. */
static bool take(Reader *r, char c) {
  skip_blanks(r);
  if (r->at >= r->end || *r->at != c) return false;
  r->at++;
  return true;
}

static bool take_word(Reader *r, const char *word) {
  size_t n = strlen(word);
  if ((size_t)(r->end - r->at) < n || memcmp(r->at, word, n) != 0) return false;
  r->at += n;
  return true;
}

/* ------------------------------------------------------------------ strings */

/* Four hexadecimal digits, or -1. */
static int32_t unit(Reader *r) {
  int32_t v = 0;
  if (r->end - r->at < 4) return -1;
  for (int i = 0; i < 4; i++) {
    const char *digits = "0123456789abcdefABCDEF";
    const char *d = strchr(digits, *r->at++);
    if (!d || !*d) return -1;
    int32_t k = (int32_t)(d - digits);
    v = v * 16 + (k < 16 ? k : k - 6);
  }
  return v;
}

/* The code point of \uXXXX behind the u, or -1. */
static int32_t code_point(Reader *r) {
  int32_t high = unit(r);
  if (high < 0xD800 || high > 0xDFFF) return high;
  if (high > 0xDBFF || !take_word(r, "\\u")) return -1;
  int32_t low = unit(r);
  if (low < 0xDC00 || low > 0xDFFF) return -1;
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static char *put_utf8(char *out, int32_t cp) {
  if (cp < 0x80) {
    *out++ = (char)cp;
  } else if (cp < 0x800) {
    *out++ = (char)(0xC0 | cp >> 6);
    *out++ = (char)(0x80 | (cp & 0x3F));
  } else {
    if (cp < 0x10000) {
      *out++ = (char)(0xE0 | cp >> 12);
    } else {
      *out++ = (char)(0xF0 | cp >> 18);
      *out++ = (char)(0x80 | (cp >> 12 & 0x3F));
    }
    *out++ = (char)(0x80 | (cp >> 6 & 0x3F));
    *out++ = (char)(0x80 | (cp & 0x3F));
  }
  return out;
}

/* What a backslash starts; NULL: nothing. No escape is shorter than its
 * character in UTF-8. */
static char *escape(Reader *r, char *out) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  if (r->at >= r->end) return NULL;
  char c = *r->at++;
  if (c == 'u') {
    int32_t cp = code_point(r);
    return cp < 0 ? NULL : put_utf8(out, cp);
  }
  const char *k = strchr(from, c);
  if (!k || !c) return NULL;
  *out++ = to[k - from];
  return out;
}

/* A string behind its first quotation mark, in the arena. */
static const char *string(Reader *r, size_t *n) {
  const char *stop = r->at;
  while (stop < r->end && *stop != '"') stop += *stop == '\\' ? 2 : 1;
  if (stop >= r->end) return NULL;
  char *text = arena_alloc(r->arena, (size_t)(stop - r->at) + 1), *out = text;
  while (out && r->at < stop) {
    if (*r->at != '\\') {
      *out++ = *r->at++;
      continue;
    }
    r->at++;
    out = escape(r, out);
  }
  if (!out) return NULL;
  *out = '\0';
  *n = (size_t)(out - text);
  r->at = stop + 1;
  return text;
}

/* ------------------------------------------------------------------- values */

static GeField *value(Reader *r, unsigned depth);

/* The members of a list or object behind its bracket. */
static bool members(Reader *r, GeField *f, char close, unsigned depth) {
  const GeField **last = &f->first;
  if (take(r, close)) return true;
  do {
    const char *name = NULL;
    size_t n;
    if (f->type == GE_FIELD_OBJECT) {
      name = take(r, '"') ? string(r, &n) : NULL;
      if (!name || !take(r, ':')) return false;
    }
    GeField *one = depth < DEEPEST ? value(r, depth + 1) : NULL;
    if (!one) return false;
    one->name = name;
    *last = one;
    last = &one->next;
    f->n++;
  } while (take(r, ','));
  return take(r, close);
}

static bool number(Reader *r, GeField *f) {
  size_t n = strspn(r->at, "+-.0123456789eE");
  char digits[64];
  if (n == 0 || n >= sizeof digits || r->at + n > r->end) return false;
  memcpy(digits, r->at, n);
  digits[n] = '\0';
  r->at += n;
  f->type = strpbrk(digits, ".eE") ? GE_FIELD_NUMBER : GE_FIELD_INTEGER;
  if (f->type == GE_FIELD_INTEGER) f->integer = strtoll(digits, NULL, 10);
  if (!lua_checkstack(r->L, 1) || lua_stringtonumber(r->L, digits) == 0)
    return false;
  f->number = lua_tonumber(r->L, -1);
  lua_pop(r->L, 1);
  return true;
}

static bool fill(Reader *r, GeField *f, unsigned depth) {
  if (take(r, '"')) {
    f->type = GE_FIELD_TEXT;
    f->text = string(r, &f->nbytes);
    return f->text != NULL;
  }
  if (take(r, '{')) {
    f->type = GE_FIELD_OBJECT;
    return members(r, f, '}', depth);
  }
  if (take(r, '[')) {
    f->type = GE_FIELD_LIST;
    return members(r, f, ']', depth);
  }
  if (take_word(r, "null")) return true;
  f->truth = take_word(r, "true");
  if (f->truth || take_word(r, "false")) {
    f->type = GE_FIELD_BOOL;
    return true;
  }
  return number(r, f);
}

static GeField *value(Reader *r, unsigned depth) {
  GeField *f = arena_array(r->arena, 1, sizeof *f);
  return f && fill(r, f, depth) ? f : NULL;
}

const GeField *field_read(Arena *arena, const char *s, size_t n, lua_State *L) {
  Reader r = {s, s + n, arena, L};
  const GeField *f = value(&r, 0);
  skip_blanks(&r);
  return r.at == r.end ? f : NULL;
}

/* -------------------------------------------------------------------- paths */

/* Whether a member is what the first n bytes of a path name. */
static bool is_named(const GeField *f, uint32_t i, const char *path, size_t n) {
  char digits[16];
  if (f->name) return strlen(f->name) == n && memcmp(f->name, path, n) == 0;
  if (n == 0 || n >= sizeof digits || strspn(path, "0123456789") < n)
    return false;
  memcpy(digits, path, n);
  digits[n] = '\0';
  return strtoull(digits, NULL, 10) == i;
}

const GeField *ge_field_get(const GeField *f, const char *path) {
  while (f && *path) {
    size_t n = strcspn(path, ".");
    const GeField *kid = f->first;
    for (uint32_t i = 0; kid && !is_named(kid, i, path, n); i++)
      kid = kid->next;
    f = kid;
    path += n + (path[n] == '.');
  }
  return f;
}
