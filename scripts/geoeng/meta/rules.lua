---@meta geoeng
-- luacheck: ignore 111 131 212 241

--- Everything that rules and library modules can call. Editors with LuaLS know
--- it, too, when the folder of this file stands in Lua.workspace.library.
--- `first` and `last` are numbers of tokens in the document, from 1, both
--- included. `start` and `stop` are code points of the input, from 0; stop is
--- the first that does not belong to it. A type that ends in `|nil` can be
--- absent. A wrong argument is an error at the line that gives it; a rule that
--- raises an error costs the document, with one line on standard error, and
--- never its neighbours. Rule files see the first three parts; modules and
--- commands of the library can `require "geoeng.core"` as well.

-- ------------------------------------------------------------- definitions

---@class geoeng.PackDef  what a rule file is, for readers and `geoeng doc`
---@field name string
---@field version string
---@field about string  one line
---@field author string
---@field license string
---@field tags string[]
---@field weights string  a table of `geoeng learn`

---@class geoeng.WordsDef  phrases stand in its list part
---@field how "lemma"|"fold"|"exact"  compare lemmas (default), letters without
---       case and accents, or the very text
---@field tsv string  a lexicon to read: a file beside the rule file, on
---       GEOENG_PATH, or shipped
---@field about string  for the codebook
---@field [integer] string  a phrase of at most 16 words

---@class geoeng.SpanDef
---@field find string|table|(string|table)[]  patterns; any of them makes a span
---@field take string  the capture whose attributes the span has
---@field set table<string, string|number|boolean>  attributes
---@field value fun(span: geoeng.Span, doc: geoeng.Doc): any  computed at need
---@field priority integer  of overlapping spans of the layer (0): the higher first
---@field policy "longest"|"first"|"all"|"inner"  which of them stay
---@field about string  for the codebook

---@class geoeng.TextDef
---@field peg any  an LPeg pattern; its first capture is the value
---@field kind string  the attribute `kind`
---@field set table<string, string|number|boolean>  attributes
---@field priority integer
---@field policy "longest"|"first"|"all"|"inner"
---@field about string

---@class geoeng.EventDef  at least one of verb, noun and find
---@field about string  for the codebook
---@field verb string|string[]  patterns of verbs that fire it
---@field noun string|string[]  patterns of nouns
---@field find string|table|(string|table)[]  patterns over words in a row
---@field roles table<string, string|true>  `"slot <layer> | prep <layer>"` by role,
---       see `geoeng help patterns`; true: only `check` and `make` fill it
---@field form table<string, "core"|"first"|"people"|"name"|"hidden">  of roles
---@field need string[]  roles that must be filled; "a | b" is one of them
---@field order string[]  roles that want the same words: whose they are
---@field also { verb: string, roles: table<string, string> }[]  of other verbs
---@field light string|string[]  more light verbs: "$list"
---@field unless string|string[]  patterns that forbid an event in its clause, by
---       `within = "sentence"` in its sentence, but not within names
---@field within "sentence"|"paragraph"|"document"  reach of find
---@field when fun(trigger: geoeng.Span): boolean, string|nil  before all roles
---@field check fun(ev: geoeng.Event): boolean, string|nil  the last word, and
---       the reason, which `geoeng why` shows
---@field make fun(ev: geoeng.Event)  changes an event that stands
---@field dyad table<"source"|"target"|"mutual", string>  roles of the sides
---@field prefer "verb"|"noun"  which trigger of one occurrence stands ("verb")
---@field subtype string
---@field narrows string  the subtype that this is a kind of: of both it stands
---@field code string
---@field modality "asserted"|"planned"|"hypothetical"|"alleged"|"negated"
---@field priority integer  of rules of one type with one trigger

---@class geoeng.TestDef  items stand in its list part
---@field date string  YYYY-MM-DD, of its texts
---@field [integer] geoeng.TestItem

---@class geoeng.TestItem  what yes, no and same make

--- The header of a rule file; a file has one.
---@param def geoeng.PackDef
---Example: `pack { name = "visits", version = "1.0", about = "Who went where" }`
function pack(def) end

--- A list, `$name` in patterns. A file has one of a name.
---@param name string  letters, digits and _
---@return fun(def: geoeng.WordsDef)
---Example: `words "visit_v" { "visit", "travel to" }`
function words(name) end

