/* core.day, core.date and the calendar behind them: days as numbers. */
#include "base/day.h"
#include "lua/bind.h"

#define FARTHEST ((lua_Integer)1 << 50) /* years, months and days */

/* core.day("2024-10-12") -> its day | nil */
static int core_day(lua_State *L) {
  size_t n;
  int32_t day;
  const char *s = luaL_checklstring(L, 1, &n);
  if (ge_day_parse(s, n, &day)) lua_pushinteger(L, day);
  else lua_pushnil(L);
  return 1;
}

/* core.date(day) -> "2024-10-12"; days beyond the years 0 to 9999 give the
 * first or last of them. */
static int core_date(lua_State *L) {
  char date[11];
  lua_Integer day = luaL_checkinteger(L, 1);
  if (day < INT32_MIN) day = INT32_MIN;
  if (day > INT32_MAX) day = INT32_MAX;
  ge_day_format((int32_t)day, date);
  lua_pushstring(L, date);
  return 1;
}

/* A number that can be reckoned with. */
static lua_Integer check_number(lua_State *L, int index) {
  lua_Integer n = luaL_checkinteger(L, index);
  luaL_argcheck(L, n >= -FARTHEST && n <= FARTHEST, index,
                "beyond the calendar");
  return n;
}

/* core.day_of(year, month, mday) -> day; months beyond the year, and days beyond
 * the month, run on */
static int core_day_of(lua_State *L) {
  lua_Integer year = check_number(L, 1), month = check_number(L, 2) - 1;
  lua_Integer years = (month >= 0 ? month : month - 11) / 12;
  lua_pushinteger(L, day_of(year + years, (int)(month - 12 * years) + 1,
                            check_number(L, 3)));
  return 1;
}

/* core.date_of(day) -> year, month, mday */
static int core_date_of(lua_State *L) {
  int month, mday;
  lua_pushinteger(L, day_date(check_number(L, 1), &month, &mday));
  lua_pushinteger(L, month);
  lua_pushinteger(L, mday);
  return 3;
}

/* core.month_length(year, month) -> days | nil: no month */
static int core_month_length(lua_State *L) {
  lua_Integer year = check_number(L, 1), month = check_number(L, 2);
  if (month >= 1 && month <= 12)
    lua_pushinteger(L, day_month_length(year, (int)month));
  else lua_pushnil(L);
  return 1;
}

void open_calendar(lua_State *L) {
  static const luaL_Reg functions[] = {{"day", core_day},
                                       {"date", core_date},
                                       {"day_of", core_day_of},
                                       {"date_of", core_date_of},
                                       {"month_length", core_month_length},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
