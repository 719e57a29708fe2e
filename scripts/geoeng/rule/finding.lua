--- What `geoeng check` can find: the one table of codes, from which `geoeng
--- help CODE` explains and the formats of `check` name their findings. A code
--- never changes its meaning, and that of a finding that is gone is not used
--- again.

local M = {}

--- The findings by code. `wrong` is a rule file in which it is found, `right`
--- one in which it is not; tests/lua/check_spec.lua runs both.
M.list = {
  { code = "E001", name = "rule-error",
    title = "a mistake that keeps the file from loading",
    about = [[
A name that nothing defines, a key that there is not, a pattern that cannot be
read: rules with such a mistake do nothing at all, so it is an error and the
exit code is 3. The first one is told; the others show when it is mended.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", rolls = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W001", name = "no-header",
    title = "a rule file without pack { ... }",
    about = [[
Who gets the file later wants to know what it is, and of which version: records
of a run name the rules, and `geoeng packs` lists them, by their header.]],
    wrong = [[
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W002", name = "unused-list",
    title = "a list that no rule mentions",
    about = [[
A list does nothing by itself: a pattern has to name it with $. Often the
pattern still names the list that this one was to replace.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
words "tour" { "tour", "visit" }
event "visit" { verb = "visit" }
test "visit" { yes "France [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
words "tour" { "tour", "visit" }
event "visit" { verb = "$tour" }
test "visit" { yes "France [trigger:visited] Oslo." {} }]] },

  { code = "W003", name = "double-phrase",
    title = "a list that holds a phrase twice",
    about = [[
The second one finds nothing that the first does not. Unless the list is of how
= "exact", capital letters make no other phrase. `geoeng check --fix` takes it
out.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
words "tour" { "tour", "visit", "Tour" }
event "visit" { verb = "$tour" }
test "visit" { yes "France [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
words "tour" { "tour", "visit", "call on" }
event "visit" { verb = "$tour" }
test "visit" { yes "France [trigger:visited] Oslo." {} }]] },

  { code = "W004", name = "same-alternative",
    title = "an alternative that an earlier one covers",
    about = [[
Alternatives are tried in the order in which they stand, and the first that
matches is taken: one that is the same as an earlier one, or at the end of a
pattern only goes on where that stops, is never reached. The longer one belongs
in front.]],
    wrong = [[
pack { name = "raids", version = "1.0", about = "Raids" }
event "raid" { find = "raid | raid on <place>" }
test "raid" { yes "A [trigger:raid] was held." {} }]],
    right = [[
pack { name = "raids", version = "1.0", about = "Raids" }
event "raid" { find = "raid on <place> | raid" }
test "raid" { yes "A [trigger:raid] was held." {} }]] },

  { code = "W005", name = "wakes-always",
    title = "a pattern that is tried in every sentence",
    about = [[
A rule is tried in a sentence when words or phrases of lists that its pattern
needs are there. A pattern that needs none is tried everywhere, which costs time;
a word or a $list in it, wherever, is enough.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { find = "guest:<actor> ~2 host:<actor>" }
test "visit" { yes "[trigger:[guest:France] visits Italy]." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { find = "guest:<actor> visit host:<actor>" }
test "visit" { yes "[trigger:[guest:France] visits Italy]." {} }]] },

  { code = "W006", name = "no-tests",
    title = "an event type that no test names",
    about = [[
What a rule is to find, and what not, is said by its tests alone. One `yes` and
one `no` are a start, which `geoeng test` runs.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit" }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit" }
test "visit" { yes "France [trigger:visited] Oslo." {}, no "A nice visit." }]] },

  { code = "W007", name = "unknown-role",
    title = "a test that marks a role no rule fills",
    about = [[
The test can never pass: the mark is of a role that no rule of its event has. A
letter is wrong, or the rule lacks the role.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[host:France] [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W008", name = "unknown-global",
    title = "a function that reads a global which there is not",
    about = [[
Rule files see the functions of `geoeng help library` and a part of Lua's own, and
set no globals. Such a name is an error when the function comes to it, which
costs the document; a function that no test runs shows it only then. `geoeng
check --fix` writes the right name when only one is a letter away.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit",
  check = function(ev) return tostrng(ev.trigger.text) ~= "visits", "now" end,
}
test "visit" { no "France visits Oslo." }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit",
  check = function(ev) return tostring(ev.trigger.text) ~= "visits", "now" end,
}
test "visit" { no "France visits Oslo." }]] },

  { code = "W009", name = "unknown-field",
    title = "a function that reads a field which there is not",
    about = [[
Of the event, span or document that `check`, `make`, `when` or `value` is given, a
name is read that is no role of the event, no attribute of a lexicon or `set`, and
stands in no page of the library: it is always nil, and a test of it always goes
the same way. So it is with the role in ev:all "guset". Calls of local functions
of the file are followed. `geoeng check --fix` writes the right name when only one is a
letter away.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit", roles = { guest = "subj <actor>" }, need = { "guest" },
  check = function(ev) return ev.guest.cuontry ~= "FRA", "the French" end,
}
test "visit" { no "France visited Oslo." }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit", roles = { guest = "subj <actor>" }, need = { "guest" },
  check = function(ev) return ev.guest.country ~= "FRA", "the French" end,
}
test "visit" { no "France visited Oslo." }]] },

  { code = "W010", name = "unknown-value",
    title = "a test of an attribute for a value that it never has",
    about = [[
No lexicon that is loaded and no `set` gives the attribute this value, so the
pattern matches never, or with != always. Countries are ISO 3166-1 alpha-3:
FRA; of a name, as of FRANCE, the code is told that a lexicon gives it. `geoeng
check --fix` writes the right value when only one is a letter away.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor country=FRANCE>" } }
test "visit" { yes "France [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor country=FRA>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W011", name = "inflected-entry",
    title = "an entry of a list that stands for one form only",
    about = [[
The words of a list stand for all their forms, unless it is of how = "fold" or
"exact": "attack" finds "attacks", "attacked" and "attacking", and so do those of
phrases. An entry that is a form of another word, and none itself ("hostages",
"crew members", "gave up"), finds only what is written just so; "goods" or "armed
forces" are words themselves.
Write the word as a dictionary does; if the one form is meant, put it into a list
of how = "fold".]],
    wrong = [[
pack { name = "raids", version = "1.0", about = "Raids" }
words "raid_v" { "attacked", "storm" }
event "raid" { verb = "$raid_v" }
test "raid" { yes "Rebels [trigger:attacked] it." {} }]],
    right = [[
pack { name = "raids", version = "1.0", about = "Raids" }
words "raid_v" { "attack", "storm" }
event "raid" { verb = "$raid_v" }
test "raid" { yes "Rebels [trigger:attacked] it." {} }]] },

  { code = "W012", name = "only-tests",
    title = "a role that only tests name",
    about = [[
A test compares a role which no rule of its event fills or declares, and which
none of its functions is seen to fill, so that there is nothing to compare, ever.
(A mark of it is W007 where no rule of the event has `make`.)]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit", roles = { guest = "subj <actor>" },
  make = function(ev) ev.subtype = "state" end,
}
test "visit" { yes "[guest:France] [trigger:visited] Oslo." { host = false } }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit", roles = { guest = "subj <actor>", host = true },
  make = function(ev) ev.host = ev.doc:layer "place"() end,
}
test "visit" { yes "[guest:France] [trigger:visited] [host:Oslo]." {} }]] },

  { code = "W013", name = "bare-layer",
    title = "a word in a role that is the name of a layer",
    about = [[
What a role finds is a word, not the layer of that name, which stands in angle
brackets: `subj <actor>`. If the word is meant, 'actor' in quotes is that very
text.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj actor" } }
test "visit" { yes "The actor [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W014", name = "undeclared-role",
    title = "a function that fills a role which no rule declares",
    about = [[
`check` and `make` may fill roles that no role string fills, but a misspelt name
would be such a role, too, and codebooks are to list all there are. So one rule
of the type says of the role that functions fill it: roles = { stop = true }.
Calls of local functions of the file are followed; names that are put together
when the rule runs are not seen.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
local fill = function(ev, role) ev:add(role, ev.doc:layer "place"()) end
event "visit" {
  verb = "visit", roles = { guest = "subj <actor>" },
  make = function(ev) fill(ev, "stop") end,
}
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
local fill = function(ev, role) ev:add(role, ev.doc:layer "place"()) end
event "visit" {
  verb = "visit", roles = { guest = "subj <actor>", stop = true },
  make = function(ev) fill(ev, "stop") end,
}
test "visit" { yes "[guest:France] [trigger:visited] [stop:Oslo]." {} }]] },

  { code = "W015", name = "dead-role",
    title = "a role that another one leaves nothing for",
    about = [[
The same words fill one role, and the one that `need` or `order` puts first looks
in the same slot for the same: what it finds there is gone, with all that is
coordinated with it. Only odd words beside it can come to the other. Give them
different slots or patterns, or let `check` or `make` tell them apart.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit", order = { "guest", "envoy" },
  roles = { guest = "subj <actor> | by <actor>", envoy = "subj <actor>" },
}
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" {
  verb = "visit", order = { "guest", "envoy" },
  roles = { guest = "by <actor> | subj <actor>", envoy = "subj <actor>" },
}
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W016", name = "wrong-pattern",
    title = "a pattern in a function that does not hold",
    about = [[
What ev:find, ev:number, ev:near and ev:holds are given is a pattern, and ev:only,
doc:layer and sentence:layer take the name of a layer, or of a list with its $. A
name that there is not, or a mistake in the pattern, is an error when the function
comes to it, which costs the document; a function that no test runs shows it only
then. Strings that are put together when the rule runs are not seen.]],
    wrong = [[
pack { name = "raids", version = "1.0", about = "Raids" }
words "captive" { "captive", "hostage" }
event "raid" {
  noun = "raid", roles = { whom = "of $captive" },
  check = function(ev) return ev:find "$captve", "no one" end,
}
test "raid" { no "The raid failed." }]],
    right = [[
pack { name = "raids", version = "1.0", about = "Raids" }
words "captive" { "captive", "hostage" }
event "raid" {
  noun = "raid", roles = { whom = "of $captive" },
  check = function(ev) return ev:find "$captive", "no one" end,
}
test "raid" { no "The raid failed." }]] },

  { code = "W017", name = "wrong-mark",
    title = "a bracket in a test that is no right mark",
    about = [[
A mark is [role:words], without blanks behind the colon or before the bracket. A
bracket without a colon is text of the sentence, which `[who Hamas]` is hardly
meant to be; one that is not closed, or holds no words, ends `geoeng test`.]],
    wrong = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest France] [trigger:visited] Oslo." {} }]],
    right = [[
pack { name = "visits", version = "1.0", about = "Who went where" }
event "visit" { verb = "visit", roles = { guest = "subj <actor>" } }
test "visit" { yes "[guest:France] [trigger:visited] Oslo." {} }]] },

  { code = "W018", name = "near-preposition",
    title = "a preposition of several words that is none",
    about = [[
Role strings know prepositions of several words: in return for, on behalf of. With
a wrong letter in one of them, its first word is the preposition, and the others
are looked for behind it, where they hardly ever stand.]],
    wrong = [[
pack { name = "swaps", version = "1.0", about = "Swaps" }
event "swap" { verb = "free", roles = { price = "in retrun for <np>" } }
test "swap" { yes "Rebels [trigger:freed] him." {} }]],
    right = [[
pack { name = "swaps", version = "1.0", about = "Swaps" }
event "swap" { verb = "free", roles = { price = "in return for <np>" } }
test "swap" { yes "Rebels [trigger:freed] him." {} }]] },
}

--- By code, and by name.
M.by_code, M.by_name = {}, {}

for _, finding in ipairs(M.list) do
  M.by_code[finding.code], M.by_name[finding.name] = finding, finding
end

--- Add a finding.
---@param found table[]
---@param where table  { file=, line=, column=, source= } or with excerpt=
---@param name string  of M.list
---@param message string
---@param repair table|nil  for repair.lua: { cut = true, from = what stands
---       there } or { from=, to=, behind = bytes behind the place }
function M.add(found, where, name, message, repair)
  found[#found + 1] = { file = where.file, line = where.line,
    column = where.column, source = where.source, excerpt = where.excerpt,
    excerpt_column = where.excerpt_column, kind = name,
    code = M.by_name[name].code, message = message, repair = repair }
end

return M
