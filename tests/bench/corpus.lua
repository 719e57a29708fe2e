-- corpus.lua text CORPUS.jsonl     the texts alone, parted by form feeds
-- corpus.lua sample FILE N         JSON Lines: a text N times
-- corpus.lua accents TEXT           every seventh long word with an accent:
--                                   about one word in twenty
-- corpus.lua cyrillic TEXT          all letters Cyrillic
-- corpus.lua events N PARTS FOLDER  N sentences that tell of an attack, in PARTS
--                                   texts of a folder
-- corpus.lua first N TEXT           the first N documents of a text
local cjson_string = { ["\\n"] = "\n", ["\\t"] = "\t", ['\\"'] = '"',
  ["\\\\"] = "\\", ["\\/"] = "/", ["\\r"] = "\r" }

local function read(path)
  local f = assert(io.open(path, "rb"))
  local s = f:read "a"
  f:close()
  return s
end

-- The member "text" of a line that Python's or our own writer made.
local function text_of(line)
  local at = select(2, line:find '"text":%s*"')
  if not at then return nil end
  local out, i = {}, at + 1
  while true do
    local stop = line:find('["\\]', i)
    if not stop then return nil end
    out[#out + 1] = line:sub(i, stop - 1)
    if line:byte(stop) == 34 then return table.concat(out) end
    local code = line:match("^\\u(%x%x%x%x)", stop)
    if code then
      local cp = tonumber(code, 16)
      out[#out + 1] = cp >= 0xD800 and cp < 0xE000 and "?" or utf8.char(cp)
      i = stop + 6
    else
      out[#out + 1] = cjson_string[line:sub(stop, stop + 1)] or "?"
      i = stop + 2
    end
  end
end

-- Every seventh word of six letters or more, vowels accented.
local function accents(text)
  local n = 0
  local vowels = { a = "á", e = "é", i = "í", o = "ö", u = "ü" }
  return (text:gsub("%f[%a]%a%a%a%a%a%a+", function(w)
    n = n + 1
    return n % 7 == 0 and w:gsub("[aeiou]", vowels, 1) or nil
  end))
end

local function cyrillic(text)
  return (text:gsub("%a", function(c)
    local base = c:find "%u" and 0x410 or 0x430
    return utf8.char(base + (c:lower():byte() - 97))
  end))
end

-- Sentences of attacks, of words that vary.
local function event_sentence(i)
  local who = { "Rebels", "Government troops", "Militants", "Gunmen", "Soldiers",
    "Insurgents", "Fighters" }
  local what = { "attacked", "shelled", "stormed", "raided", "bombed" }
  local where = { "a base near Aleppo", "the port of Odesa", "a market in Kabul",
    "positions outside Mosul", "a convoy in Somalia", "two villages in Mali" }
  local when = { "on Monday", "on Tuesday night", "early on Friday",
    "over the weekend" }
  return ("%s %s %s %s, killing %d people.%s"):format(who[i % #who + 1],
    what[i // 3 % #what + 1], where[i // 5 % #where + 1],
    when[i // 7 % #when + 1], i * 7 % 40 + 2, i % 5 == 0 and "\n\n" or " ")
end

local function event_texts(n, parts, folder)
  for part = 1, parts do
    local f = assert(io.open(("%s/%d.txt"):format(folder, part), "w"))
    for i = 1, n // parts do f:write(event_sentence(part * n + i)) end
    f:close()
  end
end

local function first_documents(n, text)
  local at = 1
  for _ = 1, n do at = (text:find("\f", at, true) or #text + 1) + 1 end
  io.write(text:sub(1, at - 2))
end

if arg[1] == "events" then
  event_texts(tonumber(arg[2]), tonumber(arg[3]), arg[4])
elseif arg[1] == "first" then
  first_documents(tonumber(arg[2]), read(arg[3]))
elseif arg[1] == "accents" then
  io.write(accents(read(arg[2])))
elseif arg[1] == "cyrillic" then
  io.write(cyrillic(read(arg[2])))
elseif arg[1] == "text" then
  local first = true
  for line in io.lines(arg[2]) do
    local text = text_of(line)
    if text then
      if not first then io.write "\f" end
      first = false
      io.write((text:gsub("\f", " ")))
    end
  end
else
  local text = read(arg[2]):gsub('["\\]', "\\%0"):gsub("\n", "\\n")
  for i = 1, tonumber(arg[3]) do
    io.write(('{"id":"%d","date":"2024-05-08","text":"%s"}\n'):format(i, text))
  end
end
