--- Role strings of the pattern language: "subj <actor> | by/from <actor>".
---
---   slots pattern        the slot's noun phrase, where the pattern matches
---   in/near <place>      the same for prepositions
---   from/out of <place>  which may have several words
---   any <place>          anywhere in the sentence
---   a | b                the first that finds something
---   a + b                both
---
--- Slots are subj, obj, iobj, poss, comp and the prepositions that the caller
--- knows; nothing else can stand there. The functions become methods of the
--- pattern parser.

--- Slots that only a tree tells; prepositions are read off the words, too.
local SYNTAX = { subj = true, obj = true, iobj = true, poss = true,
  comp = true }

local WORDS = 5 -- of the longest preposition

local START = "a role starts with slots or prepositions, then its pattern, as "
  .. "in: subj <actor>, in/near <place>"

--- The words of a slot as a tree, for what is found by words alone.
local function words_of(slot)
  local seq = { k = "seq", at = slot.at }
  for w in slot.name:gmatch "%S+" do
    seq[#seq + 1] = { k = "word", w, at = slot.at }
  end
  return #seq == 1 and seq[1] or seq
end

--- Slots as one tree, nil when there are none.
local function either(slots, at)
  if #slots == 0 then return nil end
  local alt = { k = "alt", at = at }
  for i, slot in ipairs(slots) do alt[i] = words_of(slot) end
  return #alt == 1 and alt[1] or alt
end

--- A clause of slots and a pattern.
local function clause_of(slots, value, at)
  if slots[1].any then return { value = value, at = at } end
  local names, longer, words, syntax, all = {}, {}, {}, false, {}
  for _, slot in ipairs(slots) do
    all[#all + 1] = slot.name
    syntax = syntax or slot.syntax
    if slot.several then longer[#longer + 1] = slot
    else names[#names + 1] = slot.name end
    if not slot.syntax then words[#words + 1] = slot end
  end
  return { prep = either(words, at), longer = either(longer, at),
    value = value, slots = #names > 0 and names or nil, syntax = syntax,
    all_slots = all, at = at }
end

--- What a method reads once and again behind a sign.
local function several(p, sign, read)
  local from, list = p.pos, { read(p) }
  local parts = p:part({}, from)
  while p:accept(sign) do
    from = p.pos
    list[#list + 1] = read(p)
    p:part(parts, from)
  end
  p:parted(parts)
  return list
end

--- The longest name of a slot that stands at a place, and where it ends; nil.
local function slot_at(p, at)
  local name, stop, text, pos = nil, at, nil, at
  for _ = 1, WORDS do
    local word, behind = p.text:match("^(%a+)()", pos)
    if not word then break end
    text = text and text .. " " .. word or word
    if SYNTAX[text] or text == "any" or p.known[text] then
      name, stop = text, behind
    end
    pos = p.text:match("^ +()", behind)
    if not pos then break end
  end
  return name, stop
end

local function no_slot(p, at)
  local first = p.text:match("^[%a_]+", at)
  error({ message = first and ("'%s' is no slot and no preposition")
    :format(first) or START, column = at, slot = first }, 0)
end

local function checked(p, slots)
  for _, slot in ipairs(slots) do
    if slot.any and #slots > 1 then
      p:fail("'any' is the whole sentence: it stands alone", slot.at)
    end
  end
  return slots
end

---@param Parser Parser  the class that gets the methods
return function(Parser)
  --- One slot.
  function Parser:slot()
    local at = self.pos
    local name, stop = slot_at(self, at)
    if not name then
      no_slot(self, at)
    end
    self.pos = stop
    return { name = name, at = at, any = name == "any",
      syntax = SYNTAX[name] or false, several = name:find " " ~= nil }
  end

  --- Slots with / between them.
  function Parser:slots() return checked(self, several(self, "/", self.slot)) end

  --- One clause of a role string: slots, then the argument.
  function Parser:clause()
    self:skip()
    local at, slots = self.pos, self:slots()
    self:skip()
    if self:peek():find "^[|+]?$" then
      self:fail "a pattern is expected after the slot or preposition"
    end
    local value = self:sequence()
    if (value.k == "seq" and value[1] or value).k == "gap" then
      self:fail("a slot stands directly before its pattern: obj <target>",
        value.at)
    end
    return clause_of(slots, value, at)
  end

  --- Clauses joined by +: all of them fill the role.
  function Parser:sum()
    local list = several(self, "+", self.clause)
    for i = 2, #list do list[i - 1].also = list[i] end
    return list[1]
  end

  function Parser:clauses()
    self.sums = true
    return several(self, "|", self.sum)
  end
end
