--- Pronouns that may mean someone, by what they are a form of.

local word_set = require "geoeng.language.word_set"

local M = {}

--- Word, folded -> its form.
---@type table<string, "he"|"she"|"it"|"they"|"speaker">
M.form = word_set.values "pronoun.form"

--- The words in sorted order.
M.list = word_set.list("pronoun.form", "fold")

--- The list of them, which actor.lua defines: no pattern can name it.
M.LAYER = "$pronoun word"

return M
