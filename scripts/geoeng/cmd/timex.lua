--- geoeng timex: the time expressions of documents.

local core = require "geoeng.core"
local rule = require "geoeng.init"
require "geoeng.date"

local USAGE = [[
usage: geoeng timex INPUT... [options]

Find time expressions and normalise them (TIMEX3). INPUT: text files, .jsonl
documents (id, date, title, text), directories of both, or - for standard
input. Relative expressions count from the document's date.

options:
  --date YYYY-MM-DD  date of inputs that have none
  --format FORMAT    jsonl (default): one object for each expression with doc,
                     text, start, end (code points), type, value and mod;
                     text: tab-separated, for reading
  -h, --help         this text

example: geoeng timex article.txt --date 2024-10-12
]]

local USAGE_ERROR, SOME_FAILED, UNREADABLE = 2, 1, 4

local function bad_usage(message)
  core.log("geoeng: timex: " .. message .. "\ntry: geoeng timex --help\n")
  return USAGE_ERROR
end

---@return table? options  paths, day, format; nil: `code` is the exit code
---@return integer? code
local function parse(args)
  local o = { paths = {}, format = "jsonl" }
  local i = 1
  while i <= #args do
    local name, value = args[i]:match "^(%-%-[%a-]+)=?(.*)$"
    if args[i] == "-h" or name == "--help" then
      core.write(USAGE)
      return nil, 0
    elseif name == "--date" or name == "--format" then
      if value == "" then
        i = i + 1
        value = args[i]
      end
      if not value then return nil, bad_usage(name .. " needs a value") end
      o[name:sub(3)] = value
    elseif args[i]:match "^%-." then
      return nil, bad_usage("unknown option '" .. args[i] .. "'")
    else
      table.insert(o.paths, args[i])
    end
    i = i + 1
  end
  if o.date then
    o.day = core.day(o.date)
    if not o.day then
      return nil, bad_usage("--date: '" .. o.date .. "' is not YYYY-MM-DD")
    end
  end
  if o.format ~= "jsonl" and o.format ~= "text" then
    return nil, bad_usage("--format: '" .. o.format
      .. "' is none of jsonl, text")
  end
  if #o.paths == 0 then return nil, bad_usage "no input" end
  return o
end

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n",
  ["\r"] = "\\r", ["\t"] = "\\t" }

local function quote(s)
  return '"' .. s:gsub('[%c"\\]', function(c)
    return ESCAPES[c] or ("\\u%04x"):format(c:byte())
  end) .. '"'
end

local WRITE = {}

function WRITE.jsonl(doc, span, v)
  local mod = v.mod and ',"mod":' .. quote(v.mod) or ""
  return ('{"doc":%s,"text":%s,"start":%d,"end":%d,"type":%s,"value":%s%s}\n')
    :format(quote(doc.id), quote(span.text), span.start, span.stop,
      quote(v.type), quote(v.value), mod)
end

function WRITE.text(doc, span, v)
  return table.concat({ doc.id, span.start, span.stop, v.type, v.value,
    v.mod or "", (span.text:gsub("%s+", " ")) }, "\t") .. "\n"
end

return function(args)
  local o, code = parse(args)
  if not o then return code end
  rule.seal(true)
  local write, ndocs, nfailed = WRITE[o.format], 0, 0
  for doc, message in core.documents(o.paths, o.day) do
    if doc then
      ndocs = ndocs + 1
      for span in doc:layer "time" do
        local value = span.value
        if value then core.write(write(doc, span, value)) end
      end
      doc:close()
    else
      nfailed = nfailed + 1
      core.log(message .. "\n")
    end
  end
  if ndocs == 0 and nfailed > 0 then return UNREADABLE end
  return nfailed > 0 and SOME_FAILED or 0
end
