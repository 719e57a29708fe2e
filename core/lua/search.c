/*
 * string.find, match, gmatch and gsub for all of Lua, by the rules of Lua 5.4's
 * own (lstrlib.c, Copyright (C) 1994-2022 Lua.org, PUC-Rio, MIT licence), but
 * counted: a search that goes back often takes the steps of the rule that asks
 * for it. tests/c/lua_cases.lua compares them with the originals.
 */
#include "lua/rule_limits.h"

#include <ctype.h>
#include <string.h>

enum {
  OPEN = -1,     /* length of a capture that is not closed */
  POSITION = -2, /* of one that is a position */
  DEPTH = 200,   /* nested matches */
  CAPTURES = 32, /* as LUA_MAXCAPTURES */
  SPELL = 4096   /* steps taken at once */
};

typedef struct Search {
  lua_State *L;
  const char *src, *end, *pend; /* the text, its end and the pattern's */
  int depth, steps, level;
  struct {
    const char *at;
    ptrdiff_t n;
  } cap[CAPTURES];
} Search;

static const char *match(Search *m, const char *s, const char *p);

static void begin(Search *m, lua_State *L, const char *s, size_t ns,
                  const char *p, size_t np) {
  m->L = L;
  m->src = s;
  m->end = s + ns;
  m->pend = p + np;
  m->steps = 0;
}

static void again(Search *m) {
  m->level = 0;
  m->depth = DEPTH;
}

/* One comparison; raises when the rule has no steps left. */
static void step(Search *m) {
  if (++m->steps < SPELL) return;
  (void)bind_spend(m->L, SPELL);
  m->steps = 0;
}

static void finish(const Search *m) { bind_charge(m->L, (size_t)m->steps); }

/* ------------------------------------------------------------ single characters */

static const char *class_end(const Search *m, const char *p) {
  if (*p == '%') {
    if (p + 1 == m->pend)
      luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 2;
  }
  if (*p++ != '[') return p;
  if (*p == '^') p++;
  do {
    if (p == m->pend) luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == '%' && p < m->pend) p++;
  } while (*p != ']');
  return p + 1;
}

static bool in_class(int c, int class) {
  int yes;
  switch (tolower(class)) {
  case 'a': yes = isalpha(c); break;
  case 'c': yes = iscntrl(c); break;
  case 'd': yes = isdigit(c); break;
  case 'g': yes = isgraph(c); break;
  case 'l': yes = islower(c); break;
  case 'p': yes = ispunct(c); break;
  case 's': yes = isspace(c); break;
  case 'u': yes = isupper(c); break;
  case 'w': yes = isalnum(c); break;
  case 'x': yes = isxdigit(c); break;
  case 'z': yes = c == 0; break; /* of Lua 5.1, still there */
  default: return class == c;
  }
  return isupper(class) ? !yes : yes != 0;
}

static int byte(const char *p) { return (unsigned char)*p; }

/* Whether c is in the set from '[' to its ']' at `last`. */
static bool in_set(int c, const char *p, const char *last) {
  bool in = true;
  if (p[1] == '^') {
    in = false;
    p++;
  }
  while (++p < last) {
    if (*p == '%') {
      p++;
      if (in_class(c, byte(p))) return in;
    } else if (p[1] == '-' && p + 2 < last) {
      p += 2;
      if (byte(p - 2) <= c && c <= byte(p)) return in;
    } else if (byte(p) == c) {
      return in;
    }
  }
  return !in;
}

/* Whether the byte at s is what the item [p, ep) of the pattern takes: a dot, a
 * class, a set in brackets or a byte. */
static bool single(Search *m, const char *s, const char *p, const char *ep) {
  step(m);
  if (s >= m->end) return false;
  switch (*p) {
  case '.': return true;
  case '%': return in_class(byte(s), byte(p + 1));
  case '[': return in_set(byte(s), p, ep - 1);
  default: return byte(p) == byte(s);
  }
}

/* ------------------------------------------------------------------- matches */

static const char *balance(Search *m, const char *s, const char *p) {
  if (p >= m->pend - 1)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (*s != *p) return NULL;
  int open = 1;
  while (++s < m->end) {
    step(m);
    if (*s == p[1]) {
      if (--open == 0) return s + 1;
    } else if (*s == p[0]) {
      open++;
    }
  }
  return NULL;
}

