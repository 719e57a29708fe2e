--- The text of a starter rule file: words, one event, and tests that pass with
--- what the file holds.

local core = require "geoeng.core"
local inflect = require "geoeng.import.inflect"

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

--- The slots of roles whose names tell what fills them.
local SLOTS = {
  who = SUBJECT, whom = OBJECT, place = PLACE, where = PLACE, location = PLACE,
  target = OBJECT, victim = OBJECT, what = OBJECT,
  from = "from (<place> | <actor>)", origin = "from (<place> | <actor>)",
  to = "to/into (<place> | <actor>)", destination = "to/into (<place> | <actor>)",
  partner = "with <actor>", with = "with <actor>",
  weapon = "with <weapon> | any <weapon>", instrument = "with <np>",
  reason = "over/for/because of <np>", cause = "over/for/because of <np>",
  number = "any <number>", killed = "any <number>", injured = "any <number>",
  amount = "any <money>", value = "any <money>", money = "any <money>",
}

--- Those of others, in the order in which roles are given.
local REST = { SUBJECT, OBJECT }
local PREPOSITIONS = { "with", "for", "to", "from", "against", "over", "on",
  "under" }

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
    local slot = SLOTS[role]
    if slot and not used[slot] then slots[role], used[slot] = slot, true end
  end
  for _, role in ipairs(roles) do
    local slot = slots[role] or free_slot(used)
    if not slot then return nil, role end
    slots[role], used[slot] = slot, true
  end
  return slots
end

-- ------------------------------------------------------------------- words

--- What a verb has behind it: adverbs, and prepositions, which have the object
--- to themselves.
local PARTICLE, PREPOSITION = {}, {}
for word in ("up down out off over away back"):gmatch "%S+" do
  PARTICLE[word] = true
end
for word in ([[to with for from against in into on at about after around upon
  under through of]]):gmatch "%S+" do
  PREPOSITION[word] = true
end

--- Whether a word or phrase is a noun by its look: "border closure" and
--- "evacuation", not "close" nor "carry out".
local function looks_noun(phrase)
  local last = phrase:match "[^ ]*$"
  if phrase:find " " then
    return not PARTICLE[last] and not PREPOSITION[last]
  end
  for _, tail in ipairs { "tion", "sion", "ment", "ness", "ship", "osure",
    "ing" } do
    if #last > #tail + 2 and last:sub(-#tail) == tail then return true end
  end
  return false
end

--- Whether a form is one of a word for the engine.
local function is_form(form, word)
  local doc <close> = core.analyze("They " .. form .. " them.")
  for s in doc:sentences() do
    for _, t in ipairs(s:tokens()) do
      for lemma in t.lemma:gmatch "[^|]+" do
        if t.text == form and lemma == word then return true end
      end
    end
  end
  return false
end

--- The past of verbs that news tell of, where it is no -ed.
local IRREGULAR = {}
for verb, form in ([[strike struck meet met fight fought shoot shot shut shut
  seize seized flee fled buy bought sell sold send sent steal stole take took
  hit hit cut cut break broke bring brought build built burn burned come came
  go went give gave hold held leave left lose lost pay paid say said set set
  speak spoke spend spent swear swore tell told think thought throw threw win
  won withdraw withdrew write wrote bid bid beat beat begin began bind bound
  blow blew catch caught choose chose cost cost deal dealt draw drew drive drove
  fall fell feed fed find found fly flew forbid forbade freeze froze get got
  hide hid keep kept know knew lay laid lead led lend lent let let make made
  overthrow overthrew put put quit quit read read ride rode rise rose run ran
  see saw seek sought shake shook sink sank sit sat slay slew spread spread
  stand stood swim swam teach taught tear tore understand understood
  undergo underwent wear wore]]):gmatch "(%S+)%s+(%S+)" do
  IRREGULAR[verb] = form
end

--- A verb as a sentence about what happened has it; nil: its past is not known.
local function past(verb)
  local first, rest = verb:match "^(%S+)(.*)$"
  local irregular = IRREGULAR[first]
  if irregular then
    return is_form(irregular, first) and irregular .. rest or nil
  end
  for _, form in ipairs(inflect.verb(first)) do
    if form:sub(-2) == "ed" and is_form(form, first) then return form .. rest end
  end
