std = "lua54"
max_line_length = 120
local RULES = {
  read_globals = { "pack", "words", "span", "text", "event", "test", "yes",
    "no", "same" },
}
files["rules"] = RULES
exclude_files = { "tests/attacks/rules" }
files["scripts/doc/examples"] = RULES
files["tests/data"] = RULES
files["tests/lua"] = { std = "lua54+busted", globals = { "arg" } }
files["tests/lua/*_cases.lua"] = { max_line_length = false }
files["tests/c/lua_cases.lua"] = { read_globals = { "call_module", "set_memory",
  "set_output", "output" } }
files["rules/*.lua"] = { max_line_length = false }
