--- What fills the roles of an event, and by which part of a role string; what
--- stands in the slots of a role that nothing fills, and why it does not do.
---
--- A candidate that was refused may not have been filled, so the roles of a
--- trigger are filled here once more, by the stage that fills them.

local core = require "geoeng.core"
local define = require "geoeng.language.define"
local fill = require "geoeng.event.fill"
local memo = require "geoeng.event.sentence_memo"
local needs = require "geoeng.event.needs"
local pattern_text = require "geoeng.language.pattern_format"
local slots = require "geoeng.event.fill_slots"
local source = require "geoeng.rule.compile_pattern"

local M = {}

local matches = memo.matches

--- Words of the text in one line.
local function plain(text) return (text:gsub("%s+", " ")) end

local function quoted(span) return "'" .. plain(span.text) .. "'" end

--- "a, b or c".
local function either(list)
  if #list < 2 then return list[1] or "" end
  return table.concat(list, ", ", 1, #list - 1) .. " or " .. list[#list]
end

local function sorted(set)
  local list = {}
  for key in pairs(set) do list[#list + 1] = key end
  table.sort(list)
  return list
end

-- ----------------------------------------------------------------- the event

--- The trigger of a match, as the stage of candidates has it.
local function trigger_of(match)
  for _, c in ipairs(match:captures()) do
    if c.role == "trigger" or c.role == "verb" then return c end
  end
  return match.sentence.doc:range(match.first, match.last)
end

--- A match as a candidate whose roles are filled.
local function filled(def, match, trigger)
  local c = { def = def, roles = {}, names = {}, trigger = trigger,
    first = trigger.first, last = trigger.last, sentence = trigger.sentence,
    pattern = match.pattern, captured = {} }
  for _, cap in ipairs(match:captures()) do
    local role = cap.role
    if role ~= "trigger" and role ~= "verb" then
      if not c.roles[role] then
        c.roles[role] = {}
        c.names[#c.names + 1] = role
      end
      table.insert(c.roles[role], cap)
      c.captured[#c.captured + 1] = cap
    end
  end
  fill.fill(c)
  return c
end

--- Whether a rule has a match whose trigger starts there.
---@param def table
---@param doc geoeng.Doc
---@param start integer
---@return boolean
function M.fires(def, doc, start)
  for _, match in ipairs(doc:matches()) do
    if match.rule == def.order and trigger_of(match).start == start then
      return true
    end
  end
  return false
end

--- What a rule has at a trigger, its roles filled: of several matches the first
--- whose needs are filled. Nil: the rule has no match there.
---@param def table
---@param doc geoeng.Doc
---@param start integer  of the trigger
---@return geoeng.Candidate|nil
function M.candidate(def, doc, start)
  if def.syntax and not core.has_model() then return nil end
  local first
  for _, match in ipairs(doc:matches()) do
    local trigger = match.rule == def.order and trigger_of(match)
    if trigger and trigger.start == start then
      local c = filled(def, match, trigger)
      if not select(2, needs.count(def, c.roles)) then return c end
      first = first or c
    end
  end
  return first
end

--- The arguments of a candidate, as a record has them.
local function arguments_of(c)
  local args = {}
  for role, list in pairs(c.roles) do
    for _, s in ipairs(list) do
      args[#args + 1] = { role = role, text = s.text, start = s.start,
        stop = s.stop }
    end
  end
  table.sort(args, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    if a.stop ~= b.stop then return a.stop < b.stop end
    return a.role < b.role
  end)
  return args
end

-- ------------------------------------------------------------------- clauses

--- The clauses of a role string, those of sums too: { clause=, text= }.
local function clauses_of(role)
  local list = {}
  for _, clause in ipairs(role.clauses) do
    while clause do
      list[#list + 1] = { clause = clause }
      clause = clause.also
    end
  end
  for i, x in ipairs(list) do
    local behind = list[i + 1]
    x.text = role.text:sub(x.clause.at, behind and behind.clause.at - 1 or -1)
    if behind then x.text = x.text:gsub("%s*[|+]%s*$", "") end
  end
  return list
end

local WHERE = { ["in"] = true, at = true, near = true, on = true }

--- Whether a filler stands in one of the slots of a clause.
local function fits(f, clause)
  for _, name in ipairs(clause.slots or {}) do
    if f.slot == name or f.prep == name or f.prep == "where" and WHERE[name] then
      return true
    end
  end
  return false
end

local function within(s, f) return s.first >= f.first and s.last <= f.last end

--- What an alternative wants: "<place>", "$list", or a pattern.
local function want_of(a)
  if not a.layer then return pattern_text(a.tree[2]) end
  return a.list and a.layer or "<" .. a.layer .. ">"
end

--- Whether an alternative finds an argument in a filler.
local function finds(sentence, a, f, arg)
  local range = sentence.doc:range(f.first, f.last)
  local whole = range.start == arg.start and range.stop == arg.stop
  if a.phrase then return whole end
  for _, s in ipairs(matches(sentence, a)) do
    if within(s, f) and (a.list and whole
      or s.start == arg.start and s.stop == arg.stop) then
      return true
    end
  end
  return false
end

local function slot_name(doc, f)
  local name = f.prep == "where" and "in, at, near or on" or f.prep or f.slot
  if not f.via then return name end
  return ("%s, lent by '%s',"):format(name, doc:token(f.via).text)
end

-- --------------------------------------------------------------- what fills

--- The part of a role string that finds an argument at a word's slots: told in
--- words, or nil.
local function by_slot(c, word, role, arg)
  local search, doc = slots.search(c, word), c.sentence.doc
  for _, limit in ipairs { slots.SURE, math.huge } do
    for _, x in ipairs(clauses_of(role)) do
      for _, a in ipairs(x.clause.alternatives or {}) do
        for _, f in ipairs(search.fillers) do
          if f.cost <= limit and fits(f, x.clause)
            and finds(c.sentence, a, f, arg) then
            return ("%s is %s, by \"%s\""):format(slot_name(doc, f), want_of(a),
              x.text)
          end
        end
      end
    end
  end
  return nil
end

--- The same of what the words alone tell.
local function by_words(c, role, arg)
  for _, x in ipairs(clauses_of(role)) do
    for _, s in ipairs(x.clause.pattern and matches(c.sentence, x.clause) or {}) do
      if s.start == arg.start and s.stop == arg.stop then
        return ("near the trigger, by \"%s\""):format(x.text)
      end
    end
  end
  return nil
end

local function by_role(c, role, arg)
  return c.def.syntax and by_slot(c, c.trigger, role, arg)
    or by_words(c, role, arg)
end

--- The same of verbs of `also`.
local function by_also(c, arg)
  for _, also in ipairs(c.def.also or {}) do
    for _, role in ipairs(also.roles) do
      for _, verb in ipairs(role.name == arg.role and matches(c.sentence, also)
        or {}) do
        local how = c.tells and c.tells[verb.head]
          and by_slot(c, verb, role, arg)
        if how then return ("%s, at %s of 'also'"):format(how, quoted(verb)) end
      end
    end
  end
  return nil
end

local function same(list, arg)
  for _, s in ipairs(list or {}) do
    if s.start == arg.start and s.stop == arg.stop
      and (not s.role or s.role == arg.role) then
      return true
    end
  end
  return false
end

--- What put an argument into its role.
local function origin(c, arg)
  if arg.role == "time" and not c.roles.time then
    return "the time told of it"
  end
  if same(c.captured, arg) then return "captured by the pattern" end
  for _, role in ipairs(c.def.roles) do
    local how = role.name == arg.role and by_role(c, role, arg)
    if how then return how end
  end
  local how = by_also(c, arg)
  if how then return how end
  for _, s in ipairs(c.roles[arg.role] or {}) do
    if s.start == arg.start and s.stop == arg.stop then
      return "listed with what fills the role"
    end
  end
  return (c.def.check or c.def.make) and "set by the rule's code"
    or "by none of its role strings"
end

-- ------------------------------------------------------- what does not fill

--- The role that has words of a span, or "the trigger"; and which words.
local function taker(span, c, args, role)
  if span.start < c.trigger.stop and span.stop > c.trigger.start then
    return "the trigger", c.trigger
  end
  for _, arg in ipairs(args) do
    if arg.role ~= role and arg.start < span.stop and arg.stop > span.start then
      return arg.role, arg
    end
  end
  return nil
end

--- The layers of the library and rules whose spans hold a token.
local function layers_at(sentence, token)
  local names = {}
  for name in pairs(define.layers) do
    for _, s in ipairs(sentence:layer(name)) do
      if s.first <= token and s.last >= token then
        names["<" .. name .. ">"] = true
        break
      end
    end
  end
  return sorted(names)
end

--- Why a phrase is neither <np> nor <name>; nil: it is.
local function no_phrase(sentence, a, f)
  if f.modifier then return "only describes another word" end
  if a.phrase == "name" and not f.name then return "is no <name>" end
  for _, s in ipairs(sentence:layer "time") do
    if s.first <= f.head and s.last >= f.head then
      return ("is a <time>, no <%s>"):format(a.phrase)
    end
  end
  return nil
end

--- What keeps a filler's phrase from being taken: a reason.
local function phrase_hindrance(c, a, f, args, role)
  local why = no_phrase(c.sentence, a, f)
  if why then return why end
  local doc = c.sentence.doc
  local phrase = doc:range(f.first, f.last)
  local by, words = taker(doc:range(f.head, f.head), c, args, role)
  if not by then by, words = taker(phrase, c, args, role) end
  if not by then return ("is %s, but cannot be taken"):format(want_of(a)) end
  if words.start == phrase.start and words.stop == phrase.stop then
    return "is taken by " .. by
  end
  return ("has %s, which is taken by %s"):format(quoted(words), by)
end

--- What an alternative wants and finds in a filler, but cannot have: a reason;
--- nil: it finds nothing.
local function hindrance(c, a, f, args, role)
  if a.phrase then return phrase_hindrance(c, a, f, args, role) end
  for _, s in ipairs(matches(c.sentence, a)) do
    if s.first <= f.last and s.last >= f.first then
      local by = taker(s, c, args, role)
      local head = s.first <= f.head and s.last >= f.head
      return ("%s %s, but %s"):format(s.first == f.first and s.last == f.last
        and "is" or ("has %s, which is"):format(quoted(s)), want_of(a),
        by and "taken by " .. by
        or f.modifier and "the phrase only describes another word"
        or not head and "not the head of the phrase"
        or "it cannot be taken")
    end
  end
  return nil
end

--- Why a filler that stands in a slot of a clause does not fill the role.
local function why_not(c, clause, f, args, role)
  local layers, patterns = {}, {}
  for _, a in ipairs(clause.alternatives) do
    local why = hindrance(c, a, f, args, role)
    if why then return why end
    table.insert(a.layer and layers or patterns, want_of(a))
  end
  local why = {}
  if #layers > 0 then why[1] = "is in no " .. either(layers) end
  if #patterns > 0 then
    why[#why + 1] = "does not match '" .. table.concat(patterns, "' or '") .. "'"
  end
  local others = layers_at(c.sentence, f.head)
  local text = table.concat(why, " and ") .. (#others > 0
    and ", but in " .. table.concat(others, ", ") or "")
  local phrase = c.sentence.doc:range(f.first, f.last)
  local by, words = taker(phrase, c, args, role)
  if not by then return text end
  local whole = words.start == phrase.start and words.stop == phrase.stop
  return ("%s; %s is taken by %s"):format(text, whole and "it"
    or quoted(words), by)
end

--- Lines of what stands in the slots of one clause.
local function slot_lines(c, word, clause, args, role)
  local doc, usable, lines = c.sentence.doc, {}, {}
  for _, f in ipairs(slots.search(c, word).fillers) do
    usable[f.head .. f.slot .. (f.prep or "")] = true
  end
  for _, f in ipairs(word:slots()) do
    if fits(f, clause) then
      local lent = f.via and not usable[f.head .. f.slot .. (f.prep or "")]
      lines[#lines + 1] = ("%s holds '%s', which %s"):format(
        f.prep == "where" and slot_name(doc, f) or f.prep or f.slot,
        plain(doc:range(f.first, f.last).text),
        lent and ("'%s' lends, which is no light verb of the rule"):format(
          doc:token(f.via).text)
        or word ~= c.trigger and f.cost > slots.SURE
          and "the tree does not say plainly"
        or why_not(c, clause, f, args, role))
    end
  end
  if #lines == 0 then
    lines[1] = ("nothing stands in %s"):format(either(clause.slots))
  end
  return lines
end

--- A line of what a clause finds by the words alone: of slots only those of
--- several words, when others are slots of a tree.
local function word_line(c, clause, args, role)
  local s = matches(c.sentence, clause)[1]
  if s then
    local by = taker(s, c, args, role)
    return ("%s %s"):format(quoted(s), by and "is taken by " .. by
      or "cannot be taken")
  end
  local prep = clause.prep
  if clause.alternatives then prep = clause.longer end
  return ("the sentence has no '%s%s'"):format(prep and pattern_text(prep) .. " "
    or "", pattern_text(clause.value))
end

local function clause_lines(c, word, x, args, role)
  local lines = {}
  if c.def.syntax and x.clause.slots then
    lines = slot_lines(c, word, x.clause, args, role)
  end
  if x.clause.pattern then
    lines[#lines + 1] = word_line(c, x.clause, args, role)
  end
  return lines
end

--- Add what a role string asks for and does not get.
local function add_unfilled(lines, c, word, role, args)
  local seen = {}
  for _, x in ipairs(clauses_of(role)) do
    for _, line in ipairs(clause_lines(c, word, x, args, role.name)) do
      if not seen[line] then
        seen[line] = true
        lines[#lines + 1] = "      " .. line
      end
    end
  end
end

--- Whether a verb of `also` tells of the trigger's event: one hangs below the
--- other, or both below the same word.
local function is_linked(c, verb)
  local ups = memo.above(c.sentence, verb.head)
  local parent = c.trigger.governor
  return memo.above(c.sentence, c.trigger.head)[verb.head]
    or ups[c.trigger.head] or parent and ups[parent]
end

--- Lines of what a verb of `also` lacks for a role. What other roles have it may
--- have, too; it takes only what the tree says plainly.
local function also_verb_lines(c, verb, role)
  if verb.head == c.trigger.head then return {} end
  if verb.pos ~= "VERB" then
    return { ("%s of 'also' is no verb here (%s)"):format(quoted(verb),
      verb.pos) }
  elseif not is_linked(c, verb) then
    return { ("%s of 'also' does not hang together with the trigger"):format(
      quoted(verb)) }
  end
  local lines = {}
  for _, x in ipairs(clauses_of(role)) do
    for _, line in ipairs(x.clause.slots
      and slot_lines(c, verb, x.clause, {}, role.name) or {}) do
      lines[#lines + 1] = ("at %s of 'also' %s"):format(quoted(verb), line)
    end
  end
  return lines
end

--- Add what a role lacks that verbs of `also` may fill.
local function add_also(lines, c, name)
  for _, also in ipairs(c.def.also or {}) do
    for _, role in ipairs(also.roles) do
      local verbs = role.name == name and matches(c.sentence, also)
      if verbs and #verbs == 0 then
        lines[#lines + 1] = ("      no verb of '%s' of 'also' is here")
          :format(also.text)
      end
      for _, verb in ipairs(verbs or {}) do
        for _, line in ipairs(also_verb_lines(c, verb, role)) do
          lines[#lines + 1] = "      " .. line
        end
      end
    end
  end
end

local function unfilled(c, name, args)
  local lines, text = { "" }, nil
  local removed = c.roles[name] and c.roles[name][1]
  if removed then
    return { ("    %s is not filled: the rule's code took %s out"):format(name,
      quoted(removed)) }
  end
  for _, role in ipairs(c.def.roles) do
    if role.name == name then
      text = role.text
      add_unfilled(lines, c, c.trigger, role, args)
    end
  end
  add_also(lines, c, name)
  lines[1] = ("    %s is not filled%s"):format(name,
    text and (': "%s"'):format(text) or "")
  if #lines == 1 and not text then
    lines[1] = lines[1] .. ": the pattern captures nothing"
  end
  return lines
end

--- Add what stands in slots that no role string of the rule names.
local function add_other_slots(lines, c)
  local others, doc = {}, c.sentence.doc
  for _, f in ipairs(c.def.syntax and c.trigger:slots() or {}) do
    local named = false
    for _, role in ipairs(c.def.roles) do
      for _, x in ipairs(clauses_of(role)) do
        named = named or fits(f, x.clause)
      end
    end
    if not named then
      local layers = layers_at(c.sentence, f.head)
      others[#others + 1] = ("%s '%s'%s"):format(slot_name(doc, f),
        plain(doc:range(f.first, f.last).text),
        #layers > 0 and " in " .. table.concat(layers, ", ") or "")
    end
  end
  if #others > 0 then
    lines[#lines + 1] = "    in slots of no role: " .. table.concat(others, "; ")
  end
end

-- ----------------------------------------------------------------------- all

--- The roles that a rule can fill, in order.
local function roles_of(rule)
  local names = {}
  for _, tree in ipairs(rule.trees) do source.add_roles(tree, names) end
  for _, role in ipairs(rule.roles) do names[role.name] = true end
  for _, also in ipairs(rule.also) do
    for _, role in ipairs(also.roles) do names[role.name] = true end
  end
  names.trigger, names.verb = nil, nil
  return sorted(names)
end

--- Lines about every role of a rule at a trigger.
---@param rule table      of define.rules
---@param c geoeng.Candidate|nil  of M.candidate
---@param given table[]|nil  the arguments of its record, if it is an event
---@return string[]
function M.lines(rule, c, given)
  local args, lines, has = c and arguments_of(c) or {}, {}, {}
  for _, arg in ipairs(given or args) do
    has[arg.role] = true
    lines[#lines + 1] = ("    %s '%s' %d-%d%s%s"):format(arg.role,
      plain(arg.text), arg.start, arg.stop,
      arg.country and " " .. arg.country or "",
      c and ": " .. origin(c, arg) or "")
  end
  for _, name in ipairs(c and roles_of(rule) or {}) do
    if not has[name] then
      local more = unfilled(c, name, args)
      table.move(more, 1, #more, #lines + 1, lines)
    end
  end
  if c then add_other_slots(lines, c) end
  return lines
end

return M
