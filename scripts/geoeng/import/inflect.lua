--- Regular forms of English words, as TABARI and PETRARCH make them: the
--- dictionaries name the irregular ones.

local M = {}

local function ends(word, ...)
  for _, tail in ipairs { ... } do
    if word:sub(-#tail) == tail then return true end
  end
  return false
end

--- A word that takes -es: "churches", "boxes".
local function hisses(word) return ends(word, "s", "x", "z", "ch", "sh") end

--- Whether it ends in y behind a consonant: "city", not "boy".
local function turns(word) return word:find "[^aeiou]y$" ~= nil end

--- The plural of a noun, or of the last word of a phrase.
---@param word string  lower case
---@return string
function M.plural(word)
  if turns(word) then return word:sub(1, -2) .. "ies" end
  return word .. (hisses(word) and "es" or "s")
end

--- Whether the last letter may be doubled: "ban", "confer", not "attack".
local function doubles(word)
  return word:find "[^aeiou][aeiou][bdfglmnprt]$" ~= nil
end

--- The other forms of a verb: "signs", "signed", "signing". Whether a letter
--- is doubled depends on the stress, so both spellings are given.
---@param word string  lower case
---@return string[]
function M.verb(word)
  if turns(word) then
    local stem = word:sub(1, -2)
    return { stem .. "ies", stem .. "ied", word .. "ing" }
  elseif ends(word, "e") then
    local stem = ends(word, "ee") and word or word:sub(1, -2)
    return { word .. "s", word .. "d", stem .. "ing" }
  end
  local list = { word .. (hisses(word) and "es" or "s"), word .. "ed",
    word .. "ing" }
  if doubles(word) then
    local long = word .. word:sub(-1)
    list[4], list[5] = long .. "ed", long .. "ing"
  end
  return list
end

return M
