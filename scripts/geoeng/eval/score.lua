--- Events found against events annotated.
---
--- A found and an annotated event are a pair when they share document, type
--- and sentence; pairs whose triggers overlap are made first, then those whose
--- triggers start nearest. An argument is right when its pair has one of the
--- same role and the two share at least half of the shorter one's characters.
--- Arguments of events without a pair are missing or invented.
---
--- Events: { type=, subtype=, modality=, trigger={start=, stop=}, sentence=
--- number, args={ { role=, start=, stop=, country=, value= } } }.

local M = {}

local function overlap(a, b)
  return math.min(a.stop, b.stop) - math.max(a.start, b.start)
end

--- Whether two arguments are the same words, roughly.
---@param a table
---@param b table
---@return boolean
function M.same_span(a, b)
  local short = math.min(a.stop - a.start, b.stop - b.start)
  return short > 0 and 2 * overlap(a, b) >= short
end

--- What could be a pair, the best first.
local function candidates(gold, found)
  local pairs_ = {}
  for i, g in ipairs(gold) do
    for j, f in ipairs(found) do
      local hit = overlap(g.trigger, f.trigger) > 0
      if g.type == f.type and (hit or g.sentence == f.sentence) then
        pairs_[#pairs_ + 1] = { i = i, j = j, miss = hit and 0 or 1,
          far = math.abs(g.trigger.start - f.trigger.start) }
      end
    end
  end
  table.sort(pairs_, function(a, b)
    for _, key in ipairs { "miss", "far", "i" } do
      if a[key] ~= b[key] then return a[key] < b[key] end
    end
    return a.j < b.j
  end)
  return pairs_
end

