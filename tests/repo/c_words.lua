-- Lists of English words in C. They belong in rules/lexicons/english, where Lua
-- and C ask one of each. What is counted, once there are three or more: the
-- words of an initialiser, in small letters but for the first, alone in a string
-- or three and more in one; and those that one statement compares with.

local M = {}

--- A file's text without comments, with adjacent strings joined and the lines
--- of the preprocessor left out.
local function plain(text)
  return (("\n" .. text):gsub("/%*.-%*/", " "):gsub("\n#[^\n]*", "\n")
    :gsub('"%s*\n%s*"', ""))
end

--- The strings of a piece of C, without their quotes.
local function strings(c)
  local list = {}
  for s in c:gmatch '"([^"\n]*)"' do list[#list + 1] = s end
  return list
end

local function words_of(s)
  if s:find "^%u?%l+%.?$" then return { s } end
  local list = {}
  if s:find "[%%=<>(){}/]" or s:find "^%s" then return list end
  for word in s:gmatch "%f[%w_:-]%u?%l+%f[^%w_:-]" do list[#list + 1] = word end
  return #list >= 3 and list or {}
end

local function distinct(list, known)
  local seen, kept = {}, {}
  for _, word in ipairs(list) do
    if not (seen[word] or known[word]) then kept[#kept + 1] = word end
    seen[word] = true
  end
  return kept
end

local function count(list)
  local words = {}
  for _, s in ipairs(list) do
    for _, word in ipairs(words_of(s)) do words[#words + 1] = word end
  end
  return words
end

--- The words of initialisers, and what is left of the text without them. Tables
--- of functions (luaL_Reg) hold names.
local function initialisers(text, add)
  local function take(before, body)
    local from = before:match "[^;{}]*$"
    if from:find "luaL_Reg" then return end
    local name = from:gsub("%[[^%]]*%]%s*$", ""):match "([%w_]+)%s*$" or "?"
    add(name, count(strings(body)))
  end
  for _, pattern in ipairs { "()=%s*(%b{})", "()%[%]%)%s*(%b{})" } do
    text = text:gsub(pattern, function(at, body)
      take(text:sub(math.max(1, at - 200), at - 1), body)
      return (";"):rep(3)
    end)
  end
  return text
end

--- Lists of words in C, each with the name of its variable.
---@param text string  of a C file
---@param known table<string, true>  words that do not count
---@return { name: string, words: string[] }[]
function M.lists(text, known)
  local found = {}
  local function add(name, words)
    words = distinct(words, known)
    if #words >= 3 then found[#found + 1] = { name = name, words = words } end
  end
  for statement in initialisers(plain(text), add):gmatch "[^;{}]+" do
    local words = {}
    for word in statement:gmatch '%f[%w_][%w_]+%([^"]-"(%u?%l+)"%)' do
      words[#words + 1] = word
    end
    add("a statement", words)
  end
  return found
end

-- Names, not English: what is theirs is told by another program, a format, the
-- command line or rules. Those of core/syntax/label.c count nowhere.
M.names = {
  ["core/cli/command.c"] = "commands",
  ["core/cli/journal.c"] = "fields of a journal",
  ["core/cli/main.c"] = "commands",
  ["core/cli/host_option.c"] = "what options take",
  ["core/cli/rule_process.c"] = "a message",
  ["core/engine/lexicon.c"] = "columns of lists",
  ["core/engine/list_image.c"] = "a message",
  ["core/engine/rule_image.c"] = "a message",
  ["core/input/date.c"] = "months and days of RFC 5322, by number",
  ["core/input/event_record.c"] = "messages",
  ["core/input/feed.c"] = "elements of feeds",
  ["core/input/field_name.c"] = "fields of inputs",
  ["core/input/flat_document.c"] = "fields of inputs",
  ["core/input/page_day.c"] = "attributes of pages",
  ["core/input/page_tag.c"] = "elements and classes of pages",
  ["core/input/page_tree.c"] = "attributes of pages",
  ["core/input/web_charset.c"] = "charsets",
  ["core/lua/argument.c"] = "layers",
  ["core/lua/bounded.c"] = "fields of Lua",
  ["core/lua/lend_facts.c"] = "attributes of spans",
  ["core/lua/lend_sentence.c"] = "relations by other names",
  ["core/lua/lend_weights.c"] = "facts of rules/lexicons/weights.tsv",
  ["core/lua/modality.c"] = "columns of rules/lexicons/modality.tsv",
  ["core/lua/peg.c"] = "functions of LPeg",
  ["core/lua/refusal.c"] = "refusals",
  ["core/lua/role_parser.c"] = "slots",
  ["core/lua/rule.c"] = "values of rules",
  ["core/lua/rule_table.c"] = "parts of patterns",
  ["core/lua/syntax.c"] = "slots",
  ["core/lua/token.c"] = "flags of tokens",
  ["core/match/compiler.c"] = "a message",
  ["core/match/predicate.c"] = "attributes of words",
  ["core/match/program.c"] = "instructions",
  ["core/syntax/pos_lemma.c"] = "endings of plurals",
  ["core/text/lemma.c"] = "senses of WordNet",
}

return M
