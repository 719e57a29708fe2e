---@meta geoeng.core
-- luacheck: ignore 212 241

--- The same, second part: what stages of an event have in the core.

---@class geoeng.core
---@field word geoeng.Words
---@field country table<string, function>     what phrases name, for actor/country.lua
---@field antecedent table<string, function>  whom nouns mean, for actor/antecedent.lua
local core = {}

-- -------------------------------------------------------------- candidates

--- Tell the core what matches of a rule must have, see match:refusal().
---@param rule integer
---@param kinds string[]   of each pattern: "verb", "noun", "find"
---@param ways table[]     how needed roles may be filled: { entry=, role=, any= |
---       layer= | pattern= }; entries count from 0, those of one stand together
function core.rule_demands(rule, kinds, ways) end

--- Whether the rule's own code is asked before its demands.
---@param rule integer
---@param yes boolean
function core.rule_asks_first(rule, yes) end

---@class geoeng.Doc
local Doc = {}

--- The matches that their rules' demands do not refuse, and those of rules whose
--- own code is asked before.
---@return geoeng.Match[]
function Doc:candidates() end

--- How many of its sentences have tags by now, and a tree.
---@return integer ntagged
---@return integer nparsed
function Doc:syntax() end

---@class geoeng.Match
local Match = {}

--- Why the demands of its rule refuse it, if they do: "need" and which of its
--- needs nothing in the sentence can fill; "pos", "modifier": the trigger is no
--- verb or noun there, or only describes another word; "particle": that is none
--- of the verb's.
---@return "need"|"pos"|"modifier"|"particle"|nil
---@return integer|nil need
function Match:refusal() end

---@class geoeng.Span
local Span = {}

--- The same for a trigger.
---@param kind "verb"|"noun"|"find"
---@return "pos"|"modifier"|nil
function Span:misfit(kind) end

-- ----------------------------------------------------------------- lending

--- Which of several times dates an event, nil when none belongs to it.
---@param times geoeng.Span[]  of the trigger's sentence
---@param trigger geoeng.Span
---@param tree boolean|nil  the nearest whose way to the trigger leaves no
---       clause, else the nearest in the text
---@return geoeng.Span|nil
function core.nearest_time(times, trigger, tree) end

-- ----------------------------------------------------------------- records

--- What reads arguments.
---@param country_of fun(place: geoeng.Span): string|nil
---@return fun(role: string|nil, s: geoeng.Span,
---       of: geoeng.Span): geoeng.RecordArgument  the words of s with what is
---       known of the span `of`
function core.argument(country_of) end

--- Words as records have them.
---@param of geoeng.Span|geoeng.Sentence|nil
---@return geoeng.RecordSpan|geoeng.RecordSentence|nil
function core.words(of) end

--- The verb of saying that is nearest to an event among those that tell it.
---@param trigger geoeng.Span
---@return geoeng.Span|nil verb
---@return integer|nil from  the token where the insertion starts that it
---       stands in
function core.reporting(trigger) end

--- Whether a token of a sentence, or the one behind it, stands in a quotation.
---@param sentence geoeng.Sentence
---@param token integer
---@return boolean
function core.quoted(sentence, token) end

-- --------------------------------------------------------------- countries

--- What phrases and sentences say of countries; scripts/geoeng/actor/country.lua
--- has the same under the same names, for rule files, too.
---@type table<string, function>
core.country = {}

--- The same of scripts/geoeng/actor/antecedent.lua.
---@type table<string, function>
core.antecedent = {}

-- ---------------------------------------------------------------- modality

--- What judges triggers.
---@param is_to_come fun(doc: geoeng.Doc, time: geoeng.Span): boolean  whether
---       a time lies behind the day of the document
---@return fun(doc: geoeng.Doc, first: integer, last: integer,
---       parsed: boolean|nil): string, geoeng.Span|nil  modality of tokens, and
---       what tells it
function core.modality(is_to_come) end

--- What the roles of a type are asked of, with their weights, laid out.
---@class geoeng.LendPlan

--- What may be lent to a role.
---@class geoeng.LendRole
---@field name string
---@field weights table<string, integer>|nil  by text
---@field alternatives { layer: string|nil, pattern: integer|nil, list: boolean|nil, phrase: boolean|nil }[]
---       `list`: a list's words, the phrase that they head is meant; `phrase`:
---       any noun phrase, but for those of times

--- A span that may be lent to a role.
---@class geoeng.LendOffer
---@field role string
---@field span geoeng.Span
---@field score integer      the sum of its weights
---@field nearest boolean    it is the time that dates the event by the tree
---@field features string[]  what is true of it, as texts of a table of weights

---@param type_ string  of events
---@param roles geoeng.LendRole[]
---@return geoeng.LendPlan
function core.lend_plan(type_, roles) end

--- What is known of a document while its events are lent to; it can be closed.
---@class geoeng.Lending
local Lending = {}

---@param doc geoeng.Doc
---@return geoeng.Lending
function core.lending(doc) end

--- Let other events of its sentence see an event; all before the first offer.
---@param trigger geoeng.Span
---@param roles table<string, geoeng.Span[]>
function Lending:surround(trigger, roles) end

