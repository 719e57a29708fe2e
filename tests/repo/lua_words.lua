--- Lists of words in Lua code: how many words a text of code holds in tables of
--- three or more, in sets and maps of as many, and in strings that are split.
--- What is written together with other code is no list: a message, a pattern, an
--- attribute.

local M = {}

--- The end of a quoted string that starts at `at`.
local function quoted_end(code, at)
  local quote, i = code:sub(at, at), at + 1
  while code:sub(i, i) ~= quote do
    i = i + (code:sub(i, i) == "\\" and 2 or 1)
  end
  return i
end

--- The next token from `at` on: kind, text, where the next one starts.
local function token(code, at)
  local equals = code:match("^%[(=*)%[", at)
  if equals then
    local first, last = code:find("]" .. equals .. "]", at, true)
    return "long", code:sub(at + 2 + #equals, first - 1), last + 1
  elseif code:find("^[\"']", at) then
    local last = quoted_end(code, at)
    return "string", code:sub(at + 1, last - 1), last + 1
  end
  local name = code:match("^[%a_][%w_]*", at) or code:match("^%d[%w.]*", at)
  return name and "name" or "mark", name or code:sub(at, at),
    at + #(name or " ")
end

--- Tokens of Lua code without comments: { kind, text }.
local function tokens(code)
  local list, at = {}, 1
  while at <= #code do
    local long = code:match("^%-%-%[(=*)%[", at)
    if long then
      at = select(2, code:find("]" .. long .. "]", at, true)) + 1
    elseif code:find("^%-%-", at) then
      at = code:find("\n", at, true) or #code + 1
    elseif code:find("^%s", at) then
      at = at + 1
    else
      local kind, text, after = token(code, at)
      list[#list + 1], at = { kind, text }, after
    end
  end
  return list
end

local FEWEST = 3 -- words that are a list

local function is_word(text)
  return text:find "^%u?%l[%l%s'.-]*$" ~= nil
end

--- Whether a string is split into words: it stands in long brackets, before a
--- call of gmatch, or behind the name of a function that makes a set.
local function is_split(list, i)
  local function text(k) return list[k] and list[k][2] or "" end
  return list[i][1] == "long" or text(i - 1):find "set$" ~= nil
    or text(i + 1) == ")" and text(i + 2) == ":" and text(i + 3):find "match" ~= nil
end

--- Words of a string that holds nothing else.
local function words_of(text)
  local n = 0
  for word in text:gmatch "%S+" do
    if not word:find "^%l[%l'-]*$" then return 0 end
    n = n + 1
  end
  return n >= FEWEST and n or 0
end

local BEFORE = { ["{"] = true, [","] = true, [";"] = true, ["["] = true }
local BEHIND = { ["}"] = true, [","] = true, [";"] = true, ["]"] = true }

--- Whether the token is an item of a table, or the key of one that is true, a
--- number or a string.
local function is_item(list, i)
  local t, before = list[i], list[i - 1] and list[i - 1][2]
  local after = list[i + 1] and list[i + 1][2]
  if not BEFORE[before] or not is_word(t[2]) then return false end
  if t[1] == "string" then return BEHIND[after] == true end
  local value = list[i + 2]
  return t[1] == "name" and after == "=" and value ~= nil
    and (value[1] == "string" or value[2] == "true" or value[2]:find "^%d" ~= nil)
    and BEHIND[list[i + 3] and list[i + 3][2]] == true
end

--- How many words code holds in lists.
---@param code string
---@return integer
function M.count(code)
  local list, open, n = tokens(code), {}, 0
  for i, t in ipairs(list) do
    if t[1] == "mark" and t[2] == "{" then
      open[#open + 1] = 0
    elseif t[1] == "mark" and t[2] == "}" then
      local words = table.remove(open)
      n = n + (words >= FEWEST and words or 0)
    elseif #open > 0 and is_item(list, i) then
      open[#open] = open[#open] + 1
    elseif t[1] ~= "mark" and is_split(list, i) then
      n = n + words_of(t[2])
    end
  end
  return n
end

-- ------------------------------------------------- what is no English word

local LABELS = "labels of trees"
local KEYS = "keys and values of definitions, fields and columns"
local ROLES = "names of roles, layers and stages"
local SENSES = "senses, as WordNet names them"
local LUA = "words of Lua"
local STYLES = "names of styles"

--- File below scripts/geoeng -> the most words that lists in it hold, and what
--- these are.
M.OTHERS = {
  ["actor/actor"] = { 3, KEYS },
  ["actor/anaphor"] = { 4, LABELS },
  ["actor/argument_country"] = { 10, ROLES },
  ["actor/mention_set"] = { 4, LABELS },
  ["cameo/coder"] = { 5, ROLES },
  ["corpus/event_page"] = { 13, ROLES },
  ["corpus/event_sum"] = { 8, ROLES },
  ["corpus/gap"] = { 4, SENSES },
  ["corpus/suggestion"] = { 3, ROLES },
  ["corpus/summary"] = { 5, KEYS },
  ["corpus/words"] = { 3, KEYS },
  ["eval/mechanism"] = { 8, ROLES },
  ["eval/mechanism_argument"] = { 3, ROLES },
  ["eval/mechanism_table"] = { 4, ROLES },
  ["eval/report"] = { 10, KEYS },
  ["eval/score"] = { 9, ROLES },
  ["eval/tree_path"] = { 21, LABELS },
  ["event/countries"] = { 3, ROLES },
  ["event/event_object"] = { 19, KEYS },
  ["event/event_time"] = { 4, LABELS },
  ["event/fill_plan"] = { 5, ROLES },
  ["event/schema"] = { 242, KEYS },
  ["event/type_schema"] = { 3, ROLES },
  ["event/veto"] = { 6, LABELS },
  ["format/database"] = { 3, KEYS },
  ["format/json"] = { 5, KEYS },
  ["format/palette"] = { 12, STYLES },
  ["format/terminal"] = { 3, STYLES },
  ["import/gate"] = { 12, KEYS },
  ["import/petrarch"] = { 33, KEYS },
  ["import/petrarch_text"] = { 10, KEYS },
  ["import/starter"] = { 40, LUA },
  ["import/trigger_word"] = { 6, SENSES },
  ["language/define"] = { 69, KEYS },
  ["language/lexicon_check"] = { 4, KEYS },
  ["language/pattern"] = { 5, KEYS },
  ["language/pattern_format"] = { 3, KEYS },
  ["language/rule_files"] = { 8, KEYS },
  ["link/occurrence"] = { 9, ROLES },
  ["number/money"] = { 3, ROLES },
  ["number/number_value"] = { 4, ROLES },
  ["out/geojson"] = { 3, KEYS },
  ["out/sqlite"] = { 3, KEYS },
  ["place/disambiguation"] = { 9, ROLES },
  ["place/place"] = { 3, KEYS },
  ["report/data"] = { 4, KEYS },
  ["report/page"] = { 12, STYLES },
  ["rule/codebook"] = { 6, STYLES },
  ["rule/codebook_table"] = { 20, KEYS },
  ["rule/compile"] = { 4, KEYS },
  ["rule/compile_event"] = { 6, ROLES },
  ["rule/dyad"] = { 9, ROLES },
  ["rule/environment"] = { 23, ROLES },
  ["rule/finding"] = { 57, KEYS },
  ["rule/findings"] = { 3, KEYS },
  ["rule/later"] = { 8, KEYS },
  ["rule/lint"] = { 14, KEYS },
  ["rule/lint_function"] = { 3, KEYS },
  ["rule/lint_value"] = { 6, KEYS },
  ["rule/pattern_names"] = { 18, ROLES },
  ["rule/role_order"] = { 13, ROLES },
  ["rule/sandbox"] = { 13, LUA },
  ["table/columns"] = { 39, KEYS },
  ["table/datasets"] = { 3, KEYS },
  ["test/items"] = { 3, KEYS },
  ["test/mutation"] = { 6, KEYS },
  ["thing/phrase"] = { 4, LABELS },
  ["time/time_value"] = { 5, ROLES },
}

--- Folders whose lists are options, their values, and examples.
M.FOLDERS = { ["cmd/"] = true, ["meta/"] = true }

return M
