rockspec_format = "3.0"
package = "geoeng"
version = "0.2.0-1"
source = { url = "file://." } -- a checkout: luarocks make scripts/lua/...
description = {
  summary = "Rule-based event extraction from news text",
  detailed = [[
Finds who met, struck or supplied whom, when and where, by rules that are small
Lua files; each value names the words and the rule line it came from.]],
  license = "MIT",
}
dependencies = { "lua ~> 5.4" }
supported_platforms = { "linux" }
build = {
  type = "make",
  build_target = "lua-rock",
  install_pass = false,
  install = {
    lib = {
      geoeng = "build/release/lua/geoeng.so",
      ["geoeng.english"] = "scripts/model/english.model", -- beside it
      ["geoeng.LICENSES"] = "build/release/lua/LICENSES.txt", -- of others
    },
    lua = { -- annotations, for editors
      ["geoeng.meta.geoeng"] = "scripts/lua/geoeng.d.lua",
      ["geoeng.meta.record"] = "scripts/geoeng/meta/record.lua",
    },
  },
}