--- What may be lent to an event: spans in reach of its trigger that are free and
--- have a score above zero, the best first.
---@param plan geoeng.LendPlan
---@param trigger geoeng.Span
---@param roles table<string, geoeng.Span[]>  that the event has
---@param times geoeng.Span[]|nil  what may date it, nil: its time is known; the
---       same list for all events of a sentence
---@param nearest geoeng.Span|nil  of these the one that the tree is for
---@param all boolean|nil  whatever its score, in order of roles
---@return geoeng.LendOffer[]
---@return boolean dated  weights were asked of `nearest`
function Lending:offers(plan, trigger, roles, times, nearest, all) end

-- ------------------------------------------------------------------ events

--- Give an event record its id and doc.
---@param doc geoeng.Doc
---@param ev geoeng.Record
function core.identify(doc, ev) end

--- Write an event record; gives it its id when it has none.
---@param doc geoeng.Doc
---@param ev geoeng.Record  the fields of `geoeng help output`, `stop` for `end`
function core.emit(doc, ev) end

--- Send events to a function instead; what it returns is written as it is.
---@param fn nil|fun(ev: geoeng.Record, doc: geoeng.Doc): string|nil
---@param every boolean|nil  assemble documents without a match, too
function core.collect(fn, every) end

--- The fields of the document that runs other than `id`, `date`, `title` and
--- `text`, as a JSON object.
---@return string|nil
function core.meta() end

--- What the output does not tell of the document that runs, which a run counts
--- and says at its end.
---@param lines string  "3\twhat is left out\n" for each kind
function core.left_out(lines) end

--- Into the output, behind what the document's events have written.
---@param doc geoeng.Doc
---@param text string
function core.put(doc, text) end

-- ----------------------------------------------------- words by number

--- Words of a document by their number, without a view of the token for each.
---@class geoeng.Words
local word = {}

--- Its folded form.
---@param doc geoeng.Doc
---@param i integer
---@return string
function word.norm(doc, i) end

--- Whether it begins with a capital.
---@param doc geoeng.Doc
---@param i integer
---@return boolean
function word.capital(doc, i) end

--- Its lemma.
---@param doc geoeng.Doc
---@param i integer
---@return string
function word.lemma(doc, i) end

--- Its part of speech.
---@param doc geoeng.Doc
---@param i integer
---@return string
function word.pos(doc, i) end

--- Its tag.
---@param doc geoeng.Doc
---@param i integer
---@return string
function word.tag(doc, i) end

--- Its relation to its head.
---@param doc geoeng.Doc
---@param i integer
---@return string
function word.dep(doc, i) end

--- The word that it hangs on, nil: the root.
---@param doc geoeng.Doc
---@param i integer
---@return integer|nil
function word.head(doc, i) end

--- The sentence of a token.
---@param doc geoeng.Doc
---@param i integer
---@return integer index
---@return integer first  token of it
---@return integer last
function word.sentence(doc, i) end

--- The first of some words whose folded form is a key of a set.
---@param doc geoeng.Doc
---@param from integer
---@param to integer
---@param set table<string, any>
---@return integer|nil
function word.any(doc, from, to, set) end

--- The first word behind another that hangs on a word.
---@param doc geoeng.Doc
---@param i integer
---@param after integer  0: the first at all
---@return integer|nil kid  nil: no more
---@return string dep
---@return string norm
function word.kid(doc, i, after) end

--- The folded form of the first word that hangs on one by a relation or a kind
--- of it, or "".
---@param doc geoeng.Doc
---@param i integer
---@param dep string
---@return string
function word.marker(doc, i, dep) end

--- The first of some words that hangs on none of the others.
---@param doc geoeng.Doc
---@param first integer
---@param last integer
---@return integer
function word.top(doc, first, last) end

--- The first span of a layer that shares a token with some words.
---@param doc geoeng.Doc
---@param first integer
---@param last integer
---@param layer string
---@return table|nil span
function word.covered(doc, first, last, layer) end

--- The first name before some words that ends as they do and has more words.
---@param doc geoeng.Doc
---@param first integer
---@param last integer
---@param most integer  sentences in which it is looked for
---@return integer|nil first
---@return integer|nil last
function word.longer(doc, first, last, most) end

--- The mentions of a sentence, see geoeng.Mention; without `doc`.
---@param doc geoeng.Doc
---@param sentence integer
---@return geoeng.Mention[]
function core.mentions(doc, sentence) end

--- How salient a word is by its relation.
---@param doc geoeng.Doc
---@param i integer
---@return integer
function core.salience(doc, i) end

--- The first of some words whose folded form is no key of a set.
---@param doc geoeng.Doc
---@param from integer
---@param to integer   in the direction of step, else there are no words
---@param step integer  1 or -1
---@param set table<string, any>
---@return integer|nil token, string|nil norm  its folded form
function word.other(doc, from, to, step, set) end

--- Whether a lemma that a word may have is a key of a set.
---@param doc geoeng.Doc
---@param i integer
---@param set table<string, any>
---@return boolean
function word.may_be(doc, i, set) end

--- The folded form of a word, "" where the document has none.
---@param doc geoeng.Doc
---@param i integer
---@return string
function word.norm_at(doc, i) end

return core
