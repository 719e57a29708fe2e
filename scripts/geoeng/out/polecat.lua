--- Events under the column names of POLECAT, see table/datasets.lua: CSV, a row
--- for each event that has a dyad. Lossy: other arguments, modality, offsets and
--- the rule are left out.

local columns = require "geoeng.table.columns"
local csv_row = require "geoeng.format.csv_row"
local datasets = require "geoeng.table.datasets"
local sides = require "geoeng.table.sides"

local M = {}

local sides_of

function M.begin(options)
  sides_of = sides.lists(options)
  return csv_row.header(datasets.polecat)
end

function M.event(ev, doc)
  local x = columns.row(ev, doc)
  x.actors, x.recipients = sides_of(ev, x.roles)
  return x.actors and csv_row.of(datasets.polecat, x) or ""
end

return M
