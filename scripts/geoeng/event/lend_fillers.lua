--- What may be lent to a role: everything in the sentence that the patterns of
--- its role string match, wherever it stands, one span for each head word. A role
--- that takes actors or noun phrases of any kind is asked of all of these, and
--- of places.

local define = require "geoeng.language.define"
local event_time = require "geoeng.event.event_time"
local memo = require "geoeng.event.sentence_memo"
local spans = require "geoeng.event.spans"

local M = {}

--- The noun phrase that a list's word is the head of, else the word.
local function whole_phrase(sentence, span)
  for _, np in ipairs(sentence:layer "np") do
    if np.head == span.head then return np end
  end
  return span
end

--- Tokens of time expressions: a noun phrase of one fills no role but `time`.
local function in_times(sentence)
  local tokens = {}
  for _, s in ipairs(sentence:layer "time") do
    for i = s.first, s.last do tokens[i] = true end
  end
  return tokens
end

--- A pattern that stands for any noun phrase is asked last: its spans say least.
local function add(list, by_head, sentence, alternative)
  local phrase = alternative.phrase or alternative.layer == "np"
  local of_time = phrase and memo.of(sentence, in_times, "time") or {}
  for _, s in ipairs(memo.matches(sentence, alternative)) do
    if alternative.list then s = whole_phrase(sentence, s) end
    if not by_head[s.head] and not of_time[s.head] then
      by_head[s.head] = true
      list[#list + 1] = s
    end
  end
end

local function alternatives_of(role)
  local plain, phrases = {}, {}
  for _, clause in ipairs(role.clauses) do
    while clause do
      for _, a in ipairs(clause.alternatives or {}) do
        table.insert(a.phrase and phrases or plain, a)
      end
      clause = clause.also
    end
  end
  return table.move(phrases, 1, #phrases, #plain + 1, plain)
end

local function is_open(role)
  for _, a in ipairs(alternatives_of(role)) do
    if a.phrase or a.layer == "actor" then return true end
  end
  return false
end

local function in_text_order(a, b) return a.first < b.first end

--- What fills roles in most rules; layers that no rule reads are not there.
local ANY = { { layer = "actor" }, { layer = "place" }, { layer = "np" } }

local function is_there(layer) return layer == "np" or define.layers[layer] end

--- What the role strings of a role match in a sentence, in text order.
local function matched(sentence, role)
  local list, by_head = {}, {}
  for _, a in ipairs(alternatives_of(role)) do
    add(list, by_head, sentence, a)
  end
  for _, a in ipairs(is_open(role) and ANY or {}) do
    if is_there(a.layer) then add(list, by_head, sentence, a) end
  end
  table.sort(list, in_text_order)
  return list
end

--- Spans that may fill a role, in text order.
---@param sentence table
---@param role table  of a rule: name, clauses
---@return table[] spans
function M.of(sentence, role)
  return memo.of(sentence, matched, role)
end

local NONE = spans.new()

local function dates(sentence)
  local list = {}
  for _, s in ipairs(sentence:layer "time") do
    if event_time.is_date(s, NONE) then list[#list + 1] = s end
  end
  return list
end

--- Time expressions that may date an event, in text order.
---@param sentence table
---@return table[] spans
function M.times(sentence) return memo.of(sentence, dates, "time") end

return M
