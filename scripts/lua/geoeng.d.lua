---@meta geoeng
-- luacheck: ignore 212 241

--- What `require "geoeng"` offers, for LuaLS; `geoeng help embedding` shows it at
--- work. Wrong use (a bad argument, a closed engine) raises an error; what comes
--- from outside, rule files and documents, fails with nil and a message.

---@class geoeng
---@field version string  of geoeng
---@field null lightuserdata  what a null of `meta` is in a record
local geoeng = {}

---@class geoeng.Options
---@field [integer] string  rule files; a name without `.lua` is one with it, and
---       packs that come with geoeng need no folder
---@field path string|nil  folders, `:` between, in which rule files are looked
---       for, and what they name
---@field model string|nil  of English; the one that was installed, `""`: none
---@field cache string|nil  folder of compiled lexicons
---@field only string|nil  modalities, `,` between: `"asserted,planned"`
---@field types string|nil  event types, `,` between
---@field count "mention"|"cluster"|nil  `cluster`: one record an occurrence
---@field format string|nil  what `output` writes: `jsonl`, a table (`csv`,
---       `dyads` ...) or another but `json` and `geojson`, which are one value

--- Load rule files. The message of a mistake has `file:line:column`.
---@param options geoeng.Options
---@return geoeng.Engine|nil engine
---@return string|nil message
function geoeng.engine(options) end

---@class geoeng.Document
---@field id string|nil
---@field date string|nil  `YYYY-MM-DD`
---@field title string|nil
---@field meta string|nil  a JSON object in one line, which records get as `meta`

---@class geoeng.Event: geoeng.Record  a record; here `end` stands for `stop`
---@field schema string  `geoeng-event-1`
---@field doc_title string|nil
---@field doc_date string|nil
---@field meta table|nil

---@class geoeng.Engine  one for each thread of the system; any coroutine may use it
local Engine = {}

--- The events of a document, those of the records in jsonl.
---@param text string  UTF-8
---@param document geoeng.Document|nil
---@return geoeng.Event[]|nil events  nil: the document failed; the next may run
---@return string|nil message
function Engine:run(text, document) end

--- The same as JSON Lines, the bytes that the command writes.
---@param text string
---@param document geoeng.Document|nil
---@return string|nil lines
---@return string|nil message
function Engine:jsonl(text, document) end

--- The same in the form that `format` chose: the outputs of all documents stand
--- between `head` and `foot`.
---@param text string
---@param document geoeng.Document|nil
---@return string|nil output
---@return string|nil message
function Engine:output(text, document) end

---@return string|nil head  the names of a table's columns, `""` where there is none
---@return string|nil message
function Engine:head() end

---@return string|nil foot
---@return string|nil message
function Engine:foot() end

--- Warnings of the rules, then those of the last document, a line each.
---@return string[]
function Engine:warnings() end

--- Give back its memory, some 50 MB that Lua's collector does not see: engines
--- that are many are best `local engine <close>`. It may be closed already.
function Engine:close() end

return geoeng
