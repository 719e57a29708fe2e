/*
 * A pattern string as the public tree of scripts/geoeng/language/pattern.lua.
 * Functions that know what they expect, so that a mistake is told where it is.
 */
#include "lua/pattern_parser.h"

#include <string.h>

enum {
  DEEPEST = 60, /* nesting */
  GAP = 5,      /* tokens of a bare ~ */
  MOST_GAP = 100,
  MOST_REPEAT = 64 /* of x{n} */
};

static void item(Parser *p);
static void test_or(Parser *p);

/* ------------------------------------------------------------------ errors */

/* Raises { message=, column=, slot= }; the message is on top, below it, with
 * `slot`, the name that is no slot. */
void parse_raise(const Parser *p, size_t at, bool slot) {
  lua_State *L = p->L;
  lua_createtable(L, 0, 3);
  lua_insert(L, -2);
  lua_setfield(L, -2, "message");
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_setfield(L, -2, "column");
  if (slot) {
    lua_insert(L, -2);
    lua_setfield(L, -2, "slot");
  }
  lua_error(L);
}

void parse_fail(const Parser *p, size_t at, const char *what) {
  lua_pushstring(p->L, what);
  parse_raise(p, at, false);
}

/* ------------------------------------------------------------------- nodes */

/* A node whose kids are the `n` values on top. [-n, +1, m] */
void node(const Parser *p, const char *kind, int n, size_t at) {
  lua_State *L = p->L;
  lua_createtable(L, n, 3);
  lua_insert(L, -n - 1);
  for (int i = n; i >= 1; i--) lua_rawseti(L, -i - 1, i);
  lua_pushstring(L, kind);
  lua_setfield(L, -2, "k");
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_setfield(L, -2, "at");
}

/* Adds the value on top to the list below. [-1, +0, m] */
void append(const Parser *p) {
  lua_rawseti(p->L, -2, (lua_Integer)lua_rawlen(p->L, -2) + 1);
}

void set_flag(const Parser *p, const char *key, bool yes) {
  lua_pushboolean(p->L, yes);
  lua_setfield(p->L, -2, key);
}

/* Nesting is counted, so that no pattern exhausts the stack. */
static void enter(Parser *p, const char *what) {
  luaL_checkstack(p->L, 20, "pattern nested too deep");
  if (++p->depth <= DEEPEST) return;
  lua_pushfstring(p->L, "the %s is nested deeper than %d levels", what,
                  DEEPEST);
  parse_raise(p, p->pos, false);
}

/* The first begins at `from`. [-0, +(1|0), m] */
Parts parts_begin(const Parser *p, size_t from) {
  Parts k = {0, from};
  if (!p->parts) return k;
  lua_newtable(p->L);
  k.list = lua_gettop(p->L);
  return k;
}

/* One ends here, and the next begins behind the sign. */
void parts_add(const Parser *p, Parts *k) {
  if (k->list) {
    lua_Integer n = (lua_Integer)lua_rawlen(p->L, k->list);
    lua_pushinteger(p->L, (lua_Integer)k->from + 1);
    lua_rawseti(p->L, k->list, n + 1);
    lua_pushinteger(p->L, (lua_Integer)p->pos + 1);
    lua_rawseti(p->L, k->list, n + 2);
  }
  k->from = p->pos + 1;
}

/* All are read; the list goes. */
void parts_end(const Parser *p, const Parts *k) {
  lua_State *L = p->L;
  if (!k->list) return;
  if (lua_rawlen(L, k->list) > 2) {
    lua_pushvalue(L, k->list);
    lua_rawseti(L, p->parts, (lua_Integer)lua_rawlen(L, p->parts) + 1);
  }
  lua_remove(L, k->list);
}

/* ------------------------------------------------------------------- tests */

static void comparison(Parser *p, size_t at) {
  size_t end = ident_end(p, p->pos);
  if (end == p->pos)
    parse_fail(p, end, "an attribute name is expected in this test");
  take(p, end);
  skip_space(p);
  end = operator_end(p, p->pos);
  if (end == p->pos) {
    lua_pushfstring(p->L,
                    "a comparison (= != ~ < <= > >=) is expected after "
                    "'%s'",
                    lua_tostring(p->L, -1));
    parse_raise(p, end, false);
  }
  take(p, end);
  skip_space(p);
  if (!quoted(p, '"') && !quoted(p, '\'')) {
    end = bare_end(p, p->pos);
    if (end == p->pos)
      parse_fail(p, end, "a value is missing after the comparison");
    take(p, end);
  }
  node(p, "cmp", 3, at);
}

static void test_atom(Parser *p) {
  enter(p, "test");
  skip_space(p);
  size_t at = p->pos;
  if (accept_byte(p, '!')) {
    test_atom(p);
    node(p, "not", 1, at);
  } else if (accept_byte(p, '(')) {
    test_or(p);
    skip_space(p);
    if (!accept_byte(p, ')'))
      parse_fail(p, p->pos, "a ) is missing in this test");
  } else {
    comparison(p, at);
  }
  p->depth--;
}

