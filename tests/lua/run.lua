-- Runs the specs under Lua 5.4: lua5.4 tests/lua/run.lua
package.path = "scripts/?.lua;scripts/?/init.lua;tests/lua/?.lua;"
  .. package.path
package.preload["geoeng.core"] = function() return require "core_words" end
arg = { [0] = arg[0], "--output=plainTerminal", "--pattern=_spec%.lua$",
  "tests/lua" }
require "busted.runner" { standalone = false }
