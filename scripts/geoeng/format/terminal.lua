--- What commands write for people: coloured by the palette and broken to the
--- width of the terminal; plain bytes where standard output is none.

local host = require "geoeng.host"
local palette = require "geoeng.format.palette"
local wrap = require "geoeng.format.wrap"

local M = { paint = palette.paint }

local columns -- nil: lines are not broken

--- How standard output is written to. Auto colours are those on a terminal,
--- unless NO_COLOR says no. TERM=dumb is what programs say that read what they
--- let run on a terminal: to them lines go as they do to a pipe.
---@param when "auto"|"always"|"never"
function M.choose(when)
  local shown = host.isatty() and host.env "TERM" ~= "dumb"
  palette.use(when == "always"
    or when == "auto" and shown and (host.env "NO_COLOR" or "") == "")
  columns = shown and host.columns() or nil
end

--- Columns of the terminal, nil where standard output is none.
---@return integer|nil
function M.columns() return columns end

--- Write what is broken; only what comes this way may set colours.
local function put(text)
  host.color(palette.is_used())
  host.write(palette.is_used() and palette.own(text) or text)
  host.color(false)
end

--- Write lines.
---@param text string
---@param hang integer|nil  columns before what goes on in a new line; else four
---                         more than the line has before it
function M.write(text, hang)
  if columns then
    text = text:gsub("[^\n]+", function(line)
      return wrap.line(line, columns, hang or #line:match "^ *" + 4)
    end)
  end
  put(text)
end

--- Write a line that starts with a label; what goes on stands under its text.
---@param label string
---@param text string
function M.row(label, text)
  M.write(label .. text .. "\n", wrap.width(label))
end

--- Write lines that are broken already.
---@param text string
function M.write_broken(text) put(text) end

--- Write the help of a command: what goes on of a line stands under its text.
---@param text string
function M.usage(text)
  for line, feed in text:gmatch "([^\n]*)(\n?)" do
    local label = line:match "^ *%S.-  +" or line:match "^%l+: +"
    local name, rest = line:match "^(%l+:)(.*)$"
    if name then line = M.paint("head", name) .. rest end
    M.write(line .. feed, #(label or line:match "^ *"))
  end
end

-- ---------------------------------------------------------------- findings

--- A place in a file, which no line is broken in.
---@param file string
---@param line integer
---@param rest string|nil  behind the line
---@return string
function M.place(file, line, rest)
  local text = ("%s:%d%s"):format(file, line, rest or "")
  return M.paint("path", columns and wrap.whole(text) or text)
end

--- Columns before the caret of a line below a source line.
local function caret_at(source, caret)
  local byte = utf8.offset(source, #caret:match "^%s*" + 1)
  return wrap.width(source:sub(1, (byte or #source + 1) - 1))
end

--- A source line, and the caret under it, as wide as the terminal.
local function excerpt(source, caret, severity)
  source = source:sub(3)
  local at = caret and caret_at(source, caret:sub(3)) or 0
  source = source:gsub("\t", " ") -- one column each, as was counted
  source, at = wrap.part(source, at, (columns or math.huge) - 2)
  return "  " .. source .. "\n" .. (caret and "  " .. (" "):rep(at)
    .. M.paint(severity, "^") .. "\n" or "")
end

--- The first line of a message: place, severity, what.
local function headline(line)
  for _, severity in ipairs { "error", "warning", "note" } do
    local from, to = line:find(": " .. severity .. ": ", 1, true)
    if from then
      local place = line:sub(1, from)
      return M.paint("path", columns and wrap.whole(place) or place) .. " "
        .. M.paint(severity, severity .. ":") .. line:sub(to), severity
    end
  end
  return line, "error"
end

--- Write a message about rules, as errors.format makes it.
---@param text string
function M.finding(text)
  if not columns and not palette.is_used() then
    return host.write(text .. "\n")
  end
  local lines = {}
  for line in text:gmatch "[^\n]+" do lines[#lines + 1] = line end
  local head, severity = headline(lines[1] or "")
  M.write(head .. "\n", 4)
  for i = 2, #lines do
    local is_caret = lines[i]:find "^  %s*%^$"
    if not (is_caret and i > 2) then
      local below = lines[i + 1]
      put(excerpt(lines[i], below and below:find "^  %s*%^$" and below,
        severity))
    end
  end
end

return M
