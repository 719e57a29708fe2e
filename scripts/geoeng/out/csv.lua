--- CSV: a row for each event, a column for each role of the rules. The columns
--- are those of table/columns.lua. Lossy: of arguments words, country and number,
--- see csv-args; see scripts/doc/output.md.

local columns = require "geoeng.table.columns"
local csv_row = require "geoeng.format.csv_row"

local M = {}

local mine

function M.begin(options)
  mine = columns.events(options.schema)
  return csv_row.header(mine)
end

function M.event(ev, doc) return csv_row.of(mine, columns.row(ev, doc)) end

return M
