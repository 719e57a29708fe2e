--- Whether a verb of ending says that what the verb on it tells is over:
--- "stopped firing", but not "must stop firing", "urged them to stop firing".

local core = require "geoeng.core"

local M = {}

local word = core.word

local ENDING = { stop = true, cease = true, quit = true, discontinue = true,
  give = true }
local FINISHED = { VBD = true, VBN = true }
local REAL = { have = true, be = true, ["do"] = true }
local NOT = { ["not"] = true, ["n't"] = true, never = true }

--- What the words at a verb of ending say: whether it gives "up", has a subject,
--- is denied, or is not told as done.
local function told_of(doc, verb)
  local told = {}
  local kid, dep, norm = word.kid(doc, verb, 0)
  while kid do
    if norm == "up" then told.up = true end
    if dep == "nsubj" then told.subject = true end
    if NOT[norm] then told.denied = true end
    if dep == "aux" and not REAL[word.lemma(doc, kid)] or dep == "mark" then
      told.unreal = true
    end
    kid, dep, norm = word.kid(doc, verb, kid)
  end
  return told
end

--- What an ending makes of the verb on it.
---@param doc geoeng.Doc
---@param token integer  the verb that is ended
---@return "negated"|"asserted"|nil modality  asserted: it did not end; nil: no
---  ending is told
function M.of(doc, token)
  local verb = word.tag(doc, token) == "VBG" and word.dep(doc, token) ~= "acl"
    and word.head(doc, token)
  local lemma = verb and verb <= token and word.lemma(doc, verb)
  if not lemma or not ENDING[lemma] then return nil end
  local told = told_of(doc, verb)
  if told.unreal or lemma == "give" and not told.up then return nil end
  if told.denied then return "asserted" end
  return (FINISHED[word.tag(doc, verb)] or told.subject) and "negated" or nil
end

return M
