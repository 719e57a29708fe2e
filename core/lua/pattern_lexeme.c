/* The lexemes of pattern strings: blanks, names, quoted words, numbers, read byte
 * by byte where the parser stands. Nothing is copied. */
#include "lua/pattern_parser.h"
#include "base/bytes.h"

#include <string.h>

enum { MOST_NUMBER = 1000 };

/* ------------------------------------------------------------------ bytes */

/* The byte at a place, -1 behind the end. */
int byte_at(const Parser *p, size_t i) {
  return i < p->n ? (unsigned char)p->s[i] : -1;
}

int peek(const Parser *p) { return byte_at(p, p->pos); }

/* Whether the end or one of some signs stands here. */
bool ends(const Parser *p, const char *signs) {
  int c = peek(p);
  return c < 0 || (c > 0 && strchr(signs, c));
}

bool is_letter(int c) { return byte_is_letter(c) || c >= 0x80; }

static bool is_word(int c) {
  return is_letter(c) || byte_is_digit(c) || c == '_';
}

void skip_space(Parser *p) {
  int c;
  while ((c = peek(p)) > 0 && strchr(SPACE, c)) p->pos++;
}

bool accept_byte(Parser *p, int c) {
  if (peek(p) != c) return false;
  p->pos++;
  return true;
}

/* Takes the bytes up to `stop` as a string. [-0, +1, m] */
void take(Parser *p, size_t stop) {
  lua_pushlstring(p->L, p->s + p->pos, stop - p->pos);
  p->pos = stop;
}

/* ---------------------------------------------------------------- lexemes */

/* Each tells where its lexeme ends that begins at `i`; there: it is none. */

size_t ident_end(const Parser *p, size_t i) {
  int c = byte_at(p, i);
  if (!is_letter(c) && c != '_') return i;
  while (is_word(byte_at(p, i))) i++;
  return i;
}

/* An identifier, or two with a period between them. */
size_t name_end(const Parser *p, size_t i) {
  size_t end = ident_end(p, i);
  if (end == i || byte_at(p, end) != '.') return end;
  size_t last = ident_end(p, end + 1);
  return last > end + 1 ? last : end;
}

/* Hyphens, periods and apostrophes stand inside of words: u.s., S-400. */
size_t word_end(const Parser *p, size_t i) {
  if (!is_word(byte_at(p, i))) return i;
  for (i++;; i++) {
    int c = byte_at(p, i);
    if (is_word(c)) continue;
    if ((c != '-' && c != '.' && c != '\'') || !is_word(byte_at(p, i + 1)))
      return c == '.' ? i + 1 : i;
  }
}

size_t mark_end(const Parser *p, size_t i) {
  int c = byte_at(p, i), d = byte_at(p, i + 1);
  if (c == '-' && d == '-') return i + 2;
  if (c == '.' && d == '.' && byte_at(p, i + 2) == '.') return i + 3;
  return c > 0 && strchr(",;%#\"", c) ? i + 1 : i;
}

/* 's */
size_t clitic_end(const Parser *p, size_t i) {
  if (byte_at(p, i) != '\'' || byte_at(p, i + 1) != 's') return i;
  int c = byte_at(p, i + 2);
  return is_word(c) || c == '\'' ? i : i + 2;
}

size_t bare_end(const Parser *p, size_t i) {
  int c;
  while ((c = byte_at(p, i)) >= 0 && (!c || !strchr(SPACE "&|()<>]\"", c))) i++;
  return i;
}

size_t operator_end(const Parser *p, size_t i) {
  int c = byte_at(p, i);
  if (c > 0 && strchr("!<>", c) && byte_at(p, i + 1) == '=') return i + 2;
  return c > 0 && strchr("=~<>", c) ? i + 1 : i;
}

/* A number as far as any is looked at; false: none stands here. */
bool number(Parser *p, lua_Integer *n) {
  if (!byte_is_digit(peek(p))) return false;
  for (*n = 0; byte_is_digit(peek(p)); p->pos++)
    if (*n < MOST_NUMBER) *n = *n * 10 + (peek(p) - '0');
  return true;
}

/* 'Exact', where '' is one quote; false: none stands here. [-0, +(1|0), m] */
bool exact(Parser *p) {
  size_t i = p->pos + 1, from = i;
  luaL_Buffer b;
  for (;; i++) { /* where it ends */
    int c = byte_at(p, i);
    if (c < 0 || c == '\n') return false;
    if (c != '\'') continue;
    if (byte_at(p, i + 1) != '\'') break;
    i++;
  }
  if (i == from) return false;
  luaL_buffinit(p->L, &b);
  for (size_t k = from; k < i; k++) {
    luaL_addchar(&b, p->s[k]);
    if (p->s[k] == '\'') k++;
  }
  luaL_pushresult(&b);
  p->pos = i + 1;
  return true;
}

/* A value in quotes of one kind; false: none stands here. */
bool quoted(Parser *p, int quote) {
  size_t i = p->pos;
  if (byte_at(p, i) != quote) return false;
  do i++;
  while (byte_at(p, i) >= 0 && byte_at(p, i) != quote && byte_at(p, i) != '\n');
  if (byte_at(p, i) != quote) return false;
  p->pos++;
  take(p, i);
  p->pos++;
  return true;
}