static const char *longest(Search *m, const char *s, const char *p,
                           const char *ep) {
  ptrdiff_t i = 0;
  while (single(m, s + i, p, ep)) i++;
  for (; i >= 0; i--) {
    const char *r = match(m, s + i, ep + 1);
    if (r) return r;
  }
  return NULL;
}

static const char *shortest(Search *m, const char *s, const char *p,
                            const char *ep) {
  for (;;) {
    const char *r = match(m, s, ep + 1);
    if (r) return r;
    if (!single(m, s, p, ep)) return NULL;
    s++;
  }
}

static const char *open_capture(Search *m, const char *s, const char *p,
                                int what) {
  if (m->level >= CAPTURES) luaL_error(m->L, "too many captures");
  m->cap[m->level].at = s;
  m->cap[m->level].n = what;
  m->level++;
  const char *r = match(m, s, p);
  if (!r) m->level--;
  return r;
}

static const char *close_capture(Search *m, const char *s, const char *p) {
  int i = m->level - 1;
  while (i >= 0 && m->cap[i].n != OPEN) i--;
  if (i < 0) luaL_error(m->L, "invalid pattern capture");
  m->cap[i].n = s - m->cap[i].at;
  const char *r = match(m, s, p);
  if (!r) m->cap[i].n = OPEN;
  return r;
}

/* %1 */
static const char *same(Search *m, const char *s, int digit) {
  int i = digit - '1';
  if (i < 0 || i >= m->level || m->cap[i].n == OPEN)
    luaL_error(m->L, "invalid capture index %%%d", i + 1);
  ptrdiff_t n = m->cap[i].n;
  size_t len = n == POSITION ? SIZE_MAX : (size_t)n;
  if ((size_t)(m->end - s) < len || memcmp(m->cap[i].at, s, len) != 0)
    return NULL;
  m->steps += (int)(len / 16 < SPELL ? len / 16 : SPELL);
  return s + len;
}

/* %f[set]: whether a run of the set begins at s; ep is behind the set. */
static bool frontier(const Search *m, const char *s, const char *p,
                     const char *ep) {
  int before = s == m->src ? 0 : byte(s - 1);
  return !in_set(before, p, ep - 1) && in_set(byte(s), p, ep - 1);
}

/* One character class and what repeats it. false: `*s` is the result. */
static bool item(Search *m, const char **s, const char **p) {
  const char *ep = class_end(m, *p);
  bool fits;
  switch (ep < m->pend ? *ep : '\0') {
  case '+':
    fits = single(m, *s, *p, ep);
    *s = fits ? longest(m, *s + 1, *p, ep) : NULL;
    return false;
  case '*': *s = longest(m, *s, *p, ep); return false;
  case '-': *s = shortest(m, *s, *p, ep); return false;
  case '?':
    if (single(m, *s, *p, ep)) {
      const char *r = match(m, *s + 1, ep + 1);
      if (r) {
        *s = r;
        return false;
      }
    }
    *p = ep + 1;
    return true;
  default:
    if (!single(m, *s, *p, ep)) {
      *s = NULL;
      return false;
    }
    ++*s;
    *p = ep;
    return true;
  }
}

/* %b, %f, %1 and the rest. false: `*s` is the result. */
static bool escaped(Search *m, const char **s, const char **p) {
  const char *ep;
  switch ((*p)[1]) {
  case 'b':
    *s = balance(m, *s, *p + 2);
    *p += 4;
    return *s != NULL;
  case 'f':
    *p += 2;
    if (*p >= m->pend || **p != '[')
      luaL_error(m->L, "missing '[' after '%%f' in pattern");
    ep = class_end(m, *p);
    if (!frontier(m, *s, *p, ep)) *s = NULL;
    *p = ep;
    return *s != NULL;
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9':
    *s = same(m, *s, byte(*p + 1));
    *p += 2;
    return *s != NULL;
  default: return item(m, s, p);
  }
}

