---@meta geoeng.core
-- luacheck: ignore 212 241

--- Types of geoeng.core, the binding of the engine for library modules and
--- commands; rule files do not see it. See geoeng.meta.rules.

---@class geoeng.core
---@field version string  of geoeng
---@field path string     GEOENG_PATH, or ""
local core = {}

-- ------------------------------------------------------------------- files

---@param path string
---@return string|nil content
---@return string|nil message
function core.readfile(path) end

--- A file that a rule names: a regular one beneath a folder, links followed,
--- by a name that is relative and has no "..".
---@param folder string  "" for the current one
---@param name string
---@return string|nil content
---@return string|nil message
---@return boolean|nil missing  there is no such file
function core.readbelow(folder, name) end

--- The current folder, "" when there is none.
---@return string
function core.folder() end

--- A file that is built in: "geoeng/lexicons/cities.tsv".
---@param name string
---@return string|nil content
---@return string|nil sha256
function core.embedded(name) end

--- Sorted names of the files that are built in and start so.
---@param prefix string  as "doc/"
---@return string[] names
function core.listembedded(prefix) end

--- The words of a set of `rules/lexicons/english`, sorted: those of FILE.tsv are
--- `FILE.set`, or `FILE` where it has no sets. Raises when there is none.
---@param name string
---@return string[]
function core.wordset(name) end

-- ------------------------------------------------------------------- roles

--- The roles of a rule for core.fill; all numbers are from 0. See GeRolePlan of
--- geoeng.h.
---@param spec table  alternatives, clauses, roles, also, preps, light, names,
---                   numbers, nroles, syntax
---@return userdata plan
function core.role_plan(spec) end

--- Add to roles, lists of spans by name, what fills those of a trigger.
---@param plan userdata
---@param trigger geoeng.Span
---@param roles table<string, geoeng.Span[]>
---@param names string[]  roles that were captured, in that order
---@param means fun(trigger: geoeng.Span, token: integer): boolean|nil, table|nil
---  of a pronoun: nil, or whether it may fill a role, and mentions in its
---  sentence of all whom it means
---@return table<integer, true> tells  heads of the verbs of `also` that filled
---  any
function core.fill(plan, trigger, roles, names, means) end

--- The captures `value` of all matches of a pattern that do not overlap.
---@param sentence geoeng.Sentence
---@param pattern integer
---@return geoeng.Span[]
function core.values(sentence, pattern) end

--- The token that a noun phrase is about: its head or, where that only counts,
--- the head of what follows `of`: "two of the hostages".
---@param doc geoeng.Doc
---@param head integer  token
---@param last integer  of the phrase
---@return integer token
function core.counted(doc, head, last) end

-- ------------------------------------------------------------------ output

--- To whoever runs the rules: the command writes it to standard error.
---@param text string
function core.log(text) end

--- A warning: logged as a line, and kept as a diagnostic of the session.
---@param message string  as errors.format makes it
function core.warn(message) end

--- A value as JSON; an error for functions, userdata and endless numbers.
---@param value any
---@return string
function core.json(value) end

--- A text that is safe on a terminal: one line of UTF-8.
---@param text string
---@return string
function core.clean(text) end

--- The value of a JSON text; geoeng.format.json calls it.
---@param text string
---@param null any  what null becomes
---@return any value       nil when the text is wrong
---@return string|nil why
---@return integer|nil at  byte, from 1, where it is wrong
function core.read_json(text, null) end

--- Insertions, deletions, changes and swaps of neighbouring bytes that make one
--- name of another.
---@param a string
---@param b string
---@param limit integer  0 to 2
---@return integer  limit + 1 where it takes more
function core.edits(a, b, limit) end

-- ------------------------------------------------------------------ calls

--- Call with the step limit of a callback: 5,000,000 instructions, unless the
--- host set another.
---@param fn function
---@param ... any
---@return any ...
function core.guarded(fn, ...) end

--- Call with the step limit of a rule file, 50,000,000 instructions.
---@param fn function
---@param ... any
---@return any ...
function core.guarded_load(fn, ...) end

--- `unless` forbade a trigger: --stats counts them.
function core.vetoed() end

--- Tell the host, which may measure how long it takes, that loading goes on
--- with a file, or is over.
---@param file string|nil
function core.loading(file) end

