-- Every finding of `geoeng check` is found in its wrong example, and no finding
-- at all in its right one.
local finding = require "geoeng.rule.finding"

local function codes_of(text)
  os.execute "mkdir -p build/check-examples"
  local path = "build/check-examples/example.lua"
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
  local run = assert(io.popen("./geoeng check --format json " .. path))
  local codes = {}
  for line in run:lines() do codes[#codes + 1] = line:match '"code":"(%w+)"' end
  run:close()
  return codes
end

describe("the table of findings", function()
  local file = io.open("./geoeng", "rb")
  if file then file:close() end

  it("has codes in order, each once", function()
    local last = ""
    for _, f in ipairs(finding.list) do
      assert.matches("^[EW]%d%d%d$", f.code)
      assert.is_true(f.code > last)
      assert.equal(f, finding.by_name[f.name])
      last = f.code
    end
  end)

  for _, f in ipairs(finding.list) do
    it("tells " .. f.code .. " of its wrong example alone", function()
      if not file then return pending("./geoeng is not built") end
      assert.same({ f.code }, codes_of(f.wrong))
      assert.same({}, codes_of(f.right))
    end)
  end
end)
