--- Runs the pattern blocks of documents; tests/docs/run.lua starts it.
--- `geoeng patterns [RULES.lua] FILE` compares for every pattern of the file
--- the texts that are indented below it: [matches] stand in brackets, with
--- [role:captures] inside of them.

local arguments = require "geoeng.tool.arguments"
local core = require "geoeng.core"
local host = require "geoeng.host"
local names = require "geoeng.rule.pattern_names"
local patterns = require "geoeng.rule.compile_pattern"
local rule = require "geoeng.rule.environment"

--- A capture in a list of captures.
local function tell(role, text) return ("%s=%s"):format(role, text) end

--- "[a:[..]]": the text without marks, and its matches as `found` tells them.
local function unmark(marked)
  local plain, open, list = "", {}, {}
  for before, mark in (marked .. "\0"):gmatch "([^%[%]%z]*)([%[%]%z])" do
    plain = plain .. before
    local last = open[#open]
    if last and before:find "^%w+:" and last.at == #plain - #before then
      if #open > 1 then
        last.role = before:match "^(%w+):"
        plain = plain:sub(1, last.at) .. before:match ":(.*)$"
      end
    end
    if mark == "[" then
      open[#open + 1] = { at = #plain, captures = {} }
    elseif mark == "]" then
      local text = plain:sub(last.at + 1)
      open[#open] = nil
      if last.role then
        table.insert(open[1].captures, tell(last.role, text))
      else
        table.sort(last.captures)
        list[#list + 1] = ("[%s] %s"):format(text,
          table.concat(last.captures, ", "))
      end
    end
  end
  return plain, table.concat(list, "; ")
end

--- The matches of a pattern in a text, told the same way.
local function found(id, text)
  local doc <close> = core.analyze(text, { id = "text" })
  local list = {}
  for s in doc:sentences() do
    for _, m in ipairs(s:findall(id)) do
      local captures = {}
      for i, c in ipairs(m:captures()) do captures[i] = tell(c.role, c.text) end
      table.sort(captures)
      list[#list + 1] = ("[%s] %s"):format(m.text,
        table.concat(captures, ", "))
    end
  end
  return table.concat(list, "; ")
end

--- Every text of the file with its pattern.
local function examples(content)
  local list, pattern = {}, nil
  for line in content:gmatch "[^\n]+" do
    local marked = line:match "^%s+(%S.*)$"
    if marked then
      list[#list + 1] = { pattern = pattern, marked = marked }
    else
      local where = { file = "pattern", line = 1, source = line, anywhere = true }
      pattern = patterns.compile(where, line, patterns.parse(where, line))
    end
  end
  return list
end

return function(args)
  local o = assert(arguments.parse("patterns", "", args))
  for _, file in ipairs(o.rules) do rule.load(file) end
  local modules = {}
  for _, module in pairs(names.STANDARD) do modules[#modules + 1] = module end
  table.sort(modules)
  for _, module in ipairs(modules) do require(module) end
  rule.seal(true)
  local passed, failed = 0, 0
  for _, example in ipairs(examples(assert(core.readfile(o.inputs[1])))) do
    local text, want = unmark(example.marked)
    local got = found(example.pattern, text)
    if got == want then
      passed = passed + 1
    else
      failed = failed + 1
      host.write(("%s\n  shown %s\n  found %s\n"):format(example.marked, want,
        got))
    end
  end
  host.write(("%d passed%s\n"):format(passed, failed > 0
    and (", %d failed"):format(failed) or ""))
  return failed > 0 and 1 or 0
end
