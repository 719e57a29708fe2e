#!/bin/sh
# The form of the C code; then luacheck over all Lua, run by Lua 5.4: Debian
# keeps its modules under 5.1.
cd "$(dirname "$0")/.." || exit 1
find core include scripts tests -name '*.[ch]' |
  xargs clang-format-14 --dry-run -Werror || exit 1
LUA_PATH="/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua;;"
LUA_CPATH="/usr/lib/$(uname -m)-linux-gnu/lua/5.4/?.so;;"
export LUA_PATH LUA_CPATH
lua5.4 "$(command -v luacheck)" -q scripts rules tests --no-color
