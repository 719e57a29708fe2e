-- Claims about geoeng.core, for tests/c/test_lua.c: each function runs in a
-- state of its own. Globals beside Lua's: output() what core.emit wrote,
-- set_memory(n) leaves n bytes, set_output(offsets, meta), call_module.

local core = require "geoeng.core"
local host = require "geoeng.host"

local T = {}

-- ------------------------------------------------------------------ helpers

local function equal(got, want)
  if got ~= want then
    error(("got %s, not %s"):format(core.json(got), core.json(want)), 2)
  end
end

--- The error of a call must hold the text.
local function fails(want, fn, ...)
  local ok, why = pcall(fn, ...)
  if ok then error("no error: " .. want, 2) end
  local text = type(why) == "table" and why.message or why
  if not tostring(text):find(want, 1, true) then
    error(("the error is: %s"):format(tostring(text)), 2)
  end
end

local function get(object, key) return object[key] end

local function texts(spans)
  local list = {}
  for i, s in ipairs(spans) do list[i] = s.text end
  return table.concat(list, "|")
end

local function word(w) return { k = "word", w } end

--- Lists, a span layer and a text layer over a small world.
local function world(options)
  options = options or {}
  local place = core.list "place"
  local rus = core.entry { "country", "RUS", "name", "Moscow" }
  core.list_add(place, "Moscow", "exact", rus)
  core.list_add(place, "New York", "fold")
  core.list_add(core.list "meet", "meet", "lemma")
  core.declare_layer "city"
  core.declare_layer "year"
  core.rule { kind = "span", name = "city", file = "t.lua", line = 1,
    patterns = { core.pattern { k = "role", "it", { k = "list", "place" } } },
    take = "it", set = core.entry { "grain", "city" },
    value = options.value }
  core.rule { kind = "text", name = "year", file = "t.lua", line = 2,
    find = options.find or function(text)
      local found = {}
      for from, digits, to in text:gmatch "()(%d%d%d%d)()" do
        found[#found + 1] = { from, to, tonumber(digits) }
      end
      return found
    end }
  core.rule { kind = "event", name = "meeting", file = "t.lua", line = 3,
    patterns = { core.pattern { k = "seq",
      { k = "role", "trigger", { k = "list", "meet" } }, { k = "gap", 4 },
      { k = "role", "where", { k = "layer", "city" } } } } }
  core.seal()
end

local TEXT = "Zoë met him in Moscow in 2016. They meet in New York."

local function event(doc, changes)
  local s = doc:sentence(1)
  local t = s:tokens()[2]
  local ev = { type = "meeting", modality = "asserted",
    trigger = { text = t.text, start = t.start, stop = t.stop }, args = {},
    sentence = { index = 1, start = s.start, stop = s.stop, text = s.text },
    prov = { rule = "meeting", file = "t.lua", line = 3 } }
  for k, v in pairs(changes or {}) do ev[k] = v end
  return ev
end

-- ---------------------------------------------------------------- documents

function T.test_digests_tell_where_strings_end()
  equal(core.digest { "ab", "c" }, core.digest { "ab", "c" })
  assert(core.digest { "ab", "c" } ~= core.digest { "a", "bc" })
  assert(core.digest { "ab", "" } ~= core.digest { "ab" })
  fails("string expected", core.digest, { {} })
end

function T.test_plain_copies_are_deep_and_keep_what_is_shared()
  local shared, behind = { "x" }, { y = 1 }
  local stand_in = setmetatable({}, { __index = error, __pairs = error })
  local t = { shared, a = { shared }, s = stand_in, [shared] = 2 }
  t.t = t
  local copy = core.plain(t, { [stand_in] = behind })
  assert(copy ~= t and copy.t == copy and copy[1] ~= shared)
  assert(copy[1] == copy.a[1] and copy[1][1] == "x" and copy[shared] == 2)
  assert(copy.s ~= behind and copy.s.y == 1 and not getmetatable(copy.s))
  local deep = {}
  for _ = 1, 150 do deep = { deep } end
  assert(core.plain(deep, {}))
  equal(core.plain({ deep }, {}), nil)
end

function T.test_nodes_of_patterns_come_parents_first()
  local tree = core.parse "(a | $b) x:<c d=1>? ![e=f] []"
  local kinds = {}
  for i, node in ipairs(core.nodes(tree)) do kinds[i] = node.k end
  equal(table.concat(kinds, " "), "list layer token")
  local loop = { k = "seq" }
  loop[1] = loop
  fails("nested too deep", core.nodes, loop)
end

function T.test_patterns_are_parsed() dofile "tests/c/pattern_cases.lua" end

function T.test_doc_tells_what_it_is()
  world()
  local doc = core.analyze(TEXT, { id = "d", title = "T", date = "2016-01-02" })
  equal(doc.id, "d")
  equal(doc.title, "T")
  equal(doc.date, "2016-01-02")
  equal(doc.day, core.day "2016-01-02")
  equal(doc.text, TEXT)
  equal(doc.nsentences, 2)
  equal(tostring(doc), "d")
  local bare = core.analyze ""
  equal(bare.id, "")
  equal(bare.date, nil)
  equal(bare.day, nil)
  equal(bare.ntokens, 0)
end

function T.test_offsets_are_code_points()
  world()
  local doc = core.analyze(TEXT)
  local met = doc:token(2)
  equal(met.text, "met")
  equal(met.start, 4)
  equal(met.stop, 7)
  equal(doc:cp(5), 4)
  equal(doc:sentence(2).start, 31)
end

function T.test_tokens_carry_facts_of_their_type()
  world()
  local doc = core.analyze(TEXT)
  local met = doc:token(2)
  equal(met.index, 2)
  equal(met.norm, "met")
  equal(met.lemma, "meet")
  equal(met.lemmas[1], "meet")
  equal(met.flags.space, true)
  equal(met.flags.quote, false)
  equal(doc:token(1).norm, "zoe")
  equal(met.sentence.index, 1)
  equal(#doc:sentence(1):tokens(), 8)
  local n = 0
  for t in doc:tokens() do
    n = n + 1
    equal(t.index, n)
  end
  equal(n, doc.ntokens)
end

function T.test_indexes_are_checked()
  world()
  local doc = core.analyze(TEXT)
  for _, i in ipairs { 0, -1, doc.ntokens + 1, math.maxinteger,
    math.mininteger } do
    fails("no such token", doc.token, doc, i)
    fails("no such sentence", doc.sentence, doc, i)
    fails("no such tokens", doc.range, doc, i, i)
  end
  fails("no such tokens", doc.range, doc, 2, 1)
  fails("no such pattern", doc.find, doc, 1 << 20, 1, 2)
  fails("no such pattern", doc.find, doc, -1, 1, 2)
  fails("there is no layer 'nowhere'", doc.layer, doc, "nowhere")
  fails("no byte offset", doc.cp, doc, -1)
end

function T.test_objects_are_read_only_and_closed_to_strangers()
  world()
  local doc = core.analyze(TEXT)
  for _, o in ipairs { doc, doc:token(1), doc:sentence(1), doc:range(1, 2) } do
    equal(getmetatable(o), false)
    fails("is read only", function() o.text = "x" end)
  end
  fails("a token has no field 'txt'", get, doc:token(1), "txt")
  fails("a doc has no field 'txt'", get, doc, "txt")
  equal(doc:range(1, 2).txt, nil)
  fails("geoeng.doc expected", doc.token, doc:token(1), 1)
  fails("geoeng.span expected", doc:range(1, 1).attr, {}, "x")
end

function T.test_equal_objects_are_equal()
  world()
  local doc, other = core.analyze(TEXT), core.analyze(TEXT)
  assert(doc:sentence(1) == doc:sentence(1))
  assert(doc:sentence(1) ~= doc:sentence(2))
  assert(doc:sentence(1) ~= other:sentence(1))
  assert(doc:range(1, 2) == doc:range(1, 2))
  assert(doc:range(1, 2) ~= doc:range(1, 3))
  assert(doc:token(2) == doc:token(2))
  assert(doc:token(2) ~= doc:token(3))
end

function T.test_spans_tell_where_they_come_from()
  world()
  local doc = core.analyze(TEXT)
  local city, words = doc:sentence(1):layer "city"[1], doc:range(1, 2)
  equal(math.type(city.rule), "integer")
  equal(city.layer, "city")
  equal(city.span, city)
  equal(words.rule, nil)
  equal(words.layer, nil)
  equal(words.span, nil)
end

function T.test_children_keep_their_document()
  world()
  local token = core.analyze(TEXT):token(2)
  local span = core.analyze(TEXT):sentence(1):layer "city"[1]
  collectgarbage()
  collectgarbage()
  equal(token.text, "met")
  equal(span.country, "RUS")
end

function T.test_closed_documents_say_so()
  world()
  local doc = core.analyze(TEXT)
  doc:run()
  local token, sentence = doc:token(1), doc:sentence(1)
  local span, match = sentence:layer "city"[1], doc:matches()[1]
  local each = doc:tokens()
  doc:close()
  doc:close()
  fails("the document is closed", get, doc, "text")
  fails("the document is closed", each)
  fails("this token belongs to a closed document", get, token, "text")
  fails("this sentence belongs to a closed document", get, sentence, "text")
  fails("this span belongs to a closed document", get, span, "value")
  fails("this match belongs to a closed document", match.captures, match)
end

function T.test_rules_cannot_close_documents()
  world()
  local doc = core.analyze(TEXT)
  fails("a rule cannot close", core.guarded, function() doc:close() end)
  fails("a rule cannot close", core.guarded, function()
    local d <close> = doc
    return d.id
  end)
  equal(doc.text, TEXT)
end

-- --------------------------------------------------------- layers, matches

function T.test_layers_give_spans_with_attributes()
  world { value = function(span, doc)
    return doc.id .. ":" .. span:attr "grain"
  end }
  local doc = core.analyze(TEXT, { id = "d" })
  local cities = {}
  for s in doc:layer "city" do cities[#cities + 1] = s end
  equal(texts(cities), "Moscow|New York")
  local s = cities[1]
  equal(s.layer, "city")
  equal(s.country, "RUS")
  equal(s:attr "name", "Moscow")
  equal(s.grain, "city")
  equal(cities[2].country, nil)
  equal(s.value, "d:city")
  equal(s:capture "it".text, "Moscow")
  equal(s:capture "other", nil)
  equal(s:captures()[1].role, "it")
  equal(s.sentence.index, 1)
  equal(s.expired, false)
  equal(texts(doc:sentence(1):layer "$place"), "Moscow")
  equal(doc:range(1, 2).layer, nil)
  equal(doc:range(1, 2).value, nil)
  equal(doc:range(1, 2).text, "Zoë met")
end

function T.test_values_are_computed_once()
  local calls = 0
  world { value = function(span)
    calls = calls + 1
    return span.text == "Moscow" and { "v" } or nil
  end }
  local doc = core.analyze(TEXT)
  local a = doc:sentence(1):layer "city"[1]
  local b = doc:sentence(1):layer "city"[1]
  assert(rawequal(a.value, b.value))
  equal(calls, 1)
  local none = doc:sentence(2):layer "city"[1]
  equal(none.value, nil)
  equal(none.value, nil)
  equal(calls, 2)
end

function T.test_text_rules_give_spans_and_values()
  world()
  local doc = core.analyze("Zoë: 2016 and 1999. In 2020?")
  local got = {}
  for s in doc:layer "year" do
    got[#got + 1] = ("%s %d %d-%d"):format(s.text, s.value, s.start, s.stop)
  end
  equal(table.concat(got, "|"),
    "2016 2016 5-9|1999 1999 14-18|2020 2020 23-27")
end

function T.test_matches_name_rule_pattern_and_captures()
  world()
  local doc = core.analyze(TEXT)
  doc:run()
  local list = doc:matches()
  equal(#list, 2)
  local m = list[1]
  equal(m.rule, 2)
  equal(m.pattern, 1)
  equal(m.text, "met him in Moscow")
  equal(m.sentence.index, 1)
  local c = m:captures()
  equal(c[1].role, "trigger")
  equal(c[2].role, "where")
  equal(c[2].layer, "city")
  equal(c[2].country, "RUS")
end

function T.test_find_stays_within_its_range()
  world()
  local doc = core.analyze(TEXT)
  local in_ = core.pattern(word "in")
  local s = doc:sentence(1)
  equal(s:find(in_).first, 4)
  equal(s:find(in_, 5).first, 6)
  equal(s:find(in_, 7), nil)
  equal(s:find(in_, 99), nil)
  equal(s:find(in_, math.mininteger), nil)
  equal(#s:findall(in_), 2)
  equal(doc:find(in_, 1, 3), nil)
  equal(doc:find(in_, 1, 4).first, 4)
  equal(doc:find(in_, 1, doc.ntokens, 7).first, 11)
  equal(doc:find(in_, 5, 4), nil)
  equal(s:find(in_).rule, nil)
end

-- -------------------------------------------------------- rules and errors

function T.test_pattern_errors_carry_their_place()
  world()
  local function at(ast)
    local ok, why = pcall(core.pattern, ast)
    assert(not ok and type(why) == "table")
    return why.at, why.message
  end
  local column, message = at { k = "seq", word "a",
    { k = "list", "nothing", at = 7 } }
  equal(column, 7)
  equal(message, "there is no list '$nothing'")
  column, message = at { k = "layer", "nothing", at = 3 }
  equal(column, 3)
  equal(message, "there is no layer '<nothing>'")
  equal(select(2, at { k = "odd" }), "unknown node kind 'odd'")
  equal(select(2, at { k = "word" }), "a string is missing in this node")
  equal(select(2, at { k = "rep", word "a", min = 2, max = 1 }),
    "the upper bound is below the lower")
  equal(select(2, at { k = "token", { k = "cmp", "text", "==", "x" } }),
    "unknown comparison '=='")
  local deep = word "a"
  for _ = 1, 1000 do deep = { k = "rep", deep, min = 0, max = 1 } end
  equal(select(2, at(deep)), "nested too deep")
end

function T.test_loops_in_a_pattern_table_are_errors()
  world()
  local ast = { k = "seq" }
  ast[1] = ast
  fails("nested too deep", core.pattern, ast)
end

function T.test_rules_are_sealed()
  world()
  fails("cannot be added", core.list_add, 0, "x", "lemma")
  fails("cannot be added", core.rule, { kind = "event", name = "x" })
end

function T.test_errors_of_finders_pass_through_the_core()
  local why = "bad finder"
  world { find = function() error(why, 0) end }
  local doc = core.analyze(TEXT)
  fails("bad finder", doc.layer, doc, "year")
  why = { message = "a table" }
  fails("a table", doc.layer, doc, "year")
  equal(texts(doc:sentence(1):layer "city"), "Moscow")
end

function T.test_finders_must_stay_in_their_text()
  local found
  world { find = function() return found end }
  for _, bad in ipairs { { 0, 1 }, { 1, 1 }, { 2, 1 }, { 1, 10000 },
    { math.mininteger, math.maxinteger }, { "x", 2 }, {} } do
    found = { bad }
    local doc = core.analyze(TEXT)
    assert(not pcall(doc.layer, doc, "year"))
  end
  found = { 1 }
  local doc = core.analyze(TEXT)
  fails("table expected", doc.layer, doc, "year")
  found = nil
  doc = core.analyze(TEXT)
  equal(texts(doc:sentence(1):layer "year"), "")
end

function T.test_finders_may_look_at_other_layers()
  local doc
  world { find = function()
    return doc:sentence(1):layer "city"[1] and { { 1, 2 } }
  end }
  doc = core.analyze(TEXT)
  assert(#doc:sentence(1):layer "year" > 0)
end

-- ----------------------------------------------------------------- sandbox

local function spin() while true do end end

function T.test_step_limit_ends_loops()
  fails("step limit: more than 5000000 steps", core.guarded, spin)
  fails("step limit", core.guarded, core.guarded, spin)
  equal(core.guarded(function(a, b) return a + b end, 1, 2), 3)
end

function T.test_step_limit_cannot_be_caught()
  fails("step limit", core.guarded, function()
    while true do core.pcall(spin) end
  end)
  fails("step limit", core.guarded, function()
    while true do core.xpcall(spin, function(e) return e end) end
  end)
  local closing = setmetatable({}, { __close = spin })
  fails("step limit", core.guarded, function()
    local x <close> = closing
    core.pcall(spin)
    return x
  end)
end

function T.test_step_limit_counts_the_same_each_time()
  local function steps()
    local n = 0
    pcall(core.guarded, function() while true do n = n + 1 end end)
    return n
  end
  local n = steps()
  assert(n > 1000000)
  equal(steps(), n)
end

function T.test_recursion_is_an_error()
  local function deep(n) return 1 + deep(n + 1) end
  fails("stack overflow", core.guarded, deep, 1)
end

function T.test_pcall_gives_results_and_errors()
  local function all(...) return core.json { ... } end
  core.guarded(function()
    equal(all(core.pcall(function(...) return ... end, 1, 2)), "[true,1,2]")
    equal(all(core.pcall(error, "x", 0)), '[false,"x"]')
    equal(all(core.xpcall(function(...) return ... end, print, 1)),
      "[true,1]")
    equal(all(core.xpcall(error, function(e) return e .. "!" end, "x", 0)),
      '[false,"x!"]')
  end)
  fails("value expected", core.pcall)
  fails("function expected", core.xpcall, print)
end

function T.test_memory_of_lua_is_bounded()
  set_memory(1 << 22)
  fails("memory limit: more than", core.guarded, function()
    local t = {}
    while true do t[#t + 1] = ("x"):rep(1 << 16) .. #t end
  end)
  equal(#("x"):rep(1000), 1000)
end

function T.test_strings_have_no_unsafe_function()
  equal(string.dump, nil)
  equal(getmetatable "", false)
  equal((""):rep(1 << 62), "")
  equal(("ab"):rep(3, "-"), "ab-ab-ab")
  equal(("ab"):rep(0), "")
  equal(("ab"):rep(-5), "")
  equal((""):rep(3, "-"), "--")
  fails("too large", string.rep, "x", 1 << 40)
  fails("too large", string.rep, "x", math.maxinteger)
  fails("cannot use %p", string.format, "%p", {})
  fails("cannot use %p", string.format, "%5p", {})
  equal(("%s %s %%p %d"):format({}, print, 7), "table function %p 7")
  equal(("%-5s|%5.1f|%q"):format("a", 1.25, "b"), 'a    |  1.2|"b"')
  fails("bad argument #2", string.format, "%d")
end

function T.test_require_finds_only_the_library()
  fails("no module", require, "geoeng.nonsense")
  fails("not found", require, "os")
  fails("not found", require, "io")
  fails("not found", require, "tests.c.lua_cases")
  equal(package.loadlib, nil)
  equal(os, nil)
  equal(io, nil)
end

-- ------------------------------------------------------------------- events

function T.test_events_have_a_fixed_order_of_fields()
  local doc = core.analyze(TEXT, { id = "d" })
  core.emit(doc, event(doc, { time = { value = "2016", basis = "read",
    start = 25, stop = 29, text = "2016" }, code = "036",
    args = { { stop = 21, start = 15, text = "Moscow", role = "where",
      value = { max = 2, min = 1.5 } } } }))
  equal(output(), '{"schema":"geoeng-event-1","id":"e094225ca1ab6a88",'
    .. '"doc":"d","type":"meeting","code":"036","modality":"asserted",'
    .. '"trigger":{"text":"met","start":4,"end":7},'
    .. '"args":[{"role":"where","text":"Moscow","start":15,"end":21,'
    .. '"value":{"max":2,"min":1.5}}],'
    .. '"time":{"text":"2016","start":25,"end":29,"value":"2016",'
    .. '"basis":"read"},"sentence":{"index":1,"start":0,"end":30,'
    .. '"text":"Zoë met him in Moscow in 2016."},'
    .. '"prov":{"rule":"meeting","file":"t.lua","line":3}}\n')
end

function T.test_event_ids_hang_on_document_type_rule_and_trigger()
  local function id(doc_id, changes)
    local doc = core.analyze(TEXT, { id = doc_id })
    local ev = event(doc, changes)
    core.emit(doc, ev)
    return ev.id
  end
  local first = id "d"
  equal(#first, 16)
  equal(id "d", first)
  equal(id("d", { modality = "negated", code = "1" }), first)
  equal(id("d", { prov = { rule = "meeting", file = "x", line = 9 } }), first)
  assert(id "e" ~= first)
  assert(id("d", { type = "x" }) ~= first)
  assert(id("d", { prov = { rule = "other", file = "t.lua" } }) ~= first)
  assert(id("d", { trigger = { text = "him", start = 8, stop = 11 } })
    ~= first)
end

function T.test_offsets_follow_the_option()
  local doc = core.analyze("\u{1F600} Zoë met.", { id = "d" })
  local ev = { type = "t", trigger = { text = "met", start = 6, stop = 9 },
    prov = { rule = "t" } }
  for offsets, want in ipairs { '"start":10,"end":13', '"start":7,"end":10' } do
    set_output(offsets)
    core.emit(doc, ev)
    assert(output():find(want, 1, true))
  end
end

function T.test_meta_of_the_document_passes_through()
  local doc = core.analyze(TEXT, { id = "d" })
  set_output(0, '{"url":"u"}')
  core.emit(doc, event(doc))
  assert(output():find ',"meta":{"url":"u"}}\n$')
end

function T.test_events_are_checked()
  local doc = core.analyze(TEXT)
  local function bad(want, changes)
    fails(want, core.emit, doc, event(doc, changes))
  end
  bad("an event has no field 'typ'", { typ = "x" })
  bad("an event has no field 'strat'", { trigger = { strat = 1, start = 1,
    stop = 2 } })
  bad("string expected", { modality = 7, type = {} })
  bad("an offset is out of range", { trigger = { start = -1, stop = 2 } })
  bad("an offset is out of range", { trigger = { start = 1 << 40,
    stop = 2 } })
  bad("table expected", { args = "x" })
  bad("a function cannot stand in an event", { code = print })
  bad("keys of event values must be strings", { code = { [1.5] = 1 } })
  bad("an array or an object, not both", { code = { 1, x = 2 } })
  local loop = {}
  loop.x = loop
  bad("nested too deep", { code = loop })
  fails("table expected", core.emit, doc, "x")
end

function T.test_collected_events_go_to_a_function()
  local doc, got = core.analyze(TEXT, { id = "d" }), nil
  core.collect(function(ev, d)
    got = ev.id .. d.id
    return "text\n"
  end)
  local ev = event(doc)
  core.emit(doc, ev)
  equal(got, ev.id .. "d")
  equal(output(), "text\n")
  core.collect(nil)
end

-- --------------------------------------------------------------------- host

function T.test_json_of_values_is_sorted_and_exact()
  equal(core.json { b = 1, a = { 1, "x", true }, c = {} },
    '{"a":[1,"x",true],"b":1,"c":{}}')
  equal(core.json "a\255\n", '"a\u{FFFD}\\n"')
  equal(core.json(0.1), "0.1")
  equal(core.json(1 << 53), "9007199254740992")
  equal(core.json(0 / 0), "null")
  fails("a nil cannot stand", core.json, nil)
end

function T.test_days_and_dates_are_inverse()
  equal(core.day "1970-01-01", 0)
  equal(core.day "2024-02-30", nil)
  equal(core.date(20008), "2024-10-12")
  equal(core.date(math.maxinteger), "9999-12-31")
  equal(core.date(math.mininteger), "0000-01-01")
end

function T.test_files_that_cannot_be_read_are_nil_and_a_message()
  local text, why = core.readfile "/nonexistent"
  equal(text, nil)
  equal(why, "/nonexistent: No such file or directory")
  text, why = core.readfile "tests"
  equal(text, nil)
  equal(why, "tests: Is a directory")
  equal(host.listdir "/nonexistent", nil)
  assert(core.readfile "tests/c/lua_cases.lua":find "inverse")
  equal(core.embedded "nothing", nil)
  assert(core.embedded "geoeng/rule/environment.lua")
end

function T.test_directories_are_listed_in_order()
  local names = host.listdir "tests/c"
  for i = 2, #names do assert(names[i - 1] < names[i]) end
  assert(#names > 5)
end

function T.test_inputs_come_one_by_one()
  local seen = {}
  for text, x in host.inputs({ "/nonexistent", "tests/c/alloc.h" }, 3) do
    seen[#seen + 1] = text and x.id .. " " .. core.date(x.day) or x
  end
  equal(table.concat(seen, "|"), "/nonexistent: error: No such file or "
    .. "directory|tests/c/alloc.h 1970-01-04")
end

function T.test_calls_of_modules_give_errors_as_text()
  package.loaded["geoeng.t"] = {
    fine = function(x) return x + 1 end,
    text = function() error "text" end,
    message = function() error { message = "from a table" } end,
    number = function() error(7) end,
    loop = function()
      error(setmetatable({}, { __index = spin, __tostring = spin }))
    end,
  }
  local function call(name, ...)
    local ok, what = call_module("geoeng.t", name, ...)
    return tostring(ok) .. " " .. tostring(what)
  end
  equal(call("fine", 1), "true 2")
  assert(call "text":find "^false .*text$")
  equal(call "message", "false from a table")
  assert(call "number":find "^false")
  equal(call "loop", "false an error that is a table")
  assert(call "nothing":find "^false")
  assert(tostring(select(2, call_module("geoeng.no", "x"))):find "no module")
end

-- ------------------------------------------------------------------- memory

--- Touches every object and function; memory may run out at any point.
function T.everything()
  world { value = function(span) return { span.text } end }
  local doc = core.analyze(TEXT, { id = "d", title = "t",
    date = "2016-01-02" })
  doc:run()
  for _, m in ipairs(doc:matches()) do
    for _, c in ipairs(m:captures()) do assert(c.text and c.role) end
  end
  for s in doc:sentences() do
    for _, t in ipairs(s:tokens()) do
      assert(t.text and t.norm and t.lemmas and t.flags and t.shape)
    end
    for _, name in ipairs(core.layers()) do
      for _, span in ipairs(s:layer(name)) do
        assert(span.value ~= span and span:captures())
        assert(span:attr "country" ~= span)
      end
    end
    s:findall(core.pattern { k = "alt", word "in",
      { k = "token", { k = "not", { k = "cmp", "text", "~", "N*" } } } })
  end
  core.emit(doc, event(doc, { code = { a = { 1, 2 }, b = "x" } }))
  assert(core.json { core.clean "\27x",
    core.sha256 "x" })
  assert(core.readfile "tests/c/alloc.h" and host.listdir "tests/c")
  for text, x in host.inputs { "tests/c/alloc.h" } do
    core.analyze(text, x):close()
  end
  pcall(core.pattern, { k = "list", "nothing" })
  core.parse("who:<a x='1' | !y=2>? 'it''s' ~2 (c | !$d/e{2,3}) [pos=X]")
  core.parse("subj/next to <a> + by b | any c", { ["next to"] = 1, by = 1 }, {})
  pcall(core.parse, "a <", nil)
  doc:close()
end

return T
