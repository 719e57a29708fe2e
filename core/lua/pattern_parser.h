/* The parser of pattern strings (pattern_parser.c), of its lexemes
 * (pattern_lexeme.c) and of role strings (role_parser.c). Each function that
 * parses leaves one value on the stack, or raises what is wrong. */
#ifndef GE_LUA_PATTERN_PARSER_H
#define GE_LUA_PATTERN_PARSER_H

#include "lua/bind.h"

typedef struct Parser {
  lua_State *L;
  const char *s;
  size_t n, pos; /* pos is behind n when a literal was cut */
  int depth;
  bool sums;        /* a + parts clauses here */
  int known, parts; /* stack slots, or 0 */
} Parser;

/* ------------------------------------------------------------------ lexemes */

#define SPACE " \t\r\n"

/* The byte at a place, -1 behind the end. */
int byte_at(const Parser *p, size_t i);
int peek(const Parser *p);
/* Whether the end or one of some signs stands here. */
bool ends(const Parser *p, const char *signs);
bool is_letter(int c);
void skip_space(Parser *p);
bool accept_byte(Parser *p, int c);
/* Takes the bytes up to `stop` as a string. [-0, +1, m] */
void take(Parser *p, size_t stop);

/* Where the lexeme ends that begins at `i`; there: it is none. */
size_t ident_end(const Parser *p, size_t i);
size_t name_end(const Parser *p, size_t i);
size_t word_end(const Parser *p, size_t i);
size_t mark_end(const Parser *p, size_t i);
size_t clitic_end(const Parser *p, size_t i);
size_t bare_end(const Parser *p, size_t i);
size_t operator_end(const Parser *p, size_t i);

/* A number as far as any is looked at; false: none stands here. */
bool number(Parser *p, lua_Integer *n);
/* 'Exact', where '' is one quote; false: none stands here. [-0, +(1|0), m] */
bool exact(Parser *p);
/* A value in quotes of one kind; false: none stands here. [-0, +(1|0), m] */
bool quoted(Parser *p, int quote);

/* -------------------------------------------------------------------- nodes */

/* Raises { message=, column=, slot= }; the message is on top, below it, with
 * `slot`, the name that is no slot. */
void parse_raise(const Parser *p, size_t at, bool slot);
void parse_fail(const Parser *p, size_t at, const char *what);
/* A node whose kids are the `n` values on top. [-n, +1, m] */
void node(const Parser *p, const char *kind, int n, size_t at);
bool is_kind(const Parser *p, int index, const char *kind);
/* Adds the value on top to the list below. [-1, +0, m] */
void append(const Parser *p);
void set_flag(const Parser *p, const char *key, bool yes);

/* Alternatives that are parted by signs: a list of where each begins and ends,
 * for the caller's `parts`. */
typedef struct Parts {
  int list; /* stack slot, or 0 */
  size_t from;
} Parts;

/* The first begins at `from`. [-0, +(1|0), m] */
Parts parts_begin(const Parser *p, size_t from);
/* One ends here, and the next begins behind the sign. */
void parts_add(const Parser *p, Parts *k);
/* All are read; the list goes. */
void parts_end(const Parser *p, const Parts *k);

/* ------------------------------------------------------------------ parsers */

void parse_sequence(Parser *p);
void parse_alternatives(Parser *p);

#endif
