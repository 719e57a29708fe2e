--- Runs tests/lua/*_cases.lua inside of the executable: sentences in which
--- [words => value] marks what a layer has to find, or words that `judge` of
--- the cases says the value of. tests/lua/run-cases starts it; by --library it
--- stands in for `geoeng test`.

local core = require "geoeng.core"
local host = require "geoeng.host"
local rule = require "geoeng.rule.environment"
local word_check = require "geoeng.word_check"
require "geoeng.actor.actor"
require "geoeng.event.modality"
require "geoeng.time.date"
require "geoeng.number.number"
require "geoeng.number.money"
require "geoeng.place.place"
require "geoeng.thing.weapon"

--- "a [b => c] d" -> "a b d", { { start=, stop=, words=, value= } }; offsets
--- 0-based in bytes.
local function unmark(case)
  local text, marks, at = "", {}, 1
  for from, words, value, to in case:gmatch "()%[(.-) => (.-)%]()" do
    text = text .. case:sub(at, from - 1)
    marks[#marks + 1] = { start = #text, stop = #text + #words,
      words = words, value = value }
    text, at = text .. words, to
  end
  return text .. case:sub(at), marks
end

local function join(list) return table.concat(list, "; ") end

--- What a layer holds, as the marks tell it.
local function found(doc, cases)
  local out = {}
  for span in doc:layer(cases.layer) do
    local value = cases.of and cases.of(span) or span.value
    if value then out[#out + 1] = span.text .. " => " .. cases.show(value) end
  end
  return join(out)
end

--- The value of each span of marked words.
local function judged(doc, marks, judge)
  local out = {}
  for _, mark in ipairs(marks) do
    local first, last
    for token in doc:tokens() do
      if token.stop > doc:cp(mark.start) and token.start < doc:cp(mark.stop)
      then
        first, last = first or token.index, token.index
      end
    end
    out[#out + 1] = mark.words .. " => " .. judge(doc:range(first, last))
  end
  return join(out)
end

--- The cases of a file: a sentence, or { sentence, date =, wrong_tree = what
--- the parser does }. One of a wrong tree is to fail, and counts apart; when it
--- holds, its mark goes.
local function run(path)
  local source = assert(core.readfile(path))
  local cases = assert(load(source, "@" .. path, "t"))()
  local npassed, nfailed, nwrong = 0, 0, 0
  for _, case in ipairs(cases) do
    local date, wrong_tree = cases.date, nil
    if type(case) == "table" then
      date, wrong_tree, case = case.date, case.wrong_tree, case[1]
    end
    local text, marks = unmark(case)
    local doc = core.analyze(text, { date = date or nil })
    word_check.check(doc)
    local want = {}
    for i, mark in ipairs(marks) do
      want[i] = mark.words .. " => " .. mark.value
    end
    want = join(want)
    local got = cases.layer and found(doc, cases)
      or judged(doc, marks, cases.judge)
    if got ~= want and wrong_tree then
      nwrong = nwrong + 1
    elseif got == want and wrong_tree then
      nfailed = nfailed + 1
      host.write(("%s: %s\n  holds now, take out wrong_tree\n")
        :format(path, text))
    elseif got == want then
      npassed = npassed + 1
    else
      nfailed = nfailed + 1
      host.write(("%s: %s\n  expected: %s\n  got:      %s\n")
        :format(path, text, want, got))
    end
    doc:close()
  end
  return npassed, nfailed, nwrong
end

return function(paths)
  rule.seal(true)
  local npassed, nfailed, nwrong = 0, 0, 0
  for _, path in ipairs(paths) do
    local p, f, w = run(path)
    npassed, nfailed, nwrong = npassed + p, nfailed + f, nwrong + w
  end
  host.write(("%d passed, %d failed, %d fail by a wrong tree\n")
    :format(npassed, nfailed, nwrong))
  return nfailed > 0 and 1 or 0
end
