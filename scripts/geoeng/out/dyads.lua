--- Dyads: who does what to whom, a row for each pair of a source and a target as
--- the rule's `dyad` has them. CSV. Lossy: other arguments and offsets are left
--- out, and so are events whose rules declare no dyad, which is told.

local columns = require "geoeng.table.columns"
local csv_row = require "geoeng.format.csv_row"
local sides = require "geoeng.table.sides"

local M = {}

local pairs_of

function M.begin(options)
  pairs_of = sides.finder(options)
  return csv_row.header(columns.dyads)
end

function M.event(ev, doc)
  local x, rows = columns.row(ev, doc), {}
  for i, pair in ipairs(pairs_of(ev, x.roles)) do
    x.source, x.target, x.mutual = pair.source, pair.target, pair.mutual
    rows[i] = csv_row.of(columns.dyads, x)
  end
  return table.concat(rows)
end

return M
