--- A SQLite database that the command itself writes: `--format sqlite --out
--- events.db`. It gets JSON Lines, and takes them apart with the statements of
--- format/database.lua; no SQL comes from where rules run.

local core = require "geoeng.core"

local M = { records = true }

--- The rows of the table `sides`, as the rules say `dyad`.
---@param options table  of begin
---@return table[] rows  { type=, role=, side=, rank= }
function M.rows(options)
  local rows = {}
  for _, def in ipairs(options.schema) do
    for _, side in ipairs { "source", "target", "mutual" } do
      for rank, role in ipairs(def.dyad and def.dyad[side] or {}) do
        rows[#rows + 1] = { type = def.type, role = role, side = side,
          rank = rank }
      end
    end
  end
  return rows
end

--- For the command, which puts them there.
function M.begin(options)
  local parts = {}
  for i, row in ipairs(M.rows(options)) do parts[i] = core.json(row) end
  return "[" .. table.concat(parts, ",") .. "]"
end

return M
