local card = require "geoeng.out.card"
local wrap = require "geoeng.format.wrap"

local DATE, PLACE = "2024-05-06", { name = "Cairo", country = "EGY" }

local function span(text, more)
  local s = { text = text, start = 0, stop = 1 }
  for k, v in pairs(more or {}) do s[k] = v end
  return s
end

--- An event whose sentence starts with a trigger of one letter.
local function event(more)
  local ev = { type = "visit", modality = "asserted", doc = "a.txt",
    trigger = span "v", args = {}, sentence = { text = "v it", start = 0 },
    prov = { rule = "visit", file = "visit.lua", line = 3 } }
  for k, v in pairs(more) do ev[k] = v end
  return ev
end

local function lines_of(ev, columns, color)
  card.begin { color = color or false, columns = columns }
  local lines = {}
  for line in card.event(ev):gmatch "[^\n]+" do lines[#lines + 1] = line end
  return lines
end

describe("cards", function()
  local long = ("Minister of Everything "):rep(5) .. ("x"):rep(70) .. " 東京都"
  local function wide()
    return event { doc = ("folder/"):rep(12) .. "a.txt",
      args = { span(long, { role = "visitor", country = "FRA" }),
        span("y", { role = ("r"):rep(50) }) },
      link = { cluster = "c0", reason = long,
        args = { span(long, { role = "guest" }) } },
      sentence = { text = "v " .. long, start = 0 } }
  end

  it("are never wider than the terminal, but for a long word", function()
    for _, columns in ipairs { 21, 40, 80, 200 } do
      for _, color in ipairs { false, true } do
        for _, line in ipairs(lines_of(wide(), columns, color)) do
          local only = not line:find "%S %S"
          assert.is_true(only or wrap.width(line) <= columns)
        end
      end
    end
  end)

  it("keep all words of a line that is broken", function()
    local text = table.concat(lines_of(wide(), 60), " "):gsub("%s+", " ")
    assert.is_truthy(text:find((long:match "^[^x]+"), 1, true))
  end)

  it("tell a time once that an argument tells", function()
    local time = { value = DATE, basis = "inferred" }
    local args = { span("Monday", { role = "time", value = DATE }) }
    local text = table.concat(lines_of(event { args = args, time = time }, 80),
      "\n")
    assert.is_truthy(text:find("Monday  (2024-05-06, inferred)", 1, true))
    assert.is_nil(text:find("when", 1, true))
    args[1].value = "2024-05-07"
    text = table.concat(lines_of(event { args = args, time = time }, 80), "\n")
    assert.is_truthy(text:find("when         2024-05-06  (inferred)", 1, true))
  end)

  it("tell a place once that an argument tells", function()
    local args = { span("Cairo", { role = "place", country = "EGY" }) }
    local text = table.concat(lines_of(event { args = args, place = PLACE },
      80), "\n")
    assert.is_nil(text:find("where", 1, true))
    args[1].text = "the capital"
    text = table.concat(lines_of(event { args = args, place = PLACE }, 80), "\n")
    assert.is_truthy(text:find("where        Cairo  (EGY)", 1, true))
  end)
end)