/* The end of the match of p at s, or NULL. */
static const char *match(Search *m, const char *s, const char *p) {
  if (m->depth-- == 0) luaL_error(m->L, "pattern too complex");
  bool go_on = true;
  while (go_on && p != m->pend) {
    step(m);
    switch (*p) {
    case '(':
      s = p[1] == ')' ? open_capture(m, s, p + 2, POSITION)
                      : open_capture(m, s, p + 1, OPEN);
      go_on = false;
      break;
    case ')':
      s = close_capture(m, s, p + 1);
      go_on = false;
      break;
    case '$':
      if (p + 1 != m->pend) go_on = item(m, &s, &p);
      else {
        if (s != m->end) s = NULL;
        go_on = false;
      }
      break;
    case '%': go_on = escaped(m, &s, &p); break;
    default: go_on = item(m, &s, &p);
    }
  }
  m->depth++;
  return s;
}

/* ------------------------------------------------------------------ captures */

static void push_one(const Search *m, int i, const char *s, const char *e) {
  if (i >= m->level) {
    if (i != 0) luaL_error(m->L, "invalid capture index %%%d", i + 1);
    lua_pushlstring(m->L, s, (size_t)(e - s));
    return;
  }
  ptrdiff_t n = m->cap[i].n;
  if (n == OPEN) luaL_error(m->L, "unfinished capture");
  if (n == POSITION) lua_pushinteger(m->L, m->cap[i].at - m->src + 1);
  else lua_pushlstring(m->L, m->cap[i].at, (size_t)n);
}

/* All captures; without any the whole match, unless s is NULL. */
static int push_captures(const Search *m, const char *s, const char *e) {
  int n = m->level == 0 && s ? 1 : m->level;
  luaL_checkstack(m->L, n, "too many captures");
  for (int i = 0; i < n; i++) push_one(m, i, s, e);
  return n;
}

/* ------------------------------------------------------------- find and match */

static size_t start_at(lua_Integer i, size_t n) {
  if (i > 0) return (size_t)i - 1;
  if (i == 0 || i < -(lua_Integer)n) return 0;
  return n - (size_t)-i;
}

static bool is_plain(const char *p, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (p[i] && strchr("^$*+?.([%-", p[i])) return false;
  return true;
}

static const char *find_bytes(const char *s, size_t n, const char *p,
                              size_t np) {
  if (np == 0) return s;
  const char *last = n < np ? NULL : s + (n - np);
  while (last && s <= last && (s = memchr(s, *p, (size_t)(last - s) + 1))) {
    if (memcmp(s, p, np) == 0) return s;
    s++;
  }
  return NULL;
}

static int find_plainly(lua_State *L, size_t init) {
  size_t n, np;
  const char *s = lua_tolstring(L, 1, &n), *p = lua_tolstring(L, 2, &np);
  const char *hit = find_bytes(s + init, n - init, p, np);
  size_t steps = (hit ? (size_t)(hit - s) - init : n - init) / 16;
  bind_charge(L, np > 16 ? steps * (np / 16) : steps);
  if (!hit) {
    luaL_pushfail(L);
    return 1;
  }
  lua_pushinteger(L, hit - s + 1);
  lua_pushinteger(L, hit - s + (lua_Integer)np);
  return 2;
}

static int find_or_match(lua_State *L, bool find) {
  size_t n, np;
  const char *s = luaL_checklstring(L, 1, &n);
  const char *p = luaL_checklstring(L, 2, &np);
  size_t init = start_at(luaL_optinteger(L, 3, 1), n);
  Search m;
  if (init > n) {
    luaL_pushfail(L);
    return 1;
  }
  if (find && (lua_toboolean(L, 4) || is_plain(p, np)))
    return find_plainly(L, init);
  bool anchor = *p == '^';
  if (anchor) p++, np--;
  begin(&m, L, s, n, p, np);
  const char *at = s + init;
  do {
    again(&m);
    const char *e = match(&m, at, p);
    if (!e) continue;
    finish(&m);
    if (!find) return push_captures(&m, at, e);
    lua_pushinteger(L, at - s + 1);
    lua_pushinteger(L, e - s);
    return push_captures(&m, NULL, NULL) + 2;
  } while (at++ < m.end && !anchor);
  finish(&m);
  luaL_pushfail(L);
  return 1;
}

static int find(lua_State *L) { return find_or_match(L, true); }
static int match_text(lua_State *L) { return find_or_match(L, false); }

/* --------------------------------------------------------------------- gmatch */

