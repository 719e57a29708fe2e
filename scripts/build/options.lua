--- Commands and options, all of them, and nowhere else. scripts/build/gen_options.lua
--- makes of this table what the command parses by, the options in every help
--- text, the page of man and the completions of shells.
---
--- A command is { NAME, ARGUMENTS, ABOUT }, in the order of `geoeng --help`, with
---
---   takes     what its arguments are, for completions: rules, inputs, events,
---             folders, topics, or a list of words
---   options   its own
---   as_run    names of options of run that it takes as run does
---   usage     its help where no module scripts/geoeng/cmd/NAME.lua has one;
---             a line {options} stands for the options, {commands} for the list
---
--- An option is { NAME, ARGUMENT, about = what it does }; without ARGUMENT it takes
--- none. What its value may be:
---
---   day       a date
---   least, most   whole numbers from and to; `unit` tells of what
---   values    one of these; `list`: several, with commas; `open`: --library
---             may add others
---   files     a "file", a "folder" or "inputs", for completions
---   optional  the argument may be left out and stands behind `=`
---   default   {default} in `about` stands for it. Where there is none, values
---             in modules of commands are the first of `values`
---   letter    its short form
---   common    all commands take it
---   with      the option in whose lines --help speaks of this one

local schema = ...                -- scripts/geoeng/event/schema.lua

local MOST = 1000000000

local function date(about)
  return { "date", "YYYY-MM-DD", day = true,
    about = about or "date of inputs that have none" }
end

local function format(about, ...)
  return { "format", "FORMAT", values = { ... }, about = about }
end

local function count(name, about, default, argument)
  return { name, argument or "N", least = 1, most = MOST, about = about,
    default = default }
end

local function text(about)
  return { "text", '"..."', about = about or "a text instead of inputs" }
end

local function out(about, files)
  return { "out", files == "folder" and "DIR" or "FILE", files = files,
    about = about }
end

local FORMATS = { "card", "jsonl", "json", "csv", "csv-args", "dyads", "icews",
  "polecat", "geojson", "sql", "sqlite" }

local TYPE = { "type", "TYPE",
  about = "only events of these types, separated by commas" }
local ONLY = { "only", "MODALITY", values = schema.MODALITIES, list = true,
  about = "only these, separated by commas: {values}" }
local STRICT = { "strict", about = "exit 1 when there are warnings" }
local INTERVAL = count("interval", "milliseconds between two looks at the files ({default})",
  500)
local TOP = count("top", "how many to show of each kind ({default})", 20)
local LEAST = count("least", "leave out what is rarer (2, with --text 1)")

local RUN = {
  date "publication date of inputs that have none",
  { "input", "KIND", common = true, values = { "text", "json", "jsonl", "csv",
    "tsv", "warc", "feed", "html" },
    about = "what inputs are, whatever their names: {values}" },
  { "text-field", "NAME", common = true, about = "the column or member that is "
    .. "the text; the same for --id-field, --date-field and --title-field" },
  { "id-field", "NAME", common = true, with = "text-field",
    about = "the column or member that is the id" },
  { "date-field", "NAME", common = true, with = "text-field",
    about = "the column or member that is the date" },
  { "title-field", "NAME", common = true, with = "text-field",
    about = "the column or member that is the title" },
  { "encoding", "NAME", common = true, about = "of inputs, as iconv names it; "
    .. "these six for all commands (geoeng help inputs)" },
  { "format", "FORMAT", values = FORMATS, open = true, about = "card (on a "
    .. "terminal), jsonl (else), json, csv, csv-args, dyads, icews, polecat, "
    .. "geojson, sql (for sqlite3), sqlite (with --out FILE)" },
  { "offsets", "UNIT", values = { "cp", "byte", "utf16" },
    about = "cp (code points, the default), byte, utf16" },
  { "out", "FILE", files = "file",
    about = "write there instead of standard output",
    also = { "DIR/", "write parts and a journal there, for --resume" } },
  { "part-bytes", "N", least = 1, most = 1 << 30, default = 64 << 20,
    about = "bytes after which a part ends ({default})" },
  { "resume", about = "go on with a run into --out DIR/, or into a database of "
    .. "--format sqlite, that was stopped" },
  { "follow", about = "go on with what comes to the last input, a growing file "
    .. "or a directory (geoeng help watching)" },
  { "shard", "I/N", about = "the I-th of N parts of the documents, by their id" },
  ONLY,
  TYPE,
  { "count", "UNIT", values = { "mention", "cluster" }, about = "mention, or "
    .. "cluster: of mentions that tell of one occurrence the first, with their "
    .. "number and what they add (the default for cards on a terminal)" },
  { "library", "DIR", common = true, files = "folder", about = "modules "
    .. "geoeng/ROOM/NAME.lua that stand before those that are built in, with all "
    .. "rights; for all commands" },
  { "color", "WHEN", values = { "auto", "always", "never" }, default = "auto",
    about = "auto, always, never; NO_COLOR=1 is never" },
  { "max-doc-bytes", "N", least = 1, most = 1 << 30, default = 16 << 20,
    about = "largest document ({default})" },
  { "max-events", "N", least = 0, most = MOST, default = 10000, about = "events "
    .. "of a document, which else fails ({default}); 0: no limit" },
  { "no-cache", common = true,
    about = "read lexicons from their text, keep nothing" },
  { "jobs", "N", letter = "j", least = 0, most = 256, unit = "workers",
    about = "worker processes (one for each core); 0: none, the rules run in "
    .. "this process, which is confined less" },
  { "load-timeout", "S", common = true, least = 0, most = 86400,
    unit = "seconds", default = 10,
    about = "seconds that loading rules may take ({default}), 0: no limit" },
  { "doc-timeout", "S", common = true, least = 0, most = 86400,
    unit = "seconds", default = 120,
    about = "seconds that a document may take ({default}), 0: no limit" },
  { "confine", "WHEN", common = true, values = { "auto", "require" },
    about = "auto, or require: run nothing where rules cannot be confined; these "
    .. "three and --no-cache for all commands" },
  { "fail-fast", about = "stop at the first document that fails" },
  { "stats", "json", optional = true, values = { "text", "json" },
    about = "figures on standard error, for programs, instead of the summary "
    .. "that is shown where that is a terminal" },
  { "quiet", letter = "q", about = "neither warnings nor the summary" },
  { "help", letter = "h", about = "this text" },
  { "version", letter = "V", about = "the version" },
}

