-- Documents and annotations from marked sentences: lua5.4 marked.lua FOLDER
-- reads FOLDER/marked.txt, a document a line, and writes docs.jsonl and
-- gold.jsonl. {TYPE!word} is a trigger, {role:words} an argument of every event
-- of the line, {role:words/COUNTRY} one with a country, {role:words=NAME} one
-- that stands for a name before it, {TYPE!word~planned} a trigger with its
-- modality.
local folder = arg[1]
local docs = assert(io.open(folder .. "/docs.jsonl", "w"))
local gold = assert(io.open(folder .. "/gold.jsonl", "w"))
local n = 0

--- The text of a line, its triggers and arguments.
local function read(line)
  local text, triggers, args = "", {}, {}
  for plain, mark in (line .. "{}"):gmatch "([^{]*){([^}]*)}" do
    text = text .. plain
    local name, kind, words, country = mark:match
      "^(%w+)([!:])([^/=~]*)/?(%u*)"
    if name then
      local s = { name = name, start = #text, stop = #text + #words,
        country = country ~= "" and country or nil,
        resolved = mark:match "=(.*)$", modality = mark:match "~(%l+)$" }
      table.insert(kind == "!" and triggers or args, s)
      text = text .. words
    end
  end
  return text, triggers, args
end

local function span(s, key)
  local more = s.country and ('"country":"%s",'):format(s.country)
    or s.resolved and ('"resolved":["%s"],'):format(s.resolved) or ""
  return ('{"%s":"%s",%s"start":%d,"end":%d}'):format(key, s.name, more,
    s.start, s.stop)
end

for line in io.lines(folder .. "/marked.txt") do
  n = n + 1
  local text, triggers, args = read(line)
  docs:write(('{"id":"d%d","text":"%s"}\n'):format(n, text))
  local list, events = {}, {}
  for i, s in ipairs(args) do list[i] = span(s, "role") end
  for i, s in ipairs(triggers) do
    local modality = s.modality and (',"modality":"%s"'):format(s.modality)
    events[i] = ('{"type":"%s","trigger":{"start":%d,"end":%d},"args":[%s]%s}')
      :format(s.name, s.start, s.stop, table.concat(list, ","), modality or "")
  end
  gold:write(('{"doc":"d%d","events":[%s]}\n'):format(n,
    table.concat(events, ",")))
end
docs:close()
gold:close()
