/*
 * What functions of rules do, by the bytecode of Lua 5.4 as lua_dump gives it:
 * core.writes tells what one sets beyond itself, core.accesses the globals and
 * fields that it names.
 *
 * core.accesses goes through the instructions once, in order, and keeps for
 * every register which access its value came from. Where a jump leads, only
 * what is the same on all ways there is still known: what is told is always so,
 * but not all is told.
 */
#include "lua/rule_limits.h"

#include <string.h>

enum { OP_SETUPVAL = 10, OP_SETTABUP = 15, NESTED = 100 };

/* What is read, and what was found first. */
typedef struct Code {
  const unsigned char *p, *end;
  bool bad;
  int upvalue; /* of the outermost function, -1: none */
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
    case 3:
    case 0x13: skip(c, 8); break;
    case 4:
    case 0x14: skip_string(c);
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

/* The lines of a function's instructions, one after the other: lineinfo holds
 * differences, abslineinfo (pc, line) now and then. */
typedef struct Lines {
  Code absolute;
  const unsigned char *info;
  size_t n, next, nabs;
  int line;
} Lines;

/* Behind this the lines are read by next_line; c stands at the debug part. */
static Lines lines_of(Code c, int first) {
  Lines l = {.n = number(&c), .line = first};
  l.info = c.p;
  skip(&c, l.n);
  if (c.bad) l.n = 0;
  l.nabs = number(&c);
  l.absolute = c;
  return l;
}

static int next_line(Lines *l) {
  if (l->next == l->n) return l->line;
  size_t at = l->next++;
  if (l->info[at] != 0x80) return l->line += (signed char)l->info[at];
  for (bool found = false; l->nabs > 0 && !found; l->nabs--) {
    found = number(&l->absolute) >= at;
    l->line = (int)number(&l->absolute);
  }
  return l->line;
}

static int line_at(Code c, int first, size_t at) {
  Lines l = lines_of(c, first);
  while (l.next < at && l.next < l.n) next_line(&l);
  return next_line(&l);
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
  if (at != SIZE_MAX) c->line = line_at(*c, first, at);
  skip_debug(c);
}

/* -------------------------------------------------------------- accesses */

enum {
  OP_MOVE = 0,
  OP_LOADK = 3,
  OP_LOADNIL = 8,
  OP_GETUPVAL = 9,
  OP_GETTABUP = 11,
  OP_GETFIELD = 14,
  OP_SETTABLE = 16,
  OP_SETFIELD = 18,
  OP_SELF = 20,
  OP_MMBIN = 46,
  OP_MMBINK = 48,
  OP_CLOSE = 54,
  OP_JMP = 56,
  OP_TEST = 66,
  OP_CALL = 68,
  OP_TAILCALL = 69,
  OP_RETURN1 = 72,
  OP_FORLOOP = 73,
  OP_FORPREP = 74,
  OP_TFORPREP = 75,
  OP_TFORCALL = 76,
  OP_TFORLOOP = 77,
  OP_SETLIST = 78,
  OP_VARARG = 80,
  OP_VARARGPREP = 81,
  OP_EXTRAARG = 82,
  REGISTERS = 256,
  ARGUMENTS = 8, /* that are looked at where the last one may be several */
  LONG = 20000   /* instructions: too many to look at locals where paths meet */
};

/* A function as it stands in the dump. */
typedef struct Function {
  const struct Function *outer;
  Frame frame;
  const unsigned char *code, *constants, *inner, *debug;
  size_t ncode, ninner, nstrings;
  const unsigned char **strings; /* where constants stand that are some */
  int *lines;                    /* by instruction */
  int first, nparams;
} Function;

/* What is collected: tables in a list on the stack. `value` of a register:
 * number of an access, -n: parameter n of the outermost function, 0: unknown. */
typedef struct Collector {
  lua_State *L;
  const unsigned char *end;
  int list, env;
  lua_Integer n;
} Collector;

static unsigned reg_a(uint32_t x) { return x >> 7 & 0xFF; }
static unsigned reg_b(uint32_t x) { return x >> 16 & 0xFF; }
static unsigned reg_c(uint32_t x) { return x >> 24; }

/* The registers from *from on that an instruction sets, their number. */
static unsigned sets(uint32_t x, unsigned *from) {
  unsigned op = x & 0x7F;
  *from = reg_a(x);
  switch (op) {
  case OP_LOADNIL: return reg_b(x) + 1;
  case OP_SELF: return 2;
  case OP_CALL:
  case OP_TAILCALL:
  case OP_VARARG:
  case OP_FORLOOP:
  case OP_FORPREP: return REGISTERS;
  case OP_TFORCALL: *from += 4; return REGISTERS;
  case OP_TFORLOOP: *from += 2; return 1;
  case OP_SETUPVAL:
  case OP_SETLIST:
  case OP_VARARGPREP:
  case OP_TFORPREP:
  case OP_EXTRAARG: return 0;
  }
  if (op >= OP_SETTABUP && op <= OP_SETFIELD) return 0;
  if (op >= OP_MMBIN && op <= OP_MMBINK) return 0;
  if (op >= OP_CLOSE && op <= OP_TEST) return 0;
  return op > OP_TAILCALL && op <= OP_RETURN1 ? 0 : 1;
}

static bool is_set(const Function *f, unsigned r, size_t from, size_t to) {
  for (size_t i = from; i < to && i < f->ncode; i++) {
    unsigned at, n = sets(instruction(f->code, i), &at);
    if (r >= at && r - at < n) return true;
  }
  return false;
}

/* Finds the constants that are strings; a userdata is pushed. */
static void find_strings(Collector *k, Function *f) {
  Code c = {.p = f->constants, .end = k->end};
  f->nstrings = number(&c);
  f->strings = lua_newuserdatauv(k->L, (f->nstrings + 1) * sizeof *f->strings,
                                 0);
  for (size_t i = 0; i < f->nstrings && !c.bad; i++) {
    unsigned char kind = byte(&c);
    f->strings[i] = kind == 4 || kind == 0x14 ? c.p : NULL;
    if (kind == 3 || kind == 0x13) skip(&c, 8);
    if (f->strings[i]) skip_string(&c);
  }
}

/* Finds the lines of the instructions; a userdata is pushed. */
static void find_lines(Collector *k, Function *f) {
  Lines l = lines_of((Code){.p = f->debug, .end = k->end}, f->first);
  f->lines = lua_newuserdatauv(k->L, (f->ncode + 1) * sizeof *f->lines, 0);
  for (size_t i = 0; i < f->ncode; i++) f->lines[i] = next_line(&l);
}

/* The constant of that number, NULL unless it is a string. */
static const char *constant(const Collector *k, const Function *f, size_t i,
                            size_t *n) {
  if (i >= f->nstrings || !f->strings[i]) return NULL;
  Code c = {.p = f->strings[i], .end = k->end};
  size_t size = number(&c);
  if (size == 0) return NULL;
  *n = size - 1;
  return (const char *)c.p;
}

/* Where an instruction jumps to, SIZE_MAX: nowhere. */
static size_t jump_of(uint32_t x, size_t i) {
  size_t bx = x >> 15;
  switch (x & 0x7F) {
  case OP_JMP: return i + 1 + (x >> 7) - 0xFFFFFF;
  case OP_FORLOOP:
  case OP_TFORLOOP: return i + 1 - bx;
  case OP_FORPREP: return i + 2 + bx;
  case OP_TFORPREP: return i + 1 + bx;
  }
  return SIZE_MAX;
}

/* Whether r holds at `pc` a local that is not set again while it lives: of one
 * that begins there, ways that lead there may have given it different values. */
static bool is_constant_local(const Collector *k, const Function *f, unsigned r,
                              size_t pc) {
  if (f->ncode > LONG) return false;
  Code c = {.p = f->debug, .end = k->end};
  skip(&c, number(&c));
  for (size_t n = 2 * number(&c); n > 0 && !c.bad; n--) number(&c);
  unsigned active = 0;
  for (size_t n = number(&c); n > 0 && !c.bad; n--) {
    skip_string(&c);
    size_t from = number(&c), to = number(&c);
    if (from > pc) break;
    if (to > pc && active++ == r)
      return (from < pc || from == 0) && !is_set(f, r, from, to);
  }
  return false;
}

/* Add an access: its number. `of` is that of a register. */
static int note(Collector *k, const Function *f, size_t pc, const char *kind,
                int of) {
  lua_createtable(k->L, 0, 4);
  lua_pushstring(k->L, kind);
  lua_setfield(k->L, -2, "kind");
  lua_pushinteger(k->L, of);
  lua_setfield(k->L, -2, "of");
  lua_pushinteger(k->L, f->lines[pc]);
  lua_setfield(k->L, -2, "line");
  lua_rawseti(k->L, k->list, ++k->n);
  return (int)k->n;
}

static int note_name(Collector *k, const Function *f, size_t pc,
                     const char *kind, int of, size_t name) {
  size_t n;
  const char *s = constant(k, f, name, &n);
  if (!s) return 0;
  int id = note(k, f, pc, kind, of);
  lua_rawgeti(k->L, k->list, id);
  lua_pushlstring(k->L, s, n);
  lua_setfield(k->L, -2, "name");
  lua_pop(k->L, 1);
  return id;
}

/* An upvalue of the outermost function, by its number from 1 on. */
static int note_upvalue(Collector *k, const Function *f, size_t pc, size_t i) {
  int up = outermost(&f->frame, i);
  if (up < 0 || up == k->env) return 0;
  int id = note(k, f, pc, "upvalue", 0);
  lua_rawgeti(k->L, k->list, id);
  lua_pushinteger(k->L, up + 1);
  lua_setfield(k->L, -2, "index");
  lua_pop(k->L, 1);
  return id;
}

/* A call of what is known, with what is known of its arguments. */
static int note_call(Collector *k, const Function *f, size_t pc,
                     const int *value) {
  uint32_t x = instruction(f->code, pc);
  unsigned a = reg_a(x), n = reg_b(x) ? reg_b(x) - 1 : ARGUMENTS;
  if (!value[a]) return 0;
  int id = note(k, f, pc, "call", value[a]);
  lua_rawgeti(k->L, k->list, id);
  lua_createtable(k->L, (int)n, 0);
  for (unsigned i = 1; i <= n; i++) {
    lua_pushinteger(k->L, value[a + i]);
    lua_rawseti(k->L, -2, (int)i);
  }
  lua_setfield(k->L, -2, "args");
  lua_pop(k->L, 1);
  return id;
}

/* The parameter of the outermost function that an upvalue is, as a value. */
static int parameter(const Function *f, size_t i) {
  for (; f->outer; f = f->outer) {
    if (i >= f->frame.n) return 0;
    const unsigned char *up = f->frame.upvalues + 3 * i;
    i = up[1];
    if (!up[0]) continue;
    const Function *o = f->outer;
    bool is = !o->outer && i < (size_t)o->nparams &&
              !is_set(o, (unsigned)i, 0, o->ncode);
    return is ? -(int)i - 1 : 0;
  }
  return 0;
}

/* The value of an upvalue of any function. */
static int upvalue(Collector *k, const Function *f, size_t pc, size_t i) {
  int of = parameter(f, i);
  return of ? of : note_upvalue(k, f, pc, i);
}

/* The value of what an instruction reads, 0: unknown. */
static int read_by(Collector *k, const Function *f, size_t pc,
                   const int *value) {
  uint32_t x = instruction(f->code, pc);
  unsigned b = reg_b(x);
  switch (x & 0x7F) {
  case OP_MOVE: return value[b];
  case OP_GETUPVAL: return upvalue(k, f, pc, b);
  case OP_LOADK: return note_name(k, f, pc, "string", 0, x >> 15);
  case OP_GETFIELD: return note_name(k, f, pc, "get", value[b], reg_c(x));
  case OP_GETTABUP:
    if (k->env >= 0 && outermost(&f->frame, b) == k->env)
      return note_name(k, f, pc, "global", 0, reg_c(x));
    return note_name(k, f, pc, "get", upvalue(k, f, pc, b), reg_c(x));
  case OP_SETTABUP:
    note_name(k, f, pc, "set", parameter(f, reg_a(x)), b);
    return 0;
  case OP_SETFIELD: note_name(k, f, pc, "set", value[reg_a(x)], b); return 0;
  case OP_SELF:
    return x & 0x8000 ? note_name(k, f, pc, "method", value[b], reg_c(x)) : 0;
  case OP_CALL:
  case OP_TAILCALL: return note_call(k, f, pc, value);
  }
  return 0;
}

/* For every instruction that jumps lead to the first that jumps there, itself
 * when one comes from behind; SIZE_MAX for the others. */
static void find_jumps(const Function *f, size_t *from) {
  for (size_t i = 0; i < f->ncode; i++) from[i] = SIZE_MAX;
  for (size_t i = 0; i < f->ncode; i++) {
    size_t to = jump_of(instruction(f->code, i), i);
    if (to >= f->ncode) continue;
    if (to <= i) from[to] = to;
    else if (from[to] > i) from[to] = i;
  }
}

/* Whether r holds the same on all paths to pc: what jumps over it sets it not,
 * or it is a local that keeps its value. */
static bool is_kept(const Collector *k, const Function *f, unsigned r,
                    size_t from, size_t pc) {
  if (f->ncode > LONG) return false;
  return (from < pc && !is_set(f, r, from, pc)) ||
         is_constant_local(k, f, r, pc);
}

static void collect_code(Collector *k, const Function *f, size_t *from) {
  int value[2 * REGISTERS] = {0};
  for (int i = 0; i < f->nparams && !f->outer; i++) value[i] = -i - 1;
  find_jumps(f, from);
  for (size_t i = 0; i < f->ncode; i++) {
    uint32_t x = instruction(f->code, i);
    for (unsigned r = 0; from[i] != SIZE_MAX && r < REGISTERS; r++)
      if (value[r] && !is_kept(k, f, r, from[i], i)) value[r] = 0;
    int self = (x & 0x7F) == OP_SELF ? value[reg_b(x)] : 0;
    int read = read_by(k, f, i, value);
    unsigned at, n = sets(x, &at);
    for (unsigned r = at; r < REGISTERS && r - at < n; r++) value[r] = 0;
    if (n > 0) value[reg_a(x)] = read;
    if (self) value[reg_a(x) + 1] = self;
  }
}

static void collect(Collector *k, Code *c, const Function *outer, int depth) {
  Function f = {.outer = outer};
  if (depth > NESTED) c->bad = true;
  skip_string(c);
  f.first = (int)number(c);
  number(c);
  f.nparams = byte(c);
  skip(c, 2);
  f.ncode = number(c);
  f.code = c->p;
  skip(c, 4 * f.ncode);
  f.constants = c->p;
  skip_constants(c);
  f.frame = (Frame){outer ? &outer->frame : NULL, NULL, number(c)};
  f.frame.upvalues = c->p;
  skip(c, 3 * f.frame.n);
  f.ninner = number(c);
  f.inner = c->p;
  if (c->bad) return;
  for (size_t i = 0; i < f.ninner && !c->bad; i++) collect(k, c, &f, depth + 1);
  f.debug = c->p;
  skip_debug(c);
  if (c->bad) return;
  luaL_checkstack(k->L, 8, "accesses of a function");
  find_strings(k, &f);
  find_lines(k, &f);
  size_t *from = lua_newuserdatauv(k->L, (f.ncode + 1) * sizeof *from, 0);
  collect_code(k, &f, from);
  lua_pop(k->L, 3);
}

/* -------------------------------------------------------------- functions */

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

/* The bytecode of the function at 1, as a userdata on the stack. */
static Code dump_of(lua_State *L) {
  static const unsigned char head[] = {0x1B, 'L', 'u', 'a', 0x54, 0};
  Dump d = {NULL, 0, 0};
  lua_settop(L, 1);
  lua_dump(L, add, &d, 0);
  d.room = d.n;
  d.at = lua_newuserdatauv(L, d.n, 0);
  d.n = 0;
  lua_pushvalue(L, 1);
  lua_dump(L, add, &d, 0);
  lua_pop(L, 1);
  Code c = {d.at, d.at + d.room, false, -1, 0};
  if (d.room < 32 || memcmp(d.at, head, sizeof head) != 0)
    luaL_error(L, "this Lua writes bytecode that is not known");
  skip(&c, 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1);
  return c;
}

/* core.writes(fn) -> name of the upvalue that it or a function inside of it
 * sets ("_ENV": a global), line | nil */
static int core_writes(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  if (lua_iscfunction(L, 1)) return 0;
  Code c = dump_of(L);
  read_function(&c, NULL, env_of(L), 0);
  if (c.bad) return luaL_error(L, "the bytecode of a function is not as known");
  if (c.upvalue < 0) return 0;
  lua_pushstring(L, lua_getupvalue(L, 1, c.upvalue + 1));
  lua_pushinteger(L, c.line);
  return 2;
}

/* core.accesses(fn) -> { { kind =, name =, of =, line =, index =, args = }, ...
 * } */
static int core_accesses(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  if (lua_iscfunction(L, 1)) {
    lua_newtable(L);
    return 1;
  }
  Code c = dump_of(L);
  lua_newtable(L);
  Collector k = {L, c.end, lua_gettop(L), env_of(L), 0};
  collect(&k, &c, NULL, 0);
  if (c.bad) return luaL_error(L, "the bytecode of a function is not as known");
  return 1;
}

void open_closure(lua_State *L) {
  lua_pushcfunction(L, core_writes);
  lua_setfield(L, -2, "writes");
  lua_pushcfunction(L, core_accesses);
  lua_setfield(L, -2, "accesses");
}
