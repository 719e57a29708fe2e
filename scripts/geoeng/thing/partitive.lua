--- Partitives: heads that only count what follows `of`, as in "two of the
--- hostages", "a large number of tanks", "the last of its captives".

local M = {}

--- Words that count, by lemma. Numbers do, too, and need no list.
local COUNTS = {}
for w in ([[number group dozen score couple pair trio handful batch lot plenty
  total majority minority bulk rest remainder half third quarter
  percent hundred thousand million billion ten
  some most all both each many several few none any neither either another other
  more less much last first next final]]):gmatch "%S+" do
  COUNTS[w] = true
end

local function is_count(doc, i)
  return COUNTS[doc:token(i).lemma] or doc:range(i, i).pos == "NUM"
end

--- The token that says what a noun phrase is about: its head, or where that
--- only counts, the head of what follows `of`.
---@param doc geoeng.Doc
---@param head integer  token
---@param last integer  of the phrase
---@return integer token
---Example: `partitive.counted(doc, 1, 4)` of "two of the hostages": 4
function M.counted(doc, head, last)
  while head + 1 < last and doc:norm(head + 1) == "of"
    and is_count(doc, head) do
    head = doc:range(head + 2, last).head
  end
  return head
end

return M
