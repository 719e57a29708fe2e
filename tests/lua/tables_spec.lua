local columns = require "geoeng.table.columns"
local csv_row = require "geoeng.format.csv_row"
local datasets = require "geoeng.table.datasets"
local json = require "geoeng.format.json"
local sides = require "geoeng.table.sides"

local function arg_of(role, text, more)
  local a = { role = role, text = text, start = 0, stop = #text, head = text }
  for k, v in pairs(more or {}) do a[k] = v end
  return a
end

local function event(args, more)
  local ev = { id = "0123456789abcdef", doc = "a", type = "raid",
    modality = "asserted", args = args, trigger = arg_of(nil, "raid"),
    sentence = { index = 1, start = 0, stop = 4, text = "raid" },
    prov = { rule = "raid", file = "r.lua", line = 1, engine = "geoeng 0" } }
  for k, v in pairs(more or {}) do ev[k] = v end
  return ev
end

--- The cells of an event by column.
local function cells(types, ev, doc)
  local x, found = columns.row(ev, doc or {}), {}
  for _, column in ipairs(columns.events(types)) do
    assert.is_nil(found[column.name], column.name)
    found[column.name] = csv_row.text(column.get(x))
  end
  return found
end

local RAID = { { type = "raid", roles = { "raider", "victim", "killed" },
  numbers = { killed = true } } }

describe("rows of CSV", function()
  it("quote what has to be", function()
    assert.are.equal('a,"b,c","say ""x""","d\ne",\r\n',
      csv_row.row({ "a", "b,c", 'say "x"', "d\ne" }, 5))
    assert.are.equal(",x\r\n", csv_row.row({ nil, "x" }, 2))
  end)

  it("hold no formula", function()
    for _, s in ipairs { "=1+1", "+1", "-1", "@x", "\tx", "＝1", "－1" } do
      assert.are.equal("'" .. s .. "\r\n", csv_row.row({ s }, 1))
    end
    assert.are.equal("\"'\n=1\"\r\n", csv_row.row({ "\n=1" }, 1))
    assert.are.equal("a=1,＞\r\n", csv_row.row({ "a=1", "＞" }, 2))
  end)

  it("keep numbers", function()
    assert.are.equal("-33.9,-7,40,1000000000000000,0.1,0.30000000000000004\r\n",
      csv_row.row({ -33.9, -7, 40.0, 1e15, 0.1, 0.1 + 0.2 }, 6))
    assert.are.equal("true,false,\r\n", csv_row.row({ true, false, json.null }, 3))
  end)

  it("hold no control characters", function()
    assert.are.equal("\u{FFFD}[2J\r\n", csv_row.row({ "\27[2J" }, 1))
  end)
end)

describe("columns of events", function()
  it("are those of the types, whatever the event", function()
    local names = {}
    for i, c in ipairs(columns.events(RAID)) do names[i] = c.name end
    local all = table.concat(names, " ")
    assert.is_truthy(all:find("trigger_end raider raider_country "
      .. "raider_country_basis victim victim_country victim_country_basis "
      .. "killed killed_min killed_max killed_exact killed_unit "
      .. "other_args time", 1, true), all)
  end)

  it("hold several arguments of a role in one cell, in one order", function()
    local c = cells(RAID, event { arg_of("raider", "Ruritania"),
      arg_of("raider", "rebels", { country = "CHE" }),
      arg_of("killed", "six", { value = { min = 6, max = 6, exact = true } }) })
    assert.are.equal("Ruritania; rebels", c.raider)
    assert.are.equal("; CHE", c.raider_country)
    assert.are.equal("", c.victim .. c.victim_country)
    assert.are.equal("6 6 true", table.concat({ c.killed_min, c.killed_max,
      c.killed_exact }, " "))
  end)

  it("tell what a country rests on", function()
    local args = { arg_of("raider", "India", { country = "IND" }),
      arg_of("raider", "envoy", { country = "USA", basis = "read" }),
      arg_of("raider", "he"), arg_of("raider", "the army",
        { country = "PAK", basis = "inferred" }), arg_of("victim", "me") }
    local c = cells(RAID, event(args))
    assert.are.equal("read; read; ; inferred", c.raider_country_basis)
    assert.are.equal("", c.victim_country_basis)
    local dyad = {}
    for _, column in ipairs(columns.dyads) do
      dyad[column.name] = column.get { ev = event(args), source = args[1],
        target = args[4] }
    end
    assert.are.equal("read inferred", dyad.source_country_basis .. " "
      .. dyad.target_country_basis)
  end)

  it("hold one number, of several their bounds", function()
    local function numbers(...)
      local list = {}
      for i, value in ipairs { ... } do
        list[i] = arg_of("killed", "n" .. i, { value = value })
      end
      local c = cells(RAID, event(list))
      return table.concat({ c.killed_min, c.killed_max, c.killed_exact,
        c.killed_unit }, " ")
    end
    local function exactly(n) return { min = n, max = n, exact = true } end
    local function money(n, currency)
      return { amount = n, min = n, max = n, currency = currency }
    end
    assert.are.equal("5 22 false ", numbers(exactly(22), exactly(5)))
    assert.are.equal("6 6 true ", numbers(exactly(6), exactly(6)))
    assert.are.equal("6  false ", numbers({ min = 6, exact = false }, exactly(9)))
    assert.are.equal(" 9 false ", numbers(exactly(9), { max = 7, exact = false }))
    assert.are.equal("9 9 true ", numbers("many", exactly(9)))
    assert.are.equal("   ", numbers("many", "more"))
    assert.are.equal(" 9 false ", numbers({ min = "5", max = 9 }, exactly(7)))
    assert.are.equal("  false USD", numbers(money(2, "USD"), exactly(1)))
    assert.are.equal("2 2  USD", numbers(money(2, "USD")))
    assert.are.equal("2 2  USD", numbers(money(2, "USD"), money(2, "USD")))
    assert.are.equal("1 2 false USD", numbers(money(2, "USD"), money(1, "USD")))
    assert.are.equal("  false USD; EUR", numbers(money(2, "USD"),
      money(1, "EUR")))
  end)

  it("lose no argument", function()
    local ev = event({ arg_of("time", "Monday"), arg_of("leader", "Ng"),
      arg_of("place", "Rome"), arg_of("place", "Pisa", { start = 9, stop = 13 }) },
      { time = { value = "2024-05-06", text = "Monday", start = 0, stop = 6,
          basis = "inferred" },
        place = { name = "Rome", text = "Rome", start = 0, stop = 4,
          basis = "read" } })
    local c = cells(RAID, ev)
    assert.are.equal("leader=Ng; place=Pisa", c.other_args)
    assert.are.equal("2024-05-06 Rome", c.time .. " " .. c.place)
  end)

  it("have names of their own", function()
    local c = cells({ { type = "t", roles = { "id", "file", "time", "a_country",
      "a" }, numbers = {} } }, event { arg_of("id", "x"), arg_of("a", "y") })
    assert.are.equal("0123456789abcdef x y", table.concat({ c.id, c.role_id,
      c.role_a }, " "))
  end)

  it("tell of the document", function()
    local c = cells(RAID, event({}, { meta = { source = "wire" } }),
      { id = "a", title = "News", date = "2024-05-08" })
    assert.are.equal("News 2024-05-08 wire", table.concat({ c.doc_title,
      c.doc_date, c.doc_source }, " "))
    for source, is in pairs { ["null"] = "", ["7"] = "7", ["true"] = "true",
      ['["a",null,["b"],2]'] = "a; 2", ['{"a":"b"}'] = "", ["1e999"] = "",
      ["[]"] = "" } do
      local parsed = json.parse('{"source":' .. source .. "}")
      assert.are.equal(is, cells(RAID, event({}, { meta = parsed }),
        { id = "a", title = "" }).doc_source)
    end
  end)
end)

describe("columns of arguments", function()
  it("tell which mention has it", function()
    local rows = columns.arg_rows(event({ arg_of("raider", "X", {
        resolved = "Xavier" }) }, { link = { cluster = "c", reason = "r",
        args = { arg_of("victim", "Y", { resolved = "fedcba9876543210" }) } } }),
      {})
    local found = {}
    for i, x in ipairs(rows) do
      found[i] = {}
      for _, c in ipairs(columns.args) do found[i][c.name] = c.get(x) end
    end
    assert.are.same({ 1, "Xavier", nil }, { found[1].number, found[1].resolved,
      found[1].mention })
    assert.are.same({ 2, "fedcba9876543210" }, { found[2].number,
      found[2].mention })
    assert.is_nil(found[2].resolved)
  end)

  it("hold numbers alone where numbers are told", function()
    local value = { min = "few", max = 1 / 0, exact = "so" }
    local x, found = { ev = event {}, arg = arg_of("killed", "few", {
      value = value }), number = 1 }, {}
    for _, c in ipairs(columns.args) do found[c.name] = c.get(x) end
    assert.are.same({ value = value }, { value = found.value, min = found.min,
      max = found.max, exact = found.exact })
  end)
end)

describe("sides", function()
  local told
  local function finder(types)
    told = {}
    return sides.finder { schema = types, left_out = function(what)
      told[#told + 1] = what
    end }
  end

  local function texts(types, args)
    local ev, list = event(args), {}
    for i, p in ipairs(finder(types)(ev, columns.row(ev, {}).roles)) do
      list[i] = (p.source.text or "-") .. ">" .. (p.target.text or "-")
    end
    return table.concat(list, " ")
  end

  local DIRECTED = { { type = "raid", roles = {},
    dyad = { source = { "raider" }, target = { "victim", "town" } } } }
  local MUTUAL = { { type = "raid", roles = {}, dyad = { mutual = { "raider" } } } }

  it("are each with each, of the first role that is filled", function()
    assert.are.equal("a>c a>d b>c b>d", texts(DIRECTED, { arg_of("raider", "a"),
      arg_of("raider", "b"), arg_of("victim", "c"), arg_of("victim", "d"),
      arg_of("town", "e") }))
    assert.are.equal("a>e", texts(DIRECTED, { arg_of("raider", "a"),
      arg_of("town", "e") }))
    assert.are.equal("->e", texts(DIRECTED, { arg_of("town", "e") }))
  end)

  it("of a mutual dyad are each two", function()
    assert.are.equal("a>b a>c b>c", texts(MUTUAL, { arg_of("raider", "a"),
      arg_of("raider", "b"), arg_of("raider", "c") }))
    assert.are.equal("a>-", texts(MUTUAL, { arg_of("raider", "a") }))
  end)

  it("that are none are told", function()
    assert.are.equal("", texts(DIRECTED, {}))
    assert.are.same({ "events of type 'raid' that tell of no side" }, told)
    assert.are.equal("", texts({ { type = "raid", roles = {} } }, {}))
    assert.are.same({ "events of type 'raid', of which no rule declares a 'dyad'" },
      told)
  end)
end)

describe("columns of data sets", function()
  local function value(set, name, ev)
    for _, c in ipairs(datasets[set]) do
      if c.name == name then
        return c.get { ev = ev, doc = {}, actors = {}, recipients = {},
          source = {}, target = {} }
      end
    end
    error(name)
  end

  it("are as many as these have, each once", function()
    for set, n in pairs { polecat = 40, icews = 20 } do
      local seen, k = {}, 0
      for _, c in ipairs(datasets[set]) do
        assert.is_nil(seen[c.name], c.name)
        seen[c.name], k = true, k + 1
      end
      assert.are.equal(n, k)
    end
  end)

  it("make no day of a month, and no city of a country", function()
    local ev = event({}, { time = { value = "2024-05", from = "2024-05-01",
      to = "2024-05-31" }, place = { name = "Peru", grain = "country",
      country = "PER", lat = -10, lon = -76 } })
    assert.is_nil(value("polecat", "Event Date", ev))
    assert.is_nil(value("icews", "City", ev))
    assert.are.equal("PER", value("icews", "Country", ev))
    ev.time.to = "2024-05-01"
    assert.are.equal("2024-05-01", value("icews", "Event Date", ev))
  end)

  it("have codes of CAMEO alone", function()
    for code, is in pairs { ["190"] = true, ["19"] = true, ["1823"] = true,
      ["138b"] = false, AGREE = false, ["12345"] = false } do
      assert.are.equal(is and code or nil,
        value("icews", "CAMEO Code", event({}, { code = code })))
    end
    assert.is_nil(value("icews", "CAMEO Code", event({}, { code = { "190" } })))
  end)
end)
