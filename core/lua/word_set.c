/* core.wordset: sets of English words, as core/base/word_set.h has them. */
#include "base/word_set.h"
#include "lua/bind.h"

/* core.wordset(name) -> the words of rules/lexicons/english, sorted, and word ->
 * value of those that have one; raises when there is no such set */
static int core_wordset(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const WordList *list = wordset_find(name);
  if (!list) return luaL_error(L, "there is no set of words '%s'", name);
  lua_createtable(L, (int)list->n, 0);
  for (uint32_t i = 0; i < list->n; i++) {
    lua_pushstring(L, list->words[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_newtable(L);
  for (uint32_t i = 0; list->values && i < list->n; i++) {
    if (!list->values[i]) continue;
    lua_pushstring(L, list->values[i]);
    lua_setfield(L, -2, list->words[i]);
  }
  return 2;
}

void open_word_set(lua_State *L) {
  static const luaL_Reg functions[] = {{"wordset", core_wordset}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
