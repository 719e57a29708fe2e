--- By what mechanism arguments are missed, wrong or invented; mechanism.lua
--- is that of events.
---
--- `why` = { kind=, detail= } of arguments; `path` of annotated ones: the way
--- in the tree from the trigger. Roles are filled here once more, by the stage
--- that fills them, to tell what a rule reads.

local clauses = require "geoeng.test.why_clauses"
local core = require "geoeng.core"
local define = require "geoeng.language.define"
local memo = require "geoeng.event.sentence_memo"
local pattern = require "geoeng.language.pattern"
local roles = require "geoeng.test.why_roles"
local score = require "geoeng.eval.score"
local source = require "geoeng.rule.compile_pattern"
local token_range = require "geoeng.eval.token_range"
local tree_path = require "geoeng.eval.tree_path"

local M = {}

--- What is told of missed arguments, in the order of the report.
M.MISSING = {
  { "event", "their event is missed" },
  { "sentence", "not in the sentence of the trigger" },
  { "trigger", "its words are the trigger's" },
  { "role", "another role has the words" },
  { "double", "found, but as one with another annotated argument" },
  { "words", "the role has other words of the same phrase" },
  { "norole", "no rule of the type that fires there has the role" },
  { "code", "only a pattern's captures or code fill the role" },
  { "pronoun", "a pronoun, which nothing resolves" },
  { "definite", "stands for something before it, which nothing resolves" },
  { "layer", "no layer that the role asks for sees it" },
  { "filled", "in a slot that the role reads, other words fill the role" },
  { "light", "in a slot that a verb lends which is not light" },
  { "read", "in a slot that the role reads, not taken" },
  { "slot", "in a slot that the role does not read" },
  { "tree", "in the same clause, in no slot" },
  { "clause", "in another clause" },
  { "near", "where the role string of a rule without slots does not look" },
  { "far", "no way in the tree leads to it" },
}
--- Of arguments of missing events those that a rule finds which fires there.
M.UNFILLED = table.move(M.MISSING, 2, #M.MISSING, 2,
  { { "has", "the rule has it" } })
--- The same of right arguments with something wrong.
M.WRONG = {
  { "country none", "no country" },
  { "country", "another country" },
  { "value none", "no value" },
  { "value", "another value" },
}
--- The ways of why_roles.lua.
M.INVENTED = {
  { "slot", "from a slot" },
  { "words", "from the words near the trigger" },
  { "captured", "captured by a pattern" },
  { "also", "from a verb of `also`" },
  { "listed", "listed with what fills the role" },
  { "merged", "from what was merged into the event" },
  { "lent", "lent by the pack's `weights`" },
  { "time", "the time told of the event" },
  { "code", "set by the rule's code" },
  { "unknown", "from an event of `make`" },
}

-- ---------------------------------------------------------------- the rules

--- What made a found event: its candidate first, then what was merged into it;
--- their roles filled.
local function makers(doc, ev, refused)
  local list = {}
  for _, r in ipairs(define.rules) do
    if r.kind == "event" and roles.is_of(ev.record, r.made, doc) then
      list[1] = list[1] or roles.candidate(r.made, doc, ev.trigger.start)
    end
  end
  local merged = roles.merged(ev.record, refused, doc)
  return list[1], merged
end

--- Refusals that came to the roles of a trigger.
local CAME_TO_ROLES = { need = true, check = true, rival = true }