/* Tests side by side count as joined by &. */
static void test_and(Parser *p) {
  test_atom(p);
  for (;;) {
    skip_space(p);
    size_t at = p->pos;
    if (!accept_byte(p, '&') && ends(p, "|)]>")) return;
    test_atom(p);
    node(p, "and", 2, at);
  }
}

static void test_or(Parser *p) {
  test_and(p);
  skip_space(p);
  while (peek(p) == '|') {
    size_t at = p->pos++;
    test_and(p);
    node(p, "or", 2, at);
    skip_space(p);
  }
}

/* ---------------------------------------------------------------- elements */

static void edge(Parser *p, const char *side, size_t at) {
  lua_pushstring(p->L, side);
  node(p, "edge", 1, at);
}

/* Behind <. */
static void layer(Parser *p, size_t at) {
  int c = peek(p), d = byte_at(p, p->pos + 1);
  if (c == 's' && d == '>') {
    p->pos += 2;
    edge(p, "start", at);
    return;
  }
  if (c == '/' && d == 's') {
    if (byte_at(p, p->pos + 2) != '>')
      parse_fail(p, p->pos + 2, "a > is missing here");
    p->pos += 3;
    edge(p, "end", at);
    return;
  }
  size_t end = name_end(p, p->pos);
  if (end == p->pos) parse_fail(p, end, "a layer name is expected after <");
  bool is_edge = end == p->pos + 1 && c == 's';
  take(p, end);
  skip_space(p);
  if (is_edge) parse_fail(p, at, "<s> is the start of a sentence");
  node(p, "layer", 1, at);
  if (!ends(p, ">")) {
    test_or(p);
    lua_setfield(p->L, -2, "test");
  }
  skip_space(p);
  if (!accept_byte(p, '>')) parse_fail(p, p->pos, "a > is missing here");
}

/* Behind [. */
static void token(Parser *p, size_t at) {
  skip_space(p);
  if (accept_byte(p, ']')) {
    node(p, "any", 0, at);
    return;
  }
  test_or(p);
  skip_space(p);
  if (!accept_byte(p, ']')) parse_fail(p, p->pos, "a ] is missing here");
  node(p, "token", 1, at);
}

/* One member of a/b/c; false: none stands here. */
static bool member(Parser *p) {
  size_t at = p->pos, end;
  if (accept_byte(p, '$')) {
    end = name_end(p, p->pos);
    if (end == p->pos) parse_fail(p, end, "a list name is expected after $");
    take(p, end);
    node(p, "list", 1, at);
    return true;
  }
  size_t clitic = clitic_end(p, at);
  if (peek(p) == '\'' && clitic == at && exact(p)) {
    node(p, "exact", 1, at);
    return true;
  }
  end = word_end(p, at);
  if (end == at) end = mark_end(p, at);
  if (end == at) end = clitic;
  if (end == at) return false;
  take(p, end);
  node(p, "word", 1, at);
  return true;
}

static const char *why_unexpected(int c) {
  switch (c) {
  case '\'':
    return "this ' is not closed; the mark itself is written twice in "
           "quotes";
  case ':':
    return "a role name stands directly before its colon, and its "
           "element directly behind; a colon of the text is ':' in "
           "quotes";
  case '/': return "a word is expected before /";
  case '.': return "a period of the text is '.' in quotes";
  default: return NULL;
  }
}

/* Nothing that the language knows stands here: the whole character is told. */
static void unexpected(const Parser *p) {
  lua_State *L = p->L;
  int c = peek(p);
  size_t end = p->pos + 1;
  if (c < 0) parse_fail(p, p->pos, "the pattern ends too early");
  while (byte_at(p, end) >= 0x80 && byte_at(p, end) <= 0xBF) end++;
  if ((c > 127 && c < 194) || c > 253) lua_pushliteral(L, "?");
  else if (c < 32 || c == 127) lua_pushfstring(L, "\\%d", c);
  else lua_pushlstring(L, p->s + p->pos, end - p->pos);
  bool one = lua_rawlen(L, -1) == 1;
  c = *lua_tostring(L, -1);
  const char *why = one ? why_unexpected(c) : NULL;
  if (why) lua_pushstring(L, why);
  else if (one && strchr("?*+{", c))
    lua_pushfstring(L, "%c stands directly behind the element that it repeats",
                    c);
  else lua_pushfstring(L, "'%s' is not expected here", lua_tostring(L, -1));
  parse_raise(p, p->pos, false);
}

static void members(Parser *p, size_t at) {
  Parts k = parts_begin(p, at);
  if (!member(p)) unexpected(p);
  parts_add(p, &k);
  if (peek(p) == '/') {
    node(p, "alt", 1, at);
    while (accept_byte(p, '/')) {
      if (!member(p))
        parse_fail(p, p->pos,
                   "a word, 'text' or $list is expected after /; join "
                   "others by |");
      append(p);
      parts_add(p, &k);
    }
  }
  parts_end(p, &k);
}

