--- Why rules of an event type do, or do not, find it in a text: for every rule
--- how far it came, and what the next step lacked.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local listen = require "geoeng.event.listen"
local pattern_text = require "geoeng.language.pattern_format"
local pipeline = require "geoeng.event.pipeline"

local M = {}

local FOUND, REJECTED, PARTLY, SILENT = 4, 3, 2, 1

-- ------------------------------------------------------------- sentences

--- The layers of the library and rules whose spans hold a token.
local function layers_at(sentence, token)
  local names = {}
  for name in pairs(define.layers) do
    for _, s in ipairs(sentence:layer(name)) do
      if s.first <= token and s.last >= token then
        names[#names + 1] = "<" .. name .. ">"
        break
      end
    end
  end
  table.sort(names)
  return table.concat(names, " ")
end

--- One line for each slot of a trigger: its words and their layers.
local function slot_lines(trigger, lines)
  local sentence, doc = trigger.sentence, trigger.sentence.doc
  for _, f in ipairs(trigger:slots()) do
    local layers = layers_at(sentence, f.head)
    lines[#lines + 1] = ("    %s '%s'%s%s"):format(f.prep or f.slot,
      doc:range(f.first, f.last).text:gsub("%s+", " "),
      layers ~= "" and " is " .. layers or " is in no layer",
      f.via and (" (lent by '%s')"):format(doc:token(f.via).text) or "")
  end
end

--- The verbs, or nouns, of a sentence, as hints for a list.
local function words_of(sentence, pos)
  local list, seen = {}, {}
  for _, t in ipairs(sentence:tokens()) do
    if t.pos == pos and not seen[t.lemma] then
      seen[t.lemma] = true
      list[#list + 1] = t.lemma
    end
  end
  return table.concat(list, ", ")
end

-- ---------------------------------------------------------------- patterns

local POS = { verb = "VERB", noun = "NOUN" }

--- How many elements of a sequence match together somewhere in the sentence,
--- and the token behind them.
local function longest_prefix(sentence, tree)
  local parts = tree.k == "seq" and tree or { tree }
  for n = #parts - 1, 1, -1 do
    local prefix = table.move(parts, 1, n, 1, { k = "seq", at = tree.at })
    local hit = sentence:find(core.pattern(prefix))
    if hit then return n, parts[n + 1], hit.last + 1 end
  end
  return 0, parts[1], nil
end

local function plain(text)
  return type(text) == "string" and text or pattern_text(text)
end

--- Why a rule has no match in the sentence: lines, and how far it came.
local function explain_silence(rule, sentence)
  local lines, best = {}, SILENT
  for i, tree in ipairs(rule.trees) do
    local kind = rule.kinds[i]
    if POS[kind] then
      local words = words_of(sentence, POS[kind])
      lines[#lines + 1] = ("  no %s of '%s' is here%s"):format(kind,
        plain(rule.find[i]), words == "" and "" or "; there are: " .. words)
    else
      local n, element, token = longest_prefix(sentence, tree)
      local near = token and token <= sentence.last
        and (" at '%s'"):format(sentence.doc:token(token).text) or ""
      lines[#lines + 1] = ("  '%s': %d of its elements match, then '%s' fails%s")
        :format(plain(rule.find[i]), n, pattern_text(element), near)
      if n > 0 then best = PARTLY end
    end
  end
  return lines, best
end

--- Lines about a trigger whose event was refused.
local function explain_reject(def, trigger, reason)
  local lines = { ("  '%s' fires, but %s"):format(trigger.text, reason) }
  local wanted = reason:match "^nothing fills '(.-)'$"
  for name in (wanted or ""):gmatch "[%w_]+" do
    for _, r in ipairs(def.roles) do
      if r.name == name then
        lines[#lines + 1] = ("    %s = \"%s\""):format(name, plain(r.text))
      end
    end
  end
  if wanted and def.syntax and core.has_model() then
    slot_lines(trigger, lines)
  end
  return lines
end

-- --------------------------------------------------------------------- run

--- What the run of a document says of one event type.
local function watch(doc, event_type)
  local found, rejected = {}, {}
  core.collect(function(ev)
    if ev.type == event_type then found[#found + 1] = ev end
    return nil
  end)
  listen.on_reject = function(def, trigger, reason)
    if def.type == event_type then
      rejected[#rejected + 1] = { def = def, trigger = trigger,
        reason = reason }
    end
  end
  local ok, why = pcall(function()
    doc:run()
    pipeline.assemble(doc)
  end)
  listen.on_reject = nil
  core.collect(nil)
  if not ok then error(why, 0) end
  return found, rejected
end

local function lines_of_event(ev)
  local t = ev.trigger
  local lines = { ("  found: '%s' %d-%d %s"):format(t.text, t.start, t.stop,
    ev.modality) }
  for _, arg in ipairs(ev.args) do
    lines[#lines + 1] = ("    %s '%s' %d-%d%s"):format(arg.role,
      arg.text:gsub("%s+", " "), arg.start, arg.stop,
      arg.country and " " .. arg.country or "")
  end
  return lines
end

--- What one rule came to in a sentence.
local function report(rule, sentence, found, rejected)
  local r = { file = rule.where.file, line = rule.where.line, rank = SILENT,
    lines = {} }
  local function add(rank, lines)
    if rank > r.rank then r.rank = rank end
    table.move(lines, 1, #lines, #r.lines + 1, r.lines)
  end
  for _, ev in ipairs(found) do
    local here = ev.sentence.index == sentence.index
    if here and ev.prov.file == r.file and ev.prov.line == r.line then
      add(FOUND, lines_of_event(ev))
    end
  end
  for _, x in ipairs(rejected) do
    if x.def.file == r.file and x.def.line == r.line
      and x.trigger.sentence.index == sentence.index then
      add(REJECTED, explain_reject(x.def, x.trigger, x.reason))
    end
  end
  if #r.lines == 0 then
    local lines, rank = explain_silence(rule, sentence)
    add(rank, lines)
  end
  return r
end

--- What every rule of an event type makes of every sentence of a document, the
--- rule that came farthest first.
---@param doc table
---@param event_type string
---@param only integer|nil  the number of the one sentence to look at
---@return table[] sentences  { text=, rules = { { file=, line=, lines= } } }
function M.explain(doc, event_type, only)
  local found, rejected = watch(doc, event_type)
  local list = {}
  for sentence in doc:sentences() do
    if not only or sentence.index == only then
      local rules = {}
      for _, rule in ipairs(define.rules) do
        if rule.kind == "event" and rule.name == event_type then
          rules[#rules + 1] = report(rule, sentence, found, rejected)
        end
      end
      table.sort(rules, function(a, b)
        if a.rank ~= b.rank then return a.rank > b.rank end
        if a.file ~= b.file then return a.file < b.file end
        return a.line < b.line
      end)
      list[#list + 1] = { text = sentence.text:gsub("%s+", " "), rules = rules }
    end
  end
  return list
end

return M
