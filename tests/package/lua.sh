#!/bin/sh
# The Lua rock: `luarocks make` into build/package/lua/tree, then what stock Lua
# does with it. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
if ! command -v luarocks >/dev/null; then
  echo "skipped: there is no luarocks"
  exit 0
fi
root=$PWD
work=$root/build/package/lua
version=$(sed -n 's/^#define GE_VERSION "\(.*\)"/\1/p' include/geoeng.h)
rock=scripts/lua/geoeng-$version-1.rockspec
tree=$work/tree module=$work/tree/lib/lua/5.4/geoeng.so
rm -rf "$work" && mkdir -p "$work" || exit 1
. tests/expect.sh

make_rock() { luarocks --lua-version 5.4 --tree "$tree" make "$rock"; }

# A tree of HEAD and nothing else; what is built there is thrown away.
make_rock_clean() {
  sh scripts/build/tree.sh "$work/clean" &&
    (cd "$work/clean" && luarocks --lua-version 5.4 --tree tree make "$rock") &&
    [ -f "$work/clean/tree/lib/lua/5.4/geoeng.so" ]
}

# ------------------------------------------------------- one Lua in a process

symbols() { nm -D "$@" | sed 's/@.*//'; }

exports_one() {
  [ "$(symbols --defined-only "$module" | awk '{ print $3 }')" = luaopen_geoeng ]
}

# Nothing that is linked has a Lua of its own.
links_no_lua() {
  LD_LIBRARY_PATH='' ldd "$module" >"$work/ldd" &&
    grep -q liblua5.4-lpeg "$work/ldd" &&
    ! grep -E 'liblua[0-9.-]*\.so' "$work/ldd"
}

# Every name of Lua in the module and in LPeg is one that the program has.
program_has_all() {
  lpeg=$(awk '/lpeg/ { print $3 }' "$work/ldd")
  for file in "$module" "$lpeg"; do
    symbols -u "$file" | awk '$2 ~ /^luaL?_/ { print $2 }'
  done | sort -u >"$work/wanted"
  symbols --defined-only "$(command -v lua5.4)" | awk '{ print $3 }' |
    sort >"$work/has"
  [ -s "$work/wanted" ] && [ -z "$(comm -23 "$work/wanted" "$work/has")" ]
}

# What the loader bound, name by name: all of Lua to this file.
bound_to() { # file program arguments...
  file=$1
  shift
  LD_DEBUG=bindings LD_BIND_NOW=1 LD_DEBUG_OUTPUT=$work/bind "$@" &&
    cat "$work"/bind.* >"$work/bindings" && rm -f "$work"/bind.* &&
    sed -n "s/.*binding file \([^ ]*\) .* to \([^ ]*\) .*symbol .\(luaL*_[a-z]*\)'.*/\1 \2 \3/p" \
      "$work/bindings" >"$work/lua_bindings" &&
    grep -q "geoeng.so .* lua_newstate" "$work/lua_bindings" &&
    grep -q "lpeg.* lua_" "$work/lua_bindings" &&
    ! awk '{ print $2 }' "$work/lua_bindings" | sort -u | grep -vxF "$file"
}

hosts() {
  cat >"$work/one.lua" <<'END'
local geoeng = require "geoeng"
local e <close> = assert(geoeng.engine { "military" })
assert(#assert(e:run("Israeli jets struck a depot near Damascus.")) == 1)
local maps = assert(io.open "/proc/self/maps"):read "a"
local n = 0
for path in maps:gmatch "r%-xp[^\n]* (/[^\n]*)" do
  if path:find "/liblua[%d.-]*%.so" or path:find "/lua5%.4$" then n = n + 1 end
end
assert(n <= 1, n .. " copies of Lua")
END
  cat >"$work/host.c" <<'END'
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  if (argc == 2 && luaL_dofile(L, argv[1]) == LUA_OK) return lua_close(L), 0;
  fprintf(stderr, "%s\n", lua_tostring(L, -1));
  return 1;
}
END
  expect "stock Lua: each name of Lua is bound to the program" \
    bound_to lua5.4 lua5.4 "$work/one.lua"
  # shellcheck disable=SC2046  # words of a list
  expect "a program linked with liblua5.4.so" "${CC:-gcc}" -o "$work/host" \
    "$work/host.c" $(pkg-config --cflags --libs lua5.4)
  expect "it has one Lua, too" bound_to \
    "$(ldd "$work/host" | awk '/liblua5.4/ { print $3 }')" \
    "$work/host" "$work/one.lua"
}

# A program whose Lua runs out of memory at any point of a call.
out_of_memory() {
  # shellcheck disable=SC2046  # words of a list
  "${CC:-gcc}" -std=c11 -Wall -Wextra -Werror -g -o "$work/memory" \
    tests/package/lua_memory.c $(pkg-config --cflags --libs lua5.4) &&
    "$work/memory"
}

# ----------------------------------------------------------------- the parts

expect "the rockspec is that of version $version" [ -f "$rock" ]
expect "the manual names it" grep -qF "make $rock" scripts/doc/embedding.md
expect "luarocks make" make_rock
expect "licences" sh tests/package/licenses.sh rock
mkdir "$work/clean"
expect "luarocks make in a clean checkout" make_rock_clean
rm -rf "$work/clean"
expect "the module exports luaopen_geoeng alone" exports_one
expect "no Lua is linked" links_no_lua
expect "stock Lua has what the module needs" program_has_all

LUA_PATH="$tree/share/lua/5.4/?.lua;;" LUA_CPATH="$tree/lib/lua/5.4/?.so;;"
export LUA_PATH LUA_CPATH
hosts
expect "out of memory in any allocation of the host" out_of_memory
cat "$work/log"

# What the manual shows.
block() { # first line of a block: its lines
  awk -v open="\`\`\`$1" '/^```$/ { on = 0 } on { print } $0 == open { on = 1 }' \
    scripts/doc/embedding.md
}
manual() {
  block "lua told.lua" >"$work/told.lua"
  block "text told.out" >"$work/told.want"
  [ -s "$work/told.want" ] && lua5.4 "$work/told.lua" >"$work/told.out" &&
    diff "$work/told.want" "$work/told.out"
}
expect "the program of geoeng help embedding" manual

# The same documents by the command, and by the module.
corpus=${GEOENG_CORPUS:-../shared/bench/news.jsonl}
if [ ! -f "$corpus" ]; then
  echo "skipped $corpus: it is not here; the examples stand for it"
  corpus=scripts/doc/examples/news.jsonl
fi
GEOENG_CACHE=$work/cache ./geoeng military.lua diplomacy.lua "$corpus" -j 2 \
  >"$work/command.jsonl" || failed=$((failed + 1))

log=$work/spec.log
lua5.4 tests/package/lua_rock.lua "$corpus" "$work/command.jsonl" build/package/lua \
  >"$log" 2>&1
code=$?
grep -v '^[0-9]* passed, ' "$log"
line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
n=$(echo "$line" | sed -n 's/.*, \([0-9]*\) failed.*/\1/p')
passed=$((passed + $(echo "${line:-0}" | sed 's/ .*//')))
[ $code -eq 0 ] || [ "${n:-0}" -gt 0 ] || n=1 # it crashed
failed=$((failed + ${n:-1}))

finish
