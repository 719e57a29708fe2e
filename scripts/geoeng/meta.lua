---@meta geoeng
-- luacheck: ignore 111 131 212 241

--- Types of everything that rules and library modules can call, for editors
--- with LuaLS: add this file to Lua.workspace.library. It is never run. Token
--- numbers count from 1 within the document; start and stop are code points
--- of the input, counted from 0, stop exclusive.

-- ------------------------------------------------------------- definitions

---@class geoeng.PackDef  what a rule file is
---@field name string
---@field version string
---@field about string
---@field author string
---@field license string
---@field tags string[]

---@class geoeng.WordsDef  phrases stand in its list part
---@field how "lemma"|"fold"|"exact"  compare lemmas (default), letters without
---       case and accents, or the very text
---@field tsv string  a lexicon to read: a file beside the rule file
---@field about string
---@field [integer] string

---@class geoeng.SpanDef
---@field find string|table|(string|table)[]  patterns
---@field take string  the capture that becomes the span
---@field set table<string, string|number|boolean>  attributes
---@field value fun(span: geoeng.Span, doc: geoeng.Doc): any  computed once,
---       when it is first asked for
---@field priority integer  of spans of one layer that overlap
---@field policy "longest"|"first"|"all"|"inner"  which of them stay
---@field about string

---@class geoeng.TextDef
---@field peg any  an LPeg pattern; its first capture is the value
---@field kind string  the attribute `kind`
---@field set table<string, string|number|boolean>  attributes
---@field priority integer
---@field policy "longest"|"first"|"all"|"inner"
---@field about string

---@class geoeng.EventDef  at least one of verb, noun and find
---@field about string
---@field verb string|string[]  patterns of verbs that fire it
---@field noun string|string[]  patterns of nouns
---@field find string|table|(string|table)[]  patterns over words in a row
---@field roles table<string, string>  role -> "slot <layer> | prep <layer>"
---@field need string[]  roles that must be filled; "a | b" is one of them
---@field also { verb: string, roles: table<string, string> }[]  what other
---       verbs of the sentence tell
---@field light string|string[]  more light verbs: "$list"
---@field skip string|string[]  lists and layers that forbid the sentence
---@field within "sentence"|"paragraph"|"document"  reach of find
---@field when fun(trigger: geoeng.Span): boolean, string|nil  a first word,
---       before any role is looked for
---@field check fun(ev: geoeng.Event): boolean, string|nil  the last word, and
---       the reason, which `geoeng why` shows
---@field make fun(ev: geoeng.Event)  changes an event that stands
---@field subtype string
---@field code string
---@field modality "asserted"|"planned"|"hypothetical"|"alleged"|"negated"
---@field priority integer  of rules of one type with one trigger

---@class geoeng.TestDef  items stand in its list part
---@field date string  YYYY-MM-DD, of its texts
---@field [integer] geoeng.TestItem

---@class geoeng.TestItem

--- The header of a rule file.
---@param def geoeng.PackDef
---Example: `pack { name = "visits", version = "1.0", about = "Who went where" }`
function pack(def) end

--- A list, `$name` in patterns.
---@param name string
---@return fun(def: geoeng.WordsDef)
---Example: `words "visit_v" { "visit", "travel to" }`
function words(name) end

--- A layer found by patterns, `<name>` in others.
---@param name string
---@return fun(def: geoeng.SpanDef)
---Example: `span "pair" { find = "a:<actor> and b:<actor>" }`
function span(name) end

--- A layer found by LPeg over the raw characters.
---@param name string
---@return fun(def: geoeng.TextDef)
---Example: `text "code" { peg = lpeg.R "AZ"^2 * "-" * lpeg.R "09"^1 }`
function text(name) end

--- An event type's rule.
---@param name string
---@return fun(def: geoeng.EventDef)
---Example: `event "visit" { verb = "$visit_v", roles = { who = "subj <actor>" } }`
function event(name) end

--- Tests of an event type.
---@param event string
---@return fun(def: geoeng.TestDef)
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
function no(text) end

--- A text in which all events of the type, two at least, are linked as one.
---@param text string
---@return fun(values: table): geoeng.TestItem
---Example: `same "The king visited Oslo. The visit lasted a day."`
function same(text) end

-- ------------------------------------------------------------------ events

