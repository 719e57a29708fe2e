--- Which of two candidates stands before the other.

local M = {}

--- Whether a goes before b: a total order of the candidates of a document. By
--- priority, needed roles, roles, longer trigger, line of the rule, pattern,
--- place in the text.
---@param a geoeng.Candidate
---@param b geoeng.Candidate
---@return boolean
function M.better(a, b)
  local da, db = a.def, b.def
  if da.priority ~= db.priority then return da.priority > db.priority end
  if a.needed ~= b.needed then return a.needed > b.needed end
  if a.nroles ~= b.nroles then return a.nroles > b.nroles end
  local la, lb = a.last - a.first, b.last - b.first
  if la ~= lb then return la > lb end
  if da.order ~= db.order then return da.order < db.order end
  if a.pattern ~= b.pattern then return a.pattern < b.pattern end
  return a.first < b.first
end

return M
