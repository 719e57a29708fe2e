--- The country of an argument whose own words name none: that of its phrase, of
--- what it means that was told before, of what is said of it, of the place where
--- it happens.
---
---   Iraqi cities · his Afghan counterpart, Spanta · Burns, who is U.S. envoy ·
---   the capital · gunmen attacked a bus near Basra
---
--- What no state has (foreign soldiers, the two sides) gets none, and neither a
--- dateline nor who tells of an event gives a country.

local anaphor = require "geoeng.actor.anaphor"
local antecedent = require "geoeng.actor.antecedent"
local core = require "geoeng.core"
local home = require "geoeng.actor.country"
local mention = require "geoeng.actor.mention"
local word_set = require "geoeng.language.word_set"

local M = {}

local word = core.word

--- Every argument looks through what stands before it; an article has fewer
--- sentences, and a sentence fewer words. Beyond them nothing is looked for.
local SENTENCES, WORDS = 200, 300

--- Words that make a body or people those of several states.
local MIXED = word_set.set "actor.mixed"
local SEVERAL = word_set.set "actor.several"
local SIDES = word_set.set "actor.side"
--- Nouns whose plural means several states.
local STATES = word_set.set "actor.state"
--- Bodies that a state has one of.
local NATIONAL = word_set.set "actor.national"
--- Nouns that mean a place told of before.
local AREA = word_set.set "place.area"
local POSSESSIVE = word_set.set "pronoun.possessive"

--- Layers whose spans tell of people, bodies and things with a country.
local ACTING = { actor = true, target = true }
--- Roles whose noun phrases and names do, too.
local ROLES = { attacker = true, target = true, victim = true,
  participant = true, party = true, actor = true, imposer = true,
  supplier = true, recipient = true, place = true }

--- Whether an argument can have a country: no number, time or weapon has.
local function can_have(span, role)
  local layer = span.layer
  if ACTING[layer] then return true end
  return ROLES[role] and (not layer or layer == "name"
    or layer:find "^%$" ~= nil) or false
end

--- Names whose bearers belong to no country, or whose country is unknown.
local function is_known(span)
  return span:attr "name" or span:attr "id" or span:attr "sector" == "IGO"
    or span.layer == "place"
end

--- Whether the words of a span speak of several states or of none.
local function is_mixed(span)
  local doc, first, last = span.doc, span.first, span.last
  local head = word.top(doc, first, last)
  local lemma = word.lemma(doc, head)
  local is_plural = word.norm(doc, head) ~= lemma
  if is_plural and STATES[lemma] then return true end
  local several = first > 1 and SEVERAL[word.norm(doc, first - 1)]
  for i = first, last do
    local norm = word.norm(doc, i)
    if MIXED[norm] and doc:token(i).text ~= "Foreign"
      and word.norm(doc, math.max(i - 1, 1)) ~= "led" then
      return true
    end
    several = several or SEVERAL[norm]
  end
  if several and is_plural and SIDES[lemma] then return true end
  local actor = word.covered(doc, first, last, "actor")
  return actor ~= nil and actor:attr "sector" == "IGO"
end

--- The country of what is said of a name: "his Afghan counterpart, Spanta",
--- "Burns, who is U.S. envoy".
local function described(span)
  local doc = span.doc
  local head = word.top(doc, span.first, span.last)
  local up = word.dep(doc, head) == "appos" and word.head(doc, head)
  local country = up and home.around(doc, up)
  local kid, dep = word.kid(doc, head, 0)
  while kid and not country do
    if dep == "appos" or dep == "acl:relcl"
      and word.pos(doc, kid) ~= "VERB" then
      country = home.around(doc, kid)
    end
    kid, dep = word.kid(doc, head, kid)
  end
  return country or nil
end

--- The country of a name by the fullest form of it in the document.
local function introduced(span)
  local country = described(span)
  if country then return country, "read" end
  local full = antecedent.full(span)
  if not full then return nil end
  local doc = full.doc
  local head = word.top(doc, full.first, full.last)
  local up = word.dep(doc, head) == "nmod" and word.head(doc, head)
  country = described(full) or up and home.around(doc, up)
    or home.in_phrase(full)
  return country or nil, country and "inferred", country and full
end

--- The country of the last place told of before a span, near it; `at`: one
--- where something happens.
local function last_place(span, barred, at)
  local country = core.country.last_place(span, barred, at, home.of_place)
  return country
end

--- The country of the last actor before a span in its sentence: of "its".
local function owner(span, barred)
  local country
  for _, s in ipairs(span.sentence:layer "actor") do
    local of = s.last < span.first and s:attr "country"
    if of and not barred[of] then country = of end
  end
  return country
end

