local link = require "geoeng.link.occurrence"

--- Records from lines: "DOC TYPE sentence with [trigger] | role=text/COUNTRY
--- ... | fields": id is the number of the line.
local function records(lines)
  local list = {}
  for i, line in ipairs(lines) do
    local doc, kind, text, args, more = line:match
      "^(%S+) (%S+) (.-) | ?(.-) ?| ?(.*)$"
    local before, trigger = text:match "^(.-)%[(.-)%]"
    local rec = { id = tostring(i), doc = doc, type = kind, args = {},
      sentence = { index = tonumber(more:match "at=(%d+)") or i, start = 100 * i,
        text = text:gsub("[%[%]]", "") },
      trigger = { text = trigger, start = 100 * i + utf8.len(before) } }
    for role, value, country in args:gmatch "(%w+)=([^;/]+)/?(%u*);?" do
      table.insert(rec.args, { role = role, text = value, start = i,
        country = country ~= "" and country or nil,
        value = tonumber(value) and { min = tonumber(value), exact = true } })
    end
    rec.subtype = more:match "subtype=(%w+)"
    local day = more:match "day=(%S+)"
    rec.time = { value = day, from = day, to = day,
      basis = day and "read" or "default" }
    local place, grain = more:match "place=(%w+)/?(%w*)"
    rec.place = place and { name = place, grain = grain }
    list[i] = rec
  end
  link.link(list)
  return list
end

--- The clusters as "1 1 - 1": the first mention of each, - for none.
local function clusters(lines)
  local out = {}
  for i, rec in ipairs(records(lines)) do
    out[i] = rec.link and rec.link.cluster or "-"
  end
  return table.concat(out, " ")
end

describe("link", function()
  it("joins a definite noun to what was told before", function()
    local list = records {
      "a attack Rebels [raided] Goma | attacker=Rebels; target=Goma/COD |",
      "a attack The [raid] lasted an hour | |" }
    assert.are.equal("1", list[1].link.cluster)
    assert.are.equal("first mention", list[1].link.reason)
    assert.are.equal("1", list[2].link.cluster)
    assert.matches("definite", list[2].link.reason)
  end)

  it("carries arguments that a mention lacks", function()
    local list = records {
      "a attack Rebels [raided] Goma | attacker=Rebels; target=Goma/COD |",
      "a attack The [raid] by rebels lasted an hour | attacker=rebels |",
      "a attack The [raid] killed 4 | killed=4 |" }
    local args = list[2].link.args
    assert.are.equal(1, #args)
    assert.are.equal("target", args[1].role)
    assert.are.equal("1", args[1].resolved)
    assert.are.equal("COD", args[1].country)
    -- Of the attackers the nearest mention's.
    local roles = {}
    for _, a in ipairs(list[3].link.args) do roles[a.role] = a.resolved end
    assert.are.same({ attacker = "2", target = "1" }, roles)
    assert.is_nil(list[1].link.args)
    assert.are.equal(1, #list[3].args)
  end)

  local CASES = {
    { "an indefinite one is another", "- -",
      "a attack A [raid] hit Goma | target=Goma |",
      "a attack A [raid] was planned | |" },
    { "another is another", "- -",
      "a attack The [raid] hit Goma | target=Goma |",
      "a attack Another [raid] hit Goma | target=Goma |" },
    { "types are apart", "- -",
      "a attack Rebels [raided] Goma | attacker=Rebels |",
      "a meeting The [raid] by rebels | attacker=Rebels |" },
    { "countries are apart", "- -",
      "a attack Jets [raided] Goma | attacker=French jets/FRA |",
      "a attack The [raid] by troops | attacker=Chinese troops/CHN |" },
    { "days are apart", "- -",
      "a attack Rebels [raided] Goma | attacker=Rebels | day=2024-05-01",
      "a attack Rebels [raided] Goma | attacker=Rebels | day=2024-05-02" },
    { "towns are apart", "- -",
      "a attack Rebels [raided] | attacker=Rebels | place=Goma/city",
      "a attack Rebels [raided] | attacker=Rebels | place=Bukavu/city" },
    { "numbers of killed are apart", "- -",
      "a attack The [raid] killed 4 | killed=4; target=people |",
      "a attack The [raid] killed 5 | killed=5; target=people |" },
    { "the same day, place and side are one", "1 1",
      "a attack Rebels [raided] | attacker=Rebels | day=2024-05-01 place=Goma",
      "a attack Rebels [stormed] | attacker=Rebels | day=2024-05-01 place=Goma" },
    { "weapons of two models are two transfers", "1 - 1",
      "a sale Chad [bought] tanks | buyer=Chad/TCD;weapon=T-72 tanks |",
      "a sale Chad [bought] tanks | buyer=Chad/TCD;weapon=T-90 tanks |",
      "a sale Chad [bought] tanks | buyer=Chad/TCD;weapon=T-72 |" },
    { "a noun and the forms of its verb are one word", "1 - 1",
      "a meeting Chad [met] Niger | guest=Chad/TCD | at=1",
      "a meeting Envoys at a [summit] | guest=Arabs/EGY | at=1",
      "a meeting The [meeting] went on | | at=2" },
    { "kinds are apart unless it says 'the'", "1 - 1",
      "a attack Jets [bombed] Goma | target=Goma | subtype=strike day=2024-05-01",
      "a attack Rebels [shelled] Goma | target=Goma | subtype=ground",
      "a attack The [bombing] of Goma | target=Goma | subtype=bombing day=2024-05-01" },
    { "what one mention contradicts is not of its cluster", "1 1 -",
      "a attack Rebels [raided] | attacker=Rebels | place=Goma/city",
      "a attack The [raid] by rebels | attacker=Rebels |",
      "a attack The [raid] by rebels | attacker=Rebels | place=Bukavu/city" },
    { "across documents more has to be the same", "- - 3 3",
      "a attack Rebels [raided] Goma | attacker=Rebels |",
      "b attack The [raid] by rebels | attacker=Rebels |",
      "c attack Rebels [raided] | attacker=Rebels | day=2024-05-01 place=Goma",
      "d attack Rebels [raided] | attacker=Rebels | day=2024-05-01 place=Goma" },
    { "two soldiers of another article are others, but not of the same day",
      "- - 3 3",
      "a harm Gunmen [killed] two soldiers | victim=two soldiers; dead=two |",
      "b harm Gunmen [killed] two soldiers | victim=two soldiers; dead=two |",
      "c harm Gunmen [killed] two soldiers | victim=two soldiers | day=2024-05-01",
      "d harm Gunmen [killed] two soldiers | victim=two soldiers | day=2024-05-01" },
  }
  for _, case in ipairs(CASES) do
    it(case[1], function()
      assert.are.equal(case[2], clusters(table.move(case, 3, #case, 1, {})))
    end)
  end

  it("says the same in every run", function()
    local lines = {}
    for i = 1, 60 do
      lines[i] = ("a attack The [raid] by side%d | attacker=side%d |")
        :format(i % 7, i % 7)
    end
    assert.are.equal(clusters(lines), clusters(lines))
  end)
end)
