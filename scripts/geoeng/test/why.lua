--- Why rules of an event type do, or do not, find it in a text: for every rule
--- how far it came, and what the next step lacked.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local listen = require "geoeng.event.listen"
local paint = require("geoeng.format.palette").paint
local pattern_text = require "geoeng.language.pattern_format"
local pipeline = require "geoeng.event.pipeline"
local roles = require "geoeng.test.why_roles"

local M = {}

local FOUND, REJECTED, MISFIT, PARTLY, SILENT = 5, 4, 3, 2, 1

local function one_line(text) return (text:gsub("%s+", " ")) end

-- ------------------------------------------------------------- sentences

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

local compiled = setmetatable({}, { __mode = "k" }) -- tree -> n -> pattern

--- Where the first n elements of a tree match in a sentence; nil: nowhere.
local function find_prefix(sentence, tree, n)
  local parts = tree.k == "seq" and tree or { tree }
  local ids = compiled[tree] or {}
  compiled[tree] = ids
  ids[n] = ids[n] or core.pattern(table.move(parts, 1, n, 1,
    { k = "seq", at = tree.at }))
  return sentence:find(ids[n])
end

--- How many elements of a sequence match together somewhere in the sentence,
--- the one behind them, and the token where it fails.
local function longest_prefix(sentence, tree)
  local parts = tree.k == "seq" and tree or { tree }
  for n = #parts - 1, 1, -1 do
    local hit = find_prefix(sentence, tree, n)
    if hit then return n, parts[n + 1], hit.last + 1 end
  end
  return 0, parts[1], nil
end

local function plain(text)
  return type(text) == "string" and text or pattern_text(text)
end

--- Why one pattern of a rule has no match in the sentence: a line, and how far
--- it came.
local function explain_pattern(rule, i, sentence)
  local tree, kind = rule.trees[i], rule.kinds[i]
  if POS[kind] then
    local words = words_of(sentence, POS[kind])
    return ("  no %s of '%s' is here%s"):format(kind, plain(rule.find[i]),
      words == "" and "" or "; there are: " .. words), SILENT
  end
  local n, element, token = longest_prefix(sentence, tree)
  local near = token and token <= sentence.last
    and (" at '%s'"):format(sentence.doc:token(token).text) or ""
  return ("  '%s': %d of its elements match, then '%s' fails%s"):format(
    plain(rule.find[i]), n, pattern_text(element), near),
    n > 0 and PARTLY or SILENT
end

