--- The record of an event: the one place that says which fields it has.
---
--- scripts/build/gen_schema.lua makes of it what core.emit writes by, the JSON
--- Schema (`geoeng help schema`), the tables of scripts/doc/output.md and the
--- annotations in scripts/geoeng/meta/record.lua. Plain data that any Lua loads;
--- modules may read it, too.
---
--- An object stands behind those that it holds; the last is the record. Its
--- fields stand in the order of the output. A field is { name, type, ... }:
---
---   text, offset, integer, number   offset: a code point, see --offsets
---   any        a JSON value; `json`: the types of JSON that it may have
---   object     `of` names it
---   list       of such objects
---   constant   `value`, no key of the table in Lua
---   document   what the core knows of the document, no key in Lua either;
---              `json`: "string" or "object"
---
---   key      its name in Lua where that is another
---   always   every record has it
---   values   there are no others
---   pattern  a regular expression (ECMA 262) that it matches
---   least    of integers
---   about    what it is, as Markdown
---   row      the same in the table of the manual, where it needs other words
---   below    the manual tells more of it below
---   joins    in the manual it stands in the row of the field before

local M = {}

M.NAME = "geoeng-event-1"

--- From what is taken for fact to what is not.
M.MODALITIES = { "asserted", "planned", "hypothetical", "alleged", "negated" }

--- The same as a set.
M.is_modality = {}
for _, name in ipairs(M.MODALITIES) do M.is_modality[name] = true end

local DAY = "^[0-9]{4,}-[0-9]{2}-[0-9]{2}$"
M.DAY = DAY -- the pattern of days
local ID = "^[0-9a-f]{16}$"

local function words(about, may_lack)
  return { "text", "text", always = not may_lack, about = about or "the words" }
end

local function start(row, may_lack)
  return { "start", "offset", always = not may_lack, row = row or
    "where they are", about = "the first character" }
end

local function stop(may_lack)
  return { "end", "offset", key = "stop", always = not may_lack, joins = true,
    about = "the first character behind it" }
end

local function country(about)
  return { "country", "text", about = about }
end

local function admin1(about)
  return { "admin1", "text", about = about }
end

local function lat(row)
  return { "lat", "number", about = "degrees north", row = row }
end

local function lon()
  return { "lon", "number", joins = true, about = "degrees east" }
end

local argument = {
  { "role", "text", always = true, about = "the name that the rule gives" },
  words(), start(), stop(),
  { "head", "text", always = true, about = "the last word of them" },
  country("of the actor or place; of several lexicon rows, from the one that "
    .. "holds on the document's day"),
  { "code", "text",
    about = "an attribute `code` of the span, or one that the rule gives" },
  { "sector", "text", about = "`GOV`, `MIL`, `REB`, `IGO` ..., of the span or "
    .. "of a part of it; not from a row that does not hold on that day" },
  { "id", "text", about = "of a known person or organisation" },
  { "resolved", "text", about = "the words of the actor or name that a "
    .. "surname, \"the minister\", a pronoun or its possessive means, of several "
    .. "(\"both sides\") with `; ` between them; in `link` the `id` of the mention "
    .. "that tells the argument" },
  { "antecedents", "list", of = "span",
    about = "those words where they stand, a list of spans" },
  { "value", "any", json = { "string", "number", "boolean", "object", "array" },
    about = "what the words mean: of a time the TIMEX3 value, of a number "
    .. "`min`, `max` and whether it is `exact`, of money `amount` (if it is "
    .. "one), `min`, `max` and `currency` (ISO 4217)" },
  { "basis", "text", values = { "read", "inferred" }, about = "of a `country` "
    .. "that the argument's own words do not name: `read`, its phrase or what "
    .. "is said of it does (\"Burns, who is U.S. envoy\"); `inferred`, it is "
    .. "that of `resolved`, of the place where the event happens, of the only "
    .. "country nearby, of the last place told of or of the one named most; "
    .. "never of a dateline, a source or a border, nor for what no one state "
    .. "has (\"foreign soldiers\"); in the first 200 sentences of a document" },
  { "lent", "text", about = "no slot of the rule has it: it was lent by the "
    .. "weights of the pack's `weights`; their sum, and those that are most for it" },
}