--- The possessive that owns a span: "its" of "its forces"; nil without one.
local function possessive(span)
  local doc, first = span.doc, span.first
  for i = math.max(1, first - 1), first do
    if POSSESSIVE[word.norm(doc, i)] then return doc:range(i, i) end
  end
  return nil
end

--- Who a mention is in full: "the minister" by his name.
local function bearer(m)
  return antecedent.actor(m.span) or mention.actor(m)
    or antecedent.is_name(m.span) and antecedent.full(m.span) or m.span
end

--- The country of a mention: of its phrase, or told where it was introduced.
local function country_of(m)
  local country = mention.country(m)
  if country then return country end
  local actor = antecedent.actor(m.span)
  return actor and actor:attr "country" or antecedent.is_name(m.span)
    and introduced(m.span) or nil
end

--- What a pronoun or the noun of a set or group means: the country that all
--- have, and who they are; or whose what a possessive owns is.
local function meant(means, owned)
  local country = country_of(means.list[1])
  local told = { reason = means.reason, owned = owned }
  for i, m in ipairs(means.list) do
    if country_of(m) ~= country then country = nil end
    told[i] = bearer(m)
  end
  return country, country and "inferred", told
end

local function head_lemma(span)
  local doc = span.doc
  return word.lemma(doc, word.top(doc, span.first, span.last))
end

--- The country of the place where the event of an argument happens.
local function of_setting(span, scene)
  if scene.nowhere then return nil end
  if scene.place then return scene.place end
  local person, sentence = span:attr "kind" == "person", span.sentence
  return person and home.only(sentence, scene.others)
    or home.first_place_country(sentence, scene.barred)
    or home.only(sentence, scene.barred)
    or NATIONAL[head_lemma(span)] and antecedent.focus(span, scene.barred)
    or last_place(span, scene.barred, true)
    or last_place(span, scene.barred)
    or antecedent.focus(span, scene.barred)
end

local NOTHING = { barred = {}, acting = {}, others = {} }

--- Whether the place tells whose a thing is: what is hit, who attacks, places,
--- and persons by their office.
local function is_local(span, role)
  if antecedent.is_name(span) then
    return role == "target" or role == "place" or span:attr "kind" == "person"
  end
  -- Forces act abroad.
  return span:attr "sector" ~= "MIL" or role == "target"
    or NATIONAL[head_lemma(span)]
end

--- The country of an argument whose own words name none.
---@param span table
---@param role string|nil
---@param scene { place: string|nil, nowhere: boolean|nil, barred: table,
---  acting: table, others: table }|nil  country of the place of the event, if it
---  lies in one; countries that the span cannot be of, of those who act, and of
---  all other arguments
---@return string|nil country
---@return "read"|"inferred"|nil basis
---@return table|nil antecedents  what the span means: spans, the `reason`, and
---  whether they only own it (`owned`)
function M.of(span, role, scene)
  local index, first, last = word.sentence(span.doc, span.first)
  if is_known(span) or index > SENTENCES or last - first > WORDS then
    return nil
  end
  scene = scene or NOTHING
  local means = anaphor.of(span, scene.speaker)
  if means then return meant(means) end
  if anaphor.form(span) then return nil end
  if not can_have(span, role) then
    local actor = antecedent.is_name(span) and antecedent.actor(span)
    if not actor then return nil end
    return actor:attr "country", "inferred", { actor }
  end
  if is_mixed(span) then return nil end
  local country = home.in_phrase(span)
  if country then return country, "read" end
  local actor = antecedent.actor(span)
  if actor then return actor:attr "country", "inferred", { actor } end
  if antecedent.is_name(span) then
    local basis, full
    country, basis, full = introduced(span)
    if country then return country, basis, full and { full } end
  end
  local pronoun = possessive(span)
  if pronoun then
    means = anaphor.of(pronoun, scene.speaker)
    if means then return meant(means, true) end
    country = owner(span, scene.barred)
  end
  if not country and AREA[head_lemma(span)] and not scene.nowhere
    and (role == "place" or antecedent.is_definite(span)) then
    country = last_place(span, scene.acting, true)
      or last_place(span, scene.acting)
  end
  if not country and is_local(span, role) then
    country = of_setting(span, scene)
  end
  return country, country and "inferred"
end

--- Why a word means what it does, or nil: a pronoun, a noun of a set or group,
--- or what a possessive owns.
---@param span table
---@param speaker table|nil  span of who says it
---@return string|nil reason
function M.reason(span, speaker)
  local pronoun = possessive(span)
  local means = anaphor.of(span, speaker)
    or pronoun and anaphor.of(pronoun, speaker)
  return means and means.reason or nil
end

return M
