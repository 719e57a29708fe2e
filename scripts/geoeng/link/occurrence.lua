--- Linked records: which events tell of one occurrence.
---
--- In:   records with ids, of a document in text order.
--- Out:  the same records; those of one occurrence have `link`.
--- May not leave a record out, nor change any other field.
---
--- An event joins the earlier mention of its type that speaks most for it:
--- shared arguments, time and place; a definite noun ("the attack"); the same
--- word; nearness. What contradicts forbids it: other countries in a role,
--- places apart, days apart, other numbers, "another attack". An event of
--- several mentions gets
---
---   link = { cluster = id of the first mention, reason = why it joined,
---            args = what earlier mentions say and this one does not }
---
--- It works on records, so on events of several documents, too.

local word_set = require "geoeng.language.word_set"

local M = {}

M.THRESHOLD = 3
M.ACROSS = 5    -- in other documents more has to speak for it
local WINDOW = 30 -- earlier mentions that are looked at
local NEAR = 3    -- sentences
local KEPT, KEPT_BYTES = 2000, 60 -- texts that are remembered, their length

-- ---------------------------------------------------------------- memory

--- What a function of a text says, remembered of short texts: the words of a
--- rule's triggers and the names of actors come again and again.
local function remembered(fn)
  local known, n = {}, 0
  return function(text)
    local value = known[text]
    if value ~= nil then return value end
    value = fn(text)
    if #text > KEPT_BYTES then return value end
    if n == KEPT then known, n = {}, 0 end
    known[text], n = value, n + 1
    return value
  end
end

-- --------------------------------------------------------------- definite

local DEFINITE = word_set.set "occurrence.definite"
local OTHER = word_set.set "occurrence.other"
local INDEFINITE = word_set.set "occurrence.indefinite"

local WORDS = 3   -- before a trigger: "the two-day visit"
local LONGEST = 2000 -- code points of a sentence that is looked at

local WORD = "^%s*([%w\128-\255'-]+)()"

