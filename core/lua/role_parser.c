/* core.parse: role strings, "subj <actor> | by/from <actor>", and what asks for
 * either kind; see scripts/geoeng/language/pattern.lua. */
#include "lua/pattern_parser.h"

#include <string.h>

enum { SLOT_WORDS = 5 }; /* of the longest preposition */

#define START                                                                  \
  "a role starts with slots or prepositions, then its pattern, as in: "        \
  "subj <actor>, in/near <place>"

/* Slots that only a tree tells; prepositions are read off the words, too. */
static bool is_syntax(const char *name) {
  static const char *const names[] = {"subj", "obj", "iobj", "poss", "comp"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

/* Whether the name on top is one of a slot. */
static bool is_slot(const Parser *p) {
  const char *name = lua_tostring(p->L, -1);
  if (is_syntax(name) || strcmp(name, "any") == 0) return true;
  lua_pushvalue(p->L, -1);
  bool known = lua_gettable(p->L, p->known) != LUA_TNIL;
  lua_pop(p->L, 1);
  return known;
}

static size_t letters_end(const Parser *p, size_t i, int beside) {
  int c;
  while ((c = byte_at(p, i)) == beside || (is_letter(c) && c < 0x80)) i++;
  return i;
}

static void no_slot(const Parser *p) {
  lua_State *L = p->L;
  size_t end = letters_end(p, p->pos, '_');
  if (end == p->pos) parse_fail(p, p->pos, START);
  lua_pushlstring(L, p->s + p->pos, end - p->pos);
  lua_pushfstring(L, "'%s' is no slot and no preposition", lua_tostring(L, -1));
  parse_raise(p, p->pos, true);
}

/* The longest name of a slot that stands here. [-0, +1, e] */
static void slot(Parser *p) {
  lua_State *L = p->L;
  size_t at = p->pos, stop = at;
  lua_pushnil(L);
  lua_pushliteral(L, "");
  for (int i = 0; i < SLOT_WORDS; i++) {
    size_t end = letters_end(p, at, 'a');
    if (end == at) break;
    lua_pushstring(L, i ? " " : "");
    lua_pushlstring(L, p->s + at, end - at);
    lua_concat(L, 3);
    if (is_slot(p)) {
      lua_copy(L, -1, -2);
      stop = end;
    }
    for (at = end; byte_at(p, at) == ' ';) at++;
    if (at == end) break;
  }
  lua_pop(L, 1);
  if (stop == p->pos) no_slot(p);
  p->pos = stop;
}

/* Slots with / between them: a list of names, and one of their columns.
 * [-0, +2, e] */
static void slots(Parser *p) {
  lua_State *L = p->L;
  lua_newtable(L);
  lua_newtable(L);
  Parts k = parts_begin(p, p->pos);
  int names = lua_gettop(L) - (k.list ? 2 : 1);
  lua_Integer n = 0;
  do {
    lua_pushinteger(L, (lua_Integer)p->pos + 1);
    slot(p);
    lua_rawseti(L, names, ++n);
    lua_rawseti(L, names + 1, n);
    parts_add(p, &k);
  } while (accept_byte(p, '/'));
  parts_end(p, &k);
  for (lua_Integer i = 1; i <= n && n > 1; i++) {
    lua_rawgeti(L, names, i);
    lua_rawgeti(L, names + 1, i);
    if (strcmp(lua_tostring(L, -2), "any") == 0)
      parse_fail(p, (size_t)lua_tointeger(L, -1) - 1,
                 "'any' is the whole sentence: it stands alone");
    lua_pop(L, 2);
  }
}

/* The words of a slot as a tree, for what is found by words alone. */
static void words_of(const Parser *p, const char *name, size_t at) {
  lua_State *L = p->L;
  int n = 0;
  for (const char *end; *name; name = *end ? end + 1 : end, n++) {
    end = name + strcspn(name, " ");
    lua_pushlstring(L, name, (size_t)(end - name));
    node(p, "word", 1, at);
  }
  if (n > 1) node(p, "seq", n, at);
}

/* Sets key of the clause on top to the words of its slots, as one tree: of
 * those that are prepositions or, with `longer`, have several words. */
static void set_words(const Parser *p, const char *key, int names, bool longer,
                      size_t at) {
  lua_State *L = p->L;
  int n = 0;
  for (lua_Integer i = 1; lua_rawgeti(L, names, i) != LUA_TNIL; i++) {
    const char *name = lua_tostring(L, -1);
    if (longer ? strchr(name, ' ') != NULL : !is_syntax(name)) {
      lua_rawgeti(L, names + 1, i);
      size_t column = (size_t)lua_tointeger(L, -1) - 1;
      lua_pop(L, 1);
      words_of(p, name, column);
      lua_remove(L, -2);
      if (n == 1) node(p, "alt", 2, at);
      else if (n > 1) append(p);
      n++;
    } else {
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
  if (n > 0) lua_setfield(L, -2, key);
}

/* Sets `slots` of the clause on top to the names of one word, and `syntax` to
 * whether a tree alone tells any. */
static void set_slots(const Parser *p, int names) {
  lua_State *L = p->L;
  bool syntax = false;
  lua_newtable(L);
  for (lua_Integer i = 1; lua_rawgeti(L, names, i) != LUA_TNIL; i++) {
    const char *name = lua_tostring(L, -1);
    syntax = syntax || is_syntax(name);
    if (strchr(name, ' ')) lua_pop(L, 1);
    else append(p);
  }
  lua_pop(L, 1);
  if (lua_rawlen(L, -1) > 0) lua_setfield(L, -2, "slots");
  else lua_pop(L, 1);
  set_flag(p, "syntax", syntax);
}

/* A clause of the value on top and the slots at `names`. [-1, +1, m] */
static void clause_of(const Parser *p, int names, size_t at) {
  lua_State *L = p->L;
  lua_createtable(L, 0, 7);
  lua_insert(L, -2);
  lua_setfield(L, -2, "value");
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_setfield(L, -2, "at");
  lua_rawgeti(L, names, 1);
  bool any = strcmp(lua_tostring(L, -1), "any") == 0;
  lua_pop(L, 1);
  if (any) return;
  set_words(p, "prep", names, false, at);
  set_words(p, "longer", names, true, at);
  set_slots(p, names);
  lua_pushvalue(L, names);
  lua_setfield(L, -2, "all_slots");
}

/* Slots, then the argument. */
static void clause(Parser *p) {
  lua_State *L = p->L;
  luaL_checkstack(L, 20, "pattern nested too deep");
  skip_space(p);
  size_t at = p->pos;
  slots(p);
  int names = lua_gettop(L) - 1;
  skip_space(p);
  if (ends(p, "|+"))
    parse_fail(p, p->pos,
               "a pattern is expected after the slot or preposition");
  parse_sequence(p);
  if (is_kind(p, -1, "seq")) lua_rawgeti(L, -1, 1);
  else lua_pushvalue(L, -1);
  bool is_gap = is_kind(p, -1, "gap");
  lua_pop(L, 1);
  if (is_gap) {
    lua_getfield(L, -1, "at");
    parse_fail(p, (size_t)lua_tointeger(L, -1) - 1,
               "a slot stands directly before its pattern: obj <target>");
  }
  clause_of(p, names, at);
  lua_replace(L, names);
  lua_settop(L, names);
}

/* Clauses joined by +, each the `also` of the one before: all fill the role. */
static void sum(Parser *p) {
  lua_State *L = p->L;
  Parts k = parts_begin(p, p->pos);
  clause(p);
  parts_add(p, &k);
  lua_pushvalue(L, -1); /* the last */
  while (accept_byte(p, '+')) {
    clause(p);
    parts_add(p, &k);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "also");
    lua_replace(L, -2);
  }
  lua_pop(L, 1);
  parts_end(p, &k);
}

static void clauses(Parser *p) {
  lua_State *L = p->L;
  p->sums = true;
  lua_newtable(L);
  Parts k = parts_begin(p, p->pos);
  int list = lua_gettop(L) - (k.list ? 1 : 0);
  lua_Integer n = 0;
  do {
    sum(p);
    lua_rawseti(L, list, ++n);
    parts_add(p, &k);
  } while (accept_byte(p, '|'));
  parts_end(p, &k);
}

/* core.parse(text, known, parts) -> tree or clauses, and the column behind;
 * raises { message=, column=, slot= }. `parts`, a table, gets lists of columns
 * { from, behind, from, behind ... }, one for each set of alternatives. */
static int core_parse(lua_State *L) {
  Parser p = {.L = L};
  p.s = luaL_checklstring(L, 1, &p.n);
  lua_settop(L, 3);
  p.known = lua_istable(L, 2) ? 2 : 0;
  p.parts = lua_istable(L, 3) ? 3 : 0;
  if (p.known) clauses(&p);
  else parse_alternatives(&p);
  lua_pushinteger(L, (lua_Integer)p.pos + 1);
  return 2;
}

void open_parser(lua_State *L) {
  lua_pushcfunction(L, core_parse);
  lua_setfield(L, -2, "parse");
}
