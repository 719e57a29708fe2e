--- The columns of tables: what stands in `--format csv`, `csv-args`, `dyads` and
--- in the properties of `geojson`, in order.
---
--- A column is { name=, get=fun(x), about=, kind= } or, of a field of the record, has
--- its `path` in JSON, and `about` only where that of event/schema.lua does not
--- do. scripts/build/gen_schema.lua makes the tables of the manual of both, and
--- finds paths that are none. Plain data and functions that any Lua loads.
---
--- x is { ev=, doc=, roles = role -> arguments } and of a row's own `arg`,
--- `number`, or `source`, `target`, `mutual`.

local M = {}

---@class geoeng.Column
---@field name string
---@field get fun(x: table): any
---@field about string|nil  Markdown
---@field kind string|nil  text (unless it is said), integer, number, boolean or
---       date; of a `path` what the field of the record is
---@field path string|nil   "time.from"
---@field object string|nil "event" or "argument", whose path it is

--- What reads "time.from" of an object.
local function reader(path)
  local keys = {}
  for name in path:gmatch "[^.]+" do
    keys[#keys + 1] = name == "end" and "stop" or name
  end
  return function(t)
    for _, key in ipairs(keys) do
      if t == nil then return nil end
      t = t[key]
    end
    return t
  end
end

--- A column of what stands at a path of x.ev or, with `of`, of x[of].
local function at(name, path, about, of)
  local get, from = reader(path), of or "ev"
  return { name = name, about = about, path = path,
    object = of and "argument" or "event",
    get = function(x) return get(x[from]) end }
end

local function made(name, about, get, kind)
  return { name = name, about = about, get = get, kind = kind }
end

-- ------------------------------------------------------------------ values

--- The values that arguments have, "; " between those of several; nil where
--- none has any. Never for numbers to compute with: two are none.
local function joined(list, get)
  local parts, some = {}, false
  for i, a in ipairs(list) do
    local value = get(a)
    some = some or value ~= nil
    parts[i] = value == nil and "" or tostring(value)
  end
  return some and table.concat(parts, "; ") or nil
end

local function finite(v)
  return type(v) == "number" and v == v and v ~= math.huge and v ~= -math.huge
    and v or nil
end

--- What an argument says of a number, or nil. Functions of rules, and records
--- that were read back, may have anything there.
local function number_of(a)
  local v = a.value
  if type(v) ~= "table" then return nil end
  local n = { min = finite(v.min), max = finite(v.max),
    unit = type(v.currency) == "string" and v.currency }
  if type(v.exact) == "boolean" then n.exact = v.exact end
  return (n.min or n.max or n.exact ~= nil) and n or nil
end

--- A part of a number.
local function part(name)
  return function(a)
    local n = number_of(a)
    if n then return n[name] end
    return nil
  end
end

local function currency(a)
  return type(a.value) == "table" and a.value.currency or nil
end

--- The value of an argument where it is no bounds of a number.
local function plain_value(a)
  if number_of(a) then return nil end
  return a.value
end

local function scalar(v)
  if type(v) == "number" then return finite(v) end
  return (type(v) == "string" or type(v) == "boolean") and v or nil
end

--- What reads a field of the document's `meta`: a text or number, of a list
--- those in it with "; " between them. What is nested deeper is none.
---@param name string
---@return fun(x: table): any
function M.meta(name)
  return function(x)
    local v = x.ev.meta and x.ev.meta[name]
    if type(v) ~= "table" then return scalar(v) end
    local parts = {}
    for _, item in ipairs(v) do
      item = scalar(item)
      if item ~= nil then parts[#parts + 1] = tostring(item) end
    end
    return parts[1] and table.concat(parts, "; ") or nil
  end
end

-- ------------------------------------------------------------------ events

local HEAD = {
  at("id", "id"), at("doc", "doc"), at("type", "type"),
  at("subtype", "subtype"), at("code", "code"), at("modality", "modality"),
}

local TRIGGER = {
  at("trigger", "trigger.text", "the words that the event hangs on"),
  at("trigger_start", "trigger.start", "its first character"),
  at("trigger_end", "trigger.end", "the first character behind it"),
}

local TIME = {
  at("time", "time.value"), at("time_from", "time.from"),
  at("time_to", "time.to"), at("time_grain", "time.grain"),
  at("time_basis", "time.basis"),
}

local PLACE = {
  at("place", "place.name"), at("place_country", "place.country"),
  at("place_admin1", "place.admin1"), at("lat", "place.lat"),
  at("lon", "place.lon"), at("place_grain", "place.grain", "`city`, `region` "
    .. "or `country`, where the lexicon has it: `lat` and `lon` of a `country` "
    .. "are a point in it"),
  at("place_basis", "place.basis"),
}

local WORDS = {
  at("time_text", "time.text", "the words of the time; none for a default"),
  at("place_text", "place.text", "the words of the place"),
}

local TELLING = {
  at("sentence", "sentence.text", "the sentence of the trigger"),
  at("sentence_start", "sentence.start", "its first character"),
  at("sentence_end", "sentence.end", "the first character behind it"),
  at("rule", "prov.rule"), at("file", "prov.file"), at("line", "prov.line"),
  at("cluster", "link.cluster"), at("mentions", "link.mentions"),
  at("speaker", "claim.speaker.text", "who says so"),
  at("speaker_country", "claim.speaker.country", "the speaker's"),
  made("doc_title", "the document's `title`",
    function(x)
      local title = x.doc and x.doc.title
      return title ~= "" and title or nil
    end),
  made("doc_date", "the document's `date`, or that of `--date`",
    function(x) return x.doc and x.doc.date end, "date"),
  made("doc_source", "`source` of the document's `meta`: a text or number, of a "
    .. "list those in it", M.meta "source"),
}

--- Time and place of an event have columns of their own.
local OWN = { time = true, place = true }

--- Whether an argument is what tells the event's time or place.
local function tells_own(a, ev)
  local own = OWN[a.role] and ev[a.role]
  return own and own.start == a.start and own.stop == a.stop
end

--- Whether the text or geoeng says the country of an argument. That its own
--- words name it has no `basis` in a record.
local function country_basis(a)
  if not a.country then return nil end
  return a.basis or "read"
end

--- The bounds of a role's numbers. Several may be parts of a sum or different
--- counts of one thing, which nobody told, so they are not added up: the bounds
--- hold each of them. Of different units there are none.
---@return table|nil  { min=, max=, exact=, unit= }
local function bounds(list)
  local all, units = nil, {}
  for _, a in ipairs(list) do
    local n = number_of(a)
    if n and n.unit and not units[n.unit] then
      units[n.unit], units[#units + 1] = true, n.unit
    end
    if n and not all then
      all = n
    elseif n then
      all = { unit = all.unit == n.unit and n.unit,
        exact = all.min == n.min and all.max == n.max and all.exact ~= false
          and n.exact ~= false and (all.exact or n.exact),
        min = all.min and n.min and math.min(all.min, n.min),
        max = all.max and n.max and math.max(all.max, n.max),
        mixed = all.mixed or all.unit ~= n.unit }
    end
  end
  if all and all.mixed then all = { exact = false } end
  if all then all.unit = units[1] and table.concat(units, "; ") end
  return all
end

local function each(get)
  return function(list) return joined(list, get) end
end

local function bound(name)
  return function(list)
    local all = bounds(list)
    local value = all and all[name]
    if value == false and name ~= "exact" then return nil end
    return value
  end
end

local BASIS = "`read`: its words or what is said of it name the country "
  .. "(`csv-args` tells the two apart); `inferred`: see `basis` there"

local ROLE = {
  text = { "", "the words of its arguments, `; ` between several",
    each(function(a) return a.text end) },
  country = { "_country", "their countries, in the same order",
    each(function(a) return a.country end) },
  basis = { "_country_basis", "of these, in the same order: " .. BASIS,
    each(country_basis) },
  min = { "_min", "of a role of numbers: the least that it may be; empty: open. "
    .. "Of several (there is `; ` in ROLE) the least of any, not of their sum, "
    .. "since they may be parts of one number or different counts of it; "
    .. "`csv-args` has each", bound "min", "number" },
  max = { "_max", "the most that it may be; empty: open. Of several the most of "
    .. "any, not of their sum", bound "max", "number" },
  exact = { "_exact", "whether the text gives one exact number; of several that "
    .. "differ `false`", bound "exact", "boolean" },
  unit = { "_unit", "of money the currency (ISO 4217); of several that differ "
    .. "all, and no `_min` and `_max`", bound "unit" },
}
local KINDS = { [false] = { "text", "country", "basis" },
  [true] = { "text", "min", "max", "exact", "unit" } }

--- Names of a role's columns that no other column has: "role_" is put before.
local function free_name(role, kinds, taken)
  local base = role
  local function is_taken()
    for _, kind in ipairs(kinds) do
      if taken[base .. ROLE[kind][1]] then return true end
    end
    return false
  end
  while is_taken() do base = "role_" .. base end
  return base
end

local function role_column(role, base, kind)
  local behind, about, get, holds = table.unpack(ROLE[kind])
  return made(base .. behind, about, function(x)
    local list = x.roles[role]
    return list and get(list)
  end, holds)
end

--- The roles of types, in order, and which of them hold numbers.
local function roles_of(types)
  local list, numbers, seen = {}, {}, {}
  for _, t in ipairs(types) do
    for _, role in ipairs(t.roles) do
      if not seen[role] and not OWN[role] then
        seen[role], list[#list + 1] = true, role
      end
      numbers[role] = numbers[role] or t.numbers and t.numbers[role] or false
    end
  end
  return list, numbers, seen
end

local REST = "what has no column of its own, `role=words; role=words`: roles "
  .. "that only functions of the rules give, further times and places"

--- "role=words" of arguments that no other column has.
local function rest(known)
  return function(x)
    local parts = {}
    for _, a in ipairs(x.ev.args) do
      if not known[a.role] and not tells_own(a, x.ev) then
        parts[#parts + 1] = a.role .. "=" .. a.text
      end
    end
    return parts[1] and table.concat(parts, "; ") or nil
  end
end

local function append(list, ...)
  for _, more in ipairs { ... } do
    table.move(more, 1, #more, #list + 1, list)
  end
  return list
end

--- The columns of events.
---@param types geoeng.TypeSchema[]
---@return geoeng.Column[]
function M.events(types)
  local before = append({}, HEAD, TRIGGER)
  local after = append({ made("other_args", REST) }, TIME, PLACE, WORDS, TELLING)
  local taken, columns = {}, append({}, before)
  for _, c in ipairs(append(append({}, before), after)) do taken[c.name] = true end
  local roles, numbers, known = roles_of(types)
  for _, role in ipairs(roles) do
    local kinds = KINDS[numbers[role]]
    local base = free_name(role, kinds, taken)
    for _, kind in ipairs(kinds) do
      local column = role_column(role, base, kind)
      taken[column.name], columns[#columns + 1] = true, column
    end
  end
  after[1].get = rest(known)
  return append(columns, after)
end

--- What columns of an event read.
---@param ev geoeng.Record
---@param doc table
---@return table x
function M.row(ev, doc)
  local roles = {}
  for _, a in ipairs(ev.args) do
    roles[a.role] = roles[a.role] or {}
    table.insert(roles[a.role], a)
  end
  return { ev = ev, doc = doc, roles = roles }
end

-- --------------------------------------------------------------- arguments

local function of_arg(get) return function(x) return get(x.arg) end end

--- The columns of arguments.
M.args = {
  at("id", "id", "that of the event"), at("doc", "doc"),
  at("type", "type"),
  made("number", "which argument of the event it is, from 1",
    function(x) return x.number end, "integer"),
  at("role", "role", nil, "arg"), at("text", "text", nil, "arg"),
  at("start", "start", nil, "arg"), at("end", "end", nil, "arg"),
  at("head", "head", nil, "arg"), at("country", "country", nil, "arg"),
  at("basis", "basis", nil, "arg"), at("sector", "sector", nil, "arg"),
  at("code", "code", nil, "arg"),
  at("entity", "id", "`id` of a known person or organisation", "arg"),
  made("resolved", "the words of whom a surname, a title, a pronoun or its "
    .. "possessive means, of several with `; ` between them",
    function(x) return not x.mention and x.arg.resolved or nil end),
  made("value", "of a time the TIMEX3 value; else what the rule computes, as "
    .. "text or JSON", of_arg(plain_value)),
  made("min", "of a number the least that it may be; empty: open",
    of_arg(part "min"), "number"),
  made("max", "the most that it may be; empty: open", of_arg(part "max"), "number"),
  made("exact", "whether the text gives one exact number",
    of_arg(part "exact"), "boolean"),
  made("unit", "of money the currency (ISO 4217)", of_arg(currency)),
  at("lent", "lent", nil, "arg"),
  made("mention", "with `--count cluster`: `id` of another mention of the "
    .. "occurrence, if that one tells it", function(x) return x.mention end),
}

--- What these columns read, for each argument of an event and of its link.
---@param ev geoeng.Record
---@param doc table
---@return table[] rows
function M.arg_rows(ev, doc)
  local rows = {}
  for _, a in ipairs(ev.args) do
    rows[#rows + 1] = { ev = ev, doc = doc, arg = a, number = #rows + 1 }
  end
  for _, a in ipairs(ev.link and ev.link.args or {}) do
    rows[#rows + 1] = { ev = ev, doc = doc, arg = a, number = #rows + 1,
      mention = a.resolved }
  end
  return rows
end

-- ------------------------------------------------------------------- dyads

local function side(name, about)
  return { made(name .. "_role", "the role of it",
      function(x) return x[name].role end),
    made(name, about, function(x) return x[name].text end),
    made(name .. "_resolved", "the words of whom a surname, a title or a pronoun "
      .. "means", function(x) return x[name].resolved end),
    made(name .. "_country", "its country",
      function(x) return x[name].country end),
    made(name .. "_country_basis", BASIS,
      function(x) return country_basis(x[name]) end),
    made(name .. "_sector", "its sector",
      function(x) return x[name].sector end) }
end

--- The columns of dyads.
M.dyads = append({}, HEAD, TIME,
  side("source", "who does it; of a mutual dyad the side that is told first"),
  side("target", "whom it is done to; empty: nobody is told"),
  { made("mutual", "whether both do the same: then the order means nothing",
    function(x) return x.mutual end, "boolean") },
  PLACE, { TELLING[1] })

-- ------------------------------------------------------------- the manual

--- The columns of a table with words for the roles of rules, for the manual.
---@param name string  csv, csv-args or dyads
---@return geoeng.Column[]
function M.shown(name)
  if name == "dyads" then return M.dyads end
  if name == "csv-args" then return M.args end
  local columns = {}
  for _, column in ipairs(M.events {}) do
    if column.name == "other_args" then
      for _, kind in ipairs { "text", "country", "basis", "min", "max", "exact",
        "unit" } do
        columns[#columns + 1] = role_column("ROLE", "ROLE", kind)
      end
    end
    columns[#columns + 1] = column
  end
  return columns
end

return M