---@class geoeng.Event  what check and make see; ev.role is the first argument
---@field type string
---@field subtype string|nil   can be set
---@field code string|nil      can be set
---@field modality string  of the words around the trigger; can be set
---@field basis string|nil     can be set: what decided, such as a lexicon row
---@field trigger geoeng.Span
---@field sentence geoeng.Sentence
---@field doc geoeng.Doc
---@field [string] geoeng.Span|nil
local Event = {}

--- All arguments of a role, in text order.
---@param role string
---@return geoeng.Span[]
---Example: `if #ev:all "party" < 2 then return false, "one party" end`
function Event:all(role) end

--- The first match of a pattern in the event's sentence.
---@param pattern string
---@return geoeng.Match|nil
function Event:find(pattern) end

--- The first <number> in the first match of a pattern.
---@param pattern string
---@return geoeng.Span|nil span  its value is { min=, max=, exact= }
---Example: `ev.killed = ev:number "kill ~3 <number>"`
function Event:number(pattern) end

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
---@field title string
---@field day integer|nil  days since 1970-01-01
---@field date string|nil  YYYY-MM-DD
---@field text string
---@field ntokens integer
---@field nsentences integer
---@field steps integer  of the matcher, so far
local Doc = {}

--- A token by number; an error when there is none.
---@param i integer
---@return geoeng.Token
function Doc:token(i) end

--- The folded form of a token, without making an object.
---@param i integer
---@return string
function Doc:norm(i) end

--- A sentence by number; an error when there is none.
---@param i integer
---@return geoeng.Sentence
function Doc:sentence(i) end

--- All tokens: `for t in doc:tokens() do`
---@return fun(): geoeng.Token|nil
function Doc:tokens() end

--- All sentences: `for s in doc:sentences() do`
---@return fun(): geoeng.Sentence|nil
function Doc:sentences() end

--- All spans of a layer; an error when there is no such layer.
---@param name string  "actor", or "$visit_v" for a list
---@return fun(): geoeng.Span|nil
function Doc:layer(name) end

--- Tokens first to last, both included, as a span of no layer.
---@param first integer
---@param last integer
---@return geoeng.Span
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
---@field index integer  from 1
---@field first integer  token
---@field last integer   token
---@field start integer
---@field stop integer
---@field paragraph integer
---@field text string
---@field doc geoeng.Doc
local Sentence = {}

---@return geoeng.Token[]
function Sentence:tokens() end

--- The spans of a layer that start in the sentence.
---@param name string
---@return geoeng.Span[]
function Sentence:layer(name) end

--- The first match of a compiled pattern.
---@param pattern integer
---@return geoeng.Match|nil
function Sentence:find(pattern) end

--- Matches that do not overlap, in text order.
---@param pattern integer
---@return geoeng.Match[]
function Sentence:findall(pattern) end

---@class geoeng.Token
---@field index integer
---@field text string
---@field norm string   folded: no case, no accents
---@field shape string  X x for letters, 9 for digits, three in a row at most: "XXX-99"
---@field lemma string  that of its part of speech
---@field lemmas string[]  of all parts of speech
---@field start integer
---@field stop integer
---@field flags { space: boolean, quote: boolean, punct: boolean, glued: boolean, stop: boolean }
---@field sentence geoeng.Sentence
---@field pos string  universal part of speech: "VERB"
---@field tag string  Penn tag: "VBD"
---@field dep string  universal relation: "nsubj"
---@field head geoeng.Token|nil  what it depends on, nil for the root
---@field children geoeng.Token[]

---@class geoeng.Span  attributes are fields too: span.country
---@field first integer  token
---@field last integer   token
---@field start integer
---@field stop integer
---@field text string
---@field role string|nil   of a capture
---@field layer string|nil  nil: any range of tokens
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

--- An attribute by name.
---@param key string
---@return string|nil
function Span:attr(key) end

--- The first capture of a role in the span.
---@param role string
---@return geoeng.Span|nil
function Span:capture(role) end

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
function Span:clause() end

---@class geoeng.Match
---@field rule integer|nil
---@field pattern integer  which of the rule's
---@field first integer    token
---@field last integer     token
---@field sentence geoeng.Sentence
---@field text string
local Match = {}

---@return geoeng.Span[]
function Match:captures() end
