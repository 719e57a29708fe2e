--- What specs have of the core, which is C: its sets of English words, read from
--- their files.

local M = {}

--- As core.wordset: words and, of those that have one, values.
function M.wordset(name)
  local file, wanted = name:match "^([%w_]+)%.?([%w_]*)$"
  local words, values, header = {}, {}, false
  for line in io.lines("rules/lexicons/english/" .. file .. ".tsv") do
    local phrase, set, value = line:match "^([^\t]+)\t?([^\t]*)\t?([^\t]*)$"
    if header and set == wanted then
      words[#words + 1] = phrase
      values[phrase] = value ~= "" and value or nil
    end
    header = header or line:sub(1, 1) ~= "#"
  end
  assert(words[1], name)
  return words, values
end

return M
