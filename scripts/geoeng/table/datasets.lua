--- The columns of published event data sets, in their order and by their names,
--- for `--format polecat` and `--format icews`: programs that read those data
--- read these files. What geoeng does not know stays empty; a column has no `get`
--- then.
---
---   POLECAT  an event a row, lists with "; " between their parts
---   ICEWS    a pair of source and target a row
---
--- x is that of table/columns.lua; of POLECAT with `actors` and `recipients`, of
--- ICEWS with `source` and `target`. Plain data and functions that any Lua loads.

local meta = require "geoeng.table.columns".meta

local M = {}

local function column(name, about, get)
  return { name = name, about = about, get = get or function() end,
    empty = get == nil }
end

-- ------------------------------------------------------------------ values

--- The day, where the event has a single one.
local function day(x)
  local time = x.ev.time
  return time and time.from ~= nil and time.from == time.to and time.from or nil
end

local function place(name)
  return function(x) return x.ev.place and x.ev.place[name] end
end

--- The name of a place of one grain.
local function place_of(grain)
  return function(x)
    local p = x.ev.place
    return p and p.grain == grain and p.name or nil
  end
end

--- The name that a mention stands for, else its words.
local function name_of(a) return a.resolved or a.text end

local function of_each(side, get)
  return function(x)
    local parts, some = {}, false
    for i, a in ipairs(x[side]) do
      parts[i] = get(a) or ""
      some = some or parts[i] ~= ""
    end
    return some and table.concat(parts, "; ") or nil
  end
end

local function field(name) return function(a) return a[name] end end

local DAY = "the day; empty where the text tells of a longer time"
local COUNTRY = "ISO 3166-1, three letters"
local EMPTY = nil

local PLACE = {
  column("City", "the place if it is one", place_of "city"),
  column("District", EMPTY),
  column("Province", "the place if it is a first-order region",
    place_of "region"),
  column("Country", COUNTRY, place "country"),
  column("Latitude", "`lat`", place "lat"),
  column("Longitude", "`lon`", place "lon"),
}

-- ----------------------------------------------------------------- POLECAT

local function polecat_side(name, side, who)
  local sector = of_each(side, field "sector")
  return {
    column(name .. " Name", who .. ": the name that a mention means, else its "
      .. "words", of_each(side, name_of)),
    column(name .. " Country", COUNTRY, of_each(side, field "country")),
    column(name .. " COW", EMPTY),
    column("Primary " .. name .. " Sector", "`sector` of the first",
      function(x) return x[side][1] and x[side][1].sector end),
    column(name .. " Sectors", "`sector` of each", sector),
    column(name .. " Title", EMPTY),
    column(name .. " Name Raw", "the words", of_each(side, field "text")),
    column("Wikipedia " .. name .. " ID", EMPTY),
  }
end

local function append(list, more)
  return table.move(more, 1, #more, #list + 1, list)
end

M.polecat = {
  column("Event ID", "`id`", function(x) return x.ev.id end),
  column("Event Date", DAY, day),
  column("Event Type", "`type`: of rules/plover.lua the class of PLOVER",
    function(x) return x.ev.type end),
  column("Event Mode", "`subtype`", function(x) return x.ev.subtype end),
  column("Intensity", EMPTY), column("Quad Code", EMPTY),
  column("Contexts", EMPTY),
}
append(M.polecat, polecat_side("Actor", "actors", "the sources of the dyad; of "
  .. "a mutual one the side that is told first"))
append(M.polecat, polecat_side("Recipient", "recipients", "the targets of the "
  .. "dyad; of a mutual one the other sides"))
append(M.polecat, {
  column("Placename", "`name` of the place", place "name"),
})
append(M.polecat, PLACE)
append(M.polecat, {
  column("GeoNames ID", EMPTY),
  column("Raw Placename", "the words", place "text"),
  column("Feature Type", EMPTY),
  column("Source", "`source` of `meta`", meta "source"),
  column("Publication Date", "the document's `date`",
    function(x) return x.doc and x.doc.date end),
  column("Story People", EMPTY), column("Story Organizations", EMPTY),
  column("Story Locations", EMPTY),
  column("Language", "`language` of `meta`", meta "language"),
  column("Version", "`geoeng` and its version",
    function(x) return x.ev.prov.engine end),
})

-- ------------------------------------------------------------------- ICEWS

local function icews_side(name, side, who)
  return {
    column(name .. " Name", who .. ": the name that a mention means, else its "
      .. "words", function(x) return name_of(x[side]) end),
    column(name .. " Sectors", "`sector`",
      function(x) return x[side].sector end),
    column(name .. " Country", COUNTRY,
      function(x) return x[side].country end),
  }
end

--- A code of CAMEO: two to four digits.
local function cameo(x)
  local code = x.ev.code
  return type(code) == "string" and code:find "^%d%d%d?%d?$"
    and code or nil
end

M.icews = { column("Event ID", "`id`; of several dyads of an event the same",
    function(x) return x.ev.id end),
  column("Event Date", DAY, day) }
append(M.icews, icews_side("Source", "source", "who does it"))
append(M.icews, {
  column("Event Text", "`type`, and `subtype` behind a `/`; no name of CAMEO",
    function(x)
      return x.ev.subtype and x.ev.type .. "/" .. x.ev.subtype or x.ev.type
    end),
  column("CAMEO Code", "`code`, where it is one of CAMEO", cameo),
  column("Intensity", EMPTY),
})
append(M.icews, icews_side("Target", "target", "whom it is done to"))
append(M.icews, {
  column("Story ID", "`doc`", function(x) return x.ev.doc end),
  column("Sentence Number", "from 1",
    function(x) return x.ev.sentence.index end),
  column("Publisher", "`source` of `meta`", meta "source"),
})
append(M.icews, PLACE)

return M
