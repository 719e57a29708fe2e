--- The prepositions that role strings may name.

local word_set = require "geoeng.language.word_set"

local M = {}

--- Prepositions of one and of several words -> true.
---@type table<string, true>
M.known = word_set.set "preposition"

return M
