--- Which modality is taken for which: a pair whose modalities differ gets
--- `why_modality` = { kind=, detail= }, the kind "annotated > found", the
--- detail what decided: the word above the trigger, with the relation between
--- the two, and the cue that was found.

local core = require "geoeng.core"
local schema = require "geoeng.event.schema"
local token_range = require "geoeng.eval.token_range"

local M = {}

--- All kinds, annotated by annotated, in the order of the report.
M.KINDS = {}
for _, gold in ipairs(schema.MODALITIES) do
  for _, found in ipairs(schema.MODALITIES) do
    local kind = gold .. " > " .. found
    if gold ~= found then M.KINDS[#M.KINDS + 1] = { kind, kind } end
  end
end

--- The word that governs a trigger: "call (obl)", or "no word".
local function governor(doc, trigger)
  local range = core.has_model() and token_range.of(doc, trigger)
  local token = range and doc:token(range.head)
  if not token then return "?" end
  if not token.head then return "no word above" end
  return ("%s (%s)"):format(token.head.lemma, token.dep)
end

--- Say of a pair how its modality is wrong.
---@param doc geoeng.Doc
---@param p table  pair of score.align
function M.explain(doc, p)
  local want, got = p.gold.modality, p.found.modality
  if not want or not got or want == got then return end
  local cue = p.found.record.cue
  p.why_modality = { kind = want .. " > " .. got,
    detail = governor(doc, p.gold.trigger)
      .. (cue and (", cue '%s'"):format(cue.text:lower()) or "") }
end

return M
