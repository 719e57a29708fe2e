--- Names of persons: what of a phrase is the name, and the full form of one
--- that is told by a part of it.

local covered = require "geoeng.language.covered"
local library = require "geoeng.language.library"
require "geoeng.actor.actor"
require "geoeng.place.place"

-- What stands before a name and is no part of it.
library.words "person_title" { "president", "senator", "minister", "colonel",
  "general", "captain", "lieutenant", "major", "sergeant", "judge", "mayor",
  "governor", "doctor", "dr.", "father", "priest", "archbishop", "bishop",
  "monsignor", "ambassador", "attorney", "lawyer", "journalist", "candidate",
  "leader", "congressman", "deputy", "mr.", "mrs.", "miss", "ms.", "col.",
  "gen.", "capt.", "lt.", "maj.", "sgt.", "col", "gen", "capt", "lt", "maj",
  "dr", "mr", "ms", "businessman", "engineer", "professor", "rector",
  "presidential", "citizen", "secretary", "vice", "director", "chief",
  "commander", "sister", "peasant", "former", "late", "american", "jesuit",
  "magistrate", "councilman", "rancher", "industrialist", "reverend", "nun",
  "cardinal", "brother", "prosecutor", "editor", "publisher", "officer",
  "corporal", "private", "admiral", "inspector", "detective", "king", "queen",
  "prince", "princess", "sheikh", "ayatollah", "pope", "chairman",
  "spokesman", "spokeswoman", "manager", "owner", "official", "coach",
  "singer", "actor", "writer", "reporter", "columnist", "photographer",
  "student", "worker", "farmer", "trader", "banker", "policeman", "soldier" }

-- Names that end so are no persons.
library.words "person_not" { "neighborhood", "department", "province",
  "battalion", "brigade", "council", "police", "municipality", "city", "town",
  "army", "party", "front", "movement", "government", "street", "avenue",
  "county", "canton", "hill", "regiment", "company", "bodyguard", "cartel",
  "missionary", "priest", "policeman", "area", "zone", "country" }

local M = {}

--- Tokens of the span's sentence that are titles.
local function titles(span)
  local set = {}
  local sentence = span.doc:token(span.first).sentence
  for _, s in ipairs(sentence:layer "$person_title") do
    for i = s.first, s.last do set[i] = true end
  end
  return set
end

local SKIP = { DET = true, ADJ = true, PUNCT = true, NUM = true }

--- The name in a phrase: behind its last title, without what follows.
---@param span table
---@return table|nil span
---Example: `person.name(ev.victim)` of "former Judge Rosa Ibarra": Rosa Ibarra
function M.name(span)
  local doc, title = span.doc, titles(span)
  local first = span.first
  for i = span.first, span.last do
    if title[i] and i < span.last and doc:token(i + 1).pos == "PROPN" then
      first = i + 1
    end
  end
  while first <= span.last
    and (title[first] or SKIP[doc:token(first).pos]) do
    first = first + 1
  end
  local last = first - 1
  while last < span.last and doc:token(last + 1).pos == "PROPN"
    and not title[last + 1] do
    last = last + 1
  end
  if last < first then return nil end
  return doc:range(first, last)
end

--- Whether the words of one name stand in another, in a row.
---@param part table span
---@param whole table span
---@return boolean
function M.within(part, whole)
  local n = part.last - part.first
  for at = whole.first, whole.last - n do
    local same = true
    for k = 0, n do
      same = same and part.doc:token(part.first + k).norm
        == whole.doc:token(at + k).norm
    end
    if same then return true end
  end
  return false
end

--- The longest name of the document that has all words of this one in a row;
--- the name itself when there is no longer one.
---@param span table
---@return table span
---Example: "Ibarra" in a text that told of "Rosa Ibarra" before: Rosa Ibarra
function M.full(span)
  local doc, best = span.doc, span
  local last = doc:token(span.last).norm
  for sentence in doc:sentences() do
    local here = false
    for i = sentence.first, sentence.last do
      here = here or doc:token(i).norm == last
    end
    for _, name in ipairs(here and sentence:layer "name" or {}) do
      local clean = M.name(name)
      if clean and M.within(span, clean)
        and clean.last - clean.first > best.last - best.first then
        best = clean
      end
    end
  end
  return best
end

--- What words mean that end names of bodies and places. Names of things are too
--- often those of persons: Hammer, Ball.
local NOT = { group = true, location = true }

--- Whether a name can be a person's: it ends like none of a place, a body, or
--- a thing.
---@param name table span
---@return boolean
function M.is_person(name)
  local last = name.doc:range(name.last, name.last)
  local actor = covered.by(last, "actor")
  return not (NOT[name.doc:token(name.last).sense]
    or covered.by(last, "$person_not")
    or covered.by(last, "place") or actor and not actor:attr "kind")
end

--- The full name of the person in a phrase, or nil.
---@param span table
---@return table|nil span
---Example: `person.of(ev.victim)` of "former Judge Ibarra": Rosa Ibarra, when
---the document tells of her before
function M.of(span)
  local name = M.name(span)
  return name and M.is_person(name) and M.full(name) or nil
end

return M