end

local function article(noun)
  return noun:find "^[aeiouAEIOU]" and "An" or "A"
end

--- Call fn with every token of a text.
local function each_token(text, fn)
  local doc <close> = core.analyze(text)
  for s in doc:sentences() do
    for _, t in ipairs(s:tokens()) do fn(t) end
  end
end

local VERB_TEXT = "France %s%s %s in Baghdad on Monday."

--- Whether the parser reads the verb of such a sentence as one with a subject,
--- and the last word of `object` as its object.
local function reads_verb(will, form, object)
  if not core.has_model() then return true, true end
  local at, last = will == "" and 2 or 3, object:match "%S+$"
  local has_subject, has_object = false, false
  each_token(VERB_TEXT:format(will, form, object), function(t)
    local head = t.head and t.head.pos == "VERB" and t.head.index
    if t.dep == "nsubj" and head == at then has_subject = true end
    if t.text == last and t.dep == "obj" and head == at then
      has_object = true
    end
  end)
  return has_subject, has_object
end

--- What a sentence about a verb is made of: one in which the parser sees
--- subject and object, else one in which it sees the subject; else nil.
local function verb_parts(verb)
  local form, second = past(verb), nil
  local forms = { { "will ", verb } }
  if form then table.insert(forms, 1, { "", form }) end
  for _, object in ipairs { "Iraqi diplomats", "Syrian soldiers" } do
    for _, f in ipairs(forms) do
      local subject, has = reads_verb(f[1], f[2], object)
      local parts = { will = f[1], form = f[2], object = object,
        marked = has and not PREPOSITION[verb:match "[^ ]*$"] }
      if subject and has then return parts end
      second = second or subject and parts
    end
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
local function noun_parts(noun)
  local last = noun:match "[^ ]*$"
  for _, text in ipairs(NOUN_TEXTS) do
    local is_noun = not core.has_model()
    each_token(noun_text(text, noun, noun, " by France", "Baghdad"), function(t)
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
local function verb_test(verb, who, whom, place)
  local parts = verb_parts(verb)
  if not parts then return "" end
  local text = VERB_TEXT:gsub("France", "%%s"):gsub("Baghdad", "%%s")
    :format(mark(who, "France"), parts.will, mark("trigger", parts.form),
      mark(parts.marked and whom, parts.object), mark(place, "Baghdad"))
  return ('  yes "%s"\n    { %s },\n'):format(text,
    values_of(who, place, parts.will ~= ""))
end

--- A test of a noun that is to be found.
local function noun_test(noun, who, place)
  local text = noun_parts(noun)
  if not text then return "" end
  return ('  yes "%s"\n    { %s },\n'):format(noun_text(text, noun,
    mark("trigger", noun), who and " by " .. mark(who, "France") or "",
    mark(place, "Baghdad")), values_of(who, place))
end

--- A test that is not to be found.
local function no_test(verb, noun, need)
  if not need then return '  no "The weather was mild.",\n' end
  if verb then
    return ('  no "The manual tells how to %s.",\n'):format(verb)
  end
  return ('  no "The word %s is hard to spell.",\n'):format(noun)
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

--- The text of a rule file.
---@param name string
---@param words string[]  triggers, verbs or nouns
---@param roles string[]
---@return string|nil text
---@return string|nil role  for which there is no slot left
function M.text(name, words, roles)
  local slots, over = slots_of(roles)
  if not slots then return nil, over end
  local verbs, nouns = {}, {}
  for _, word in ipairs(words) do
    local noun = looks_noun(word)
      or not verb_parts(word) and noun_parts(word) ~= nil
    table.insert(noun and nouns or verbs, word)
  end
  local who, whom = role_of(roles, slots, SUBJECT), role_of(roles, slots, OBJECT)
  local place = role_of(roles, slots, PLACE)
  local need, tests = who or place, {}
  if verbs[1] then tests[1] = verb_test(verbs[1], who, whom, place) end
  if nouns[1] then tests[#tests + 1] = noun_test(nouns[1], who, place) end
  if table.concat(tests) == "" then
    tests[1] = '  -- Fill in: yes "a sentence that tells of it" {},\n'
  end
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