--- A layer found by patterns, `<name>` in others. Several rules can write one
--- layer.
---@param name string
---@return fun(def: geoeng.SpanDef)
---Example:
---```lua
---span "dead" {
---  find  = "n:<number> (people | soldier) be? kill",
---  value = function(span) return span:capture("n").text end,
---}
---event "deaths" {
---  find  = "toll:<dead>",
---  check = function(ev) return ev.toll.value ~= "no", "nobody" end,
---}
---test "deaths" {
---  yes "[toll:Five people were killed]." {},
---}
---```
function span(name) end

--- A layer found by LPeg over the raw characters: the tokens that a match
--- covers become the span.
---@param name string
---@return fun(def: geoeng.TextDef)
---Example:
---```lua
---local lpeg = require "lpeg"
---text "form" { peg = lpeg.P "Form " * lpeg.R "AZ" * lpeg.R "09" ^ 1 }
---event "filing" { find = "what:<form> be file" }
---test "filing" { yes "[what:Form K8] [trigger:was] filed." {} }
---```
function text(name) end

--- A rule of an event type; a type can have many.
---@param name string
---@return fun(def: geoeng.EventDef)
---Example:
---```lua
---event "visit" {
---  verb  = "visit",
---  roles = { guest = "subj <actor>", place = "obj <place>" },
---  need  = { "guest", "place" },
---  when  = function(trigger) return trigger.text ~= "Visit", "a title" end,
---  check = function(ev) return ev.guest.country ~= ev.place.country, "home" end,
---  make  = function(ev) ev.subtype = ev.place:attr "grain" or "place" end,
---}
---test "visit" {
---  yes "[guest:France] [trigger:visited] [place:Egypt]." {},
---  no  "France visited Paris.",
---}
---```
function event(name) end

--- Tests of an event type, run by `geoeng test`.
---@param event string
---@return fun(def: geoeng.TestDef)
---Example: `test "visit" { date = "2024-05-08", no "Visit our shop." }`
function test(event) end

--- A text in which the event is found, with marks around its arguments. Called
--- with a table it also compares values.
---@param text string
---@return fun(values: table): geoeng.TestItem
---Example: `yes "[who:The king] [trigger:visited] Oslo." { modality = "asserted" }`
function yes(text) end

--- A text in which no such event is found.
---@param text string
---@return fun(values: table): geoeng.TestItem
---Example: `no "A visit was planned in vain."`
function no(text) end

--- A text in which all events of the type, two at least, are linked as one.
---@param text string
---@return fun(values: table): geoeng.TestItem
---Example: `same "The king visited Oslo. The visit lasted a day."`
function same(text) end

-- ------------------------------------------------------------------ events

--- `ev.attacker` is the first argument of that role, or nil. To set it to a span
--- or to nil changes the event.

---@class geoeng.Event  what check and make see
---@field type string
---@field subtype string|nil   can be set
---@field code string|nil      can be set
---@field modality string  of the words around the trigger; can be set
---@field basis string|nil     can be set: what decided, such as a lexicon row
---@field trigger geoeng.Span
---@field sentence geoeng.Sentence
---@field doc geoeng.Doc
---@field [string] geoeng.Span|nil  by role
local Event = {}

--- All arguments of a role, in text order.
---@param role string
---@return geoeng.Span[]  empty when there is none
---Example: `if #ev:all "party" < 2 then return false, "one party" end`
function Event:all(role) end

--- The first match of a pattern in the event's sentence. It is compiled once;
--- a mistake in it is an error.
---@param pattern string
---@return geoeng.Match|nil
---Example: `if ev:find "no $weapon" then return false, "none" end`
function Event:find(pattern) end

--- The first `<number>` in the first match of a pattern.
---@param pattern string
---@return geoeng.Span|nil span  its value is { min=, max=, exact= }
---Example: `ev.killed = ev:number "kill ~3 <number>"`
function Event:number(pattern) end

--- Whether a pattern matches in the event's sentence or near it.
---@param pattern string
---@param before integer|nil  so many sentences before it, 0 if not given
---@param after integer|nil  so many behind it
---@return boolean
---Example: `if not ev:near("$bomb", 3) then return false, "no bomb" end`
function Event:near(pattern, before, after) end

--- Whether a pattern matches words of an argument of the role.
---@param role string  or "trigger"
---@param pattern string
---@return boolean
---Example: `if ev:holds("target", "$vehicle") then ev.subtype = "road" end`
function Event:holds(role, pattern) end

--- The first span of a layer that has a `name`, when the document has no other.
---@param layer string
---@return geoeng.Span|nil
---Example: `ev:add("group", ev:only "armed_group")`
function Event:only(layer) end

