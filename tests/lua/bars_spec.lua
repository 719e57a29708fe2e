local bars = require "geoeng.format.bars"
local count = require "geoeng.corpus.event_count"
local sum = require "geoeng.corpus.event_sum"
local wrap = require "geoeng.format.wrap"

describe("bars", function()
  it("are as long as the part is, and never empty for something", function()
    assert.are.equal("", bars.bar(0, 10, 10, true))
    assert.are.equal("#", bars.bar(1, 1000, 10, false))
    assert.are.equal("▏", bars.bar(1, 1000, 10, true))
    assert.are.equal(("█"):rep(10), bars.bar(7, 7, 10, true))
    assert.are.equal("██▌", bars.bar(1, 4, 10, true))
    assert.are.equal("", bars.bar(1, 1, 0, true))
  end)

  it("stay within the columns, whatever the names are", function()
    local rows = { { ("東京都"):rep(20), 1000 }, { "a", 1 } }
    for columns = 24, 90 do
      for _, line in ipairs(bars.lines(rows, columns, true)) do
        assert.is_true(wrap.width(line) <= columns, line)
      end
    end
  end)

  it("are drawn against the largest number, which need not be the first", function()
    local lines = bars.lines({ { "a", 1 }, { "b", 2 } }, 30, false, 2)
    assert.are.equal("a    1 " .. ("#"):rep(10), lines[1])
    assert.are.equal("b    2 " .. ("#"):rep(20), lines[2])
  end)
end)

local function event(id, more)
  local rec = { id = id, doc = "a", type = "raid", modality = "asserted",
    args = {}, prov = { rules_sha256 = "x" } }
  for k, v in pairs(more or {}) do rec[k] = v end
  return rec
end

local function side(role, country, start, more)
  local a = { role = role, text = role, country = country, start = start }
  for k, v in pairs(more or {}) do a[k] = v end
  return a
end

describe("sums of events", function()
  it("count a pair of countries once an event, and no place as a side", function()
    local c = sum.new()
    sum.add(c, event("1", { args = { side("attacker", "ISR", 0),
      side("target", "SYR", 5), side("target", "SYR", 9),
      side("near", "LBN", 20) }, place = { name = "Tyre", country = "LBN",
      start = 20, basis = "read" } }))
    assert.are.same({ ["ISR SYR"] = 1 }, c.pairs)
    assert.are.same({ ISR = 1, SYR = 1 }, c.actors)
    assert.are.same({ LBN = 1 }, c.countries)
    assert.are.same({ words = 3 }, c.basis.country)
    assert.are.same({ none = 1 }, c.basis.time)
  end)

  it("put a time into a month only if it lies in it", function()
    local c = sum.new()
    local function at(id, from, to)
      sum.add(c, event(id, { time = { from = from, to = to, basis = "read" } }))
    end
    at("1", "2024-05-01", "2024-05-31")
    at("2", "2024-05-31", "2024-06-01")
    at("3", "2024-05-09")
    assert.are.same({ ["2024-05"] = 2 }, c.months)
    assert.are.equal(1, c.longer)
    assert.are.equal("2024-05-01", c.first)
    assert.are.equal("2024-06-01", c.last)
  end)

  it("count an id once", function()
    local c = sum.new()
    sum.add(c, event "1")
    sum.add(c, event "1")
    assert.are.equal(1, c.events)
    assert.are.equal(1, c.repeated)
  end)

  it("name who takes part by id, codes or words", function()
    local c = sum.new()
    sum.add(c, event("1", { args = { side("a", "TUR", 0, { sector = "GOV",
      id = "Recep_Tayyip_Erdogan" }), side("b", nil, 3, { sector = "REB" }),
      side("c", "ISR", 5, { sector = "MIL" }), side("d", nil, 9) } }))
    assert.are.same({ ["Recep Tayyip Erdogan (TUR GOV)"] = 1, ["b (REB)"] = 1,
      ["ISR MIL"] = 1 }, c.actors)
  end)

  it("are read from the lines of the command", function()
    local c = count.new()
    count.read(c, "3\tdocuments\n2\tevent\traid\talleged\n1\trule\ta b.lua\n"
      .. "2\tplace\tTyre\tLBN\n1\tday\t2024-05-01\t2024-05-02\n4\tfailed\tx: y\n")
    assert.are.equal(3, c.facts.documents)
    assert.are.same({ raid = { alleged = 2 } }, c.modality)
    assert.are.same({ rule = { "a b.lua" } }, c.names)
    assert.are.same({ ["Tyre, LBN"] = 2 }, c.places)
    assert.are.same({ ["x: y"] = 4 }, c.failures)
    assert.are.equal("2024-05-02", c.last)
  end)
end)
