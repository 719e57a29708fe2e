--- The table of options.lua made complete: every command with all options that it
--- takes, and the text that its help shows of them.

local COLUMNS, WIDEST = 78, 21

local M = {}

--- The table of commands: each with `rows`, its own options, `note`, names of
--- those that are as for run, and `all`, what it takes.
---@param folder string  of scripts
function M.load(folder)
  local schema = dofile(folder .. "/geoeng/event/schema.lua")
  local t = assert(loadfile(folder .. "/build/options.lua"))(schema)
  local by_name = {}
  for _, row in ipairs(t.run) do by_name[row[1]] = row end
  t.common = {}
  for _, row in ipairs(t.run) do
    if row.common then t.common[#t.common + 1] = row end
  end
  for _, c in ipairs(t.commands) do
    c.rows = table.move(c.options or {}, 1, #(c.options or {}), 1, {})
    c.note, c.all = {}, {}
    for _, name in ipairs(c.as_run or {}) do
      c.note[#c.note + 1] = assert(by_name[name], name)
    end
    if c[1] ~= "run" then c.rows[#c.rows + 1] = by_name.help end
    for _, row in ipairs(c.rows) do
      if not row.common then c.all[#c.all + 1] = row end
    end
    table.move(c.note, 1, #c.note, #c.all + 1, c.all)
  end
  return t
end

--- "-j, --jobs N".
function M.label(row)
  return (row.letter and "-" .. row.letter .. ", " or "") .. "--" .. row[1]
    .. (row.optional and ("[=%s]"):format(row[2])
      or row[2] and " " .. row[2] or "")
end

--- What an option does, with its default and values.
function M.about(row)
  return (row.about:gsub("{(%l+)}", { default = tostring(row.default),
    values = row.values and table.concat(row.values, ", ") }))
end

--- Words behind a label that takes `column` columns, in lines.
local function filled(label, text, column)
  local lines, line = {}, label .. (" "):rep(column - #label)
  if #label >= column then
    lines[1], line = label, (" "):rep(column)
  end
  for word in text:gmatch "%S+" do
    local blank = line:find "%S" and #line > column and " " or ""
    if #line + #blank + #word > COLUMNS and #line > column then
      lines[#lines + 1], line, blank = line, (" "):rep(column), ""
    end
    line = line .. blank .. word
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n")
end

--- The lines of a command's options.
local function options_text(c)
  local widest, out = 0, {}
  for _, row in ipairs(c.rows) do
    if not row.with then widest = math.max(widest, #M.label(row)) end
  end
  local column = math.min(widest + 4, WIDEST)
  local function put(label, text)
    out[#out + 1] = filled("  " .. label, text, column)
  end
  for i, row in ipairs(c.rows) do
    if i == #c.rows and #c.note > 0 then
      local names = {}
      for k, r in ipairs(c.note) do
        names[k] = r.letter and "-" .. r.letter or "--" .. r[1]
      end
      local last = table.remove(names)
      out[#out + 1] = filled("", ("%s and %s as for run"):format(
        table.concat(names, ", "), last), 2)
    end
    if not row.with then put(M.label(row), M.about(row)) end
    if row.also then put("--" .. row[1] .. " " .. row.also[1], row.also[2]) end
  end
  return table.concat(out, "\n")
end

local function commands_text(t)
  local out = {}
  for i, c in ipairs(t.commands) do
    out[i] = filled("  " .. c[1] .. (c[2] == "" and "" or " " .. c[2]), c[3],
      WIDEST)
  end
  return table.concat(out, "\n")
end

--- The options of a command as its help shows them, and its help, where no
--- module has one.
function M.help(t, c)
  local text = options_text(c)
  return text, c.usage and (c.usage:gsub("{(%l+)}", { options = text,
    commands = commands_text(t) }))
end

return M