/* Upvalues: text, pattern, where to go on, end of the last match or -1. */
static int next_match(lua_State *L) {
  size_t n, np;
  const char *s = lua_tolstring(L, lua_upvalueindex(1), &n);
  const char *p = lua_tolstring(L, lua_upvalueindex(2), &np);
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
  Search m;
  begin(&m, L, s, n, p, np);
  const char *at = s + lua_tointeger(L, lua_upvalueindex(3));
  for (; at <= m.end; at++) {
    again(&m);
    const char *e = match(&m, at, p);
    if (!e || e - s == last) continue;
    finish(&m);
    lua_pushinteger(L, e - s);
    lua_copy(L, -1, lua_upvalueindex(3));
    lua_replace(L, lua_upvalueindex(4));
    return push_captures(&m, at, e);
  }
  finish(&m);
  return 0;
}

static int gmatch(lua_State *L) {
  size_t n;
  luaL_checklstring(L, 1, &n);
  luaL_checkstring(L, 2);
  size_t init = start_at(luaL_optinteger(L, 3, 1), n);
  lua_settop(L, 2);
  lua_pushinteger(L, (lua_Integer)(init > n ? n + 1 : init));
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, next_match, 4);
  return 1;
}

/* ----------------------------------------------------------------------- gsub */

static void add_string(const Search *m, luaL_Buffer *b, const char *s,
                       const char *e) {
  lua_State *L = m->L;
  size_t n;
  const char *r = lua_tolstring(L, 3, &n), *stop = r + n, *esc;
  while ((esc = memchr(r, '%', (size_t)(stop - r)))) {
    luaL_addlstring(b, r, (size_t)(esc - r));
    r = esc + 1;
    if (*r == '%') luaL_addchar(b, *r);
    else if (*r == '0') luaL_addlstring(b, s, (size_t)(e - s));
    else if (isdigit(byte(r))) {
      push_one(m, *r - '1', s, e);
      luaL_tolstring(L, -1, NULL); /* a position */
      lua_remove(L, -2);
      luaL_addvalue(b);
    } else {
      luaL_error(L, "invalid use of '%%' in replacement string");
    }
    r++;
  }
  luaL_addlstring(b, r, (size_t)(stop - r));
}

/* Whether anything but the match itself was added. */
static bool add_value(const Search *m, luaL_Buffer *b, const char *s,
                      const char *e, int kind) {
  lua_State *L = m->L;
  if (kind == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(m, s, e), 1);
  } else if (kind == LUA_TTABLE) {
    push_one(m, 0, s, e);
    lua_gettable(L, 3);
  } else {
    add_string(m, b, s, e);
    return true;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(b, s, (size_t)(e - s));
    return false;
  }
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  luaL_addvalue(b);
  return true;
}

static int gsub(lua_State *L) {
  size_t n, np;
  const char *s = luaL_checklstring(L, 1, &n), *last = NULL;
  const char *p = luaL_checklstring(L, 2, &np);
  int kind = lua_type(L, 3);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)n + 1), k = 0;
  luaL_argexpected(L,
                   kind == LUA_TNUMBER || kind == LUA_TSTRING ||
                       kind == LUA_TFUNCTION || kind == LUA_TTABLE,
                   3, "string/function/table");
  bool anchor = *p == '^', changed = false;
  Search m;
  luaL_Buffer b;
  if (anchor) p++, np--;
  begin(&m, L, s, n, p, np);
  luaL_buffinit(L, &b);
  while (k < most) {
    again(&m);
    const char *e = match(&m, s, p);
    if (e && e != last) {
      k++;
      changed = add_value(&m, &b, s, e, kind) || changed;
      s = last = e;
    } else if (s < m.end) {
      luaL_addchar(&b, *s++);
    } else {
      break;
    }
    if (anchor) break;
  }
  finish(&m);
  if (!changed) {
    lua_pushvalue(L, 1);
  } else {
    luaL_addlstring(&b, s, (size_t)(m.end - s));
    luaL_pushresult(&b);
  }
  lua_pushinteger(L, k);
  return 2;
}

void bound_search(lua_State *L) {
  static const luaL_Reg functions[] = {{"find", find},
                                       {"match", match_text},
                                       {"gmatch", gmatch},
                                       {"gsub", gsub},
                                       {NULL, NULL}};
  lua_getglobal(L, LUA_STRLIBNAME);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}