--- Those of a list that are not in a set of indices.
local function others(list, used)
  local rest = {}
  for i, x in ipairs(list) do
    if not used[i] then rest[#rest + 1] = x end
  end
  return rest
end

--- Arguments of a pair: { { gold, found } ... }, missing, invented.
local function align_arguments(g, f)
  local right, used, missing = {}, {}, {}
  for _, a in ipairs(g.args) do
    local hit
    for j, b in ipairs(f.args) do
      if not hit and not used[j] and a.role == b.role and M.same_span(a, b) then
        hit = j
      end
    end
    if hit then
      used[hit] = true
      right[#right + 1] = { a, f.args[hit] }
    else
      missing[#missing + 1] = a
    end
  end
  return right, missing, others(f.args, used)
end

--- Pairs of the annotated and the found events of one document.
---@param gold table[]
---@param found table[]
---@return table result { pairs = { { gold=, found=, right=, missing=,
---                       invented= } }, missing = events, invented = events }
function M.align(gold, found)
  local result, used_g, used_f = { pairs = {} }, {}, {}
  for _, p in ipairs(candidates(gold, found)) do
    if not used_g[p.i] and not used_f[p.j] then
      used_g[p.i], used_f[p.j] = true, true
      local g, f = gold[p.i], found[p.j]
      local right, missing, invented = align_arguments(g, f)
      table.insert(result.pairs, { gold = g, found = f, right = right,
        missing = missing, invented = invented })
    end
  end
  result.missing = others(gold, used_g)
  result.invented = others(found, used_f)
  return result
end

-- ---------------------------------------------------------------- counting

--- Precision, recall and F1 of counts.
---@param right integer
---@param nfound integer
---@param ngold integer
---@return table { right=, found=, gold=, p=, r=, f1= }
function M.prf(right, nfound, ngold)
  local p = nfound > 0 and right / nfound or 0
  local r = ngold > 0 and right / ngold or 0
  return { right = right, found = nfound, gold = ngold, p = p, r = r,
    f1 = p + r > 0 and 2 * p * r / (p + r) or 0 }
end

local function bump(map, key, field, n)
  map[key] = map[key] or { right = 0, found = 0, gold = 0 }
  map[key][field] = map[key][field] + (n or 1)
end

local function count_arguments(counts, list, field)
  for _, a in ipairs(list) do
    bump(counts.roles, a.role, field)
    counts.args[field] = counts.args[field] + 1
  end
end

local function count_events(counts, list, field)
  for _, e in ipairs(list) do
    bump(counts.types, e.type, field)
    counts.events[field] = counts.events[field] + 1
    count_arguments(counts, e.args, field)
  end
end

local FIELDS = { "modality", "subtype" }

--- Right, and how many there were, of what a pair can be asked for.
local function count_field(counts, name, right)
  local c = counts.fields[name] or { right = 0, n = 0 }
  counts.fields[name] = c
  c.n = c.n + 1
  if right then c.right = c.right + 1 end
end

local function count_pair(counts, p)
  bump(counts.types, p.gold.type, "right")
  counts.events.right = counts.events.right + 1
  count_field(counts, "trigger", overlap(p.gold.trigger, p.found.trigger) > 0)
  for _, name in ipairs(FIELDS) do
    if p.gold[name] then
      count_field(counts, name, p.gold[name] == p.found[name])
    end
  end
  for _, r in ipairs(p.right) do
    bump(counts.roles, r[1].role, "right")
    counts.args.right = counts.args.right + 1
    for _, name in ipairs { "country", "value" } do
      if r[1][name] then count_field(counts, name, r[1][name] == r[2][name]) end
    end
  end
end

--- Which types are taken for which: events without a pair whose triggers
--- overlap one of another type.
local function count_confusion(counts, result)
  for _, g in ipairs(result.missing) do
    for _, f in ipairs(result.invented) do
      if g.type ~= f.type and overlap(g.trigger, f.trigger) > 0 then
        local row = counts.confusion[g.type] or {}
        counts.confusion[g.type] = row
        row[f.type] = (row[f.type] or 0) + 1
      end
    end
  end
end

local function no_counts() return { right = 0, found = 0, gold = 0 } end

--- Counts of documents, each { gold=, found=, result = M.align(...) }.
---@param docs table[]
---@return table { events=, args=, types=, roles=, fields=, confusion= }
function M.count(docs)
  local counts = { events = no_counts(), args = no_counts(), types = {},
    roles = {}, fields = {}, confusion = {} }
  for _, d in ipairs(docs) do
    count_events(counts, d.gold, "gold")
    count_events(counts, d.found, "found")
    for _, p in ipairs(d.result.pairs) do count_pair(counts, p) end
    count_confusion(counts, d.result)
  end
  return counts
end

-- ------------------------------------------------------------------- links

--- Of the pairs of a document those in one cluster with pair i: by gold, by
--- what was found, by both.
local function cluster_mates(pairs_, i)
  local p, ngold, nfound, nboth = pairs_[i], 0, 0, 0
  for j, other in ipairs(pairs_) do
    local gold = other.gold.type == p.gold.type
      and other.gold.cluster == p.gold.cluster
    local found = i == j or p.found.cluster
      and other.found.cluster == p.found.cluster
    ngold, nfound = ngold + (gold and 1 or 0), nfound + (found and 1 or 0)
    nboth = nboth + (gold and found and 1 or 0)
  end
  return ngold, nfound, nboth
end

--- How well links agree with annotated clusters, over the pairs (B-cubed,
--- Bagga and Baldwin 1998); nil when no cluster is annotated.
---@param docs table[]
---@return table|nil { p=, r=, f1=, n= }
function M.links(docs)
  local p, r, n = 0, 0, 0
  for _, d in ipairs(docs) do
    local pairs_ = {}
    for _, x in ipairs(d.result.pairs) do
      if x.gold.cluster then pairs_[#pairs_ + 1] = x end
    end
    for i in ipairs(pairs_) do
      local ngold, nfound, nboth = cluster_mates(pairs_, i)
      p, r, n = p + nboth / nfound, r + nboth / ngold, n + 1
    end
  end
  if n == 0 then return nil end
  p, r = p / n, r / n
  return { p = p, r = r, f1 = 2 * p * r / (p + r), n = n }
end

-- --------------------------------------------------------------- bootstrap

--- Counts of events and arguments alone, of one document.
local function small_counts(d)
  local e, a = no_counts(), no_counts()
  e.right, e.gold, e.found = #d.result.pairs, #d.gold, #d.found
  for _, ev in ipairs(d.gold) do a.gold = a.gold + #ev.args end
  for _, ev in ipairs(d.found) do a.found = a.found + #ev.args end
  for _, p in ipairs(d.result.pairs) do a.right = a.right + #p.right end
  return { events = e, args = a }
end

local function add(sum, c)
  for field, n in pairs(c) do sum[field] = sum[field] + n end
end

--- Numbers that look random and are the same in every run (the minimal
--- standard generator of Park and Miller).
local function generator()
  local state = 20011
  return function(n)
    state = state * 48271 % 0x7fffffff
    return state % n + 1
  end
end

--- The middle 95 % of F1 over samples of the documents with replacement.
---@param docs table[]
---@param nsamples integer
---@return table { events = { low, high }, args = { low, high } }
function M.bootstrap(docs, nsamples)
  local small, list, random = {}, { events = {}, args = {} }, generator()
  for i, d in ipairs(docs) do small[i] = small_counts(d) end
  for n = 1, #small > 0 and nsamples or 0 do
    local sum = { events = no_counts(), args = no_counts() }
    for _ = 1, #small do
      local d = small[random(#small)]
      for what, c in pairs(sum) do add(c, d[what]) end
    end
    for what, c in pairs(sum) do
      list[what][n] = M.prf(c.right, c.found, c.gold).f1
    end
  end
  local interval = {}
  for what, values in pairs(list) do
    table.sort(values)
    interval[what] = { values[math.max(1, math.floor(#values * 0.025))],
      values[math.ceil(#values * 0.975)] }
  end
  return interval
end

return M