--- Add an argument; nothing happens without one.
---@param role string
---@param span geoeng.Span|nil
---@param given { code: string, country: string, id: string, sector: string }|nil
---       attributes instead of the span's
---Example: `ev:add("source", span, { code = "GOV" })`
function Event:add(role, span, given) end

--- One more event of the same rule and trigger, without arguments; it is
--- written behind this one.
---@return geoeng.Event
---Example: `ev:another():add("host", ev.guest)`
function Event:another() end

-- --------------------------------------------------------------- documents

---@class geoeng.Doc
---@field id string
---@field title string  "" when it has none
---@field day integer|nil  days since 1970-01-01
---@field date string|nil  YYYY-MM-DD
---@field text string  the input, UTF-8
---@field ntokens integer
---@field nsentences integer
---@field steps integer  of the matcher, so far
local Doc = {}

--- A token by number; an error when there is none.
---@param i integer  from 1
---@return geoeng.Token
---Example: `ev.code = ev.doc:token(ev.trigger.first).lemma`
function Doc:token(i) end

--- The folded form of a token, without making an object.
---@param i integer  from 1
---@return string
---Example: `if ev.doc:norm(ev.trigger.first) == "hit" then return false end`
function Doc:norm(i) end

--- A sentence by number; an error when there is none.
---@param i integer  from 1
---@return geoeng.Sentence
function Doc:sentence(i) end

--- All tokens, for a loop.
---@return fun(): geoeng.Token|nil
---Example: `for token in ev.doc:tokens() do print(token.text) end`
function Doc:tokens() end

--- All sentences, for a loop.
---@return fun(): geoeng.Sentence|nil
---Example: `for s in ev.doc:sentences() do print(s.index, s.text) end`
function Doc:sentences() end

--- All spans of a layer; an error when there is no such layer. Those of the
--- library are there when a pattern names them, or a file requires their module.
---@param name string  "actor", or "$visit_v" for a list
---@return fun(): geoeng.Span|nil
---Example:
---```lua
---require "geoeng.place"
---event "talks" {
---  find  = "$talk",
---  make  = function(ev)
---    for place in ev.doc:layer "place" do
---      if place.country == "CHE" then return ev:add("venue", place) end
---    end
---  end,
---}
---words "talk" { "talks" }
---test "talks" { yes "The [trigger:talks] are on, reports say from [venue:Geneva]." {} }
---```
function Doc:layer(name) end

--- Tokens first to last, both included, as a span of no layer.
---@param first integer
---@param last integer
---@return geoeng.Span
---Example: `ev:add("word", ev.doc:range(ev.trigger.last + 1, ev.trigger.last + 1))`
function Doc:range(first, last) end

--- The first match of a compiled pattern in tokens first to last that starts
--- at `from` or later.
---@param pattern integer  of core.pattern
---@param first integer
---@param last integer
---@param from integer|nil
---@return geoeng.Match|nil
function Doc:find(pattern, first, last, from) end

--- Find the matches of all event rules.
function Doc:run() end

--- Whether a rule is tried in a sentence: the words that one of its patterns
--- cannot do without are there.
---@param rule integer      of geoeng.Match
---@param sentence integer  its index
---@return boolean
function Doc:tries(rule, sentence) end

--- The matches that run found.
---@return geoeng.Match[]
function Doc:matches() end

--- The code point at a byte, both counted from 0.
---@param byte integer
---@return integer
function Doc:cp(byte) end

--- Free it; not for rules.
function Doc:close() end

---@class geoeng.Sentence
---@field index integer  in the document, from 1
---@field first integer  token
---@field last integer   token
---@field start integer  code point
---@field stop integer   code point behind it
---@field paragraph integer  in the document, from 1
---@field text string
---@field doc geoeng.Doc
local Sentence = {}

--- Its tokens, in order.
---@return geoeng.Token[]
---Example: `if #ev.sentence:tokens() > 80 then return false, "a list" end`
function Sentence:tokens() end

--- The spans of a layer that start in the sentence.
---@param name string  as patterns of the file write it, a list's with its $
---@return geoeng.Span[]  in text order, empty when there is none
---Example: `if #ev.sentence:layer "weapon" == 0 then return false end`
function Sentence:layer(name) end

--- The first match of a compiled pattern.
---@param pattern integer
---@return geoeng.Match|nil
function Sentence:find(pattern) end

--- Matches that do not overlap, in text order.
---@param pattern integer
---@return geoeng.Match[]
function Sentence:findall(pattern) end

--- What the parser tells (pos, tag, dep, head, children, lemma) is computed when
--- it is first asked for, for the whole sentence.