--- Other rules of the type that have a match at the trigger of an event, which
--- does not stand: one that has the role may be why it is empty.
local function refused_there(doc, ev, refused)
  local list, seen = {}, {}
  for _, x in ipairs(refused) do
    if x.def.type == ev.type and CAME_TO_ROLES[x.kind] and not seen[x.def]
      and x.trigger.start < ev.trigger.stop
      and x.trigger.stop > ev.trigger.start then
      seen[x.def] = true
      list[#list + 1] = roles.candidate(x.def, doc, x.trigger.start)
    end
  end
  return list
end

--- Role strings of a role in a rule, those of `also` too.
local function strings_of(def, name)
  local list = {}
  for _, role in ipairs(def.roles) do
    if role.name == name then list[#list + 1] = role end
  end
  for _, also in ipairs(def.also or {}) do
    for _, role in ipairs(also.roles) do
      if role.name == name then list[#list + 1] = role end
    end
  end
  return list
end

--- Whether a pattern of a rule captures a role, or code may fill it.
local function otherwise_filled(def, name)
  if def.declared[name] then return true end
  local captured = {}
  for _, r in ipairs(define.rules) do
    for _, tree in ipairs(r.made == def and r.trees or {}) do
      source.add_roles(tree, captured)
    end
  end
  return captured[name] ~= nil
end

-- ------------------------------------------------------------------- layers

local PHRASE = { NOUN = true, PROPN = true, NUM = true, ADJ = true,
  SYM = true, X = true }

local function shares(s, range)
  return s.first <= range.last and s.last >= range.first
end

local function matches_at(sentence, alternative, range)
  for _, s in ipairs(memo.matches(sentence, alternative)) do
    if shares(s, range) then return true end
  end
  return false
end

--- Whether a layer or list of a pattern sees words.
local function part_sees(tree, range)
  local has = false
  pattern.walk(tree, function(node)
    if node.whole then
      has = has or matches_at(range.sentence, { layer = node.whole }, range)
    end
  end)
  return has
end

--- Whether a clause of a role string sees words, wherever they stand.
local function sees(clause, range)
  for _, a in ipairs(clause.alternatives or {}) do
    if a.phrase and PHRASE[range.pos]
      or not a.phrase and matches_at(range.sentence, a, range) then
      return true
    end
  end
  return clause.pattern ~= nil and (matches_at(range.sentence, clause, range)
    or part_sees(clause.value, range))
end

--- The layers and lists that any role string asks for, as alternatives.
local function asked_for()
  local set = {}
  for _, r in ipairs(define.rules) do
    for _, role in ipairs(r.kind == "event" and r.roles or {}) do
      for _, x in ipairs(clauses.clauses_of(role)) do
        for _, a in ipairs(x.clause.alternatives or {}) do
          if a.layer and not a.phrase then set[clauses.want_of(a)] = a end
        end
      end
    end
  end
  return set
end

local asked

--- Those that see words.
local function layers_at(range)
  local names = {}
  asked = asked or asked_for()
  for name, alternative in pairs(asked) do
    if matches_at(range.sentence, alternative, range) then
      names[name] = true
    end
  end
  return clauses.sorted(names)
end

--- Of words that no layer sees: what they are.
local function unseen(range, arg)
  local others = layers_at(range)
  local seen = #others > 0 and "in " .. table.concat(others, ", ") or nil
  if not core.has_model() then
    return { kind = arg.resolved and "definite" or "layer",
      detail = seen or "-" }
  end
  local token = range.doc:token(range.head)
  if token.pos == "PRON" or token.tag == "PRP$" then
    return { kind = "pronoun", detail = token.norm }
  elseif arg.resolved then
    return { kind = "definite", detail = token.lemma }
  end
  return { kind = "layer", detail = token.pos .. (seen and " " .. seen or "") }
end

-- -------------------------------------------------------------------- slots

--- Whether a role string reads the slot of a filler.
local function reads(def, name, f)
  for _, role in ipairs(def.roles) do
    for _, x in ipairs(role.name == name and clauses.clauses_of(role) or {}) do
      if clauses.fits(f, x.clause) then return true end
    end
  end
  return false
end

--- The filler of a trigger's slots that has words, those first that a role
--- reads, and of these the ones whose head they have.
local function filler_at(c, name, range)
  local best, most = nil, 0
  for _, f in ipairs(memo.slots(c.trigger)) do
    local whole = f.head >= range.first and f.head <= range.last
    if whole or f.first <= range.head and f.last >= range.head then
      local rank = (reads(c.def, name, f) and 2 or 0) + (whole and 2 or 1)
      if rank > most then best, most = f, rank end
    end
  end
  return best, most
end

--- Whether a rule may use a filler that a verb lends.
local function is_lent(c, f)
  for _, other in ipairs(clauses.usable(c, c.trigger)) do
    if other.head == f.head and other.slot == f.slot
      and other.prep == f.prep then
      return true
    end
  end
  return false
end

local function has_role(ev, name)
  for _, arg in ipairs(ev.args) do
    if arg.role == name then return true end
  end
  return false
end

--- Of words in a slot of a trigger: why they do not fill the role.
local function in_slot(c, f, arg, range, ev)
  local place = clauses.slot_name(c.sentence.doc, { prep = f.prep,
    slot = f.slot })
  if f.head < range.first or f.head > range.last then
    place = "inside " .. place
  end
  if not reads(c.def, arg.role, f) then
    return { kind = "slot", detail = place }
  elseif not is_lent(c, f) then
    return { kind = "light", detail = ("%s of '%s'"):format(place,
      c.sentence.doc:token(f.via).lemma) }
  end
  return { kind = has_role(ev, arg.role) and "filled" or "read",
    detail = place }
end

--- Where words stand in no slot.
local function in_tree(range, trigger)
  local doc = range.doc
  local way = tree_path.way(doc:token(trigger.head), doc:token(range.head))
  if not way then return { kind = "far", detail = "-" } end
  return { kind = tree_path.leaves_clause(way) and "clause" or "tree",
    detail = tree_path.words(way) }
end

--- Where words stand that a role may take.
local function placed(x, arg, range)
  local best, most, of, by_slots = nil, 0, nil, false
  for _, c in ipairs(x.made) do
    local f, rank = nil, 0
    by_slots = by_slots or c.def.syntax
    if c.def.syntax then f, rank = filler_at(c, arg.role, range) end
    if rank > most then best, most, of = f, rank, c end
  end
  if best then return in_slot(of, best, arg, range, x.ev) end
  if not (by_slots and core.has_model()) then
    return { kind = "near", detail = "-" }
  end
  return in_tree(range, x.trigger)
end

-- --------------------------------------------------------- missed arguments

--- Of what is found with the same words: another role, or the role with others.
local function among_found(ev, arg)
  local part
  for _, other in ipairs(ev.args) do
    local same = score.same_span(arg, other)
    if same then
      return { kind = other.role == arg.role and "double" or "role",
        detail = other.role }
    elseif other.role == arg.role and other.start < arg.stop
      and other.stop > arg.start then
      part = { kind = "words", detail = ("'%s'"):format(other.text) }
    end
  end
  return part
end

local TIME = { { alternatives = { { layer = "time" } } } }

--- The clauses by which the rules of an event look for a role: those of role
--- strings; time is told of every event.
local function clauses_for(x, name)
  local list, otherwise = {}, false
  for _, c in ipairs(x.made) do
    for _, role in ipairs(strings_of(c.def, name)) do
      for _, part in ipairs(clauses.clauses_of(role)) do
        list[#list + 1] = part.clause
      end
    end
    otherwise = otherwise or otherwise_filled(c.def, name)
  end
  if #list == 0 and name == "time" then return TIME, otherwise end
  return list, otherwise
end

local function why_missing(x, arg, range)
  if not range or range.sentence.index ~= x.trigger.sentence.index then
    return { kind = "sentence", detail = "-" }
  end
  local other = among_found(x.ev, arg)
  if other then return other end
  if shares(x.trigger, range) then
    return { kind = "trigger", detail = x.trigger.text:lower() }
  end
  local list, otherwise = clauses_for(x, arg.role)
  if #list == 0 then
    return { kind = otherwise and "code" or "norole", detail = x.ev.type }
  end
  for _, clause in ipairs(list) do
    if sees(clause, range) then
      if list == TIME and has_role(x.ev, "time") then
        return { kind = "filled", detail = "the time told of it" }
      end
      return placed(x, arg, range)
    end
  end
  return unseen(range, arg)
end

-- --------------------------------------------------------------------- paths

--- The path from a trigger to an argument of its sentence, or nil.
local function path_of(trigger, range)
  if not (core.has_model() and trigger and range)
    or range.sentence.index ~= trigger.sentence.index then
    return nil
  end
  local doc = range.doc
  local way = tree_path.way(doc:token(trigger.head), doc:token(range.head))
  return way and tree_path.path(way) or nil
end

-- ----------------------------------------------------------- wrong arguments

--- What is wrong of a right argument, or nil.
local function fault(gold, found)
  for _, field in ipairs { "country", "value" } do
    if gold[field] and gold[field] ~= found[field] then
      return { kind = found[field] and field or field .. " none",
        detail = found[field] and ("%s, not %s"):format(found[field],
          gold[field]) or gold[field] }
    end
  end
  return nil
end

-- -------------------------------------------------------- invented arguments

local function way_of(made, merged, arg)
  if not made then return { kind = "unknown", detail = "-" } end
  local _, way, slot = roles.origin(made, arg, merged)
  return { kind = way, detail = slot or "-" }
end

-- ---------------------------------------------------------------------- all

--- Whether a candidate that was refused has an argument.
local function has_it(candidates, arg)
  for _, c in ipairs(candidates) do
    for _, s in ipairs(c.roles[arg.role] or {}) do
      if score.same_span(s, arg) then return { kind = "has", detail = "-" } end
    end
  end
  return nil
end

--- Say why of the arguments of a pair.
---@param doc geoeng.Doc
---@param p table  of score.align
---@param refused table[]
function M.of_pair(doc, p, refused)
  local stands, merged
  if #p.missing + #p.invented > 0 then
    stands, merged = makers(doc, p.found, refused)
  end
  local x = { ev = p.found, trigger = token_range.of(doc, p.found.trigger),
    made = {} }
  for _, list in ipairs { { stands }, merged or {},
    #p.missing > 0 and refused_there(doc, p.found, refused) or {} } do
    table.move(list, 1, #list, #x.made + 1, x.made)
  end
  for _, arg in ipairs(p.missing) do
    local range = token_range.of(doc, arg)
    arg.why, arg.path = why_missing(x, arg, range), path_of(x.trigger, range)
  end
  for _, pair in ipairs(p.right) do
    pair[1].why = fault(pair[1], pair[2])
    pair[1].path = path_of(x.trigger, token_range.of(doc, pair[1]))
  end
  for _, arg in ipairs(p.invented) do
    arg.why = way_of(stands, merged, arg)
  end
end

--- Say why of the arguments of a missing event; it has its `why`. Where rules
--- fire at it all the same, `unfilled` says why they would not have these.
---@param doc geoeng.Doc
---@param ev table
---@param refused table[]
function M.of_missing_event(doc, ev, refused)
  local x = { ev = { type = ev.type, args = {} },
    trigger = token_range.of(doc, ev.trigger),
    made = refused_there(doc, ev, refused) }
  for _, arg in ipairs(ev.args) do
    local range = token_range.of(doc, arg)
    arg.why = { kind = "event", detail = ev.why.kind }
    arg.path = path_of(x.trigger, range)
    if #x.made > 0 and x.trigger then
      arg.unfilled = has_it(x.made, arg) or why_missing(x, arg, range)
    end
  end
end

--- The same of an invented one.
---@param doc geoeng.Doc
---@param ev table
---@param refused table[]
function M.of_invented_event(doc, ev, refused)
  if #ev.args == 0 then return end
  local stands, merged = makers(doc, ev, refused)
  for _, arg in ipairs(ev.args) do arg.why = way_of(stands, merged, arg) end
end

return M