--- The text before a trigger, turned round, so that its last word is found
--- without a walk through all of it.
local function turned(rec)
  local from, text = rec.trigger.start - rec.sentence.start, rec.sentence.text
  -- In a sentence that is not all UTF-8 the words are not looked for.
  local n = from <= LONGEST and utf8.len(text)
  local stop = n and (n == #text and from + 1 or utf8.offset(text, from + 1))
  return stop and text:sub(1, stop - 1):reverse() or ""
end

--- What a word says that is turned round, or false.
local said_by = remembered(function(turned_word)
  local word = turned_word:reverse():lower()
  if OTHER[word] then return "other" end
  if INDEFINITE[word] then return "indefinite" end
  return (DEFINITE[word] or word:find "'s$") and "definite" or false
end)

--- What they say: "definite", "other", "indefinite" or nil.
local function determined(rec)
  local text, at = turned(rec), 1
  for _ = 1, WORDS do
    local word, behind = text:match(WORD, at)
    if not word then return nil end
    local said = said_by(word)
    if said then return said end
    at = behind
  end
  return nil
end

-- -------------------------------------------------------------- arguments

local NONE = {}

--- Roles that tell nothing of which occurrence it is.
local APART = { time = true, place = true, quantity = true, value = true,
  killed = true, wounded = true }

--- Roles whose fillers many occurrences share.
local WEAK = { weapon = true, subject = true, force = true }

local folded = remembered(function(text)
  return (text:lower():gsub("^the ", ""):gsub("%s+", " "))
end)

--- The model that a weapon's words name: the "s-400" of "s-400 missiles".
local function model_of(text) return text:match "%a+%-?%d[%w-]*" end

--- An argument as it is compared.
local function facts_of(a)
  local text = folded(a.text)
  local head = folded(a.head or text)
  return { text = text, head = head, within = " " .. text .. " ",
    word = " " .. head .. " ", id = a.id, country = a.country, arg = a,
    model = a.role == "weapon" and model_of(text) or nil }
end

--- How alike two arguments are: 2 the same, 1 the same country, 0 unknown, -1
--- others.
local function alike(a, b)
  if a.id and b.id then return a.id == b.id and 2 or -1 end
  if a.text == b.text then return 2 end
  if a.model and b.model then return a.model == b.model and 2 or -1 end
  if a.country and b.country and a.country ~= b.country then return -1 end
  if a.head == b.head or a.within:find(b.word, 1, true)
    or b.within:find(a.word, 1, true) then
    return 2
  end
  return a.country and a.country == b.country and 1 or 0
end

--- What arguments of a role that compare alike have in common.
local function key_of(f)
  return table.concat({ f.arg.role, f.text, f.head, f.id or "",
    f.country or "" }, "\0")
end

--- Add an argument to those of its role, unless it compares as one there.
local function add_fact(list, f, seen)
  if #list == 1 then seen[key_of(list[1])] = true end
  local key = key_of(f)
  if seen[key] then return end
  seen[key], list[#list + 1] = true, f
end

--- The arguments by role, those that compare alike once: a list of two
--- hundred "soldiers" is looked at as one.
local function by_role(rec)
  if not rec.args[1] then return NONE end
  local roles, seen = {}, {}
  for _, a in ipairs(rec.args) do
    local f = not APART[a.role] and facts_of(a)
    local list = roles[a.role]
    if f and not list then roles[a.role] = { f }
    elseif f then add_fact(list, f, seen) end
  end
  return roles
end

--- What the arguments of a role speak for two mentions, and the one they
--- share; nil when all are others.
local function compare_role(list, other)
  local best, shared, apart = 0, nil, true
  for _, a in ipairs(list) do
    for _, b in ipairs(other) do
      local n = alike(a, b)
      if n == 2 then return n, a.arg end -- there is no more
      if n >= 0 then apart = false end
      if n > best then best, shared = n, a.arg end
    end
  end
  if apart then return nil end
  return best, shared
end

-- ----------------------------------------------------------- time and place

local function is_read(time)
  return time and time.basis ~= "default" and time.from and time.to
end

--- 1 the same time, -1 times apart, 0 otherwise; of times that are read.
local function compare_time(a, b)
  if not a or not b then return 0 end
  if a.to < b.from or b.to < a.from then return -1 end
  return a.value == b.value and 1 or 0
end

--- The same for places; a country holds its towns.
local function compare_place(a, b)
  if not a or not b then return 0 end
  if a.name == b.name then return 1 end
  if a.country and b.country and a.country ~= b.country then return -1 end
  return a.grain == "city" and b.grain == "city" and -1 or 0
end

--- Numbers of killed that are exact and differ are those of others.
local function exact_number(rec, role)
  for _, a in ipairs(rec.args) do
    if a.role == role then
      return type(a.value) == "table" and a.value.exact and a.value.min or nil
    end
  end
  return nil
end

-- ----------------------------------------------------------------- scoring

--- Forms of verbs that no ending tells, and what is left of their verbs.
local STEMS = {}
for verb, past in pairs(word_set.values "verb_form.past") do
  STEMS[past] = verb:gsub("e$", "")
end

--- The word of a trigger without its ending: one for "met", "meets" and "the
--- meeting".
local stem = remembered(function(text)
  local word = folded(text)
  local bare = word:gsub("[sd]$", ""):gsub("ing$", ""):gsub("e$", "")
  return STEMS[word] or bare
end)

local is_plural = remembered(function(text)
  local word = text:lower()
  return word:find "[^s]s$" ~= nil and word ~= "talks"
end)

--- Whether something in two mentions cannot be of one occurrence.
local function contradict(m, other)
  -- What a rule makes several events of, it tells apart.
  if m.doc == other.doc and m.start == other.start or m.code ~= other.code then
    return true
  end
  if compare_time(m.time, other.time) < 0
    or compare_place(m.place, other.place) < 0
    or m.killed and other.killed and m.killed ~= other.killed then
    return true
  end
  if m.subtype and other.subtype and m.subtype ~= other.subtype
    and not m.definite then
    return true
  end
  for _, role in ipairs(m.names) do
    local list = other.roles[role]
    if list and not compare_role(m.roles[role], list) then return true end
  end
  return false
end

--- What speaks for two mentions as points, told in words where reasons are
--- asked for.
local function spoken(n, reasons, text, role, arg)
  if reasons then
    reasons[#reasons + 1] = role and text:format(role, arg.text) or text
  end
  return n
end

--- Whether an argument tells who or what it is, and not only of what kind.
local function is_named(a)
  return a.id or a.country or a.text:find "%u" or a.text:find "%d"
end

--- Whether two mentions tell of the same time or place: "two soldiers" of
--- another article are else others.
local function is_there(m, other)
  return compare_time(m.time, other.time) > 0
    or compare_place(m.place, other.place) > 0
end

--- What the arguments of two mentions speak for them.
local function compare_arguments(m, other, reasons)
  local score = 0
  for _, role in ipairs(m.names) do
    local list = other.roles[role]
    local n, shared
    if list then n, shared = compare_role(m.roles[role], list) end
    if n and n > 0 and (m.doc == other.doc or is_named(shared)
      or is_there(m, other)) then
      score = score + spoken(WEAK[role] and 1 or n, reasons, "same %s '%s'",
        role, shared)
    end
  end
  return score
end

--- What all else speaks for them.
local function compare_rest(m, other, reasons)
  local score = 0
  if m.time and compare_time(m.time, other.time) > 0 then
    score = score + spoken(2, reasons, "same time")
  end
  if m.place and compare_place(m.place, other.place) > 0 then
    score = score + spoken(2, reasons, "same place")
  end
  if m.stem == other.stem then
    score = score + spoken(1, reasons, "same word")
  end
  -- What is planned or denied is seldom what took place.
  if m.modality ~= other.modality then score = score - 1 end
  if m.definite then
    score = score
      + spoken(other.plural and not m.plural and 0 or 1, reasons, "definite")
  end
  if m.says_no_more then score = score + spoken(1, reasons, "says no more") end
  return score
end

--- The most that arguments can speak for two mentions: that takes no
--- comparing.
local function most_of_arguments(m, other)
  local n, roles = 0, other.roles
  for _, role in ipairs(m.names) do
    if roles[role] then n = n + (WEAK[role] and 1 or 2) end
  end
  return n
end

--- How much speaks for two mentions that do not contradict, or nil, when it
--- cannot be as much as is wanted.
local function compare(m, other, least)
  local score = compare_rest(m, other)
  if not m.names[1] then return score >= least and score or nil end
  if score + most_of_arguments(m, other) < least then return nil end
  return score + compare_arguments(m, other)
end

--- What speaks for two mentions, in words.
local function reasons_of(m, other)
  local reasons = {}
  compare_arguments(m, other, reasons)
  compare_rest(m, other, reasons)
  return reasons
end

--- The names of a mention's roles, in order.
local function names_of(roles)
  if roles == NONE then return NONE end
  local names = {}
  for role in pairs(roles) do names[#names + 1] = role end
  table.sort(names)
  return names
end

--- A mention: a record and what is asked of it again and again.
local function mention(rec)
  local how, roles, word = determined(rec), by_role(rec), rec.trigger.text
  local indefinite = how == "indefinite"
  return { rec = rec, roles = roles, names = names_of(roles), doc = rec.doc,
    start = rec.trigger.start, at = rec.sentence.index, code = rec.code,
    subtype = rec.subtype, modality = rec.modality, place = rec.place,
    time = is_read(rec.time) and rec.time or nil,
    killed = exact_number(rec, "killed"), stem = stem(word),
    plural = is_plural(word), definite = how == "definite",
    other = how == "other", indefinite = indefinite,
    says_no_more = roles == NONE and not indefinite }
end

--- Whether a mention contradicts any of a cluster.
local function excluded(m, cluster)
  for i = #cluster, math.max(1, #cluster - WINDOW), -1 do
    if contradict(m, cluster[i]) then return true end
  end
  return false
end

--- The earlier mention that a mention joins, and why; nil: it is the first.
local function earlier_mention(m, earlier, cluster_of, window)
  if m.other then return nil end
  local best, most = nil, 0
  local apart, doc = {}, m.doc
  local base = (earlier.nclusters == 1 and 1 or 0) - (m.indefinite and 1 or 0)
  for i = #earlier, math.max(1, #earlier - window), -1 do
    local other = earlier[i]
    local here = doc == other.doc
    local given = here and m.at - other.at <= NEAR and base + 1 or base
    local least = math.max(here and M.THRESHOLD or M.ACROSS, most)
    local score = compare(m, other, least - given)
    score = score and score + given
    local cluster = cluster_of[other]
    if score and score >= least and (score > most
      or #cluster > #cluster_of[best]) then
      if apart[cluster] == nil then apart[cluster] = excluded(m, cluster) end
      if not apart[cluster] then best, most = other, score end
    end
  end
  return best, best and reasons_of(m, best)
end

-- ------------------------------------------------------------------ linking

local function in_text_order(a, b)
  if a.start ~= b.start then return a.start < b.start end
  return a.role < b.role
end

--- Arguments of earlier mentions in roles that a mention lacks.
local function carried(m, cluster)
  local args, seen = {}, {}
  for i = #cluster, math.max(1, #cluster - WINDOW), -1 do
    local from = cluster[i].rec
    if from.args[1] and from.doc == m.doc then
      local here = {}
      for _, a in ipairs(from.args) do
        if not m.has[a.role] and not seen[a.role] then
          local copy = {}
          for k, v in pairs(a) do copy[k] = v end
          copy.resolved = from.id
          args[#args + 1] = copy
          here[a.role] = true
        end
      end
      for role in pairs(here) do seen[role] = true end
    end
  end
  if not args[1] then return nil end
  table.sort(args, in_text_order)
  return args
end

local function join(m, cluster, why)
  m.has = {}
  for _, a in ipairs(m.rec.args) do m.has[a.role] = true end
  m.rec.link = { cluster = cluster[1].rec.id, reason = table.concat(why, ", "),
    args = carried(m, cluster) }
  if #cluster == 1 then
    cluster[1].rec.link = { cluster = cluster[1].rec.id,
      reason = "first mention" }
  end
  cluster[#cluster + 1] = m
end

--- The records of types that have several, in order: what is the only one of
--- its type is compared with none.
local function repeated(records)
  local counts, list = {}, {}
  for _, rec in ipairs(records) do
    counts[rec.type] = (counts[rec.type] or 0) + 1
  end
  for _, rec in ipairs(records) do
    if counts[rec.type] > 1 then list[#list + 1] = rec end
  end
  return list
end

--- Link records that tell of one occurrence: `link` is set in those that
--- have others. Records stand in order and have an id; of one document they
--- are in text order.
---@param records table[]
---@param window integer|nil  earlier mentions of its type that one is compared
---                           with (30)
function M.link(records, window)
  local types, cluster_of = {}, {}
  for _, rec in ipairs(repeated(records)) do
    local earlier = types[rec.type] or { nclusters = 0 }
    types[rec.type] = earlier
    local m = mention(rec)
    local found, why = earlier_mention(m, earlier, cluster_of, window or WINDOW)
    local cluster = found and cluster_of[found] or {}
    if found then
      join(m, cluster, why)
    else
      cluster[1] = m
      earlier.nclusters = earlier.nclusters + 1
    end
    cluster_of[m] = cluster
    earlier[#earlier + 1] = m
  end
end

return M
