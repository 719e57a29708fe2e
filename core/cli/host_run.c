#include "cli/host_run.h"
#include "cli/host_class.h"
#include "cli/run_folder.h"

#include <lauxlib.h>

#define RUN_BOX "geoeng.run"

typedef struct RunBox {
  Folder *folder; /* NULL: closed */
} RunBox;

static int run_close(lua_State *L) {
  RunBox *box = luaL_checkudata(L, 1, RUN_BOX);
  folder_close(box->folder);
  box->folder = NULL;
  return 0;
}

static Folder *folder(lua_State *L) {
  const RunBox *box = luaL_checkudata(L, 1, RUN_BOX);
  if (!box->folder) luaL_error(L, "the run is closed");
  return box->folder;
}

static void push_wrong(lua_State *L, const Folder *f) {
  const char *to_do = folder_refused(f) || !folder_journal(f)->run[0]
                          ? ""
                          : "; --resume runs it and what follows again";
  lua_pushfstring(L, "%s: error: %s%s", folder_place(f), folder_wrong(f),
                  to_do);
}

/* run:next() -> records, ordinal | nil at the end | false, message */
static int run_next(lua_State *L) {
  FolderDoc d;
  Folder *f = folder(L);
  switch (folder_next(f, &d)) {
  case FOLDER_END: lua_pushnil(L); return 1;
  case FOLDER_DOC:
    lua_pushlstring(L, d.records, d.nrecords);
    lua_pushinteger(L, (lua_Integer)d.line.ordinal);
    return 2;
  case FOLDER_BAD: break;
  }
  lua_pushboolean(L, 0);
  push_wrong(L, f);
  return 2;
}

/* run:inputs() -> documents of its input | nil: it was stopped before the end;
 * to be believed behind the last document */
static int run_inputs(lua_State *L) {
  uint64_t inputs;
  if (folder_signed(folder(L), &inputs))
    lua_pushinteger(L, (lua_Integer)inputs);
  else lua_pushnil(L);
  return 1;
}

/* run:key() -> what decides the bytes of the run */
static int run_key(lua_State *L) {
  lua_pushstring(L, folder_key(folder(L)));
  return 1;
}

/* host.open_run(dir) -> run | nil, message */
static int open_run(lua_State *L) {
  const char *dir = luaL_checkstring(L, 1);
  if (!lua_toboolean(L, lua_upvalueindex(1)))
    return luaL_error(L, "a command that runs rules opens no run");
  RunBox *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->folder = NULL;
  luaL_setmetatable(L, RUN_BOX);
  GeStatus st = folder_open(&box->folder, dir, -1);
  if (st == GE_OK) return 1;
  if (!box->folder) return luaL_error(L, "out of memory");
  lua_pushnil(L);
  push_wrong(L, box->folder);
  return 2;
}

void host_run_open(lua_State *L, bool trusted) {
  static const luaL_Reg methods[] = {{"next", run_next},
                                     {"inputs", run_inputs},
                                     {"key", run_key},
                                     {"close", run_close},
                                     {NULL, NULL}};
  host_class(L, RUN_BOX, methods, run_close);
  lua_pushboolean(L, trusted);
  lua_pushcclosure(L, open_run, 1);
  lua_setfield(L, -2, "open_run");
}
