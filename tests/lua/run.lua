-- Runs the specs under Lua 5.4: lua5.4 tests/lua/run.lua
package.cpath = "build/specs/?.so;" .. package.cpath -- make build-tests
package.path = "scripts/?.lua;scripts/?/init.lua;" .. package.path
arg = { [0] = arg[0], "--output=plainTerminal", "--pattern=_spec%.lua$",
  "tests/lua" }
require "busted.runner" { standalone = false }
