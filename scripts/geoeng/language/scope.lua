--- Whose lists and layers are whose: those of a rule file belong to it, those
--- of the library to all.
---
--- A file writes its own as $list and <layer>, those of a file that it requires
--- as $file.list and <file.layer>, by the last part of the name that `require`
--- was given. Its own are meant where the library has one of that name, too. The
--- core knows those of rule files by the name "file:list", which no pattern can
--- write; two files of one name are "file" and "file~2" there.

local errors = require "geoeng.language.errors"
local rule_files = require "geoeng.language.rule_files"

local M = {}

--- Names are those of layers in the core: "$list", "layer".
local own = {}       -- file -> name -> whole name
local required = {}  -- file -> what it calls another -> that file
local stems = {}     -- file -> its name in whole names
local files = {}     -- the other way round
local owners = {}    -- name -> { files that define it }, in order
local library = {}   -- name -> true
local shared = {}    -- layers of the library that rule files may add to: the
                     -- module that writes them, or true

local function mark_of(name) return name:sub(1, 1) == "$" and "$" or "" end

local function stem_of(file)
  if stems[file] then return stems[file] end
  local base = file:match "([^/]*)$":gsub("%.lua$", ""):gsub("[:~]", "_")
  local stem, n = base, 1
  while files[stem] do
    n = n + 1
    stem = base .. "~" .. n
  end
  stems[file], files[stem] = stem, file
  return stem
end

--- Say that rule files may add to a layer of the library.
---@param name string
---@param module string|nil  that writes it
function M.share(name, module) shared[name] = module or true end

--- The module of the library that writes a layer which rule files may add to.
---@param name string
---@return string|nil
function M.module_of(name)
  return type(shared[name]) == "string" and shared[name] or nil
end

--- The whole name of a list ("$x") or layer ("x") that is defined.
---@param where table  of the definition
---@param name string
---@return string whole
function M.define(where, name)
  if shared[name] then return name end
  if where.library then
    library[name] = true
    return name
  end
  local names = own[where.file] or {}
  own[where.file] = names
  if not names[name] then
    local mark = mark_of(name)
    names[name] = mark .. stem_of(where.file) .. ":" .. name:sub(#mark + 1)
    owners[name] = owners[name] or {}
    table.insert(owners[name], where)
  end
  return names[name]
end

--- A rule file requires another.
---@param file string
---@param as string     what it calls it
---@param other string  that file
---@return string|nil earlier  one that it calls so already
function M.require(file, as, other)
  required[file] = required[file] or {}
  local earlier = required[file][as]
  required[file][as] = earlier or other
  return earlier ~= other and earlier or nil
end

--- Every name that a rule file can write, and what it stands for.
local function names_of(file)
  local names = {}
  for as, other in pairs(required[file] or {}) do
    for name, whole in pairs(own[other] or {}) do
      local mark = mark_of(name)
      names[mark .. as .. "." .. name:sub(#mark + 1)] = whole
    end
  end
  for name, whole in pairs(own[file] or {}) do names[name] = whole end
  return names
end

--- The one whole name of a name that no file writes: on a command line; nil:
--- there is none, or there are several.
---@param name string  "$list", "layer", or with its file "$file.list"
---@return string|nil whole
function M.anywhere(name)
  if library[name] or shared[name] then return name end
  local list = owners[name]
  if list then return not list[2] and own[list[1].file][name] or nil end
  local mark = mark_of(name)
  local stem, rest = name:sub(#mark + 1):match "^([^.]+)%.(.+)$"
  return stem and files[stem] and own[files[stem]][mark .. rest] or nil
end

--- Whether some file has a list or layer of that name.
---@param name string
---@return boolean
function M.is_taken(name) return (owners[name] or library[name]) ~= nil end

--- What a name means where it stands.
---@param where table   place of the rule; `anywhere`: of no file
---@param name string   "$list" or "layer"
---@return string|nil whole
function M.resolve(where, name)
  if where.library or where.anywhere then return M.anywhere(name) end
  local whole = own[where.file] and own[where.file][name]
  if whole or library[name] or shared[name] then return whole or name end
  local mark = mark_of(name)
  local as, rest = name:sub(#mark + 1):match "^([^.]+)%.(.+)$"
  local other = as and (required[where.file] or {})[as]
  return other and own[other] and own[other][mark .. rest] or nil
end

--- Whether a rule file that is not required lies beside another.
local function stands_beside(file, as)
  if (required[file] or {})[as] then return false end
  local folder = file:match "^(.*)/[^/]*$" or ""
  return rule_files.read(folder, as .. ".lua") ~= nil
end

--- What to write instead of a name that means nothing: the same of another
--- file, or one that is written much alike.
---@param where table
---@param name string
---@return string hint
function M.hint(where, name)
  local mark, written = mark_of(name), nil
  if M.module_of(name) then
    return ("; no rule reads it: write require \"%s\" at the top of the file")
      :format(M.module_of(name))
  elseif shared[name] then
    return ("; no rule reads it: a role string or 'find' has to name <%s>")
      :format(name)
  end
  local file = name:sub(#mark + 1):match "^([%w_]+)%."
  if file and stands_beside(where.file or "", file) then
    return ("; write require \"%s\" at the top of the file"):format(file)
  end
  local owner = (owners[name] or {})[1]
  for as, other in pairs(owner and required[where.file] or {}) do
    local names = own[other] or {}
    written = names[name] and (not written or as < written) and as or written
  end
  if written then
    return ("; write %s%s.%s for that of '%s'"):format(mark, written,
      name:sub(#mark + 1), written)
  end
  if owner then
    return ("; %s has one: require it, and write its name before this one")
      :format(owner.file)
  end
  local known = {}
  local function add(list)
    for key in pairs(list) do
      if mark_of(key) == mark then known[key:sub(#mark + 1)] = true end
    end
  end
  add(names_of(where.file))
  add(library)
  if mark == "" then add(shared) end
  return errors.hint(name:sub(#mark + 1), known)
end

--- A whole name as people write it: without its file where one file alone has
--- the name.
---@param whole string
---@return string
function M.shown(whole)
  local mark = mark_of(whole)
  local stem, name = whole:sub(#mark + 1):match "^([^:]*):(.*)$"
  if not stem then return whole end
  local list = owners[mark .. name]
  local alone = list and not list[2] and not library[mark .. name]
  if alone then return mark .. name end
  return ("%s%s.%s"):format(mark, stem, name)
end

--- A message of the core with the names in it as people write them.
---@param message string
---@return string
function M.readable(message)
  return (message:gsub("%$?[^%s:$<>()']+:[%a_][%w_]*", function(name)
    return files[name:match "^%$?([^:]*)"] and M.shown(name) or nil
  end))
end

--- Whether a rule file has a name that the library has, too.
---@return boolean
function M.contested()
  for name in pairs(owners) do
    if library[name] then return true end
  end
  return false
end

--- What names mean in each rule file, for functions that ask for layers; under
--- "" what they mean where no file is known.
---@return table<string, table<string, string>>
function M.tables()
  local all = { [""] = {} }
  for file in pairs(rule_files.texts) do all[file] = names_of(file) end
  for name in pairs(owners) do all[""][name] = M.anywhere(name) end
  return all
end

return M
