--- CSV: a row for each argument of each event. Lossy: of `antecedents` nothing.

local columns = require "geoeng.table.columns"
local csv_row = require "geoeng.format.csv_row"

local M = {}

function M.begin() return csv_row.header(columns.args) end

function M.event(ev, doc)
  local rows = columns.arg_rows(ev, doc)
  for i, x in ipairs(rows) do rows[i] = csv_row.of(columns.args, x) end
  return table.concat(rows)
end

return M
