/*
 * Filling roles: core.role_plan(spec) compiles the roles of a rule, and
 * core.fill(plan, trigger, roles, names, means) fills those of a trigger. What
 * filling asks of sentences others ask, too: core.values, core.counted.
 *
 * A plan is a userdata with all of its arrays; its user value is the spec,
 * which holds its strings and the numbers of role names.
 */
#include "lua/bind.h"

#include <string.h>

#define ROLES_MT "geoeng.roles"

/* ------------------------------------------------------------------- plans */

/* The field of the table on top as a number; absent: `none`. [-0, +0, e] */
static uint32_t number(lua_State *L, const char *key, uint32_t none) {
  lua_getfield(L, -1, key);
  uint32_t n = lua_isnil(L, -1) ? none : (uint32_t)luaL_checkinteger(L, -1);
  lua_pop(L, 1);
  return n;
}

static bool flag(lua_State *L, const char *key) {
  lua_getfield(L, -1, key);
  bool yes = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return yes;
}

/* The layer that a field of the table on top names. */
static GeId layer(lua_State *L, const char *key) {
  lua_getfield(L, -1, key);
  GeId id = GE_NONE;
  if (!lua_isnil(L, -1)) {
    id = bind_layer(L, luaL_checkstring(L, -1));
    if (id == GE_NONE)
      luaL_error(L, "there is no layer '%s'", lua_tostring(L, -1));
  }
  lua_pop(L, 1);
  return id;
}

static GeAlternative alternative(lua_State *L) {
  return (GeAlternative){layer(L, "layer"), number(L, "pattern", GE_NONE),
                         (uint8_t)number(L, "whole", GE_WHOLE_NONE),
                         flag(L, "list")};
}

static GeRoleClause clause(lua_State *L) {
  return (GeRoleClause){
      number(L, "alternative", 0), number(L, "nalternatives", 0),
      number(L, "slots", 0),       number(L, "prep", 0),
      number(L, "npreps", 0),      number(L, "pattern", GE_NONE),
      flag(L, "person"),           flag(L, "sum")};
}

static GeRole role(lua_State *L) {
  return (GeRole){number(L, "name", 0), number(L, "clause", 0),
                  number(L, "nclauses", 0)};
}

static GeAlso also(lua_State *L) {
  return (GeAlso){layer(L, "layer"), number(L, "pattern", GE_NONE),
                  number(L, "role", 0), number(L, "nroles", 0)};
}

/* The list of the spec on top, pushed, and how long it is. [-0, +1, e] */
static uint32_t list(lua_State *L, int spec, const char *key) {
  lua_getfield(L, spec, key);
  luaL_checktype(L, -1, LUA_TTABLE);
  return (uint32_t)lua_rawlen(L, -1);
}

/* n items of `size` bytes that live as long as the plan at `plan`, in the
 * table on top. [-0, +0, e] */
static void *array(lua_State *L, size_t n, size_t size) {
  void *p = lua_newuserdatauv(L, n * size + 1, 0);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  return p;
}

/* Reads a list of the spec into a new array; the table on top keeps it. */
#define READ(field, T, read)                                                   \
  do {                                                                         \
    uint32_t n_ = list(L, 1, #field);                                          \
    lua_insert(L, -2);                                                         \
    T *at_ = array(L, n_, sizeof *at_);                                        \
    lua_insert(L, -2);                                                         \
    for (uint32_t i_ = 0; i_ < n_; i_++) {                                     \
      lua_rawgeti(L, -1, (lua_Integer)i_ + 1);                                 \
      at_[i_] = read(L);                                                       \
      lua_pop(L, 1);                                                           \
    }                                                                          \
    lua_pop(L, 1);                                                             \
    p->field = at_;                                                            \
    count = n_;                                                                \
  } while (0)

static const char *text(lua_State *L) { return luaL_checkstring(L, -1); }

static GeId layer_named(lua_State *L) {
  GeId id = bind_layer(L, luaL_checkstring(L, -1));
  if (id == GE_NONE)
    luaL_error(L, "there is no layer '%s'", lua_tostring(L, -1));
  return id;
}

static GeId known_layer(lua_State *L, const char *name) {
  return ge_layer_find(bind_host(L)->engine, name);
}

/*
 * core.role_plan{ alternatives = { { layer= | pattern=, whole=, list= } },
 * clauses = { { alternative=, nalternatives=, slots=, prep=, npreps=,
 * pattern=, person=, sum= } }, roles = { { name=, clause=, nclauses= } },
 * nroles=, also = { { layer= | pattern=, role=, nroles= } }, preps = { name },
 * light = { layer }, names = { name }, numbers = { name = number }, syntax= }:
 * see GeRolePlan; all numbers are from 0.
 */
static int role_plan(lua_State *L) {
  uint32_t count = 0;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  GeRolePlan *p = lua_newuserdatauv(L, sizeof *p, 2);
  memset(p, 0, sizeof *p);
  luaL_setmetatable(L, ROLES_MT);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, 2, 1);
  lua_newtable(L);
  READ(alternatives, GeAlternative, alternative);
  READ(clauses, GeRoleClause, clause);
  p->nclauses = count;
  READ(roles, GeRole, role);
  READ(also, GeAlso, also);
  p->nalso = count;
  READ(preps, const char *, text);
  READ(light, GeId, layer_named);
  p->nlight = count;
  lua_setiuservalue(L, 2, 2);
  lua_pushvalue(L, 1);
  p->nroles = number(L, "nroles", 0);
  p->syntax = flag(L, "syntax");
  p->time = known_layer(L, "time");
  p->number = known_layer(L, "number");
  p->bare_number = known_layer(L, "bare_number");
  lua_settop(L, 2);
  return 1;
}

