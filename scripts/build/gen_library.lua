--- Write the library's reference from its LuaLS annotations.
--- usage: lua5.4 gen_library.lua OUT.md META.lua...
---
--- What is read: banners (-- ---- title), ---@class, ---@field, ---@param,
--- ---@return with a type, two spaces and words; comments and ---Example: of
--- functions. A line that goes on is indented by two spaces or more.

local out = {}
local function put(...) out[#out + 1] = string.format(...) end

--- "type  words" -> `type`, words. Types of ours stand without geoeng.
local function typed(text)
  local kind, words = text:match "^(.-)  +(.*)$"
  kind = (kind or text):gsub("geoeng%.", ""):gsub("%s+$", "")
  return kind, words
end

--- One line of a list: a name, its type, what it is.
local function entry(label, text)
  local kind, words = typed(text)
  put("- %s`%s`%s", label, kind, words and ": " .. words or "")
end

local function put_class(class)
  put("### %s\n", class.name)
  if class.preface then put("%s\n", class.preface) end
  if class.about then
    put("%s.\n", (class.about:gsub("^%l", string.upper)))
  end
  for _, f in ipairs(class.fields) do
    entry(("`%s` "):format(f.name), f.text)
  end
  if #class.fields > 0 then put "" end
end

--- How the caller writes it: doc:token(i), core.env(name), pack(def).
local function called(owner, sep, name, list)
  local receiver = owner == "Event" and "ev" or owner:lower()
  return ("%s%s%s(%s)"):format(receiver, sep, name, list)
end

local function put_function(doc, heading)
  put("#### `%s`\n", heading)
  if #doc.about > 0 then put("%s\n", table.concat(doc.about, "\n")) end
  for _, p in ipairs(doc.params) do
    entry(("`%s` "):format(p.name), p.text)
  end
  for _, r in ipairs(doc.returns) do entry("returns ", r.text) end
  if #doc.params + #doc.returns > 0 then put "" end
  if #doc.example > 0 then
    local block = doc.example[1]:find "^```"
    put("Example:%s%s\n", block and "\n\n" or " ",
      table.concat(doc.example, "\n"))
  end
end

--- What a line of annotation is: kind, name, text.
local function annotation(line)
  local kind, rest = line:match "^%-%-%-@(%a+) ?(.*)$"
  if not kind then return nil end
  if kind == "return" then return kind, nil, rest end
  local name, text = rest:match "^(%S+) ?(.*)$"
  return kind, name, text
end

local function new() return { about = {}, params = {}, returns = {},
  example = {} } end

---@class Reader
local Reader = {}
Reader.__index = Reader

--- The class that is being read is complete.
function Reader:close()
  if self.class then put_class(self.class) end
  self.class = nil
end

local LISTS = { param = "params", ["return"] = "returns" }

function Reader:annotated(kind, name, text)
  local item = { name = name, text = text }
  if kind == "class" then
    self:close()
    self.class = { name = name:gsub("^geoeng%.", ""), fields = {},
      about = text:match "^%s*(.+)$", preface = self.preface }
    self.preface = nil
  elseif kind == "field" then
    table.insert(self.class.fields, item)
  elseif LISTS[kind] then
    table.insert(self.doc[LISTS[kind]], item)
  elseif kind == "meta" then
    self.module = name
    return
  else
    return
  end
  self.last = item
end

--- A comment: of an example, of the item before, or of what comes.
function Reader:comment(text)
  local more = text:match "^%s%s+(.*)$"
  if text:find "^Example:" then
    self.inexample = true
    text = text:match "^Example: ?(.*)$"
    if text ~= "" then table.insert(self.doc.example, text) end
  elseif self.inexample then
    table.insert(self.doc.example, text)
  elseif more and self.last then
    local gap = self.last.text:find "  " and " " or "  "
    self.last.text = self.last.text .. gap .. more
  else
    self.last = nil
    table.insert(self.doc.about, (text:gsub("^ ", "")))
  end
end

function Reader:line(line)
  local banner = line:match "^%-%- %-+ (.+)$"
  local kind, name, text = annotation(line)
  local comment = line:match "^%-%-%-(.*)$"
  local owner, sep, fn, list = line:match
    "^function ([%w]-)([.:]?)([%w_]+)%((.-)%) end$"
  if banner then
    self:close()
    if self.preface then put("%s\n", self.preface) end
    self.preface = nil
    put("## %s\n", self.module == "geoeng" and banner:gsub("^%l", string.upper)
      or self.module .. ": " .. banner)
  elseif kind then
    self:annotated(kind, name, text)
  elseif comment then
    self:comment(comment)
  elseif fn then
    self:close()
    if sep == "" then owner, fn = "", owner .. fn end
    put_function(self.doc, called(owner, sep, fn, list))
  elseif line == "" then
    -- A comment that stands alone introduces the class or part that follows.
    if #self.doc.about > 0 then
      self.preface = table.concat(self.doc.about, "\n")
    end
  else
    return -- local Doc = {}, return core, luacheck
  end
  if comment == nil then self.doc, self.last, self.inexample = new() end
end

put "# Library: what rules and modules can call\n"
for i = 2, #arg do
  local file = assert(io.open(arg[i]))
  local reader = setmetatable({ doc = new() }, Reader)
  for line in file:lines() do reader:line(line) end
  reader:close()
  file:close()
end
local file = assert(io.open(arg[1], "w"))
file:write((table.concat(out, "\n"):gsub("\n\n\n+", "\n\n")))
file:close()
