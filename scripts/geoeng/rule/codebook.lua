--- The codebook of rules: types, roles, what fires them, examples; from the
--- headers, `about` texts, lists and tests of the rule files.

local compile_pattern = require "geoeng.rule.compile_pattern"
local define = require "geoeng.language.define"
local format = require "geoeng.language.pattern_format"
local marks = require "geoeng.language.test_marks"
local pattern = require "geoeng.language.pattern"
local scope = require "geoeng.language.scope"
local xml = require "geoeng.format.xml"

local M = {}

local EXAMPLES = 4 -- of each type, at most

local function plain(text)
  return type(text) == "string" and text or format(text)
end

local function code(text) return "`" .. plain(text) .. "`" end

local function lists_in(r, into)
  for _, tree in ipairs(r.trees) do
    pattern.walk(tree, function(node)
      if node.k == "list" then into[node.whole] = true end
    end)
  end
end

local function sorted(set)
  local names = {}
  for name in pairs(set) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local HEADINGS = { yes = "\nExamples:\n", no = "\nNone of these:\n",
  same = "\nOne occurrence:\n" }

--- The type's entry, new when it is first met.
local function entry_of(types, order, name)
  if not types[name] then
    types[name] = { name = name, rules = {}, roles = {}, lists = {},
      yes = {}, no = {}, same = {} }
    order[#order + 1] = types[name]
  end
  return types[name]
end

--- Where roles of a rule are found: role strings, those of `also` behind their
--- verbs, captures of its patterns, its functions.
local function add_roles(t, r)
  local function add(name, text)
    t.roles[name] = t.roles[name] or {}
    t.roles[name][text] = true
  end
  local captured = {}
  for _, tree in ipairs(r.trees) do compile_pattern.add_roles(tree, captured) end
  captured.trigger, captured.verb = nil, nil
  for name in pairs(captured) do add(name, "in the pattern") end
  for name in pairs(r.declared) do add(name, "by the rule's functions") end
  for _, role in ipairs(r.roles) do add(role.name, code(role.text)) end
  for _, also in ipairs(r.also) do
    for _, role in ipairs(also.roles) do
      add(role.name, code(role.text) .. " of " .. code(also.text))
    end
  end
end

local function add_rule(t, r)
  local fires = {}
  for i, text in ipairs(r.find) do
    fires[i] = r.kinds[i] .. " " .. plain(text)
  end
  t.about = t.about or r.def.about
  t.open = t.open or r.def.make ~= nil
  t.dyad = define.types[r.name].dyad
  t.rules[#t.rules + 1] = { fires = fires, file = r.where.file,
    line = r.where.line, subtype = r.def.subtype, about = r.def.about,
    need = r.def.need }
  add_roles(t, r)
  lists_in(r, t.lists)
end

local function add_examples(types)
  for _, test in ipairs(define.tests) do
    local t = types[test.event]
    for _, item in ipairs(t and test.items or {}) do
      local list = t[item.verdict]
      if #list < EXAMPLES then list[#list + 1] = item.text end
    end
  end
end

--- The codebook as data.
---@return table  { packs = { ... }, types = { ... } }
function M.build()
  local types, order, packs = {}, {}, {}
  for _, r in ipairs(define.rules) do
    if r.kind == "event" then add_rule(entry_of(types, order, r.name), r) end
  end
  add_examples(types)
  table.sort(order, function(a, b) return a.name < b.name end)
  for _, file in ipairs(sorted(define.packs)) do
    packs[#packs + 1] = { file = file, pack = define.packs[file] }
  end
  return { packs = packs, types = order }
end

--- The phrases of a list of the rule files, or nil.
local function phrases_of(whole)
  for _, w in ipairs(define.words_defined) do
    if "$" .. w.whole == whole and not w.where.library then
      return w.def.tsv and "lexicon " .. w.def.tsv or table.concat(w.def, ", ")
    end
  end
  return nil
end

-- ---------------------------------------------------------------- Markdown

local function example(text)
  local first = marks.variants(text)
  if not first or not marks.parse(first[1]) then return text end
  return (first[1]:gsub("%[([%a_][%w_]*):", "[%1: "))
end

local function rules_text(t, out)
  for _, r in ipairs(t.rules) do
    out[#out + 1] = ("- `%s`%s (%s:%d)%s"):format(table.concat(r.fires, "`, `"),
      r.subtype and ", subtype " .. r.subtype or "", r.file, r.line,
      r.need and "; needs " .. table.concat(r.need, ", ") or "")
  end
end

local OPEN = "Functions of its rules (`make`) may fill further roles; `geoeng "
  .. "check` names those that no `roles` declares (W014)."

--- "`attacker` to `target`", "`party` with each other".
local function dyad_text(dyad)
  local function roles(list)
    return "`" .. table.concat(list, "`, else `") .. "`"
  end
  if dyad.mutual then
    return "Dyad: each two of " .. roles(dyad.mutual) .. "."
  end
  if not dyad.target then
    return ("Dyad: %s does it, to nobody."):format(roles(dyad.source))
  end
  return ("Dyad: %s does it to %s."):format(dyad.source
    and roles(dyad.source) or "somebody", roles(dyad.target))
end

local function type_text(t, out)
  out[#out + 1] = "\n## " .. t.name .. "\n"
  if t.about then out[#out + 1] = t.about .. ".\n" end
  out[#out + 1] = "| role | where it is found |\n|---|---|"
  for _, name in ipairs(sorted(t.roles)) do
    local texts = sorted(t.roles[name])
    out[#out + 1] = ("| %s | %s |"):format(name,
      table.concat(texts, ", "):gsub("|", "\\|"))
  end
  if t.dyad then out[#out + 1] = "\n" .. dyad_text(t.dyad) end
  if t.open then out[#out + 1] = "\n" .. OPEN end
  out[#out + 1] = "\nRules:\n"
  rules_text(t, out)
  for _, name in ipairs(sorted(t.lists)) do
    local phrases = phrases_of(name)
    if phrases then
      out[#out + 1] = ("\n`%s`: %s"):format(scope.shown(name), phrases)
    end
  end
  for _, verdict in ipairs { "yes", "no", "same" } do
    if #t[verdict] > 0 then out[#out + 1] = HEADINGS[verdict] end
    for _, text in ipairs(t[verdict]) do
      out[#out + 1] = "- " .. example(text)
    end
  end
end

--- The codebook as Markdown.
---@param book table  of M.build
---@return string
function M.markdown(book)
  local out = { "# Codebook\n" }
  for _, p in ipairs(book.packs) do
    out[#out + 1] = ("- **%s** %s (%s)%s"):format(p.pack.name or "?",
      p.pack.version or "", p.file,
      p.pack.about and ": " .. p.pack.about or "")
  end
  for _, t in ipairs(book.types) do type_text(t, out) end
  return table.concat(out, "\n") .. "\n"
end

-- -------------------------------------------------------------------- HTML

local function inline(text)
  return (xml(text):gsub("`([^`]*)`", "<code>%1</code>")
    :gsub("%*%*(.-)%*%*", "<b>%1</b>"):gsub("\\|", "|"))
end

local function cells(line)
  local list = {}
  for cell in line:gsub("\\|", "\1"):gmatch "|([^|]*)" do
    if cell:find "%S" then
      list[#list + 1] = "<td>" .. inline(cell:gsub("\1", "|")) .. "</td>"
    end
  end
  return "<tr>" .. table.concat(list) .. "</tr>"
end

local KIND = { ["|"] = "table", ["-"] = "ul" }

--- The Markdown that this module writes, as one HTML page.
---@param markdown string
---@return string
function M.html(markdown)
  local out, open = {}, nil
  local function switch(kind)
    if open ~= kind and open then out[#out + 1] = "</" .. open .. ">" end
    if open ~= kind and kind then out[#out + 1] = "<" .. kind .. ">" end
    open = kind
  end
  for line in markdown:gmatch "[^\n]+" do
    local level, title = line:match "^(#+) (.*)$"
    switch(not level and KIND[line:sub(1, 1)] or nil)
    if level then
      out[#out + 1] = ("<h%d>%s</h%d>"):format(#level, inline(title), #level)
    elseif line:sub(1, 1) == "|" then
      if not line:find "^|%-" then out[#out + 1] = cells(line) end
    elseif line:sub(1, 2) == "- " then
      out[#out + 1] = "<li>" .. inline(line:sub(3)) .. "</li>"
    else
      out[#out + 1] = "<p>" .. inline(line) .. "</p>"
    end
  end
  switch(nil)
  return "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Codebook</title>\n"
    .. table.concat(out, "\n") .. "\n"
end

return M
