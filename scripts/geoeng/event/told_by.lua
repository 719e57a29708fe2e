--- What the words around an event noun say of it: the word that it hangs on,
--- as in "an easing of sanctions", "threatened to impose sanctions", and the
--- participle behind it, as in "sanctions imposed on". Each is looked up in a
--- table from lemmas to what they say.

local M = {}

--- How many words up a word still speaks of the noun.
local HOPS = 3

--- A table from lemmas to names, of names and their lemmas.
---@param names table<string, string>  lemmas with spaces between, by name
---@return table<string, string>
---Example: `told_by.lemmas { eased = "ease easing", lifted = "lift" }.ease`
function M.lemmas(names)
  local map = {}
  for name, list in pairs(names) do
    if type(list) ~= "string" then
      error(("told_by.lemmas: '%s' needs a string of lemmas, not a %s"):format(
        name, type(list)), 2)
    end
    for lemma in list:gmatch "%S+" do
      if map[lemma] and map[lemma] ~= name then
        error(("told_by.lemmas: '%s' stands under two names; take it out of "
          .. "one"):format(lemma), 2)
      end
      map[lemma] = name
    end
  end
  return map
end

--- What the words say that a noun hangs on, the nearest first.
---@param noun table  span
---@param says table<string, string>  by lemma
---@return string|nil
---Example: `ev.subtype = told_by.governor(ev.trigger, SAYS) or "imposed"`
function M.governor(noun, says)
  local word = noun.doc:token(noun.head).head
  for _ = 1, HOPS do
    if not word then return nil end
    if says[word.lemma] then return says[word.lemma] end
    word = word.head
  end
  return nil
end

--- What a past participle behind a noun says, the first that the table has.
---@param noun table  span
---@param says table<string, string>  by lemma
---@return string|nil
---Example: `told_by.participle(ev.trigger, SAYS)` of "sanctions lifted in May"
function M.participle(noun, says)
  for _, kid in ipairs(noun.doc:token(noun.head).children) do
    local past = kid.tag == "VBN" or kid.tag == "VBD"
    if kid.dep == "acl" and past and kid.index > noun.head
      and says[kid.lemma] then
      return says[kid.lemma]
    end
  end
  return nil
end

return M
