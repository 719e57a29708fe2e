/*
 * Functions of Lua that loop in C, and what rules print: what they cost is
 * taken from the steps of the rule, what they show is cut and cleaned.
 */
#include "lua/rule_limits.h"

#include <stdio.h>
#include <string.h>

enum { PRINT_MAX = 64 << 10 /* bytes of a document, and of a load */ };

/* ----------------------------------------------------------------- strings */

#define REP_MAX (16u << 20) /* bytes of one result of string.rep */

/* string.rep(s, n [, sep]): the original loops n times even for nothing. */
static int safe_rep(lua_State *L) {
  size_t len, nsep;
  const char *s = luaL_checklstring(L, 1, &len);
  lua_Integer n = luaL_checkinteger(L, 2);
  const char *sep = luaL_optlstring(L, 3, "", &nsep);
  if (n <= 0 || len + nsep == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (len > REP_MAX || nsep > REP_MAX ||
      (lua_Unsigned)n > REP_MAX / (len + nsep))
    return luaL_error(L, "the resulting string is too large");
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, (size_t)n * (len + nsep)), *p = out;
  for (; n > 0; n--) {
    memcpy(p, s, len);
    p += len;
    if (n == 1 || nsep == 0) continue;
    memcpy(p, sep, nsep);
    p += nsep;
  }
  luaL_pushresultsize(&b, (size_t)(p - out));
  return 1;
}

/* tostring, of rules and the library: without addresses. What a table says of
 * itself is left out, since a metamethod of a rule has no bounds here. */
static int safe_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  bind_push_shown(L, 1);
  return 1;
}

/* string.format: no %p, and %s of a table is "table". Upvalue: the original. */
static int safe_format(lua_State *L) {
  int top = lua_gettop(L), arg = 1;
  for (const char *f = luaL_checkstring(L, 1); *f; f++) {
    if (*f != '%' || *++f == '%') continue;
    f += strspn(f, "-+ #0123456789.");
    if (*f == 'p') return luaL_error(L, "format: rules cannot use %%p");
    if (++arg > top || *f == '\0') break;
    if (*f != 's' || !bind_shows_address(L, arg)) continue;
    lua_pushstring(L, luaL_typename(L, arg));
    lua_replace(L, arg);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, top, 1);
  return 1;
}

void bound_strings(lua_State *L) {
  lua_register(L, "tostring", safe_tostring);
  lua_getglobal(L, LUA_STRLIBNAME);
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  lua_pushcfunction(L, safe_rep);
  lua_setfield(L, -2, "rep");
  lua_getfield(L, -1, "format");
  lua_pushcclosure(L, safe_format, 1);
  lua_setfield(L, -2, "format");
  lua_pop(L, 1);
  lua_pushliteral(L, ""); /* all strings of all rule files share this one */
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
}

/* ------------------------------------------------------ functions that loop */

typedef enum Cost {              /* what a call is charged for */
                    COST_BYTES,  /* the bytes of its strings */
                    COST_VALUES, /* the number of its arguments */
                    COST_LIST,   /* the items of the list */
                    COST_SORT,
                    COST_INSERT, /* those behind the place */
                    COST_MOVE
} Cost;

static const char *const costs[] = {"bytes",  "values", "list", "sort",
                                    "insert", "move",   NULL};

/* A list that a function may loop over: its length is what it says. */
static size_t list_length(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TTABLE);
  if (luaL_getmetafield(L, index, "__newindex") != LUA_TNIL) {
    lua_pop(L, 1); /* frozen: its own error says so */
    lua_pushinteger(L, 1);
    lua_pushvalue(L, -1);
    lua_settable(L, index);
  }
  if (luaL_getmetafield(L, index, "__len") != LUA_TNIL)
    luaL_error(L, "this function takes tables without a metamethod __len");
  return lua_rawlen(L, index);
}

static size_t range(lua_Integer first, lua_Integer last) {
  return first > last ? 0 : (size_t)last - (size_t)first;
}

/* Items of concat(t, sep, i, j) and unpack(t, i, j); `at` is that of i. Both
 * then get their ends, since __len might say another thing next. */
static size_t span_of(lua_State *L, int at) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer i = luaL_optinteger(L, at, 1);
  lua_Integer j = lua_isnoneornil(L, at + 1) ? luaL_len(L, 1)
                                             : luaL_checkinteger(L, at + 1);
  lua_settop(L, at - 1);
  lua_pushinteger(L, i);
  lua_pushinteger(L, j);
  return range(i, j);
}

static size_t logarithm(size_t n) {
  size_t k = 1;
  for (; n > 1; n /= 2) k++;
  return k;
}

