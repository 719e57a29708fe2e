/* host.options, host.option_text: modules of commands read their arguments by the
 * table that the command reads its own by. */
#include "cli/host_option.h"
#include "cli/option_scan.h"

#include <lauxlib.h>

/* The strings of the table at 1 + 1, as an argv that a userdata on top owns. */
static char **push_argv(lua_State *L, int *argc) {
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_Unsigned n = lua_rawlen(L, 2);
  luaL_argcheck(L, n < 1 << 20, 2, "too many arguments");
  char **argv = lua_newuserdatauv(L, ((size_t)n + 2) * sizeof *argv, 1);
  lua_newtable(L); /* keeps the strings, which the call may let go of */
  argv[0] = (char *)(uintptr_t)lua_tostring(L, 1);
  for (lua_Unsigned i = 1; i <= n; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i);
    argv[i] = (char *)(uintptr_t)luaL_checkstring(L, -1);
    lua_rawseti(L, -2, (lua_Integer)i);
  }
  argv[n + 1] = NULL;
  lua_setiuservalue(L, -2, 1);
  *argc = (int)n + 1;
  return argv;
}

/* Puts an option into the table on top. [-0, +0, m] */
static void put_option(lua_State *L, const OptionFound *f) {
  switch (f->row->kind) {
  case OPTION_FLAG: lua_pushboolean(L, 1); break;
  case OPTION_DAY:
  case OPTION_NUMBER: lua_pushinteger(L, (lua_Integer)f->number); break;
  default: lua_pushstring(L, f->arg);
  }
  lua_setfield(L, -2, f->row->name);
}

static void put_defaults(lua_State *L, const OptionRow *r) {
  for (; r->name; r++)
    if (r->has_default || r->kind == OPTION_ONE)
      put_option(L,
                 &(OptionFound){r, r->values ? r->values[0] : NULL, r->number});
}

/* Appends to the array of that name in the table on top. [-0, +0, m] */
static void append(lua_State *L, const char *list, const char *s) {
  lua_getfield(L, -1, list);
  lua_pushstring(L, s);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

/* The table of lists that options stand in: names, rules, inputs, given. */
static void push_lists(lua_State *L) {
  static const char *const lists[] = {"names", "rules", "inputs", "given"};
  lua_newtable(L);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    lua_newtable(L);
    lua_setfield(L, -2, lists[i]);
  }
}

/* host.options(command, arguments) -> options by name, with `given`, a set of
 * their names, `names`, what is no option, and of these `rules` and `inputs` |
 * nil, what is wrong */
static int host_options(lua_State *L) {
  OptionScan scan;
  OptionFound found;
  int argc, more;
  const char *command = luaL_checkstring(L, 1);
  char **argv = push_argv(L, &argc);
  option_scan_start(&scan, command, argc, argv);
  push_lists(L);
  if (scan.command) put_defaults(L, scan.command->rows);
  while ((more = option_scan_next(&scan, &found)) > 0) {
    put_option(L, &found);
    lua_getfield(L, -1, "given");
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, found.row->name);
    lua_pop(L, 1);
    if (found.row->letter == 'h') return 1; /* the rest does not matter */
  }
  if (more < 0) {
    lua_pushnil(L);
    lua_pushstring(L, scan.message);
    return 2;
  }
  for (int i = scan.operand; i < argc; i++) {
    append(L, "names", argv[i]);
    append(L, option_is_rule(argv[i]) ? "rules" : "inputs", argv[i]);
  }
  return 1;
}

/* host.option_text(command) -> the lines of its help that tell of its options */
static int host_option_text(lua_State *L) {
  const OptionCommand *c = option_command(luaL_checkstring(L, 1));
  lua_pushstring(L, c ? c->text : "  -h, --help  this text");
  return 1;
}

void host_option_open(lua_State *L) {
  static const luaL_Reg functions[] = {{"options", host_options},
                                       {"option_text", host_option_text},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
