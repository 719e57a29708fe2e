-- The sentences of tests/lua/*_cases.lua need the tokenizer and the matcher,
-- so they run inside of the executable.
describe("cases", function()
  it("hold inside of ./geoeng", function()
    local file = io.open("./geoeng", "rb")
    if not file then return pending("./geoeng is not built") end
    file:close()
    local run = assert(io.popen("sh tests/lua/run-cases 2>&1"))
    local output = run:read "a"
    local ok = run:close()
    assert.is_true(ok == true, output)
    assert.matches("%d+ passed, 0 failed", output)
  end)
end)
