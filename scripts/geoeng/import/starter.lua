--- The text of a starter rule file: words, one event, and tests that pass with
--- what the file holds.

local core = require "geoeng.core"
local trigger_word = require "geoeng.import.trigger_word"
local word_set = require "geoeng.language.word_set"

local M = {}

--- What every event has, what marks of tests mean, and words of Lua.
M.taken = {}
for word in ("time modality trigger verb subtype code cue claim"):gmatch "%S+" do
  M.taken[word] = "every event has it"
end
for word in ([[and break do else elseif end false for function goto if in local
  nil not or repeat return then true until while]]):gmatch "%S+" do
  M.taken[word] = "it is a word of Lua"
end

local SUBJECT, OBJECT = "subj <actor>", "obj (<actor> | <np>)"
local PLACE = "in/at/near <place>"
local NUMBER, MONEY = "any <number>", "for <money> | any <money>"
local COUNTRY, CITY = "in <place grain=country>", "in <place grain=city>"
local UNTIL, SINCE = "until/by <time>", "since/from <time>"

--- The slots of roles whose names tell what fills them.
local SLOTS = {
  who = SUBJECT, whom = OBJECT, place = PLACE, where = PLACE, location = PLACE,
  target = OBJECT, victim = OBJECT, what = OBJECT,
  from = "from (<place> | <actor>)", origin = "from (<place> | <actor>)",
  to = "to/into (<place> | <actor>)", destination = "to/into (<place> | <actor>)",
  partner = "with <actor>", with = "with <actor>",
  weapon = "with <weapon> | any <weapon>", instrument = "with <np>",
  reason = "over/for/because of <np>", cause = "over/for/because of <np>",
  number = NUMBER, count = NUMBER, killed = NUMBER, injured = NUMBER,
  wounded = NUMBER, toll = NUMBER, dead = NUMBER, quantity = NUMBER,
  amount = MONEY, value = MONEY, money = MONEY, price = MONEY, cost = MONEY,
  ransom = MONEY, sum = MONEY, fine = MONEY,
  date = UNTIL, deadline = UNTIL, start = SINCE, since = SINCE,
  country = COUNTRY, city = CITY, town = CITY, site = PLACE, area = PLACE,
  venue = PLACE,
}

--- The slot that a name tells, or its last part: "hostage_count".
local function slot_of(role)
  return SLOTS[role] or SLOTS[role:match "_(%a+)$" or ""]
end

--- Those of others, in the order in which roles are given.
local REST = { SUBJECT, OBJECT }
local PREPOSITIONS = {}
for preposition, place in pairs(word_set.numbers "particle.role") do
  PREPOSITIONS[place] = preposition
end

--- Whether none of the slots has this preposition.
local function is_free(preposition, used)
  for slot in pairs(used) do
    if slot:find("%f[%a]" .. preposition .. "%f[%A]") then return false end
  end
  return true
end

--- A slot that no role has, or nil.
local function free_slot(used)
  for _, slot in ipairs(REST) do if not used[slot] then return slot end end
  for _, p in ipairs(PREPOSITIONS) do
    if is_free(p, used) then return p .. " (<actor> | <np>)" end
  end
end

--- The slots of each role: those that its name tells, else what no other takes;
--- nil and the role for which there is nothing left.
local function slots_of(roles)
  local slots, used = {}, {}
  for _, role in ipairs(roles) do
    local slot = slot_of(role)
    if slot and not used[slot] then slots[role], used[slot] = slot, true end
  end
  for _, role in ipairs(roles) do
    local slot = slots[role] or free_slot(used)
    if not slot then return nil, role end
    slots[role], used[slot] = slot, true
  end
  return slots
end

-- --------------------------------------------------------------- sentences

local function article(noun)
  return noun:find "^[aeiouAEIOU]" and "An" or "A"
end

local VERB_TEXT = "France %s%s%s in Baghdad on Monday."

--- The slots of the verb that hold the sentence's actor, object and place, as
--- roles find them: { subj=, obj=, ["in"]= }.
local function slots_in(will, form, object)
  local doc <close> = core.analyze(VERB_TEXT:format(will, form, object))
  local first, found = will == "" and 2 or 3, {}
  local last = first + select(2, form:gsub("%S+", ""))
  local wanted = { subj = "France", obj = object:match "%S*$", ["in"] = "Baghdad" }
  for _, f in ipairs(doc:range(first, last - 1):slots()) do
    local slot = f.prep or f.slot
    if wanted[slot] == doc:token(f.head).text then found[slot] = true end
  end
  return found
