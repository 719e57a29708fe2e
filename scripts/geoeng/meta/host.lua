---@meta geoeng.host
-- luacheck: ignore 212 241

--- What commands need of the system: a module of the command `geoeng` alone, a
--- program that uses the library has none.

---@class geoeng.host
local host = {}

-- ------------------------------------------------------------------- files

--- Write a file as a whole: beside its place first, then moved there.
---@param path string
---@param text string
---@param new boolean|nil  it must not exist yet
---@return boolean|nil ok
---@return string|nil message
function host.writefile(path, text, new) end

--- Sorted names in a directory, without hidden ones.
---@param path string
---@return string[]|nil names
---@return string|nil message
function host.listdir(path) end

--- When and what a file is: another string when it was written since.
---@param path string
---@return string|nil stamp  nil when there is no such file
function host.stamp(path) end

--- Iterate over the documents of inputs; text is false for one that cannot be
--- read, and what follows says why.
---@param paths string[]   files, directories, "-"
---@param day integer|nil  of documents without a date
---@param events boolean|nil  the inputs are stored events; a text is the lines of
---  one document's, all of them records by event/schema.lua, as the core writes them
---@return fun(): string|false|nil, table|string|boolean  text, { id=, title=,
---  day= } for core.analyze, line= of a document that is a line, and meta=, a JSON
---  object of what else the input says of it; false, message; nil at the end,
---  whether any input could be opened
function host.inputs(paths, day, events) end

---@class geoeng.Run  the folder that a run with `--out DIR/` wrote
local Run = {}

--- The records of the next document, which are those that were written.
---@return string|nil|false records  nil at the end, when all was compared with
---  what the end of the run signed; false: something is wrong
---@return integer|string|nil ordinal  of the document in the input; message
function Run:next() end

--- The documents of its input, those of other shards counted; nil: it was
--- stopped before the end. To be believed behind the last document.
---@return integer|nil
function Run:inputs() end

--- What decides the bytes of the run: version, rules, options.
---@return string
function Run:key() end

--- Free it.
function Run:close() end

---@param dir string
---@return geoeng.Run|nil run
---@return string|nil message
function host.open_run(dir) end

-- ------------------------------------------------------------------ output

--- To standard output; a failure ends the command.
---@param text string
function host.write(text) end

--- Whether what is written may set colours; other control characters never get
--- through.
---@param on boolean
function host.color(on) end

--- A line of standard input without its end, nil behind the last. On a terminal
--- it can be edited, and earlier ones called back.
---@param prompt string|nil  shown on a terminal
---@return string|nil
function host.readline(prompt) end

--- Whether standard output is a terminal.
---@return boolean
function host.isatty() end

--- Columns of the terminal, 80 when there is none.
---@return integer
function host.columns() end

--- Whether the locale has UTF-8: bars are drawn, where it has. A confined
--- process knows of none.
---@return boolean
function host.utf8() end

--- The command as it can be typed again: by the path that it was called by, or
--- `geoeng`.
---@return string
function host.command() end

-- -------------------------------------------------------------------- rest

---@param name string  of an environment variable
---@return string|nil
function host.env(name) end

--- The arguments of a command, read by the table of all options.
---@param command string
---@param arguments string[]
---@return table|nil options  by name; `given`: the set of those that were;
---       `names`, `rules` and `inputs`: what is no option
---@return string|nil why
function host.options(command, arguments) end

--- What the help of a command says of its options.
---@param command string
---@return string
function host.option_text(command) end

--- Wait; what was written to standard output is out before.
---@param milliseconds integer  at most an hour
function host.sleep(milliseconds) end

---@class geoeng.Peer  another engine, with a Lua state of its own
local Peer = {}

--- Call a function of a module there; strings, integers, booleans and nil go
--- in, and one of them comes out.
---@param module string
---@param name string
---@param ... string|integer|boolean|nil
---@return string|integer|boolean|nil
function Peer:call(module, name, ...) end

--- Free it.
function Peer:close() end

---@return geoeng.Peer
function host.peer() end

return host
