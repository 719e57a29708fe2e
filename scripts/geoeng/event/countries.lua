--- Countries of the arguments of an event that name none: what the others say of
--- them. Who acts upon a target is of another country, unless he acts for none.

local argument_country = require "geoeng.actor.argument_country"
local core = require "geoeng.core"
local home = require "geoeng.actor.country"

local M = {}

local word = core.word

--- Sectors of those that act for no state.
local STATELESS = { REB = true, CVL = true, OPP = true, IGO = true, NGO = true,
  UAF = true, CRM = true }
--- Roles of who acts upon those of other roles.
local ACTS = { attacker = true, imposer = true, actor = true }

--- Whether a place is that of who tells of the event, or a border.
local function is_elsewhere(span)
  local doc = span.doc
  return home.is_dateline(span) or home.is_source(span)
    or home.is_border(span)
    or word.lemma(doc, word.top(doc, span.first, span.last)) == "border"
end

--- What the arguments that name a country say of those that name none.
local function scene_of(args, of, speaker)
  local scene = { speaker = speaker, acting = {}, others = {}, barred = {} }
  for _, arg in ipairs(args) do
    local country = arg.country
    if arg.role == "place" then
      scene.place = scene.place or not is_elsewhere(of[arg]) and country or nil
      -- A sea, a region of several countries.
      scene.nowhere = not scene.place and of[arg].layer == "place"
    elseif country then
      scene.others[country] = true
      if ACTS[arg.role] and not STATELESS[arg.sector] then
        scene.acting[country] = true
      end
    end
  end
  return scene
end

--- Write what an argument means into it.
local function tell(arg, means)
  local texts = {}
  arg.antecedents = {}
  for i, s in ipairs(means) do
    arg.antecedents[i] = core.words(s)
    texts[i] = arg.antecedents[i].text
  end
  arg.resolved = table.concat(texts, "; ")
  if #means == 1 and not means.owned then arg.id = arg.id or means[1]:attr "id" end
end

--- Give arguments whose own words name no country that of what they mean, or
--- of where the event happens.
---@param args geoeng.RecordArgument[]
---@param of table<geoeng.RecordArgument, table>  the span that each tells of
---@param speaker table|nil  span of who tells of the event
function M.complete(args, of, speaker)
  local scene
  for _, arg in ipairs(args) do
    if not arg.country and not arg.code then
      scene = scene or scene_of(args, of, speaker)
      scene.barred = arg.role == "target" and scene.acting or {}
      local means
      arg.country, arg.basis, means = argument_country.of(of[arg], arg.role,
        scene)
      if means then tell(arg, means) end
    end
  end
end

return M