end

--- What a sentence about a verb is made of: one in which the parser sees
--- subject and object, else one in which it sees the subject; else nil.
local function verb_parts(verb)
  local form, object = trigger_word.past(verb), trigger_word.object(verb)
  local forms = { { "will ", verb } }
  if form then table.insert(forms, 1, { "", form }) end
  if object ~= "" then object = " " .. object end
  local second
  for _, f in ipairs(forms) do
    local found = slots_in(f[1], f[2], object)
    local parts = { will = f[1], form = f[2], object = object,
      marked = found.obj and not trigger_word.ends_in_preposition(verb),
      placed = found["in"] }
    if found.subj and (found.obj or object == "") then return parts end
    second = second or found.subj and parts
  end
  return second
end

local NOUN_TEXTS = { "$A $NOUN$BY took place in $PLACE on Monday.",
  "The $NOUN$BY in $PLACE was reported on Monday.",
  "Officials condemned the $NOUN$BY in $PLACE on Monday." }

local function noun_text(text, noun, trigger, by, place)
  return (text:gsub("%$(%u+)", { A = article(noun), NOUN = trigger, BY = by,
    PLACE = place }))
end

--- The sentence in which a noun is read as one, or nil.
local function noun_parts(noun, by)
  local last = noun:match "[^ ]*$"
  for _, text in ipairs(NOUN_TEXTS) do
    local is_noun = not core.has_model()
    trigger_word.each_token(noun_text(text, noun, noun, by, "Baghdad"), function(t)
      if t.text == last and t.pos == "NOUN" then is_noun = true end
    end)
    if is_noun then return text end
  end
end

-- ------------------------------------------------------------------- tests

--- The role that has these slots, or nil.
local function role_of(roles, slots, wanted)
  for _, role in ipairs(roles) do
    if slots[role] == wanted then return role end
  end
end

local function mark(role, text)
  return role and ("[%s:%s]"):format(role, text) or text
end

