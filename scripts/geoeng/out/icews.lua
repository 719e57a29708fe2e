--- Dyads under the column names of ICEWS, see table/datasets.lua: CSV, a row for
--- each pair of a source and a target. Lossy, as `dyads`; modality and rule are
--- left out, too.

local columns = require "geoeng.table.columns"
local csv_row = require "geoeng.format.csv_row"
local datasets = require "geoeng.table.datasets"
local sides = require "geoeng.table.sides"

local M = {}

local pairs_of

function M.begin(options)
  pairs_of = sides.finder(options)
  return csv_row.header(datasets.icews)
end

function M.event(ev, doc)
  local x, rows = columns.row(ev, doc), {}
  for i, pair in ipairs(pairs_of(ev, x.roles)) do
    x.source, x.target = pair.source, pair.target
    rows[i] = csv_row.of(datasets.icews, x)
  end
  return table.concat(rows)
end

return M
