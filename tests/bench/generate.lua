-- Rules and phrases drawn from the words of a corpus, so that they match.
--
--   lua5.4 generate.lua rules CORPUS.txt N LUA|json [SHARE]
--   lua5.4 generate.lua phrases CORPUS.txt N
--
-- Rules: 2 to 5 words from places of the corpus, a tenth with an alternative,
-- a fifth of the inner ones optional, a quarter followed by a gap of 1 to 3
-- tokens; "json" writes the same rules for the peers. A rule never starts
-- with one of the hundred commonest words. Phrases: n-grams of the corpus,
-- as they stand there, and once these are used up pairs of its words.
local kind, path, count, form = arg[1], arg[2], tonumber(arg[3]), arg[4]

local seed = 7
local function below(n)
  seed = (seed * 6364136223846793005 + 1442695040888963407)
  return (seed >> 33) % n
end

local function read(name)
  local f = assert(io.open(name, "rb"))
  local s = f:read "a"
  f:close()
  return s
end

local tokens, counts = {}, {}
for word in read(path):gmatch "%a+" do
  tokens[#tokens + 1] = word
  word = word:lower()
  counts[word] = (counts[word] or 0) + 1
end

-- The hundred commonest words.
local function common_words()
  local list, common = {}, {}
  for word in pairs(counts) do list[#list + 1] = word end
  table.sort(list, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  for i = 1, math.min(100, #list // 2) do common[list[i]] = true end
  return common
end

local common = common_words()

local function random_word()
  return tokens[below(#tokens) + 1]:lower()
end

-- { words = {w, w2?}, optional, gap } ...: consecutive words of the corpus,
-- so that a rule without its variations matches there.
local function rule()
  local n, at = 2 + below(4)
  repeat at = below(#tokens - 6) + 1 until not common[tokens[at]:lower()]
  local out = {}
  for i = 1, n do
    local e = { words = { tokens[at + i - 1]:lower() } }
    if below(10) == 0 then e.words[2] = random_word() end
    if i > 1 and i < n then e.optional = below(5) == 0 end
    if i < n and below(4) == 0 then e.gap = 1 + below(3) end
    out[i] = e
  end
  return out
end

local function as_pattern(r)
  local out = {}
  for i, e in ipairs(r) do
    local w = table.concat(e.words, "/")
    out[#out + 1] = (i == 1 and "trigger:" or "") .. w
      .. (e.optional and "?" or "")
    if e.gap then out[#out + 1] = "~" .. e.gap end
  end
  return table.concat(out, " ")
end

local function as_json(r)
  local out = {}
  for i, e in ipairs(r) do
    out[i] = ('{"words":["%s"],"optional":%s,"gap":%d}'):format(
      table.concat(e.words, '","'), tostring(e.optional or false), e.gap or 0)
  end
  return "[" .. table.concat(out, ",") .. "]"
end

local function write_rules()
  if form == "lua" then
    print 'pack { name = "bench", version = "1", about = "generated" }'
    print 'words "phrase" { tsv = "phrases.tsv", how = "fold" }'
    print 'event "phrase" { find = { "trigger:$phrase qqq" }, about = "x" }'
  end
  for i = 1, count do
    local r = rule()
    if form == "json" then
      print(as_json(r))
    else
      print(('event "e%d" { find = { "%s" }, about = "x" }'):format(i,
        as_pattern(r)))
    end
  end
end

-- A phrase of 1 to 3 words that starts with a capital, from the corpus first.
local function write_phrases()
  print "phrase\tcode"
  local seen, n = {}, 0
  local function add(phrase)
    if seen[phrase:lower()] or n >= count then return end
    seen[phrase:lower()] = true
    n = n + 1
    print(phrase .. "\tC" .. n % 1000)
  end
  local names = {}
  for i = 1, #tokens - 2 do
    if tokens[i]:find "^%u%l" and not common[tokens[i]:lower()] then
      names[#names + 1] = i
    end
  end
  for _ = 1, math.min(count // 7, #names) do
    local at = names[below(#names) + 1]
    add(table.concat(tokens, " ", at, at + below(3)))
  end
  while n < count do
    add(tokens[names[below(#names) + 1]] .. " " .. random_word()
      .. (below(2) == 0 and " " .. random_word() or ""))
  end
end

if kind == "rules" then write_rules() else write_phrases() end
