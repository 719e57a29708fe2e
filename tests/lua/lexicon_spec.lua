-- What `geoeng lexicon --check` finds, and that the shipped leaders are sound.

local function run(path)
  local pipe = assert(io.popen("./geoeng lexicon --check --gap 100000 " .. path))
  local lines = {}
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  return lines
end

local function found_in(text)
  os.execute "mkdir -p build/lexicon"
  local path = "build/lexicon/example.tsv"
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
  return run(path)
end

describe("geoeng lexicon --check", function()
  local built = io.open("./geoeng", "rb")
  if built then built:close() end

  local function finds(text, want)
    if not built then return pending("./geoeng is not built") end
    local lines = found_in(text)
    assert.equal(1, #lines)
    assert.equal(want, lines[1]:gsub("^build/lexicon/example.tsv:", ""))
  end

  it("finds a date that is none", function()
    finds("phrase\tfrom\nAna Berg\t2019-2\n",
      "2:10: error: '2019-2' is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    finds("phrase\tfrom\nAna Berg\t2019-02-30\n", "2:10: error: '2019-02-30' "
      .. "is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
  end)

  it("finds rows that stand twice", function()
    finds("phrase\tfrom\tto\nAna Berg\t2019\t2021\nAna Berg\t2020\t2022\n",
      "3:1: error: 'Ana Berg' stands in line 2 for the same days; take one out")
  end)

  it("finds a name of two at one time", function()
    finds("phrase\talt\nAna Berg\tBerg\nNils Berg\tBerg\n",
      "3:11: warning: 'Berg' means Ana Berg of line 2 in these days; this row "
      .. "is not found by it")
  end)

  it("lets one follow the other on a day, a month or a year", function()
    if not built then return pending("./geoeng is not built") end
    for _, day in ipairs { "2020-05-03", "2020-05", "2020" } do
      assert.same({ "no errors" }, found_in(
        "phrase\tcountry\toffice\tfrom\tto\n" .. "Ana Berg\tNOR\tking\t2010\t"
        .. day .. "\nNils Berg\tNOR\tking\t" .. day .. "\n"))
    end
  end)

  it("leaves offices of several holders alone", function()
    if not built then return pending("./geoeng is not built") end
    assert.same({ "no errors" }, found_in("phrase\tcountry\toffice\n"
      .. "Ana Berg\tNOR\tvice president\nNils Berg\tNOR\tvice president\n"))
  end)

  it("finds in the shipped leaders only governments that were two", function()
    if not built then return pending("./geoeng is not built") end
    local lines = run "rules/lexicons/leaders.tsv"
    assert.equal(1, #lines)
    assert.matches("Maia Sandu begins as MDA prime minister while Pavel Filip",
      lines[1], 1, true)
  end)

  for _, name in ipairs { "organizations", "weapons", "cities" } do
    it("finds nothing in the shipped " .. name, function()
      if not built then return pending("./geoeng is not built") end
      assert.same({ "no errors" }, run("rules/lexicons/" .. name .. ".tsv"))
    end)
  end
end)