local commands = {
  { "run", "", "the above", takes = "rules inputs", options = RUN, usage = [[
usage: geoeng [run] RULES.lua... INPUT... [options]
       geoeng COMMAND ...

Extract events from INPUT with the rules of RULES.lua. Names that end in
.lua are rules, all others inputs: texts, tables (.csv, .tsv), .json and
.jsonl documents, directories of such files, or - for standard input; also
packed by gzip or zstd. Rules and inputs stand in any order.

commands (geoeng COMMAND --help tells more):
{commands}

options:
{options}

exit: 0 done, 1 some documents failed, 2 usage, 3 rule error,
      4 input unreadable, 5 limit with --fail-fast, 6 output error

example: geoeng military.lua article.txt --date 2024-10-12
]] },

  { "filter", "RULES", "documents as JSON lines in, events out, one by one",
    takes = "rules", options = {
      { "done", about = "behind the events of each document a line "
        .. '{"schema":"geoeng-done-1","doc":ID,"events":N}; with `error` and its '
        .. "`kind` (input, run, limit) in place of the line on standard error "
        .. "where it failed, without `doc` where it could not be read; documents "
        .. "that are there are then read before the first is answered" },
      { "jobs", "N", letter = "j", least = 0, most = 256, unit = "workers",
        about = "documents at once (1), still answered in order: as many as "
        .. "there are are read before the first is answered" },
    },
    as_run = { "date", "format", "offsets", "out", "only", "type", "count",
      "color", "max-doc-bytes", "max-events", "fail-fast", "stats", "quiet",
      "version" }, usage = [[
usage: geoeng filter RULES.lua... [options]

Read documents from standard input, JSON objects in one line each (id,
date, title, text), and write the events of each before the next is read,
in the order of the documents, by default as JSON Lines. The `doc` of an
event is the id of its document. What cannot be read, and documents that
fail, cost a line on standard error.

options:
{options}

example: geoeng filter military.lua < news.jsonl
]] },

  { "examples", "DIR", "write texts and rules to try geoeng on",
    takes = "folders" },

  { "new", "NAME", "write a rule file to start from", options = {
    { "trigger", "WORDS", about = "words or phrases that tell of it, verbs or "
      .. "nouns in their base form (NAME itself, _ read as a space)" },
    { "roles", "ROLES", about = "its roles (who, whom, place); of some names the "
      .. "slot is known (count, price, deadline, country, from), of others the "
      .. "first is the subject, the second the object" } } },

  { "packs", "", "list the rule files that come with geoeng" },

  { "check", "FILE|DIR...", "tell what is wrong in rule files", takes = "rules",
    options = {
      format("text (default), json, sarif (2.1.0)", "text", "json", "sarif"),
      STRICT,
      { "fix", about = "write the repair into the file where it is certain: "
        .. "phrases that stand twice, and names when one alone is a letter away" },
      { "watch", about = "check again whenever one of the files changes, or a "
        .. "rule file or lexicon that they name; Ctrl-C ends. A line says where "
        .. "each check begins, and where it ends" },
      INTERVAL,
      count("runs",
        "end after so many checks, with the exit code of the last") } },

  { "test", "FILE|DIR...", "run the tests in rule files", takes = "rules",
    options = {
      format("text (default), tap (Test Anything Protocol), junit (XML)", "text",
        "tap", "junit"),
      { "color", "WHEN", values = { "auto", "always", "never" },
        about = "auto (default), always, never; NO_COLOR=1 is never" },
      { "accept", about = "write what was found into the files where it differs, "
        .. "and into each `yes` without marks" },
      { "cover", about = "name rules, patterns, list phrases and roles that no "
        .. "test exercised" },
      { "mutate", about = "leave out each list phrase, pattern, alternative and "
        .. "role in turn, and name those whose loss no test notices" } } },

  { "why", "RULES EVENT ..", "tell what rules make of a sentence, and why",
    takes = "rules inputs", options = { text "a text instead of an input",
      date() } },

  { "trace", "RULES IN..", "tell what rules do, sentence by sentence",
    takes = "rules inputs", options = {
      { "event", "TYPE", about = "only the rules of this event type" },
      { "all", about = "the other layers and lists of the library, too" },
      text(),
      date "date of inputs that have none, and of the text" } },

  { "gaps", "RULES INPUT..",
    "words of a corpus that rules lack, near their events",
    takes = "rules inputs", options = { LEAST, TOP,
      format("text (default), or json: all of them, with the three ratios",
        "text", "json"), text(), date() } },

  { "suggest", "RULES LIST INPUT", "words of a corpus that a list may lack",
    takes = "rules inputs", options = { LEAST, TOP,
      format("text (default), or json: all of them", "text", "json"), text(),
      date() } },

  { "diff", "OLD NEW INPUT", "compare the events of two sets of rules",
    takes = "rules inputs", options = { date(),
      { "summary", about = "the rule lines only" } } },

  { "watch", "RULES IN..", "run again on every change, tell what it changed",
    takes = "rules inputs", options = { date(), INTERVAL,
      count("runs", "end after so many runs") } },

  { "eval", "RULES IN GOLD", "compare events with annotated ones",
    takes = "rules inputs", options = {
      { "split", "PARTS", about = "only documents of some parts: 1/3 is the first "
        .. "third, 2,3/3 the others, 2-5/5 all but a fifth. The part of a "
        .. "document is FNV-1a (32 bits) of its id, modulo the number of parts, "
        .. "and 1: the same everywhere" },
      { "why", about = "tables of why events and arguments are missed or wrong" },
      date(),
      { "summary", about = "figures only, no cases" },
      format("text (default), json", "text", "json") } },

  { "learn", "RULES IN GOLD", "weights that lend to roles, from annotated events",
    takes = "rules inputs", options = { date(),
      { "split", "N[,N]/M",
        about = "learn from these parts only (geoeng help eval)" },
      { "sure", "PERCENT", about = "lend what is right so often, by the examples "
        .. "(default 40)" },
      { "penalty", "N", about = "the larger, the fewer weights (default 2)" } } },

  { "convert", "EVENTS.jsonl..", "stored events in another format",
    takes = "events rules", options = {
      { "format", "FORMAT", values = FORMATS, open = true,
        about = "as for run; jsonl, or cards on a terminal" },
      { "out", "FILE", files = "file", about = "write there instead of standard "
        .. "output; of --format sqlite the database" },
      { "only", "MODALITY", values = schema.MODALITIES, list = true,
        about = "only these, separated by commas" },
      TYPE,
      { "count", "UNIT", values = { "mention", "cluster" }, about = "mention, or "
        .. "cluster: of each occurrence within a document the first mention" },
      { "max-doc-bytes", "N", least = 1, most = 1 << 30, default = 16 << 20,
        about = "longest line, and bytes of a document's events that are taken "
        .. "together ({default})" } },
    as_run = { "jobs", "quiet", "stats", "color", "fail-fast", "version" },
    usage = [[
usage: geoeng convert EVENTS.jsonl... [RULES.lua...] [options]

Write events that a run wrote as JSON Lines in another format, without the
documents and without running rules again. Inputs may be packed by gzip or
zstd, a folder of such files, as --out DIR/ writes, or - for standard input.
A line that is no event is told, and the others count. With rule files the
columns and sides of events are those that they declare; without, inputs are
read twice, and they are those of the rules that come with geoeng, where all
events are of these, or else the types and roles that occur, by name.
Documents without events cannot be told.

options:
{options}

exit: 0 done, 1 some lines are no events, 2 usage, 3 rule error, 4 input
      unreadable, 6 output error

example: geoeng convert events.jsonl --format csv --out events.csv
]] },

  { "link", "EVENTS.jsonl", "link events of several documents",
    takes = "events", options = {
      { "count", "UNIT", values = { "mention", "cluster" }, about = "mention "
        .. "(default): every event; cluster: the first of each cluster, with the "
        .. "number of mentions" } } },

  { "summary", "EVENTS.jsonl", "what stored events hold, on one page",
    takes = "events", options = {
      count("top", "how many of each list to show ({default})", 5),
      format("text (default), or json: all of them, for programs", "text",
        "json") } },

  { "report", "RULES IN..", "events as a page with text, map and timeline",
    takes = "rules inputs", options = {
      out("where to write; - is standard output", "file"), ONLY, TYPE,
      { "title", "TEXT", about = "of the page; the article's, else what it holds" },
      { "events", about = "the inputs are events, though rules are given: of "
        .. "those the sides of events and the lines that are shown" },
      { "texts", "INPUT", files = "inputs",
        about = "documents of stored events: a file or directory" },
      date() } },

  { "brat", "RULES DOCS", "write documents and events for the tool brat",
    takes = "rules inputs", options = {
      out("where to write; made when it is missing", "folder"), date() } },

  { "profile", "RULES IN..", "tell what takes the time",
    takes = "rules inputs", options = {
      count("top", "rules, functions and documents to show ({default})", 20),
      { "folded", about = "stacks of functions with samples, as flame graph "
        .. "tools read them, and nothing else" }, date() } },

  { "repl", "[RULES]", "try patterns and rules on text that you paste",
    takes = "rules", options = { date "date of the text" } },

  { "doc", "FILE|DIR...", "write the codebook of rule files", takes = "rules",
    options = {
      format("md (default), html, csv: a row for each role of each rule, or "
        .. "json: types, roles and rules for programs", "md", "html", "csv",
        "json") } },

  { "import", "FORMAT ..", "dictionaries of other systems as lexicons and rules",
    takes = { "petrarch", "gate", "spacy" }, options = {
      out("where to write", "folder"),
      { "name", "NAME", about = "of the rules (that of DIR)" } } },

  { "text", "INPUT...", "print the text that offsets count in",
    takes = "inputs", options = {
      format("text (the default), or jsonl: a line a document with id, date, "
        .. "title, text and all else that the input says of it, which geoeng "
        .. "reads again, with the same offsets", "text", "jsonl"),
      date "publication date of documents that have none" } },

  { "tokens", "INPUT...", "show tokens and sentences", takes = "inputs" },

  { "parse", "INPUT...", "show tags, lemmas and trees (CoNLL-U)",
    takes = "inputs", options = {
      { "tree", about = "each sentence's tree, a word under the one that it "
        .. "depends on" }, text() } },

  { "spans", "RULES INPUT", "show the spans of every layer",
    takes = "rules inputs", options = {
      { "layer", "NAME", about = "of this layer only" }, text(), date() } },

  { "lexicon", "FILE...", "check the days, names and offices of lexicons",
    takes = "inputs", options = {
      { "check", about = "look for all of this" },
      count("gap", "days without a holder that are not told ({default})", 90),
      STRICT } },

  { "merge", "DIR...", "the events of several shards, in order",
    takes = "folders" },

  { "verify", "DIR...", "whether what a run wrote is whole", takes = "folders" },

  { "timex", "INPUT...", "show time expressions", takes = "inputs", options = {
    date(),
    format("jsonl (default): one object for each expression with doc, text, "
      .. "start, end (code points), type, value, and, where known, mod, from, to, "
      .. "grain, basis; timeml: the text with TIMEX3 elements; text: "
      .. "tab-separated, for reading", "jsonl", "text", "timeml") } },

  { "help", "[TOPIC]", "pages of the manual, a command's help",
    takes = "topics" },
}

--- What else decides what the command does; the page of man tells it.
local environment = {
  { "GEOENG_CACHE", "folder of compiled lexicons; else geoeng in XDG_CACHE_HOME, "
    .. "else ~/.cache/geoeng" },
  { "GEOENG_PATH", "folders of rule modules and lexicons of others, with : "
    .. "between" },
  { "GEOENG_MODEL", "the model of English, in place of the one that comes with "
    .. "geoeng" },
  { "GEOENG_TRACEBACK", "when set, errors in the library itself show the stack" },
  { "NO_COLOR", "when set and not empty, nothing is coloured unless --color says "
    .. "so" },
  { "TERM", "dumb: output is as on a pipe" },
}

local files = {
  { "PREFIX/share/geoeng/rules", "the packs and lexicons that come with geoeng, to "
    .. "read; the command holds them itself" },
  { "PREFIX/share/geoeng/english.model", "the model of English" },
  { "PREFIX/share/geoeng/event.schema.json", "the JSON Schema of a record" },
  { "PREFIX/share/geoeng/meta", "annotations of what rules can call, for editors" },
  { "~/.cache/geoeng", "compiled lexicons; any of them may be removed" },
}

return { commands = commands, run = RUN, environment = environment,
  files = files }
