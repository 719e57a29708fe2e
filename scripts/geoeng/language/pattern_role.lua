--- Role strings of the pattern language: "subj <actor> | by/from <actor>".
---
---   slots pattern        the slot's noun phrase, where the pattern matches
---   in/near <place>      the same for prepositions
---   any <place>          anywhere in the sentence
---   a | b                the first that finds something
---   a + b                both
---
--- Slots are subj, obj, iobj, poss, comp and all prepositions. The functions
--- become methods of the pattern parser.

--- Slots that only a tree tells; prepositions are read off the words, too.
local SYNTAX = { subj = true, obj = true, iobj = true, poss = true,
  comp = true }

--- The slots that the start of a clause names, when it is words alone, and
--- whether one of them needs a tree.
local function slots_of(nodes, n)
  local slots, syntax = {}, false
  local node = nodes[1]
  for _, w in ipairs(node.k == "alt" and node or { node }) do
    syntax = syntax or w.k == "word" and SYNTAX[w[1]] or false
    slots[#slots + 1] = w[1]
    if n > 1 or w.k ~= "word" then slots = nil break end
  end
  return slots, syntax
end

--- Whether a node is made of words, gaps and optional words alone: what can
--- stand between the start of a role's clause and its argument.
local function is_context(node)
  if node.k == "word" or node.k == "gap" then return true end
  if node.k == "rep" then return is_context(node[1]) end
  if node.k ~= "alt" then return false end
  for _, kid in ipairs(node) do
    if not is_context(kid) then return false end
  end
  return true
end

--- Some nodes of a list as one.
local function joined(nodes, first, last)
  if first == last then return nodes[first] end
  return table.move(nodes, first, last, 1, { k = "seq", at = nodes[first].at })
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

---@param Parser Parser  the class that gets the methods
return function(Parser)
  function Parser:check_slot(node)
    if not is_context(node) or node.k == "gap" then
      self:fail("a role starts with slots, prepositions or 'any', then its "
        .. "pattern, as in: subj <actor>, in/near <place>", node.at)
    end
  end

  --- One clause of a role string: prepositions, further words and gaps, then
  --- the argument.
  function Parser:clause()
    self:skip()
    local at, tree = self.pos, self:sequence()
    local nodes = tree.k == "seq" and tree.at == at and tree or { tree }
    self:check_slot(nodes[1])
    if #nodes == 1 then
      self:fail "a pattern is expected after the slot or preposition"
    end
    if nodes[1].k == "word" and nodes[1][1] == "any" then
      return { value = joined(nodes, 2, #nodes), at = at }
    end
    local n = 1
    while n + 1 < #nodes and is_context(nodes[n + 1]) do n = n + 1 end
    local slots, syntax = slots_of(nodes, n)
    if syntax and not slots then
      self:fail("a slot stands directly before its pattern: obj <target>", at)
    end
    return { prep = joined(nodes, 1, n), value = joined(nodes, n + 1, #nodes),
      slots = slots, syntax = syntax, at = at }
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
