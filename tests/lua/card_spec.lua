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

  it("tell that an occurrence is told elsewhere, and nothing of a single one",
    function()
      local function told(link)
        for _, line in ipairs(lines_of(event { id = "e1", link = link }, 80)) do
          if line:find "told" then return line:match "told%s+(.*)" end
        end
        return nil
      end
      assert.is_nil(told(nil))
      assert.is_nil(told { cluster = "e1", reason = "the only mention",
        mentions = 1 })
      assert.are.equal("3 times in this document", told { cluster = "e1",
        reason = "first mention", mentions = 3 })
      assert.are.equal("first here, as e1", told { cluster = "e1",
        reason = "first mention" })
      assert.are.equal("before, as  [2Je0  (x)", told { cluster = "\27[2Je0",
        reason = "x" })
      assert.are.equal("before, as e0  (same word)", told { cluster = "e0",
        reason = "same word" })
      assert.are.equal("before, as e0  (same word)", told { cluster = "e0",
        reason = "same word", mentions = 1 })
      assert.are.equal("2 times in this document; before, as e0  (same word)",
        told { cluster = "e0", reason = "same word", mentions = 2 })
    end)
end)
