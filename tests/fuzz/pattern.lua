-- What fuzz_pattern.c does with each input. A claim that does not hold is an
-- error.

local core = require "geoeng.core"
local pattern = require "geoeng.language.pattern"

local TEXT = [[
Zoe met Ali in Paris on May 7. Two "S-300" systems (worth $3m) aren't there!
]]

core.list_add(core.list "place", "Paris", "fold",
  core.entry { "country", "FRA" })
core.list_add(core.list "meet_v", "meet", "lemma")
core.list_add(core.list "meet_v", "hold talks", "lemma")
core.declare_layer "actor"
core.rule { kind = "span", name = "actor", file = "t.lua", line = 1,
  patterns = { core.pattern { k = "list", "place" } } }
core.seal()
local doc = core.analyze(TEXT)

--- Equal but for the columns.
local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in pairs(a) do
    if key ~= "at" and not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if key ~= "at" and a[key] == nil then return false end
  end
  return true
end

local function claim_why(why, text)
  assert(#why.message > 0 and not why.message:find "%c", why.message)
  assert(why.column >= 1 and why.column <= #text + 1, why.column)
end

--- What is written from a tree parses to that tree.
local function claim_format(tree)
  local text = pattern.format(tree)
  local again, why = pattern.parse(text)
  -- What is written has parentheses that the reader did not need.
  if not again and why.message:find "nested deeper" then return end
  assert(again, why and text .. ": " .. why.message)
  assert(same(tree, again), text)
end

local function claim_find(id)
  for s in doc:sentences() do
    local m = doc:find(id, s.first, s.last)
    assert(not m or m.first >= s.first and m.last <= s.last)
  end
end

local prepositions = require("geoeng.language.preposition").known

return function(text)
  local clauses, refused = pattern.parse_role(text, prepositions)
  if not clauses then claim_why(refused, text) end
  local tree, why = pattern.parse(text)
  if not tree then return claim_why(why, text) end
  claim_format(tree)
  local ok, id = pcall(core.pattern, tree)
  if not ok then
    assert(type(id) == "table" and #id.message > 0, id)
    return
  end
  ok, why = pcall(claim_find, id)
  if not ok then -- the step limit is the one thing that may fall
    local message = type(why) == "table" and why.message or why
    assert(tostring(message):find "limit", message)
  end
end
