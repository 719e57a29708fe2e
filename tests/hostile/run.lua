-- Inputs that nobody sends on purpose: lua5.4 tests/hostile/run.lua [GEOENG]
-- Each case is written at test time between two good documents (or as a file
-- of its own); the good ones must keep their events, byte for byte, and what
-- cannot be read must be told in one line that names the place.

local suite = dofile "tests/suite.lua"
local read = suite.read
local GEOENG = arg and arg[1] or "./geoeng"
local DIR = "build/hostile"
os.execute("rm -rf " .. DIR .. " && mkdir -p " .. DIR)

local GOOD = '{"id":"%s","date":"2024-05-08","text":"Israeli jets struck a '
  .. 'depot near Damascus on Monday."}\n'
local BEFORE, AFTER = GOOD:format "a", GOOD:format "z"

local function write(name, data)
  local path = DIR .. "/" .. name
  local f = assert(io.open(path, "wb"))
  f:write(data)
  f:close()
  return path
end

-- Seconds for each; builds that check themselves are slower.
local LIMIT = os.getenv "GEOENG_HOSTILE_SECONDS" or "180"

-- Exit code, output, messages.
local function run(path)
  local command = ("timeout " .. LIMIT .. " %s rules/military.lua '%s' --format jsonl "
    .. "--max-events 0 "
    .. ">%s/out 2>%s/err"):format(GEOENG, path, DIR, DIR)
  local _, how, code = os.execute(command)
  if how == "signal" then code = -code end
  return code, read(DIR .. "/out"), read(DIR .. "/err")
end

local function doc(text)
  return '{"id":"bad","date":"2024-05-08","text":"' .. text .. '"}\n'
end

local deep = ("["):rep(100000)
local long = ("Rebels shelled the town of Homs ; "):rep(30000)

-- { name, input between the good documents, accepted? }
local CASES = {
  { "a lone continuation byte", doc "x\x80y", nil },
  { "an overlong form", doc "x\xC0\xAFy", nil },
  { "an encoded surrogate", doc "x\xED\xA0\x80y", nil },
  { "beyond U+10FFFF", doc "x\xF4\x90\x80\x80y", nil },
  { "a cut sequence", doc "x\xE2\x82", nil },
  { "bytes FE and FF", doc "x\xFE\xFFy", nil },
  { "an escaped NUL", doc "x\\u0000y shelled Homs.", true },
  { "a raw NUL", doc "x\0y", nil },
  { "an escaped lone surrogate", doc "x\\ud800y", nil },
  { "controls as escapes", doc "\\u0001\\u001b[31mHoms\\u007f", true },
  { "a line cut short", '{"id":"bad","text":"Rebels sh\n', false },
  { "a line that is no object", "[1, 2, 3]\n", false },
  { "a document without text", '{"id":"bad"}\n', false },
  { "text that is a number", '{"id":"bad","text":12}\n', false },
  { "a date that is none", '{"id":"bad","date":"2024-13-99","text":"x"}\n',
    nil },
  { "deep nesting", '{"id":"bad","text":"x","m":' .. deep .. "\n", false },
  { "two objects on one line", '{"id":"bad","text":"x"} {"a":1}\n', false },
  { "an empty text", doc "", true },
  { "blank lines", "\n\r\n  \n", true },
  { "one sentence of a megabyte", doc(long), true },
  { "one word of a megabyte", doc(("a"):rep(1000000)), true },
  { "a megabyte of brackets", doc(("("):rep(1000000)), true },
  { "a megabyte of periods", doc(("."):rep(1000000)), true },
  { "combining marks without end", doc("e" .. ("\u{301}"):rep(200000)), true },
  { "joiners without end", doc(("\u{200D}"):rep(200000)), true },
  { "flags without end", doc(("\u{1F1E9}"):rep(100000)), true },
  { "right-to-left and bidi controls", doc "\u{202E}\u{5D0}\u{2066}", true },
  { "numbers that overflow",
    doc(("9"):rep(5000) .. " people met in Paris in 99999999999."), true },
  { "dates that are none", doc "On 31 February 2023 and 1/1/0000 they met.",
    true },
}

