--- Why nothing fills a role: what stands in the slots that its role string names,
--- and what it lacks, or which role has it.

local clauses = require "geoeng.test.why_clauses"
local define = require "geoeng.language.define"
local memo = require "geoeng.event.sentence_memo"
local paint = require("geoeng.format.palette").paint
local pattern_text = require "geoeng.language.pattern_format"
local scope = require "geoeng.language.scope"

local M = {}

local clauses_of, fits, matches = clauses.clauses_of, clauses.fits, memo.matches
local plain, quoted = clauses.plain, clauses.quoted
local slot_name, want_of = clauses.slot_name, clauses.want_of

--- "a, b or c".
local function either(list)
  if #list < 2 then return list[1] or "" end
  return table.concat(list, ", ", 1, #list - 1) .. " or " .. list[#list]
end

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
        names["<" .. scope.shown(name) .. ">"] = true
        break
      end
    end
  end
  return clauses.sorted(names)
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
  for _, f in ipairs(clauses.usable(c, word)) do
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
        or word ~= c.trigger and f.cost > clauses.SURE
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

--- Lines about a role that nothing fills.
---@param c geoeng.Candidate  its roles filled
---@param name string
---@param args table[]  those of the other roles: { role=, text=, start=, stop= }
---@return string[]
function M.lines(c, name, args)
  local lines, text = { "" }, nil
  local removed = c.roles[name] and c.roles[name][1]
  if removed then
    return { ("    %s is not filled: the rule's code took %s out"):format(
      paint("role", name), quoted(removed)) }
  end
  for _, role in ipairs(c.def.roles) do
    if role.name == name then
      text = role.text
      add_unfilled(lines, c, c.trigger, role, args)
    end
  end
  add_also(lines, c, name)
  lines[1] = ("    %s is not filled%s"):format(
    paint("role", name), text and (': "%s"'):format(text) or "")
  if #lines == 1 and c.def.declared[name] then
    lines[1] = lines[1] .. ": only the rule's code fills it, and did not"
  elseif #lines == 1 and not text then
    lines[1] = lines[1] .. ": the pattern captures nothing"
  end
  return lines
end

--- Add a line of what stands in slots that no role string of the rule names.
---@param lines string[]
---@param c geoeng.Candidate
function M.add_other_slots(lines, c)
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

return M
