--- Fits weights to examples: logistic regression with an L1 penalty, which
--- leaves few weights, by cyclic coordinate descent on its quadratic bound (Krishnapuram
--- et al. 2005). The same examples give the same weights.

local M = {}

local ROUNDS = 60
local CURVE = .25 -- bound of the second derivative of the loss, an example

--- Examples as columns: feature -> indices of the examples that have it.
local function columns(examples, least)
  local by, names = {}, {}
  for i, x in ipairs(examples) do
    for _, f in ipairs(x.features) do
      local list = by[f]
      if not list then
        list = {}
        by[f] = list
        names[#names + 1] = f
      end
      list[#list + 1] = i
    end
  end
  local kept = {}
  for _, f in ipairs(names) do
    if #by[f] >= least then kept[#kept + 1] = f end
  end
  table.sort(kept)
  return kept, by
end

local function shrunk(w, by)
  if w > by then return w - by end
  if w < -by then return w + by end
  return 0
end

--- Fit.
---@param examples { features: string[], yes: boolean }[]
---@param options { penalty: number, least: integer }  of L1; how many examples a
---       feature needs
---@return table<string, number> weights  without those that are 0
---@return number bias
function M.fit(examples, options)
  local names, by = columns(examples, options.least)
  local margin, p, weights, bias = {}, {}, {}, 0
  for i in ipairs(examples) do margin[i], p[i] = 0, .5 end
  local exp = math.exp
  local function move(list, n, old, new)
    local d = new - old
    for k = 1, n do
      local i = list and list[k] or k
      local m = margin[i] + d
      margin[i] = m
      p[i] = 1 / (1 + exp(-m))
    end
  end
  for _ = 1, ROUNDS do
    local g = 0
    for i, x in ipairs(examples) do g = g + p[i] - (x.yes and 1 or 0) end
    local new = bias - g / (CURVE * #examples)
    move(nil, #examples, bias, new)
    local moved = math.abs(new - bias)
    bias = new
    for _, f in ipairs(names) do
      local list, old = by[f], weights[f] or 0
      local n = #list
      g = 0
      for k = 1, n do
        local i = list[k]
        g = g + p[i] - (examples[i].yes and 1 or 0)
      end
      local h = CURVE * n
      new = shrunk(old - g / h, options.penalty / h)
      if new ~= old then
        move(list, n, old, new)
        weights[f] = new ~= 0 and new or nil
        moved = math.max(moved, math.abs(new - old))
      end
    end
    if moved < 1e-3 then break end
  end
  return weights, bias
end

return M