/* ---------------------------------------------------------------- pronouns */

enum { TRIGGER = 2, ROLES, NAMES, MEANS, DOC, NUMBERS };

typedef struct Meaning {
  lua_State *L;
  int top; /* of its stack, when no pronoun was asked for */
  uint32_t token;
  GeMeant *meant;
} Meaning;

/* The mention on top. [-0, +0, e] */
static GeMention mention(lua_State *L) {
  luaL_checktype(L, -1, LUA_TTABLE);
  uint32_t head = number(L, "at", 0), first = number(L, "first", 0);
  return (GeMention){head - 1,
                     {NULL, first - 1, number(L, "last", 0), GE_NONE}};
}

/* Protected: Meaning, means, trigger -> what keeps the mentions. */
static int call_means(lua_State *L) {
  Meaning *c = lua_touserdata(L, 1);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 3);
  lua_pushinteger(L, (lua_Integer)c->token + 1);
  lua_call(L, 2, 2);
  c->meant->any = !lua_isnil(L, -2);
  c->meant->stands = lua_toboolean(L, -2);
  if (!lua_istable(L, -1)) return 0;
  uint32_t n = (uint32_t)lua_rawlen(L, -1);
  GeMention *at = lua_newuserdatauv(L, n * sizeof *at + 1, 0);
  for (uint32_t i = 0; i < n; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    at[i] = mention(L);
    lua_pop(L, 1);
  }
  c->meant->at = at;
  c->meant->n = n;
  return 1;
}

/* The core calls this; no error may pass through it. */
static GeStatus meant(void *ctx, uint32_t token, GeMeant *out) {
  Meaning *c = ctx;
  lua_State *L = c->L;
  lua_settop(L, c->top);
  if (!lua_checkstack(L, 10)) return GE_ENOMEM;
  c->token = token;
  c->meant = out;
  lua_pushcfunction(L, call_means);
  lua_pushlightuserdata(L, c);
  lua_pushvalue(L, MEANS);
  lua_pushvalue(L, TRIGGER);
  if (lua_pcall(L, 3, 1, 0) == LUA_OK) return GE_OK;
  bind_keep_raised(L);
  return GE_ECALLBACK;
}

/* ----------------------------------------------------------------- filling */

