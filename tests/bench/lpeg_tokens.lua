-- An LPeg tokenizer in stock Lua, as a rule engine on top of LPeg would begin:
-- words with their inner hyphens and apostrophes, numbers, single signs.
-- lua5.4 lpeg_tokens.lua CORPUS.txt RUNS
-- Prints the tokens and the median of bytes per second of processor time.
local lpeg = require "lpeg"
local R, S, Cp, Ct = lpeg.R, lpeg.S, lpeg.Cp, lpeg.Ct

local letter = R("az", "AZ", "\128\255")
local digit = R "09"
local word = (letter + digit) ^ 1
  * (S "-'." * #(letter + digit) * (letter + digit) ^ 1) ^ 0
local number = digit ^ 1 * (S ".,:" * digit ^ 1) ^ 0
local space = S " \t\r\n" ^ 0
local token = number * -letter + word + 1
local tokens = Ct((space * Cp() * token * Cp() * space) ^ 0)

local file = assert(io.open(arg[1], "rb"))
local text = file:read "a"
file:close()

local seconds, n = {}, 0
for i = 0, tonumber(arg[2]) do
  local start = os.clock()
  local found = 0
  for document in text:gmatch "([^\f]+)" do
    found = found + #tokens:match(document) // 2
  end
  if i > 0 then seconds[i] = os.clock() - start end
  n = found
end
table.sort(seconds)
print(n, #text / seconds[(#seconds + 1) // 2])
