--- Pronouns that may mean someone, by what they are a form of.

local M = {}

--- Word, folded -> its form.
---@type table<string, "he"|"she"|"it"|"they"|"speaker">
M.form = {}

--- The words in sorted order.
M.list = { how = "fold" }

for form, words in pairs {
  he = "he him his himself", she = "she her hers herself",
  it = "it its itself", they = "they them their theirs themselves",
  speaker = "i me my mine myself we us our ours ourselves",
} do
  for word in words:gmatch "%S+" do
    M.form[word] = form
    M.list[#M.list + 1] = word
  end
end
table.sort(M.list)

--- The list of them, which actor.lua defines: no pattern can name it.
M.LAYER = "$pronoun word"

return M
