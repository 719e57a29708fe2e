-- What may be lent to an event, and that its score is the sum of the weights of
-- its texts: the slow way beside the one of the core.
local core = require "geoeng.core"

--- A number that looks random and is the same each time.
local state = 7
local function random(n)
  state = state * 1103515245 + 12345 & 0x7fffffff
  return state // 65536 % n
end

local function slow(weights, texts)
  local sum = weights["(start)"] or 0
  for _, text in ipairs(texts) do sum = sum + (weights[text] or 0) end
  return sum
end

--- Roles that spans of many layers fill.
local function roles(weights)
  local list = {}
  for i, name in ipairs { "giver", "taker", "time" } do
    list[i] = { name = name, weights = weights and weights[name],
      alternatives = { { layer = "actor" }, { layer = "place", phrase = true },
        { layer = "weapon", list = false }, { layer = "number" } } }
  end
  return list
end

local function offers(lending, span, given, weights, all)
  local times = span.sentence:layer "time"
  return lending:offers(core.lend_plan("gift", roles(weights)), span, given,
    times, times[1], all)
end

--- Weights for the texts of offers: some for each role, as well as for another
--- type.
local function random_weights(list)
  local weights = { giver = {}, taker = {}, time = {} }
  for role, of in pairs(weights) do
    of["(start)"] = random(20) - 10
    of["side=right, V loan"] = 100
    for _, x in ipairs(list) do
      for _, text in ipairs(x.features) do
        if x.role ~= role or random(3) > 0 then of[text] = random(40) - 20 end
      end
    end
  end
  return weights
end

--- What is wrong with offers, or nil.
local function wrong(lending, span, given, list)
  local weights, best = random_weights(list), 0
  for _, x in ipairs(offers(lending, span, given, weights, true)) do
    local sum = slow(weights[x.role], x.features)
    if x.score ~= sum then
      return ("%s: %d, not %d"):format(x.span.text, x.score, sum)
    end
    best = best + (sum > 0 and 1 or 0)
  end
  local last = math.huge
  for _, x in ipairs(offers(lending, span, given, weights)) do
    if x.score > last or x.score <= 0 then return "no order" end
    last, best = x.score, best - 1
  end
  return best ~= 0 and "not all above zero are offered" or nil
end

return {
  judge = function(span)
    local given = { taker = { span.doc:range(span.last + 1, span.last + 1) } }
    local lending <close> = core.lending(span.doc)
    lending:surround(span, given)
    lending:surround(span.doc:range(2, 2), {})
    local list, told = offers(lending, span, given, nil, true), {}
    for _ = 1, 20 do
      local why = wrong(lending, span, given, list)
      if why then return why end
    end
    for i, x in ipairs(list) do
      told[i] = x.role:sub(1, 1) .. " " .. x.span.text
    end
    return table.concat(told, ", ")
  end,

  "Norway [gave => g Norway, t Norway] Peru.",
  "Norway and Sweden, it was said, had [given => g Norway, g Sweden, g 20, "
    .. "g tanks, t Norway, t Sweden, t 20, t tanks] Peru \"20 tanks\".",
  "The gift was [told => g Peru, g troops, g Oman, g 3, t Peru, t troops, "
    .. "t Oman, t 3, t Monday] in Peru, where troops of Oman and 3 envoys met "
    .. "on Monday.",
}