--- pcall of rules: a step limit goes through it.
---@param fn function
---@param ... any
---@return boolean ok
---@return any ...
function core.pcall(fn, ...) end

--- xpcall of rules.
---@param fn function
---@param handler function
---@param ... any
---@return boolean ok
---@return any ...
function core.xpcall(fn, handler, ...) end

--- Who finds the rule that runs: sources by the name of the rule file.
---@param texts table<string, string>
function core.rule_texts(texts) end

--- A function that calls another. Its caller stays on the stack even where it
--- returns the call, so that core.place and names of layers are those of its
--- file.
---@param fn function
---@param names boolean|nil  arguments such as "$list" become whole names
---@return function
function core.framed(fn, names) end

--- The innermost rule file that runs.
---@return string|nil
function core.rule_file() end

--- The innermost rule file that runs, from a level of the stack on; nil: a file
--- whose name is not in `through` comes before it.
---@param level integer  as debug.getinfo counts
---@param through table<string, boolean>  names of files without folders
---@return string|nil file
---@return integer line
function core.rule_frame(level, through) end

--- A deep copy of a table without metatables; nil: it is nested too deep.
---@param t table
---@param sources table<table, table>  the table behind each stand-in
---@return table|nil
function core.plain(t, sources) end

--- The nodes of a pattern that name lists or layers or test anything, parents
--- first.
---@param tree table
---@return table[]
function core.nodes(tree) end

--- "file:line: " of the innermost rule file that runs, or "".
---@return string
function core.place() end

--- The outer local that a function of Lua sets, itself or in a function inside
--- of it, "_ENV" for a global, and where; nil: none.
---@param fn function
---@return string|nil name
---@return integer|nil line
function core.writes(fn) end

---@class geoeng.Access  what an instruction of a function names
---@field kind "global"|"get"|"set"|"method"|"call"|"string"|"upvalue"
---@field name string|nil  not of a call, an upvalue
---@field of integer  whose field it is, or what is called: number of an access,
---       -1 the first parameter of the function and so on, 0 not known
---@field line integer
---@field index integer|nil  of an upvalue: for debug.getupvalue
---@field args integer[]|nil  of a call: what its arguments are, as `of`

--- The globals that a function of Lua and those inside of it read, the fields
--- that they read, set and call, and the strings that they load.
---@param fn function
---@return geoeng.Access[]
function core.accesses(fn) end

--- A function of Lua that takes steps from the rule for the loops in it.
---@param fn function
---@param cost "bytes"|"values"|"list"|"sort"|"insert"|"move"
---@param separated boolean|nil  a separator stands in front of the range
---@return function
function core.bounded(fn, cost, separated) end

--- A text in one line without control characters, cut.
---@param text string
---@param most integer|nil  bytes, 2048 unless given
---@return string
function core.one_line(text, most) end

--- What counts the turns of an LPeg pattern.
---@param subject string
---@param position integer
---@return boolean
function core.peg_tick(subject, position) end

--- What a rule prints: 64 KiB of a document, and of a load.
---@param text string
function core.print(text) end

--- An error when a document has more events than GeLimits.max_events.
---@param n integer
---@param place string|nil  of the rule that makes them
function core.bound_events(n, place) end

--- Nanoseconds of the processor that this thread had, for measuring.
---@return integer
function core.clock() end

--- Begin to sample which functions are active, or end.
---@param on boolean
---@return boolean|table<string, integer> samples  at the end: stacks of
---       functions, innermost first, and how often each was seen; else whether
---       it began
function core.sample(on) end

---@param text string
---@return string hex
function core.sha256(text) end

--- The SHA-256 of a list of strings and of how long each is.
---@param list string[]
---@return string hex
function core.digest(list) end

--- Days since 1970-01-01, nil when the text is no date.
---@param date string  YYYY-MM-DD
---@return integer|nil
function core.day(date) end

--- The date of a day.
---@param day integer
---@return string
---Example: `core.date(0) == "1970-01-01"`
function core.date(day) end

--- The day of a date; what lies beyond the year or the month runs on.
---@param year integer
---@param month integer
---@param mday integer
---@return integer
function core.day_of(year, month, mday) end

---@param day integer
---@return integer year
---@return integer month
---@return integer mday
function core.date_of(day) end