--- Fields without some.
local function without(fields, names)
  local rest = {}
  for _, f in ipairs(fields) do
    if not names[f[1]] then rest[#rest + 1] = f end
  end
  return rest
end

M.objects = {
  { name = "span", class = "RecordSpan", about = "words of the document",
    fields = { words(), start(), stop() } },

  { name = "argument", class = "RecordArgument", about = "who or what takes part",
    fields = argument },

  -- The country of a speaker is not looked for outside of the words.
  { name = "speaker", class = "RecordSpeaker", about = "an argument without a role",
    fields = without(argument, { role = true, resolved = true, antecedents = true,
      basis = true, lent = true }) },

  { name = "claim", class = "RecordClaim", about = "who says so", fields = {
    { "speaker", "object", of = "speaker", always = true,
      about = "fields of an argument without `role`, `resolved`, `basis` and `lent`" },
    { "verb", "object", of = "span", always = true,
      about = "`said`, `denied` ..., a span" },
  } },

  { name = "time", class = "RecordTime", about = "when", fields = {
    words("the words; none for a default", true), start(nil, true), stop(true),
    { "value", "text", always = true,
      about = "TIMEX3: `2024-05-06`, `2024-W19`, `2024-05`, `2024-05-06T14:00`" },
    { "from", "text", pattern = DAY, about = "the first day of it",
      row = "the first and the last day of it" },
    { "to", "text", pattern = DAY, about = "the last day of it", joins = true },
    { "grain", "text", about = "its unit: `time` (a part of a day), `day`, "
      .. "`week`, `month`, `year` ..." },
    { "basis", "text", always = true, values = { "read", "inferred", "default" },
      about = "`read`: the text says it; `inferred`: computed from the "
      .. "document's date; `default`: it is the document's date" },
  } },

  { name = "rival", class = "RecordRival", about = "another place of the name",
    fields = {
      country "it lies in", admin1 "code of its first-order region",
      lat "degrees", lon(),
  } },

  { name = "place", class = "RecordPlace", about = "where", fields = {
    words(), start(), stop(),
    { "name", "text", always = true, about = "of the lexicon, else the words" },
    country "it lies in",
    admin1("code of its first-order region: of a city that of GeoNames, of a "
      .. "region that of ISO 3166-2"),
    lat "degrees, where the lexicon has them", lon(),
    { "grain", "text",
      about = "`city`, `region` or `country`, where the lexicon has it" },
    { "basis", "text", always = true, values = { "read", "inferred" },
      about = "`read`: there is one place of the name, or the text says which "
      .. "(\"Springfield, Ohio\"); `inferred`: the likeliest by inhabitants and "
      .. "by the countries named in the sentence and the document" },
    { "runner_up", "object", of = "rival", about = "the second likeliest of "
      .. "several: `country`, `admin1`, `lat`, `lon`" },
  } },

  { name = "link", class = "RecordLink",
    about = "the other mentions of the occurrence", fields = {
      { "cluster", "text", always = true, pattern = ID,
        about = "the `id` of the first mention" },
      { "reason", "text", always = true, about = "what speaks for it: `first "
        .. "mention`, `same target 'depot'`, `definite` ..." },
      { "mentions", "integer", least = 1,
        about = "with `--count cluster`: how many there are" },
      { "args", "list", of = "argument",
        about = "what the other mentions tell and this one does not" },
  } },

  { name = "sentence", class = "RecordSentence",
    about = "the sentence of the trigger", fields = {
      { "index", "integer", always = true, least = 1,
        about = "in the document, from 1" },
      start "where it is", stop(), words "all of it",
  } },

  { name = "prov", class = "RecordProv", about = "where it comes from", fields = {
    { "rule", "text", always = true, about = "the rule's name: type, subtype "
      .. "if the rule has one; `/2` and so on for further events of one trigger" },
    { "file", "text", always = true, about = "the file of the rule",
      row = "where the rule stands" },
    { "line", "integer", always = true, joins = true,
      about = "its line there" },
    { "basis", "text", about = "what decided, where `make` or `check` says "
      .. "so: a lexicon row, a dictionary's pattern" },
    { "engine", "text", always = true, pattern = "^geoeng ",
      about = "`geoeng` and its version" },
    { "rules_sha256", "text", always = true, pattern = "^[0-9a-f]{64}$",
      about = "a hash of all rule files and lexicons of the run" },
  } },

  { name = "event", class = "Record", about = "an event", fields = {
    { "schema", "constant", value = M.NAME, always = true, about = "`" .. M.NAME
      .. "`; another number when a field changes its meaning" },
    { "id", "text", always = true, pattern = ID, about = "16 hexadecimal "
      .. "digits, a hash of document, type, rule name and trigger offsets: the "
      .. "same as long as these are" },
    { "doc", "text", always = true,
      about = "the document's `id`, or the file's path" },
    { "doc_title", "document", json = "string",
      about = "the document's `title`, if it has one" },
    { "doc_date", "document", json = "string", pattern = DAY,
      about = "the document's `date`, or that of `--date`" },
    { "type", "text", always = true, about = "the name of the `event`" },
    { "subtype", "text", about = "as the rule says" },
    { "code", "any", json = { "string", "object", "array" },
      about = "of another scheme (CAMEO, PLOVER), where the rule sets it" },
    { "modality", "text", always = true, values = M.MODALITIES,
      about = "`" .. table.concat(M.MODALITIES, "`, `") .. "`" },
    { "cue", "object", of = "span", about = "the words that made it so, a span" },
    { "claim", "object", of = "claim", below = true,
      about = "who says so, of rules with `verb` or `noun`" },
    { "trigger", "object", of = "span", always = true,
      about = "the words that the event hangs on, a span" },
    { "args", "list", of = "argument", always = true, below = true,
      about = "a list, in text order" },
    { "time", "object", of = "time", below = true, about = "when" },
    { "place", "object", of = "place", below = true, about = "where" },
    { "link", "object", of = "link", below = true, about = "the other mentions "
      .. "of the occurrence, if there are any" },
    { "sentence", "object", of = "sentence", always = true, below = true,
      about = "the sentence of the trigger" },
    { "prov", "object", of = "prov", always = true, below = true,
      about = "where it comes from" },
    { "meta", "document", json = "object", about = "the fields of the JSON document other than "
      .. "`id`, `date`, `title`, `text`, as they were" },
  } },
}

--- Objects by name.
M.by_name = {}
for _, object in ipairs(M.objects) do M.by_name[object.name] = object end

--- The names of an object's fields on output, in order.
---@param name string
---@return string[]
function M.names(name)
  local list = {}
  for i, field in ipairs(M.by_name[name].fields) do list[i] = field[1] end
  return list
end

return M