static void gap(Parser *p, size_t at) {
  lua_Integer n = GAP;
  (void)number(p, &n);
  if (n < 1 || n > MOST_GAP) parse_fail(p, at, "a gap is ~1 to ~100");
  lua_pushinteger(p->L, n);
  node(p, "gap", 1, at);
}

static void group(Parser *p, size_t at) {
  bool sums = p->sums;
  p->sums = false;
  parse_alternatives(p);
  p->sums = sums;
  skip_space(p);
  if (accept_byte(p, ')')) return;
  lua_pushfstring(p->L, "the ( at column %I is not closed",
                  (LUAI_UACINT)at + 1);
  parse_raise(p, p->pos, false);
}

static void primary(Parser *p) {
  size_t at = p->pos;
  if (accept_byte(p, '(')) group(p, at);
  else if (accept_byte(p, '[')) token(p, at);
  else if (accept_byte(p, '<')) layer(p, at);
  else if (accept_byte(p, '~')) gap(p, at);
  else members(p, at);
}

/* Behind {; -1: no upper bound. */
static void bounds(Parser *p, size_t at, lua_Integer *min, lua_Integer *max) {
  if (!number(p, min)) parse_fail(p, p->pos, "a number is expected after {");
  *max = *min;
  if (accept_byte(p, ',') && !number(p, max)) *max = -1;
  if (!accept_byte(p, '}')) parse_fail(p, p->pos, "a } is missing here");
  if (*min > MOST_REPEAT || *max > MOST_REPEAT)
    parse_fail(p, at, "a repetition is at most 64");
  if (*max == 0) parse_fail(p, at, "zero times would match nothing");
  if (*max >= 0 && *max < *min)
    parse_fail(p, at, "the upper bound is below the lower one");
}

bool is_kind(const Parser *p, int index, const char *kind) {
  lua_getfield(p->L, index, "k");
  bool yes = strcmp(lua_tostring(p->L, -1), kind) == 0;
  lua_pop(p->L, 1);
  return yes;
}

/* x? x* x+ x{2,4}, each lazy with a ? behind; directly after the element. */
static void quantified(Parser *p) {
  lua_State *L = p->L;
  size_t at = p->pos;
  primary(p);
  size_t behind = p->pos;
  lua_Integer min = 0, max = -1;
  if (accept_byte(p, '?')) max = 1;
  else if (accept_byte(p, '*')) min = 0;
  else if (accept_byte(p, '+')) min = 1;
  else if (accept_byte(p, '{')) bounds(p, behind, &min, &max);
  else return;
  if (is_kind(p, -1, "gap") || is_kind(p, -1, "edge"))
    parse_fail(p, behind, "a gap or a sentence edge cannot be repeated");
  bool lazy = accept_byte(p, '?');
  node(p, "rep", 1, at);
  lua_pushinteger(L, min);
  lua_setfield(L, -2, "min");
  if (max >= 0) {
    lua_pushinteger(L, max);
    lua_setfield(L, -2, "max");
  }
  set_flag(p, "lazy", lazy);
}

/* What follows or stands before; false: no sign of it stands here. */
static bool look(Parser *p, size_t at) {
  bool behind = accept_byte(p, '<');
  int c = peek(p);
  if (c != '&' && c != '!') {
    p->pos = at;
    return false;
  }
  p->pos++;
  item(p);
  node(p, "look", 1, at);
  set_flag(p, "behind", behind);
  set_flag(p, "negate", c == '!');
  return true;
}

static void item(Parser *p) {
  size_t at = p->pos, end = ident_end(p, at);
  enter(p, "pattern");
  if (end > at && byte_at(p, end) == ':' && byte_at(p, end + 1) != ' ') {
    take(p, end);
    p->pos++;
    item(p);
    node(p, "role", 2, at);
  } else if (!look(p, at)) {
    quantified(p);
  }
  p->depth--;
}

void parse_sequence(Parser *p) {
  skip_space(p);
  size_t at = p->pos;
  int n = 0;
  for (;; n++) {
    skip_space(p);
    if (ends(p, "|)") || (p->sums && peek(p) == '+')) break;
    item(p);
    if (n == 1) node(p, "seq", 2, at);
    else if (n > 1) append(p);
  }
  if (n == 0)
    parse_fail(p, p->pos,
               peek(p) < 0 ? "the pattern is empty or ends too early"
                           : "an element is missing here");
}

void parse_alternatives(Parser *p) {
  size_t at = p->pos;
  Parts k = parts_begin(p, at);
  parse_sequence(p);
  parts_add(p, &k);
  if (peek(p) == '|') {
    node(p, "alt", 1, at);
    while (accept_byte(p, '|')) {
      parse_sequence(p);
      append(p);
      parts_add(p, &k);
    }
  }
  parts_end(p, &k);
}
