--- core.word and core.mentions against the views of tokens, for every word of a
--- document: what they say must be the same.

local core = require "geoeng.core"

local M = {}

local word = core.word

--- Relations by which a word belongs to the phrase of its head.
local WITHIN = { compound = true, flat = true, amod = true, det = true,
  ["nmod:desc"] = true, nummod = true, ["flat:foreign"] = true }

local function same(got, want, what, token)
  if got ~= want then
    error(("%s of '%s' is %s, not %s"):format(what, token.text, tostring(got),
      tostring(want)))
  end
end

local function check_kids(doc, token)
  local kid, dep, norm = word.kid(doc, token.index, 0)
  for _, want in ipairs(token.children) do
    same(kid, want.index, "kid", token)
    same(dep, want.dep, "relation of a kid", token)
    same(norm, want.norm, "norm of a kid", token)
    if word.marker(doc, token.index, want.dep) == "" then
      same("", want.norm, "marker", token)
    end
    kid, dep, norm = word.kid(doc, token.index, kid)
  end
  same(kid, nil, "kid behind the last", token)
end

local function check_other(doc, token, last)
  local i, known = token.index, {}
  for k = i, last - 1 do known[doc:norm(k)] = true end
  local at, norm = word.other(doc, i, last, 1, known)
  same(at, not known[doc:norm(last)] and last or nil, "other", token)
  same(norm, at and doc:norm(last), "norm of the other", token)
  at, norm = word.other(doc, last, i, -1, {})
  same(at, last, "other, backwards", token)
  same(norm, doc:norm(last), "norm of the other, backwards", token)
  same(word.other(doc, i, i - 1, 1, {}), nil, "other of none", token)
  same(word.other(doc, i - 1, i, -1, {}), nil, "other of none", token)
  same(word.norm_at(doc, i), token.norm, "norm", token)
  for _, lemma in ipairs(token.lemmas) do
    same(word.may_be(doc, i, { [lemma] = true }), true, "lemma", token)
  end
  same(word.may_be(doc, i, { ["no lemma"] = true }), false, "lemma", token)
  same(word.norm_at(doc, doc.ntokens + i), "", "norm of none", token)
  same(word.norm_at(doc, 1 - i), "", "norm of none", token)
end

local function check_word(doc, token)
  local i = token.index
  for _, key in ipairs { "norm", "lemma", "pos", "tag", "dep" } do
    same(word[key](doc, i), token[key], key, token)
  end
  same(word.head(doc, i), token.head and token.head.index, "head", token)
  same(word.capital(doc, i), token.shape:find "^X" ~= nil, "capital", token)
  local sentence, first, last = word.sentence(doc, i)
  same(sentence, token.sentence.index, "sentence", token)
  same(first, token.sentence.first, "first of the sentence", token)
  same(last, token.sentence.last, "last of the sentence", token)
  same(word.any(doc, i, last, { [doc:norm(last)] = true }) ~= nil, true, "any",
    token)
  same(word.any(doc, i, i - 1, { [token.norm] = true }), nil, "any", token)
  check_other(doc, token, last)
  check_kids(doc, token)
end

local function phrase(token)
  local inside, first, last = {}, token.index, token.index
  local function add(t)
    inside[t.index] = true
    for _, kid in ipairs(t.children) do
      if WITHIN[kid.dep] then add(kid) end
    end
  end
  add(token)
  while inside[first - 1] do first = first - 1 end
  while inside[last + 1] do last = last + 1 end
  return first, last
end

local function check_covered(doc, sentence, layer)
  for token = sentence.first, sentence.last do
    local want
    for _, s in ipairs(sentence:layer(layer)) do
      if s.first <= token and s.last >= token then want = want or s end
    end
    same(word.covered(doc, token, token, layer), want, layer, doc:token(token))
  end
end

--- Raise what differs.
---@param doc geoeng.Doc
function M.check(doc)
  for token in doc:tokens() do check_word(doc, token) end
  for sentence in doc:sentences() do
    for _, layer in ipairs { "actor", "place", "$title" } do
      check_covered(doc, sentence, layer)
    end
    for _, m in ipairs(core.mentions(doc, sentence.index)) do
      local head = doc:token(m.at)
      local first, last = phrase(head)
      same(m.first, first, "first of the phrase", head)
      same(m.last, last, "last of the phrase", head)
      same(m.proper, head.pos == "PROPN", "proper", head)
    end
  end
end

return M