static size_t price(lua_State *L, Cost cost) {
  size_t n = 0;
  switch (cost) {
  case COST_BYTES:
    for (int i = 1; i <= lua_gettop(L); i++)
      if (lua_type(L, i) == LUA_TSTRING) n += lua_rawlen(L, i);
    return n / 8;
  case COST_VALUES: return (size_t)lua_gettop(L) / 4;
  case COST_LIST: /* unpack; concat has its separator first */
    return span_of(L, lua_toboolean(L, lua_upvalueindex(3)) ? 3 : 2);
  case COST_SORT: n = list_length(L, 1); return n * logarithm(n) / 4;
  case COST_INSERT:
    n = list_length(L, 1);
    if (lua_gettop(L) > 1 && lua_isinteger(L, 2)) {
      lua_Integer at = lua_tointeger(L, 2);
      n = at < 1 || (lua_Unsigned)at > n ? 0 : n - (size_t)at;
    } else {
      n = 0;
    }
    return n / 4;
  case COST_MOVE: n = range(luaL_checkinteger(L, 2), luaL_checkinteger(L, 3));
  }
  return n;
}

/* Upvalues: the original, its cost, whether it has a separator. */
static int charged(lua_State *L) {
  bind_charge(L, price(L, (Cost)lua_tointeger(L, lua_upvalueindex(2))));
  int n = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, n, LUA_MULTRET);
  return lua_gettop(L);
}

/* core.bounded(fn, cost, separated) -> fn that takes steps for its loops */
static int core_bounded(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  int cost = luaL_checkoption(L, 2, NULL, costs);
  lua_settop(L, 3);
  lua_pushinteger(L, cost);
  lua_replace(L, 2);
  lua_pushcclosure(L, charged, 3);
  return 1;
}

/* ------------------------------------------------------------------- output */

/* Control characters as \x1b; `lines`: but for those that part lines. */
static void add_clean(luaL_Buffer *b, const char *s, size_t n, bool lines) {
  char hex[8];
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s[i];
    bool plain = c >= 0x20 && c != 0x7F;
    /* U+0080 to U+009F are controls, too */
    bool high = c == 0xC2 && i + 1 < n && (unsigned char)s[i + 1] >= 0x80 &&
                (unsigned char)s[i + 1] < 0xA0;
    if ((plain && !high) || (lines && (c == '\n' || c == '\t'))) {
      luaL_addchar(b, s[i]);
      continue;
    }
    if (c == '\n') memcpy(hex, "\\n", 3);
    else if (c == '\t') memcpy(hex, " ", 2);
    else if (high) snprintf(hex, sizeof hex, "\\u%04x", (unsigned char)s[++i]);
    else snprintf(hex, sizeof hex, "\\x%02x", c);
    luaL_addstring(b, hex);
  }
}

/* The first bytes of s, at most so many, without a part of a character. */
static size_t cut_bytes(const char *s, size_t n, size_t most) {
  if (n <= most) return n;
  while (most > 0 && ((unsigned char)s[most] & 0xC0) == 0x80) most--;
  return most;
}

/* core.one_line(text, most) -> text without control characters, cut */
static int core_one_line(lua_State *L) {
  size_t n;
  luaL_Buffer b;
  const char *s = luaL_checklstring(L, 1, &n);
  size_t most = (size_t)luaL_optinteger(L, 2, 2048);
  size_t shown = cut_bytes(s, n, most);
  luaL_buffinit(L, &b);
  add_clean(&b, s, shown, false);
  if (shown < n) luaL_addstring(&b, " ...");
  luaL_pushresult(&b);
  return 1;
}

/* core.print(text): of a rule, to the host; what is too much is cut, and told
 * in a line */
static int core_print(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  Host *h = bind_host(L);
  bind_charge(L, 50 + n / 4);
  if (!h->log || h->printed > PRINT_MAX) return 0;
  size_t shown = cut_bytes(s, n, PRINT_MAX - h->printed);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  add_clean(&b, s, shown, true);
  if (shown < n) {
    if (shown > 0 && s[shown - 1] != '\n') luaL_addchar(&b, '\n');
    luaL_addstring(&b, "... more was printed\n");
  }
  luaL_pushresult(&b);
  h->printed = shown < n ? PRINT_MAX + 1 : h->printed + n;
  s = lua_tolstring(L, -1, &n);
  bind_log(h, s, n);
  return 0;
}

void open_bounded(lua_State *L) {
  static const luaL_Reg functions[] = {{"bounded", core_bounded},
                                       {"one_line", core_one_line},
                                       {"print", core_print},
                                       {"peg_tick", peg_tick},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
