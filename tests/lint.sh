#!/bin/sh
# luacheck over all Lua but the rules' own globals.
cd "$(dirname "$0")/.." || exit 1
lua5.4 "$(command -v luacheck)" -q scripts rules tests --no-color
