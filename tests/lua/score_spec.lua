local score = require "geoeng.eval.score"

--- "attack 1 10-16 attacker:0-9 target:17-25": type, sentence, trigger, roles.
local function event(text)
  local kind, sentence, first, last = text:match "^(%S+) (%d+) (%d+)-(%d+)"
  local ev = { type = kind, sentence = tonumber(sentence), args = {},
    trigger = { start = tonumber(first), stop = tonumber(last) } }
  for role, a, b in text:gmatch " (%a+):(%d+)-(%d+)" do
    table.insert(ev.args, { role = role, start = tonumber(a),
      stop = tonumber(b) })
  end
  ev.modality = text:match "modality=(%a+)"
  return ev
end

local function document(gold, found)
  local d = { gold = {}, found = {} }
  for i, text in ipairs(gold) do d.gold[i] = event(text) end
  for i, text in ipairs(found) do d.found[i] = event(text) end
  d.result = score.align(d.gold, d.found)
  return d
end

describe("score", function()
  it("pairs events of one type and sentence", function()
    local d = document({ "attack 1 10-16", "attack 2 60-66", "meeting 3 90-93" },
      { "attack 1 20-26", "meeting 2 60-66", "meeting 4 190-193" })
    assert.are.equal(1, #d.result.pairs)
    assert.are.equal(2, #d.result.missing)
    assert.are.equal(2, #d.result.invented)
    local counts = score.count { d }
    assert.are.same({ right = 1, found = 3, gold = 3 }, counts.events)
    assert.are.same({ right = 0, found = 2, gold = 1 }, counts.types.meeting)
    assert.are.same({ attack = { meeting = 1 } }, counts.confusion)
    assert.are.same({ right = 0, n = 1 }, counts.fields.trigger)
  end)

  it("makes pairs of overlapping triggers first, then of near ones", function()
    -- The found 30-36 is nearer to the gold 32-33 and to 20-26 alike.
    local d = document({ "attack 1 20-26", "attack 1 40-46" },
      { "attack 1 44-50", "attack 1 30-36" })
    assert.are.equal(2, #d.result.pairs)
    assert.are.equal(44, d.result.pairs[1].found.trigger.start)
    assert.are.equal(40, d.result.pairs[1].gold.trigger.start)
    assert.are.equal(30, d.result.pairs[2].found.trigger.start)
    -- Overlap counts across what are two sentences.
    d = document({ "attack 1 20-26" }, { "attack 2 25-30" })
    assert.are.equal(1, #d.result.pairs)
  end)

  it("takes one event for one", function()
    local d = document({ "attack 1 10-16" }, { "attack 1 10-16",
      "attack 1 10-16" })
    assert.are.same({ right = 1, found = 2, gold = 1 },
      score.count({ d }).events)
  end)

  it("counts arguments that share half of the shorter", function()
    local d = document(
      { "attack 1 10-16 attacker:0-8 target:20-30 place:40-44 time:50-60" },
      -- half of 8; 4 of 10; right span, wrong role; inside
      { "attack 1 10-16 attacker:4-20 target:26-40 time:40-44 time:52-53" })
    local counts = score.count { d }
    assert.are.same({ right = 2, found = 4, gold = 4 }, counts.args)
    assert.are.same({ right = 1, found = 1, gold = 1 }, counts.roles.attacker)
    assert.are.same({ right = 0, found = 1, gold = 1 }, counts.roles.target)
    assert.are.same({ right = 1, found = 2, gold = 1 }, counts.roles.time)
    assert.are.equal(2, #d.result.pairs[1].missing)
    assert.are.equal(2, #d.result.pairs[1].invented)
  end)

  it("counts arguments of events without a pair", function()
    local d = document({ "attack 1 10-16 target:20-30" },
      { "attack 2 90-96 target:20-30 weapon:2-4" })
    assert.are.same({ right = 0, found = 2, gold = 1 }, score.count({ d }).args)
  end)

  it("looks at modality where it is annotated", function()
    local d = document(
      { "attack 1 1-5 modality=negated", "attack 2 11-15 modality=alleged",
        "attack 3 21-25" },
      { "attack 1 1-5 modality=negated", "attack 2 11-15 modality=asserted",
        "attack 3 21-25 modality=asserted" })
    assert.are.same({ right = 1, n = 2 }, score.count({ d }).fields.modality)
  end)

  it("computes precision, recall and F1", function()
    local x = score.prf(2, 4, 5)
    assert.are.equal(0.5, x.p)
    assert.are.equal(0.4, x.r)
    assert.is_true(math.abs(x.f1 - 4 / 9) < 1e-12)
    assert.are.equal(0, score.prf(0, 0, 0).f1)
  end)

  it("compares links with clusters", function()
    local d = document(
      { "attack 1 1-5", "attack 2 11-15", "attack 3 21-25", "attack 4 31-35" },
      { "attack 1 1-5", "attack 2 11-15", "attack 3 21-25", "attack 4 31-35" })
    assert.is_nil(score.links { d })
    -- Annotated {1 2 3} {4}; found {1 2} {3 4}.
    for i, cluster in ipairs { "a", "a", "a", "b" } do
      d.gold[i].cluster = cluster
      d.found[i].cluster = i <= 2 and "x" or "y"
    end
    local x = score.links { d }
    assert.are.equal(4, x.n)
    -- P: 1 1 1/2 1/2; R: 2/3 2/3 1/3 1.
    assert.are.equal(0.75, x.p)
    assert.is_true(math.abs(x.r - (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4) < 1e-12)
    -- Found without links, each stands alone.
    for _, ev in ipairs(d.found) do ev.cluster = nil end
    assert.are.equal(1, score.links({ d }).p)
    assert.are.equal(0.5, score.links({ d }).r)
  end)

  it("samples documents in the same way each time", function()
    local docs = {}
    for i = 1, 20 do
      docs[i] = document({ "attack 1 10-16" },
        { i % 2 == 0 and "attack 1 10-16" or "attack 9 90-96" })
    end
    local a, b = score.bootstrap(docs, 200), score.bootstrap(docs, 200)
    assert.are.same(a, b)
    assert.is_true(a.events[1] < 0.5 and a.events[2] > 0.5)
    assert.is_true(a.events[1] > 0.1 and a.events[2] < 0.9)
    local same = score.bootstrap({ docs[2] }, 50)
    assert.are.same({ 1, 1 }, same.events)
    assert.are.same({}, score.bootstrap({}, 50).events)
  end)
end)