--- Why a rule has no match in the sentence: lines, and how far it came.
local function explain_silence(rule, sentence)
  local lines, best = {}, SILENT
  for i in ipairs(rule.trees) do
    local line, rank = explain_pattern(rule, i, sentence)
    lines[#lines + 1] = line
    if rank > best then best = rank end
  end
  return lines, best
end

-- --------------------------------------------------------------------- run

--- What the run of a document says: events, and matches that are none.
local function watch(doc)
  local seen = { found = {}, rejected = {}, doc = doc }
  core.collect(function(ev)
    seen.found[#seen.found + 1] = ev
    return nil
  end)
  listen.on_reject = function(def, trigger, reason, _, into)
    seen.rejected[#seen.rejected + 1] = { def = def, trigger = trigger,
      reason = reason, into = into }
  end
  local ok, why = pcall(function()
    doc:run()
    pipeline.assemble(doc)
  end)
  listen.on_reject = nil
  core.collect(nil)
  if not ok then error(why, 0) end
  return seen
end

--- The event that told a refused one: one that has its words by `also`.
local function teller(x, seen)
  for _, rule in ipairs(define.rules) do
    for _, ev in ipairs(rule.made and rule.name == x.def.type and seen.found
      or {}) do
      local c = roles.is_of(ev, rule.made, seen.doc)
        and roles.candidate(rule.made, seen.doc, ev.trigger.start)
      if c and c.tells and c.tells[x.trigger.head] then return ev end
    end
  end
  return nil
end

--- The event of the type that has words of a refused trigger.
local function rival(x, seen)
  for _, ev in ipairs(seen.found) do
    if ev.type == x.def.type and ev.trigger.start < x.trigger.stop
      and ev.trigger.stop > x.trigger.start then
      return ev
    end
  end
  return nil
end

local function reason_of(x, seen)
  local other
  if x.reason:find "by 'also'$" then other = teller(x, seen)
  elseif x.reason:find "^another rule of its type" then
    other = rival(x, seen)
  end
  return x.reason .. (other and (": '%s' of %s:%d"):format(
    one_line(other.trigger.text), other.prov.file, other.prov.line) or "")
end

--- Reasons for which the roles of a trigger do not matter.
local function is_early(reason)
  return reason:find "^when refused" or reason:find "^it "
end

--- Of the refusals of one trigger by several patterns of a rule those that
--- came farthest: a verb that is no noun is none of a rule with both.
local function farthest(refused)
  local late, list = {}, {}
  for _, x in ipairs(refused) do
    if not is_early(x.reason) then late[x.trigger.start] = true end
  end
  for _, x in ipairs(refused) do
    if not (is_early(x.reason) and late[x.trigger.start]) then
      list[#list + 1] = x
    end
  end
  return list
end

--- Lines about a trigger whose event was refused.
local function explain_reject(rule, x, seen)
  local lines = { ("  %s fires, %s %s"):format(paint("trigger", "'"
    .. one_line(x.trigger.text) .. "'"), paint("bad", "but"),
    reason_of(x, seen)) }
  if is_early(x.reason) then return lines end
  local c = roles.candidate(rule.made, seen.doc, x.trigger.start)
  local more = roles.lines(rule, c)
  return table.move(more, 1, #more, #lines + 1, lines)
end

local function explain_event(rule, ev, seen)
  local t = ev.trigger
  local lines = { ("  %s %s %d-%d %s"):format(paint("good", "found:"),
    paint("trigger", "'" .. one_line(t.text) .. "'"), t.start, t.stop,
    ev.modality) }
  local c = roles.candidate(rule.made, seen.doc, t.start)
  local more = roles.lines(rule, c, ev.args,
    roles.merged(ev, seen.rejected, seen.doc))
  return table.move(more, 1, #more, #lines + 1, lines)
end

--- What one rule came to in a sentence.
local function report(rule, sentence, seen)
  local r = { type = rule.name, file = rule.where.file, line = rule.where.line,
    rank = SILENT, lines = {} }
  local function add(rank, lines)
    if rank > r.rank then r.rank = rank end
    table.move(lines, 1, #lines, #r.lines + 1, r.lines)
  end
  local refused, events = {}, {}
  for _, x in ipairs(seen.rejected) do
    if x.def == rule.made and x.trigger.sentence.index == sentence.index then
      refused[#refused + 1] = x
    end
  end
  for _, ev in ipairs(seen.found) do
    if ev.sentence.index == sentence.index
      and roles.is_of(ev, rule.made, seen.doc) then
      events[ev.trigger.start] = true
      add(FOUND, explain_event(rule, ev, seen))
    end
  end
  for _, x in ipairs(farthest(refused)) do
    if not events[x.trigger.start] then -- another of its patterns did it
      add(x.reason:find "^it " and MISFIT or REJECTED,
        explain_reject(rule, x, seen))
    end
  end
  if #r.lines == 0 then
    local lines, rank = explain_silence(rule, sentence)
    add(rank, lines)
  end
  return r
end

local function farther(a, b)
  if a.rank ~= b.rank then return a.rank > b.rank end
  if a.file ~= b.file then return a.file < b.file end
  return a.line < b.line
end

--- Leave out rules of which nothing is there, and name the types that have no
--- other.
local function without_silent(reports)
  local kept, near, silent, names = {}, {}, {}, {}
  for _, r in ipairs(reports) do
    if r.rank > SILENT then
      kept[#kept + 1] = r
      near[r.type] = true
    end
  end
  for _, r in ipairs(reports) do
    if not near[r.type] and not silent[r.type] then
      silent[r.type] = true
      names[#names + 1] = r.type
    end
  end
  table.sort(names)
  return kept, names
end

--- What every rule of an event type, or of all, makes of every sentence of a
--- document, the rule that came farthest first.
---@param doc table
---@param event_type string|nil  all: those of which something is there
---@param only integer|nil  the number of the one sentence to look at
---@return table[] sentences  { text=, rules = { { type=, file=, line=, lines= } },
---                           silent = types of which nothing is there }
function M.explain(doc, event_type, only)
  local seen, list = watch(doc), {}
  for sentence in doc:sentences() do
    if not only or sentence.index == only then
      local reports, silent = {}, {}
      for _, rule in ipairs(define.rules) do
        if rule.kind == "event" and (rule.name == event_type or not event_type)
          then reports[#reports + 1] = report(rule, sentence, seen) end
      end
      if not event_type then reports, silent = without_silent(reports) end
      table.sort(reports, farther)
      list[#list + 1] = { text = one_line(sentence.text), rules = reports,
        silent = silent }
    end
  end
  return list
end

return M