---@class geoeng.Token
---@field index integer  in the document, from 1
---@field text string   as written
---@field norm string   folded: no case, no accents
---@field sense string?  supersense of the noun in WordNet: "person", "artifact"; nil if no lemma is a noun there
---@field listed boolean  whether WordNet lists the word as it is: "attack", not "attacked"
---@field shape string  X x for letters, 9 for digits, three in a row at most: "XXX-99"
---@field lemma string  that of its part of speech
---@field lemmas string[]  of all parts of speech
---@field start integer  code point
---@field stop integer   code point behind it
---@field flags { space: boolean, quote: boolean, punct: boolean, glued: boolean, stop: boolean }
---@field sentence geoeng.Sentence
---@field pos string  universal part of speech: "VERB"
---@field tag string  Penn tag: "VBD"
---@field dep string  universal relation: "nsubj"
---@field head geoeng.Token|nil  what it depends on, nil for the root
---@field children geoeng.Token[]

---@class geoeng.Span  attributes are fields too: `span.country`
---@field first integer  token
---@field last integer   token
---@field start integer  code point
---@field stop integer   code point behind it
---@field text string
---@field role string|nil   of a capture
---@field layer string|nil  as patterns of the file write it, a list's with its
---                         $; nil: any range of tokens
---@field rule integer|nil  the rule that found it
---@field expired boolean   its lexicon row does not hold on the document's day
---@field doc geoeng.Doc
---@field sentence geoeng.Sentence
---@field span geoeng.Span|nil  itself, unless a mere range
---@field value any         what the layer's rule computes
---@field head integer      the token that governs the others
---@field pos string        of the head
---@field dep string        of the head
---@field governor integer|nil  the token that the head depends on
---@field [string] string|nil
local Span = {}

--- An attribute by name: of its lexicon row, or of its rule's `set`.
---@param key string
---@return string|nil
---Example: `if ev.place and ev.place:attr "grain" == "region" then return false end`
function Span:attr(key) end

--- The first capture of a role in the span.
---@param role string
---@return geoeng.Span|nil
---Example: `local number = ev.toll:capture "n"`
function Span:capture(role) end

--- All captures in the span, in text order.
---@return geoeng.Span[]
function Span:captures() end

---@class geoeng.Filler  the filler of a slot; numbers are tokens
---@field slot "subj"|"obj"|"iobj"|"poss"|"comp"|"prep"
---@field prep string|nil   of slot prep: "with"
---@field head integer
---@field first integer
---@field last integer
---@field group integer     the first head of its coordination
---@field cost integer      0: the tree says so
---@field via integer|nil   the light verb that lends it
---@field appos boolean|nil
---@field modifier boolean|nil
---@field name boolean|nil  its head is a proper noun

--- The slots of a verb or noun, cheapest first.
---@return geoeng.Filler[]
---Example:
---```lua
---event "attack" {
---  verb = "attack",
---  make = function(ev)
---    for _, f in ipairs(ev.trigger:slots()) do
---      if f.slot == "prep" and f.prep == "with" then
---        ev:add("means", ev.doc:range(f.first, f.last))
---      end
---    end
---  end,
---}
---test "attack" { yes "Rebels [trigger:attacked] the town with [means:mortars]." {} }
---```
function Span:slots() end

---@class geoeng.Clause  numbers are tokens
---@field predicate integer|nil
---@field negation integer|nil
---@field modal integer|nil
---@field mark integer|nil    "if", "that"
---@field matrix integer|nil  what the clause hangs on: "said"
---@field rel string          how it hangs there
---@field tense "past"|"present"|nil
---@field passive boolean|nil
---@field finite boolean|nil
---@field quoted boolean|nil

--- The clause that the span's head stands in.
---@return geoeng.Clause
---Example:
---```lua
---event "meeting" {
---  verb  = "meet",
---  check = function(ev) return ev.trigger:clause().tense == "past", "not past" end,
---}
---test "meeting" { yes "France [trigger:met] Italy." {}, no "France meets Italy." }
---```
function Span:clause() end

---@class geoeng.Match
---@field rule integer|nil
---@field pattern integer  which of the rule's
---@field first integer    token
---@field last integer     token
---@field sentence geoeng.Sentence
---@field text string
local Match = {}

--- What its pattern captured, in text order; `role` of each is the name.
---@return geoeng.Span[]
---Example: `local m = ev:find "who:<actor> said"; ev.source = m and m:captures()[1]`
function Match:captures() end