---@param year integer
---@param month integer
---@return integer|nil days  nil: there is no such month
function core.month_length(year, month) end

-- --------------------------------------------------------------- documents

--- A document of a text.
---@param text string
---@param info { id: string, title: string, date: string, day: integer }|nil
---@return geoeng.Doc
---Example: `local doc <close> = core.analyze("France met Italy.")`
function core.analyze(text, info) end

--- Whether sentences can be parsed.
---@return boolean
function core.has_model() end

-- ------------------------------------------------------------------- rules

--- Compile a pattern tree; mistakes are raised as { message=, at= }.
---@param tree table  of geoeng.language.pattern
---@return integer pattern
function core.pattern(tree) end

--- A pattern or, with prepositions, a role string as tree or clauses; see
--- geoeng.language.pattern. Mistakes are errors { message=, column=, slot= }.
---@param text string
---@param known table<string, true>|nil  prepositions
---@param parts table|nil  gets a list of columns for each set of alternatives:
---  where the first begins, what stands behind it, where the next begins ...
---@return table tree
---@return integer column  behind what was parsed
function core.parse(text, known, parts) end

--- Attributes of list phrases and spans.
---@param pairs string[]      key, value, key, value ...
---@param from integer|nil    the first day on which they hold
---@param to integer|nil      the last
---@return integer entry
function core.entry(pairs, from, to) end

--- The layer of a list.
---@param name string  without $
---@return integer layer
function core.list(name) end

---@param list integer
---@param phrase string
---@param how "lemma"|"fold"|"exact"|nil
---@param entry integer|nil
function core.list_add(list, phrase, how, entry) end

--- Add the rows of a TSV lexicon; a wrong row is an error with its line.
---@param list integer
---@param file string  for messages
---@param name string  for the spans' provenance
---@param text string
---@param how "lemma"|"fold"|"exact"|nil
function core.list_read(list, file, name, text, how) end

--- Take the phrases and entries of all lexicons from the cache. The key is a
--- SHA-256 of all that goes into them; the engine must have none yet.
---@param key string
---@return boolean|nil loaded
---@return string|nil warning  the file there is damaged
function core.lists_load(key) end

--- Keep the lexicons that were read, after a load that found none.
---@param key string
---@return boolean saved  false where nothing can be kept
function core.lists_save(key) end

--- What core.rules_save kept under a key, a SHA-256 of all that rules are made of
--- but their lexicons; the patterns wait for core.rules_take.
---@param key string
---@return string|nil notes
---@return string|nil warning  the file there is damaged
function core.rules_load(key) end

--- Make the patterns that were loaded those of the engine, or forget them.
---@param same boolean  the lexicons are those of then, too
---@return boolean taken
function core.rules_take(same) end

--- Keep the patterns that were compiled, after a load that found none.
---@param key string
---@param notes string
---@return boolean saved  false where nothing can be kept
function core.rules_save(key, notes) end

--- A number of what a value says, equal for equal values; functions are all
--- alike.
---@param value any
---@return integer
function core.fingerprint(value) end

---@return string|nil build  what other builds of geoeng do not share
function core.build() end

---@param name string
---@return integer layer
function core.declare_layer(name) end

---@param name string
---@return boolean
function core.has_layer(name) end

--- Names of all layers, in order of declaration.
---@return string[]
function core.layers() end

---@class geoeng.RuleSpec
---@field kind "span"|"text"|"event"
---@field name string
---@field file string
---@field line integer
---@field patterns integer[]
---@field priority integer|nil
---@field policy "longest"|"first"|"all"|"inner"|nil
---@field within "sentence"|"paragraph"|"document"|nil
---@field take string|nil
---@field set integer|nil    entry
---@field value function|nil
---@field find function|nil  of a text rule

---@param spec geoeng.RuleSpec
---@return integer rule
function core.rule(spec) end

--- What names of lists and layers mean in each rule file, for functions that
--- ask for layers; under "" what they mean where none runs.
---@param tables table<string, table<string, string>>
---@param contested boolean  a name in them is one of the library, too
---@param hint fun(name: string): string  what to write instead of a name that
---       means nothing
function core.scopes(tables, contested, hint) end

--- End of rules: order and compile them; a cycle is an error.
function core.seal() end

return core