--- The values that a test expects, for people to see that they can.
local function values_of(who, place, planned)
  local values = {}
  if who then values[1] = who .. ' = "FRA"' end
  if place then values[#values + 1] = place .. ' = "IRQ"' end
  if planned then values[#values + 1] = 'modality = "planned"' end
  return table.concat(values, ", ")
end

--- A test of a verb that is to be found.
local function verb_test(verb, who, whom, place, need)
  local parts = verb_parts(verb)
  place = parts and parts.placed and place
  if not parts or need ~= who and need ~= place then return "" end
  local object = parts.marked and " " .. mark(whom, parts.object:sub(2))
    or parts.object
  object = object:gsub("(%[%w+:)the ", "the %1") -- no argument has an article
  local text = VERB_TEXT:gsub("France", "%%s"):gsub("Baghdad", "%%s")
    :format(mark(who, "France"), parts.will, mark("trigger", parts.form),
      object, mark(place, "Baghdad"))
  return ('  yes "%s"\n    { %s },\n'):format(text,
    values_of(who, place, parts.will ~= ""))
end

--- A test of a noun that is to be found.
local function noun_test(noun, who, place)
  local text = noun_parts(noun, who and " by France" or "")
  if not text then return "" end
  return ('  yes "%s"\n    { %s },\n'):format(noun_text(text, noun,
    mark("trigger", noun), who and " by " .. mark(who, "France") or "",
    mark(place, "Baghdad")), values_of(who, place))
end

--- A test that is not to be found: it tells neither who nor where.
local function no_test(verb, noun, need)
  if not need then return '  no "The weather was mild.",\n' end
  if not verb then return ('  no "The report holds no word of the %s.",\n')
    :format(noun) end
  local object = trigger_word.object(verb)
  return ('  no "The report tells how to %s%s.",\n'):format(verb,
    object == "" and "" or " " .. object)
end

-- --------------------------------------------------------------------- all

local function word_list(name, list)
  if #list == 0 then return "" end
  local lines, line = {}, ('words "%s" {'):format(name)
  for i, word in ipairs(list) do
    local item = (' "%s"%s'):format(word, i < #list and "," or " }")
    if #line + #item > 79 then
      lines[#lines + 1] = line
      line = " "
    end
    line = line .. item
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n") .. "\n"
end

--- The roles as lines of the event; a noun has who after "by".
local function role_lines(roles, slots, nouns)
  local out = {}
  for i, role in ipairs(roles) do
    local by = nouns and slots[role] == SUBJECT and " | by <actor>" or ""
    local of = nouns and slots[role] == OBJECT and " | of (<actor> | <np>)" or ""
    out[i] = ('    %s = "%s%s%s",\n'):format(role, slots[role], by, of)
  end
  return table.concat(out)
end

local TEMPLATE = [[
-- %NAME%: say here what counts as this event, and what does not.

pack { name = "%NAME%", version = "0.1",
  about = "Fill in: %TITLE%, by whom, in which sources" }

-- The words that tell of it, in their base form; fill in more. A list is used
-- as $name.
%LISTS%
event "%NAME%" {
  about = "Fill in: what counts as %TITLE%. Not: what does not",
  %TRIGGERS%,
  -- Each role by slots of the trigger; a | b is the first that is found. Time
  -- and modality are found by themselves.
  roles = {
%ROLES%  },
%NEED%}

-- geoeng test runs these. Put sentences of your sources in their place: some
-- that tell of it, and some that only look like it.
test "%NAME%" {
  date = "2024-05-08",
%TESTS%}
]]

local NEED = '  need = { "%s" }, -- without these there is no event\n'

--- The triggers as verbs and nouns, and the nouns that are sure to be some. Beside
--- a noun ("evacuation, release") a verb that may be one is one, too.
local function sorted(words)
  local verbs, sure = {}, {}
  for _, word in ipairs(words) do
    local noun = trigger_word.kind(word) == "noun"
    table.insert(noun and sure or verbs, word)
  end
  local nouns = table.move(sure, 1, #sure, 1, {})
  for _, verb in ipairs(sure[1] and verbs or {}) do
    if not verb:find " " and trigger_word.is_noun_too(verb) then
      nouns[#nouns + 1] = verb
    end
  end
  return verbs, nouns, sure
end

--- What every event has: who does it, where all triggers have one that does.
local function needed(nouns, who, place)
  for _, noun in ipairs(nouns) do
    if trigger_word.has_no_actor(noun) then return place end
  end
  return who or place
end

--- A test of each trigger.
local function tests_of(verbs, nouns, who, whom, place, need)
  local tests = {}
  for _, verb in ipairs(verbs) do
    tests[#tests + 1] = verb_test(verb, who, whom, place, need)
  end
  for _, noun in ipairs(nouns) do
    local actor = not trigger_word.has_no_actor(noun) and who or nil
    tests[#tests + 1] = noun_test(noun, actor, place)
  end
  if table.concat(tests) == "" then
    tests = { '  -- Fill in: yes "a sentence that tells of it" {},\n' }
  end
  return tests
end

--- The text of a rule file.
---@param name string
---@param words string[]  triggers, verbs or nouns
---@param roles string[]
---@return string|nil text
---@return string|nil role  for which there is no slot left
function M.text(name, words, roles)
  local slots, over = slots_of(roles)
  if not slots then return nil, over end
  local verbs, nouns, sure = sorted(words)
  local who, whom = role_of(roles, slots, SUBJECT), role_of(roles, slots, OBJECT)
  local place = role_of(roles, slots, CITY) or role_of(roles, slots, PLACE)
  local need = needed(nouns, who, place)
  local tests = tests_of(verbs, sure, who, whom, place, need)
  tests[#tests + 1] = no_test(verbs[1], nouns[1], need)
  local triggers = {}
  if verbs[1] then triggers[1] = ('verb = "$%s_v"'):format(name) end
  if nouns[1] then triggers[#triggers + 1] = ('noun = "$%s_n"'):format(name) end
  local fill = { NAME = name, TITLE = (name:gsub("_+", " ")),
    LISTS = word_list(name .. "_v", verbs) .. word_list(name .. "_n", nouns),
    TRIGGERS = table.concat(triggers, ", "),
    ROLES = role_lines(roles, slots, nouns[1]),
    NEED = need and NEED:format(need) or "", TESTS = table.concat(tests) }
  return (TEMPLATE:gsub("%%(%u+)%%", fill))
end

return M