-- { name, bytes of the whole file, accepted? }
local FILES = {
  { "empty.txt", "", true },
  { "bom.txt", "\xEF\xBB\xBF", true },
  { "utf16le.txt", "\xFF\xFEH\0i\0", nil },
  { "utf16be.txt", "\xFE\xFF\0H\0i", nil },
  { "binary.txt", ("\0\1\2\3\xFF\xFE\x7FELF"):rep(500), nil },
  { "cr.txt", "Rebels shelled Homs.\rThey met.\r", true },
  { "long.txt", ("word "):rep(2000000), true },
  { "no-newline.jsonl", BEFORE:sub(1, -2), true },
}

local function fail(name, what)
  suite.expect(name .. ": " .. what, false)
end

local control = select(2, run(write("control.jsonl", BEFORE .. AFTER)))
assert(select(2, control:gsub("\n", "")) == 2, "the good documents have events")

local function kept(out)
  local lines = {}
  for line in out:gmatch "[^\n]+" do
    if not line:find('"doc":"bad"', 1, true) then lines[#lines + 1] = line end
  end
  return table.concat(lines, "\n") .. "\n" == control
end

local function one_line_each(err)
  for line in err:gmatch "[^\n]+" do
    if line:find("[\1-\8\11-\31\127]") then return false end
  end
  return true
end

for i, case in ipairs(CASES) do
  local name, path = case[1], DIR .. "/case" .. i .. ".jsonl"
  write("case" .. i .. ".jsonl", BEFORE .. case[2] .. AFTER)
  local code, out, err = run(path)
  local accept = case[3]
  if accept == nil then accept = code == 0 end -- either, but consistent
  if code < 0 or code > 6 then
    fail(name, "exit code " .. code)
  elseif not kept(out) then
    fail(name, "the other documents' events changed")
  elseif accept and (code ~= 0 or err ~= "") then
    fail(name, "refused: " .. err:sub(1, 200))
  elseif not accept and (code ~= 1 or not err:find(path .. ":2", 1, true)) then
    fail(name, ("exit code %d, message: %s"):format(code, err:sub(1, 200)))
  elseif not one_line_each(err) then
    fail(name, "control characters in the message")
  else
    suite.expect(case[1], true)
  end
end

for _, case in ipairs(FILES) do
  local path = write(case[1], case[2])
  local code, _, err = run(path)
  if code < 0 or code > 6 then
    fail(case[1], "exit code " .. code)
  elseif case[3] and code ~= 0 then
    fail(case[1], "refused: " .. err:sub(1, 200))
  elseif code ~= 0 and not err:find(path, 1, true) then
    fail(case[1], "the message names no file: " .. err:sub(1, 200))
  else
    suite.expect(case[1], true)
  end
end

-- What an argument asks of the whole document takes a time that grows with the
-- document, not with its square: { what, rule, events, text of one }. In so many seconds
-- of the processor (the square takes twice as long at least); of a build with
-- sanitizers the small ones alone, which says that nothing is wrong in memory.
local SECONDS = 12
local PART = GEOENG:find "/asan/" and 8 or 1
local GROWING = {
  { "form name", [[event "a" { verb = "strike",
    roles = { who = "obj <name>" }, form = { who = "name" } }]], 4000 },
  { "form first", [[words "bomb" { "bomb" }
    event "a" { verb = "strike", roles = { with = "with $bomb" },
      form = { with = "first" } }]], 8000 },
  { "ev:only", [[event "a" { verb = "strike", roles = { who = "subj <actor>" },
    make = function(ev) ev:add("only", ev:only "actor") end }]], 8000 },
  { "unless", [[event "a" { verb = "hit", unless = "match" }
    event "b" { verb = "hit" }]], 8000,
    "police hit a man after a match, and " },
}

for _, case in ipairs(GROWING) do
  local text = (case[4] or "The rebels struck Rosa Ibarra with a bomb. ")
    :rep(case[3] // PART)
  local rules, path = write("grow.lua", case[2]), write("grow.txt", text)
  local command = ("ulimit -t %d; timeout 300 %s -q %s %s --format jsonl "
    .. "--max-events 0 2>&1 | grep -c geoeng-event"):format(SECONDS, GEOENG,
    rules, path)
  local p = assert(io.popen(command))
  local events = p:read "n"
  p:close()
  if events == case[3] // PART then suite.expect(case[1], true)
  else fail(case[1], ("%s events of %d"):format(events, case[3] // PART)) end
end

os.execute("rm -rf " .. DIR)
suite.finish()