/* How many spans the roles of NAMES have. [-0, +0, e] */
static uint32_t count_captured(lua_State *L) {
  uint32_t n = 0;
  for (lua_Integer i = 1; lua_rawgeti(L, NAMES, i) != LUA_TNIL; i++) {
    lua_gettable(L, ROLES);
    n += (uint32_t)lua_rawlen(L, -1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return n;
}

/* The number of the role whose name is on top: one that no role string fills
 * gets the next. [-1, +0, e] */
static uint32_t number_of(lua_State *L, GeFill *fill) {
  if (lua_rawget(L, NUMBERS) == LUA_TNUMBER) {
    uint32_t n = (uint32_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return n;
  }
  lua_pop(L, 1);
  return fill->nnames++;
}

/* What the match captured. [-0, +1, e] */
static void give_captured(lua_State *L, GeFill *fill) {
  uint32_t n = count_captured(L);
  GeRoleSpan *at = lua_newuserdatauv(L, n * sizeof *at + 1, 0);
  fill->captured = at;
  for (lua_Integer i = 1; lua_rawgeti(L, NAMES, i) != LUA_TNIL; i++) {
    lua_pushvalue(L, -1);
    uint32_t name = number_of(L, fill);
    lua_gettable(L, ROLES);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_Integer k = 1;
    for (; lua_rawgeti(L, -1, k) != LUA_TNIL && fill->ncaptured < n; k++) {
      const SpanBox *b = luaL_checkudata(L, -1, SPAN_MT);
      at[fill->ncaptured++] = (GeRoleSpan){name,
                                           {b->role, b->first, b->end, b->id}};
      lua_pop(L, 1);
    }
    lua_pop(L, 2);
  }
  lua_pop(L, 1);
}

/* The name of a number: of the plan, or of those in NAMES that it lacks.
 * [-0, +1, e] */
static void push_name(lua_State *L, int names, uint32_t number,
                      uint32_t known) {
  if (number < known) {
    lua_rawgeti(L, names, (lua_Integer)number + 1);
    return;
  }
  uint32_t extra = known;
  for (lua_Integer i = 1; lua_rawgeti(L, NAMES, i) != LUA_TNIL; i++) {
    lua_pushvalue(L, -1);
    bool in_plan = lua_rawget(L, NUMBERS) == LUA_TNUMBER;
    lua_pop(L, 1);
    if (!in_plan && extra++ == number) return;
    lua_pop(L, 1);
  }
}

/* The lists of what was filled into ROLES. [-0, +0, e] */
static void set_roles(lua_State *L, const GeFilled *filled, int names,
                      uint32_t known) {
  for (uint32_t i = 0; i < filled->nspans;) {
    uint32_t name = filled->spans[i].name;
    push_name(L, names, name, known);
    lua_newtable(L);
    lua_Integer k = 0;
    for (; i < filled->nspans && filled->spans[i].name == name; i++) {
      push_capture(L, DOC, &filled->spans[i].span);
      lua_rawseti(L, -2, ++k);
    }
    lua_settable(L, ROLES);
  }
}

/*
 * core.fill(plan, trigger, roles, names, means) -> tells: adds to `roles`,
 * lists of spans by name, what fills those of a trigger; `names` are those of
 * the captured ones in order. Heads of verbs of `also` that filled any are keys
 * of `tells`. means(trigger, token) tells of a pronoun whom it means: nil, or
 * whether it may fill a role itself, and mentions ({ at=, first=, last= }) in its
 * sentence of all of them, or nil.
 */
static int fill_roles(lua_State *L) {
  const GeRolePlan *plan = luaL_checkudata(L, 1, ROLES_MT);
  const SpanBox *b = luaL_checkudata(L, TRIGGER, SPAN_MT);
  luaL_checktype(L, ROLES, LUA_TTABLE);
  luaL_checktype(L, NAMES, LUA_TTABLE);
  luaL_checktype(L, MEANS, LUA_TFUNCTION);
  lua_settop(L, MEANS);
  GeDoc *doc = bind_owner(L, TRIGGER);
  lua_getiuservalue(L, TRIGGER, 1);
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "numbers");
  lua_replace(L, NUMBERS);
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "names");
  lua_replace(L, -2);
  int names = lua_gettop(L);
  uint32_t known = (uint32_t)lua_rawlen(L, names);
  GeFill fill = {.plan = plan,
                 .first = b->first,
                 .end = b->end,
                 .nnames = known,
                 .meant = meant};
  give_captured(L, &fill);
  Meaning c = {L, lua_gettop(L), 0, NULL};
  GeFilled filled;
  fill.ctx = &c;
  bind_check(L, ge_doc_fill(doc, &fill, &filled));
  lua_settop(L, c.top);
  set_roles(L, &filled, names, known);
  lua_createtable(L, 0, (int)filled.ntells);
  for (uint32_t i = 0; i < filled.ntells; i++) {
    lua_pushboolean(L, 1);
    lua_rawseti(L, -2, (lua_Integer)filled.tells[i] + 1);
  }
  return 1;
}

/* core.values(sentence, pattern): the captures `value` of all its matches that
 * do not overlap, in text order; the core remembers them. */
static int values(lua_State *L) {
  const SentenceBox *b = luaL_checkudata(L, 1, SENTENCE_MT);
  GeDoc *doc = bind_owner(L, 1);
  const GeCapture *at;
  uint32_t n;
  GeId pattern = (GeId)luaL_checkinteger(L, 2);
  bind_check(L, ge_doc_values(doc, pattern, b->i, &at, &n));
  lua_getiuservalue(L, 1, 1);
  lua_createtable(L, (int)n, 0);
  for (uint32_t k = 0; k < n; k++) {
    push_capture(L, -2, &at[k]);
    lua_rawseti(L, -2, (lua_Integer)k + 1);
  }
  return 1;
}

/* core.counted(doc, head, last): the token that a noun phrase is about. */
static int counted(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  lua_Integer head = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  uint32_t token;
  luaL_argcheck(L,
                head >= 1 && head <= ge_doc_ntokens(doc) && last >= 1 &&
                    last <= ge_doc_ntokens(doc),
                2, "no such tokens");
  bind_check(L,
             ge_doc_counted(doc, (uint32_t)head - 1, (uint32_t)last, &token));
  lua_pushinteger(L, (lua_Integer)token + 1);
  return 1;
}

void open_fill(lua_State *L) {
  static const luaL_Reg functions[] = {{"role_plan", role_plan},
                                       {"fill", fill_roles},
                                       {"values", values},
                                       {"counted", counted},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  luaL_newmetatable(L, ROLES_MT);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
