/*
 * What a function of a rule writes beyond itself: core.writes reads the
 * bytecode of Lua 5.4 as lua_dump gives it.
 */
#include "lua/rule_limits.h"

#include <string.h>

enum { OP_SETUPVAL = 10, OP_SETTABUP = 15, NESTED = 100 };

/* What is read, and what was found first. */
typedef struct Code {
  const unsigned char *p, *end;
  bool bad;
  int upvalue;   /* of the outermost function, -1: none */
  int line;
} Code;

/* A function on the way in: where its upvalues come from. */
typedef struct Frame {
  const struct Frame *outer;
  const unsigned char *upvalues; /* triples: in stack, index, kind */
  size_t n;
} Frame;

static void skip(Code *c, size_t n) {
  if ((size_t)(c->end - c->p) < n) c->bad = true, n = 0;
  c->p += n;
}

static unsigned char byte(Code *c) {
  const unsigned char *p = c->p;
  skip(c, 1);
  return c->bad ? 0 : *p;
}

static size_t number(Code *c) {
  size_t n = 0;
  for (;;) {
    unsigned char b = byte(c);
    n = n << 7 | (b & 0x7F);
    if (b & 0x80 || c->bad) return n;
  }
}

static void skip_string(Code *c) {
  size_t n = number(c);
  if (n > 1) skip(c, n - 1);
}

static void skip_constants(Code *c) {
  for (size_t n = number(c); n > 0 && !c->bad; n--) {
    switch (byte(c)) {
    case 3: case 0x13: skip(c, 8); break;
    case 4: case 0x14: skip_string(c);
    }
  }
}

static uint32_t instruction(const unsigned char *code, size_t i) {
  uint32_t x;
  memcpy(&x, code + 4 * i, 4);
  return x;
}

/* The upvalue of the outermost function that index i of f is, or -1. */
static int outermost(const Frame *f, size_t i) {
  for (;; f = f->outer) {
    if (i >= f->n) return -1;
    if (!f->outer) return (int)i;
    if (f->upvalues[3 * i]) return -1; /* a local of the call */
    i = f->upvalues[3 * i + 1];
  }
}

/* Line of an instruction: lineinfo holds differences, abslineinfo (pc, line)
 * now and then. */
static int line_at(Code *c, int first, size_t at) {
  size_t n = number(c);
  const unsigned char *info = c->p;
  skip(c, n);
  Code absolute = *c;
  int line = first;
  size_t next = 0, nabs = number(&absolute), pc = SIZE_MAX, known = 0;
  bool have = false;
  for (; next < n && next <= at && !c->bad; next++) {
    if (info[next] != 0x80) {
      line += (signed char)info[next];
      continue;
    }
    while (known < nabs && (!have || pc < next)) {
      pc = number(&absolute);
      line = (int)number(&absolute);
      have = true;
      known++;
    }
  }
  return line;
}

static void skip_debug(Code *c) {
  skip(c, number(c));
  for (size_t n = 2 * number(c); n > 0 && !c->bad; n--) number(c);
  for (size_t n = number(c); n > 0 && !c->bad; n--) {
    skip_string(c);
    number(c);
    number(c);
  }
  for (size_t n = number(c); n > 0 && !c->bad; n--) skip_string(c);
}

/* The first instruction that sets an upvalue of the outermost function, or a
 * global: a field of its upvalue `env`. */
static size_t find_write(Code *c, const Frame *f, const unsigned char *code,
                         size_t n, int env) {
  for (size_t i = 0; i < n; i++) {
    uint32_t x = instruction(code, i), op = x & 0x7F;
    int up = -1;
    if (op == OP_SETUPVAL) up = outermost(f, x >> 16 & 0xFF);
    if (op == OP_SETTABUP) {
      up = outermost(f, x >> 7 & 0xFF);
      if (up != env) up = -1;
    }
    if (up < 0) continue;
    c->upvalue = up;
    return i;
  }
  return SIZE_MAX;
}

static void read_function(Code *c, const Frame *outer, int env, int depth) {
  if (depth > NESTED) c->bad = true;
  skip_string(c);
  int first = (int)number(c);
  number(c);
  skip(c, 3);
  size_t ncode = number(c);
  const unsigned char *code = c->p;
  skip(c, 4 * ncode);
  skip_constants(c);
  size_t n = number(c);
  Frame f = {outer, c->p, n};
  skip(c, 3 * n);
  if (c->bad) return;
  bool found = c->upvalue >= 0;
  size_t at = found ? SIZE_MAX : find_write(c, &f, code, ncode, env);
  for (size_t k = number(c); k > 0 && !c->bad; k--)
    read_function(c, &f, env, depth + 1);
  Code lines = *c;
  if (at != SIZE_MAX) c->line = line_at(&lines, first, at);
  skip_debug(c);
}

/* A string of the dump of the function on top. lua_dump wants it on top, the
 * buffer does, too: it is collected outside of Lua. */
typedef struct Dump {
  unsigned char *at; /* inside of a userdata; NULL: only count */
  size_t n, room;
} Dump;

static int add(lua_State *L, const void *p, size_t n, void *ud) {
  Dump *d = ud;
  (void)L;
  if (d->at && n <= d->room - d->n) memcpy(d->at + d->n, p, n);
  d->n += n;
  return 0;
}

/* Index of the upvalue that is the globals, -1: none. */
static int env_of(lua_State *L) {
  const char *name;
  for (int i = 1; (name = lua_getupvalue(L, 1, i)); i++) {
    lua_pop(L, 1);
    if (strcmp(name, "_ENV") == 0) return i - 1;
  }
  return -1;
}

/* core.writes(fn) -> name of the upvalue that it or a function inside of it
 * sets ("_ENV": a global), line | nil */
static int core_writes(lua_State *L) {
  static const unsigned char head[] = {0x1B, 'L', 'u', 'a', 0x54, 0};
  luaL_checktype(L, 1, LUA_TFUNCTION);
  if (lua_iscfunction(L, 1)) return 0;
  lua_settop(L, 1);
  Dump d = {NULL, 0, 0};
  lua_dump(L, add, &d, 0);
  d.room = d.n;
  d.at = lua_newuserdatauv(L, d.n, 0);
  d.n = 0;
  lua_pushvalue(L, 1);
  lua_dump(L, add, &d, 0);
  Code c = {d.at, d.at + d.room, false, -1, 0};
  if (d.room < 32 || memcmp(d.at, head, sizeof head) != 0)
    return luaL_error(L, "this Lua writes bytecode that is not known");
  skip(&c, 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1);
  read_function(&c, NULL, env_of(L), 0);
  if (c.bad) return luaL_error(L, "the bytecode of a function is not as known");
  if (c.upvalue < 0) return 0;
  lua_pushstring(L, lua_getupvalue(L, 1, c.upvalue + 1));
  lua_pushinteger(L, c.line);
  return 2;
}

void open_closure(lua_State *L) {
  lua_pushcfunction(L, core_writes);
  lua_setfield(L, -2, "writes");
}
