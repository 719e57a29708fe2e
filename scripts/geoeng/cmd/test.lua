--- geoeng test: run the tests that stand in rule files.
---
--- In a sentence [role:text] is an argument that must be found there,
--- [trigger:text] (or [verb:text]) the trigger. The table behind it gives
--- values: country, or country and sector, of a role; `time` as a TIMEX3
--- value; modality, subtype, code.

local core = require "geoeng.core"
local define = require "geoeng.define"
local errors = require "geoeng.errors"
local event = require "geoeng.event"
local rule = require "geoeng.init"

local USAGE = [[
usage: geoeng test FILE|DIR... [--tap]

Run the test blocks of rule files. --tap prints TAP.
]]

--- "[a:x] y" -> "x y" and { {role=, start=, stop=, text=} } in code points.
local function strip(text)
  local plain, marks, at = {}, {}, 1
  local length = 0
  local function put(s)
    plain[#plain + 1] = s
    length = length + (utf8.len(s) or #s)
  end
  while true do
    local from, to, role, inner = text:find("%[([%a_][%w_]*):([^%]]*)%]", at)
    if not from then break end
    put(text:sub(at, from - 1))
    marks[#marks + 1] = { role = role == "verb" and "trigger" or role,
      start = length, text = inner }
    put(inner)
    marks[#marks].stop = length
    at = to + 1
  end
  put(text:sub(at))
  return table.concat(plain), marks
end

--- The text with the event's trigger and arguments in brackets.
local function bracketed(text, ev)
  if not ev then return text end
  local marks = { { ev.trigger.start, ev.trigger.stop, "trigger" } }
  for _, a in ipairs(ev.args) do
    marks[#marks + 1] = { a.start, a.stop, a.role }
  end
  table.sort(marks, function(a, b) return a[1] < b[1] end)
  local out, at = {}, 0
  local function slice(from, to)
    return text:sub(utf8.offset(text, from + 1), utf8.offset(text, to + 1) - 1)
  end
  for _, m in ipairs(marks) do
    if m[1] >= at then
      out[#out + 1] = slice(at, m[1])
      out[#out + 1] = ("[%s:%s]"):format(m[3], slice(m[1], m[2]))
      at = m[2]
    end
  end
  out[#out + 1] = slice(at, utf8.len(text))
  return table.concat(out)
end

--- Events of one type in a text.
local function events_of(type_name, text, date)
  local found = {}
  core.collect(function(ev)
    if ev.type == type_name then found[#found + 1] = ev end
  end)
  local doc = core.analyze(text, { id = "test", date = date })
  doc:run()
  event.assemble(doc)
  doc:close()
  core.collect(nil)
  return found
end

--- How the event differs from a mark, or nil.
local function mark_problem(ev, mark)
  if mark.role == "trigger" then
    if ev.trigger.start == mark.start and ev.trigger.stop == mark.stop then
      return nil
    end
    return ("the trigger is '%s', not '%s'"):format(ev.trigger.text, mark.text)
  end
  local seen
  for _, a in ipairs(ev.args) do
    if a.role == mark.role then
      if a.start == mark.start and a.stop == mark.stop then return nil end
      seen = seen or a.text
    end
  end
  if seen then
    return ("%s is '%s', not '%s'"):format(mark.role, seen, mark.text)
  end
  return ("%s '%s' was not found"):format(mark.role, mark.text)
end

--- Whether an argument of the role has the value.
local function has_value(ev, role, want)
  for _, a in ipairs(ev.args) do
    if a.role == role then
      local code = a.country or ""
      if want == code or want == code .. " " .. (a.sector or "") then
        return true
      end
      if type(a.value) == type(want) and a.value == want then return true end
    end
  end
  return false
end

local function value_problem(ev, key, want)
  if key == "modality" or key == "subtype" or key == "code" then
    if ev[key] == want then return nil end
    return ("%s is %s, not %s"):format(key, ev[key] or "not set", want)
  end
  if key == "time" then
    local got = ev.time and ev.time.value
    if got == want then return nil end
    return ("time is %s, not %s"):format(got or "not set", want)
  end
  if has_value(ev, key, want) then return nil end
  return ("%s has not the value %s"):format(key, tostring(want))
end

--- All problems of the event that fits best.
local function problems_of(found, marks, values)
  local best, least = nil, nil
  for _, ev in ipairs(found) do
    local problems = {}
    for _, m in ipairs(marks) do
      problems[#problems + 1] = mark_problem(ev, m)
    end
    local keys = {}
    for k in pairs(values or {}) do keys[#keys + 1] = k end
    table.sort(keys)
    for _, k in ipairs(keys) do
      problems[#problems + 1] = value_problem(ev, k, values[k])
    end
    if not least or #problems < #least then best, least = ev, problems end
  end
  return least or { "no event was found" }, best
end

--- Run one item; nil, or what is wrong and the event that was found.
local function run_item(test, item)
  local text, marks = strip(item.text)
  local found = events_of(test.event, text, test.date)
  if item.verdict == "no" then
    if #found == 0 then return nil end
    return { "an event was found" }, found[1], text
  end
  local problems, ev = problems_of(found, marks, item.values)
  if #problems == 0 then return nil end
  return problems, ev, text
end

local function report(test, item, problems, ev, text)
  core.write(errors.format({ file = test.file, line = item.line },
    ("test \"%s\": %s"):format(test.event, table.concat(problems, "; ")),
    "failed") .. "\n")
  core.write("  expected: " .. (item.verdict == "no" and "nothing in: " or "")
    .. item.text .. "\n")
  core.write("  got:      " .. bracketed(text, ev) .. "\n")
end

local function rule_files(path, list)
  local names = core.listdir(path)
  if not names then
    list[#list + 1] = path
    return
  end
  for _, name in ipairs(names) do
    if name:match "%.lua$" then list[#list + 1] = path .. "/" .. name end
  end
end

local function run_all(tap)
  local passed, failed = 0, 0
  for _, test in ipairs(define.tests) do
    if not define.types[test.event] then
      errors.raise(test.where, ("test: there is no event '%s'%s")
        :format(test.event, errors.hint(test.event, define.types)))
    end
    for _, item in ipairs(test.items) do
      local problems, ev, text = run_item(test, item)
      if problems then failed = failed + 1 else passed = passed + 1 end
      if tap then
        core.write(("%sok %d - %s:%d %s\n"):format(problems and "not " or "",
          passed + failed, test.file, item.line, test.event))
      end
      if problems then report(test, item, problems, ev, text) end
    end
  end
  return passed, failed
end

return function(args)
  local files, tap = {}, false
  for _, arg in ipairs(args) do
    if arg == "-h" or arg == "--help" then
      core.write(USAGE)
      return 0
    elseif arg == "--tap" then
      tap = true
    elseif arg:sub(1, 1) == "-" then
      core.log(("geoeng: test: unknown option '%s'\n"):format(arg))
      return 2
    else
      rule_files(arg, files)
    end
  end
  if #files == 0 then
    core.log("geoeng: test: no rule file\n" .. USAGE)
    return 2
  end
  for _, file in ipairs(files) do rule.load(file) end
  rule.seal()
  local passed, failed = run_all(tap)
  if tap then core.write(("1..%d\n"):format(passed + failed)) end
  core.write(("%d passed, %d failed\n"):format(passed, failed))
  return (failed > 0 or passed == 0) and 1 or 0
end
