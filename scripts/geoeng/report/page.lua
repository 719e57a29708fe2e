--- The page of a report: the parts of scripts/report around the data, in one file
--- that needs nothing else. A Content-Security-Policy lets run the scripts of
--- which the page has the hashes, and load nothing.

local core = require "geoeng.core"
local data = require "geoeng.report.data"
local xml = require "geoeng.format.xml"

local M = {}

--- The page's own script, in this order; each file adds to `report`.
local SCRIPTS = { "library.js", "dom.js", "data.js", "filter.js", "facets.js",
  "map.js", "timeline.js", "dyads.js", "text.js", "cards.js", "downloads.js",
  "main.js" }

local function part(name)
  return (assert(core.embedded("report/" .. name), name))
end

local DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

--- The SHA-256 of a text in base64 (RFC 4648), as a policy has it.
local function sha256(text)
  local hex, out = core.sha256(text) .. "00", {} -- 33 bytes: eleven groups
  for i = 1, #hex, 6 do
    local n = tonumber(hex:sub(i, i + 5), 16)
    for shift = 18, 0, -6 do
      local digit = (n >> shift & 63) + 1
      out[#out + 1] = DIGITS:sub(digit, digit)
    end
  end
  return table.concat(out, "", 1, #out - 1) .. "="
end

local function policy(script, style)
  return ("default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; "
    .. "base-uri 'none'; form-action 'none'"):format(sha256(script),
    sha256(style))
end

--- "1,200 documents"
local function counted(n, what)
  local digits = tostring(n):reverse():gsub("(%d%d%d)", "%1,"):reverse()
  return digits:gsub("^,", "") .. " " .. what .. (n == 1 and "" or "s")
end

local function title_of(r)
  local only = #r.docs == 1 and r.docs[1]
  if only then return only.title ~= "" and only.title or only.id end
  return ("%s in %s"):format(counted(#r.events, "event"),
    counted(#r.docs, "document"))
end

local function footer(r)
  return ("Made by %s from %s. Values are marked read (the text says it), "
    .. "inferred (from what stands near) or default (the document's own date). "
    .. "Map: Natural Earth. Drawn with d3 and topojson-client."):format(
    "geoeng " .. core.version,
    #r.docs == 1 and "one document" or ("%d documents"):format(#r.docs))
end

---@class geoeng.Report  what a page is made of
---@field title string|nil
---@field docs table[]  { id=, title=, date=, text=, meta= }, in order
---@field doc_of table<string, table>  the same by id
---@field events geoeng.Record[]
---@field options table  of an exporter's `begin`: schema, left_out

--- The page, as HTML.
---@param r geoeng.Report
---@return string
function M.page(r)
  local scripts = {}
  for i, name in ipairs(SCRIPTS) do scripts[i] = part(name) end
  local script, style = table.concat(scripts), part "style.css"
  local values = { POLICY = policy(script, style),
    TITLE = xml(r.title or title_of(r)),
    ENGINE = "geoeng " .. core.version, STYLE = style, SCRIPT = script,
    FOOTER = xml(footer(r)), LICENCES = xml(part "LICENSES.txt"),
    DATA = data.data(r), TEXTS = data.texts(r),
    FILES = data.files(r), WORLD = part "world.json" }
  -- A value may hold what looks like another name: one pass over the skeleton.
  return (part "page.html":gsub("@(%u+)@", values))
end

return M
