--- What is asked of a sentence again and again, remembered as long as its
--- document is at hand: what layers and patterns match in it, which words stand
--- above a word in its tree and in its slots, which places spans mean, and what
--- functions find out of its tokens; and what is asked of the whole document.

local core = require "geoeng.core"
local where = require "geoeng.place.disambiguation"

local M = {}

local HOPS = 8 -- words between two that are linked, at most

--- Sentence index -> layer or pattern -> spans; `above`: token -> words above;
--- `told`: function -> what it is asked of -> what it says.
local known = {}

--- Key -> what was found in the document, or false.
local found = {}

--- Let go of the document.
function M.forget() known, found = {}, {} end

--- What a function finds in the document, which runs once.
---@param key string
---@param find fun(...): any
---@return any
function M.once(key, find, ...)
  if found[key] == nil then found[key] = find(...) or false end
  return found[key] or nil
end

local function known_of(sentence)
  local here = known[sentence.index]
  if not here then
    here = { above = {}, slots = {}, places = {}, told = {} }
    known[sentence.index] = here
  end
  return here
end

--- What an alternative of a clause matches in a sentence.
---@param sentence table
---@param alternative table  { layer= } or { pattern= }
---@return table[] spans
function M.matches(sentence, alternative)
  local here = known_of(sentence)
  local key = alternative.layer or alternative.pattern
  local list = here[key]
  if not list then
    list = alternative.layer and sentence:layer(alternative.layer)
      or core.values(sentence, key)
    here[key] = list
  end
  return list
end

--- What a function says of something in a sentence.
---@param sentence table
---@param fn fun(sentence: table, what: any): any  never nil
---@param what any
---@return any
function M.of(sentence, fn, what)
  local told = known_of(sentence).told
  local answers = told[fn] or {}
  told[fn] = answers
  if answers[what] == nil then answers[what] = fn(sentence, what) end
  return answers[what]
end

--- The words above a token, itself included.
---@param sentence table
---@param token integer
---@return table<integer, integer> steps  by token
function M.above(sentence, token)
  local above = known_of(sentence).above
  local map = above[token]
  if not map then
    map = {}
    above[token] = map
    for step = 0, HOPS do
      if not token then break end
      map[token] = step
      token = sentence.doc:range(token, token).governor
    end
  end
  return map
end

local function key_of(span) return span.first << 32 | span.last end

--- The fillers of the slots of a word.
---@param span table
---@return table[]
function M.slots(span)
  local slots, key = known_of(span.sentence).slots, key_of(span)
  slots[key] = slots[key] or span:slots()
  return slots[key]
end

--- The place that a span of the layer `place` means; the same words mean one
--- place in a sentence.
---@param span table
---@return table
function M.place(span)
  local places, key = known_of(span.sentence).places, span.text
  places[key] = places[key] or where.of(span)
  return places[key]
end

return M
