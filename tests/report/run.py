"""The pages of `geoeng report` in Chromium: python3 tests/report/run.py [GROUP]

What loads how fast, what filters count against SQL, what hostile text does,
keys, names, contrast, widths, print, downloads. Pictures are written to the
folder $GEOENG_SHOTS, if it is set; documents are those of $GEOENG_CORPUS
(.jsonl), or else made up. Prints "N passed, N failed".
"""
import collections
import csv
import glob
import json
import os
import re
import sys
import tempfile

import browser as chromium
import checks
import claims
import hostile
import made
from claims import check, same, shot

READY = "geoeng-ready"
EVENTS = 10000


def is_quiet(page, what):
    """No error, no request, no dialog, nothing that ran but should not."""
    page.settle()
    same(what + ": no error of the page", page.errors, [])
    same(what + ": no request", page.requests, [])
    same(what + ": no dialog", page.dialogs, [])
    page.errors.clear()
    page.requests.clear()


class World:
    """Pages that several groups look at, each made once."""

    def __init__(self, browser, folder):
        self.browser, self.folder = browser, folder
        self.kept = {}

    def path(self, name):
        """Of a file in the folder of this run."""
        return os.path.join(self.folder, name)

    def large(self):
        """A page of EVENTS events, its path; and its database."""
        if "large" not in self.kept:
            docs = self.path("large.jsonl")
            made.documents(docs, EVENTS)
            args = made.PACKS + [docs]
            self.kept["large"] = (made.page(self.path("large.html"), *args),
                                  made.database(self.path("large.db"), *args))
        return self.kept["large"]

    def seed(self):
        """The page of the article of the demo, its path."""
        if "seed" not in self.kept:
            self.kept["seed"] = made.page(
                self.path("seed.html"), "rules/military.lua", made.SEED,
                "--date", "2024-10-12")
        return self.kept["seed"]

    def open(self, path, width=1280):
        """A page of the browser that shows a file."""
        page = self.browser.page(width)
        page.open(path, READY)
        page.settle()
        return page


# ------------------------------------------------------------------- assets

def assets(world):
    """The library and the map, without the page."""
    del world
    size = sum(os.path.getsize("scripts/report/" + n) for n in (
        "library.js", "world.json"))
    check("the assets are under 600 KB", size < 600000, size)
    check("the map is under 120 KB",
          os.path.getsize("scripts/report/world.json") < 120000)
    with open("scripts/report/world.json", encoding="ascii") as file:
        topology = json.load(file)
    shapes = {g["properties"]["code"]
              for g in topology["objects"]["countries"]["geometries"]}
    small = {c["code"]: c["shape"] for c in topology["small"]}
    codes = {r["country"] for r in made.rows("rules/lexicons/countries.tsv")
             if not r.get("to")}
    same("every country has a shape or a circle",
         sorted(c for c in codes if c not in shapes and c not in small), [])
    same("what has no shape is told", sorted(c for c in small if not small[c]),
         sorted(codes - shapes))
    same("the map has no other country", sorted(
        c for c in shapes - codes if c), [])
    with open("scripts/report/exports.js", encoding="utf-8") as file:
        names = [n.strip() for group in re.findall(r"\{([^}]*)\}", file.read())
                 for n in group.split(",") if n.strip()]
    used = set()
    for name in os.listdir("scripts/report"):
        if name.endswith(".js") and not name.startswith(
                ("assets", "exports", "library")):
            with open("scripts/report/" + name, encoding="utf-8") as file:
                used |= set(re.findall(r"\bd3\.(\w+)", file.read()))
    same("the page uses only what is exported", sorted(used - set(names)), [])


# --------------------------------------------------------------------- load

def loaded(page):
    """Milliseconds from the navigation to the page's own mark."""
    return page.evaluate(
        'performance.getEntriesByName("%s")[0].startTime' % READY)


def load(world):
    """How fast pages are there."""
    seed, (large, db) = world.seed(), world.large()
    world.open(seed).close()  # what Chromium does once
    for path, most, what in (seed, 1000, "seed article"), \
            (large, 3000, "%d events" % EVENTS):
        times = []
        for _ in range(3):
            page = world.open(path)
            times.append(loaded(page))
            is_quiet(page, what)
            page.close()
        best = min(times)
        print("%s: ready after %.0f ms (%d bytes)" % (
            what, best, os.path.getsize(path)))
        check("%s in under %d ms" % (what, most), best < most, times)
    records = world.path("large-events.jsonl")
    with open(records, "w", encoding="utf-8") as file:
        file.writelines(j + "\n" for j, in db.execute("SELECT j FROM records"))
    page = world.open(made.page(world.path("stored-large.html"), records))
    n = made.count(db, "SELECT count(*) FROM events")
    same("stored events: all are on the page", shown(page), n)
    page.close()
    check("the large page has %d events" % EVENTS, n >= EVENTS, n)


# ------------------------------------------------------------------ filters

def shown(page):
    """How many events pass the filters."""
    return int(page.evaluate(
        'document.getElementById("shown").dataset.count'))


def clear(page):
    """No filter."""
    if page.exists("#clear"):
        page.click("#clear")


def values(page, facet):
    """What a list offers: (value, count)."""
    return page.call("""f => [...document.querySelectorAll(
      `button[data-facet="${f}"]`)].map(b =>
        [b.dataset.value, Number(b.dataset.count)])""", facet)


def press(page, facet, value):
    """Click a value of a list."""
    i = page.call("""(f, v) => [...document.querySelectorAll(
      `button[data-facet="${f}"]`)].findIndex(b => b.dataset.value === v)""",
                  facet, value)
    page.click('button[data-facet="%s"]' % facet, i)


COUNTRY = """(events.place_country = ?1 OR EXISTS (SELECT 1 FROM args
  WHERE args.event = events.id AND args.country = ?1))"""
# Whom an argument means: its id, those that it is resolved to, or its words,
# without an article. Sides of events are actors, whatever else they are.
ACTOR = """EXISTS (SELECT 1 FROM records, json_each(j, '$.args') a
  WHERE records.id = events.id AND (a.value ->> 'sector' IS NOT NULL
    OR a.value ->> 'id' IS NOT NULL OR a.value ->> 'role' IN (%s))
  AND (SELECT name = ?1 OR instr('; ' || name || '; ', '; ' || ?1 || '; ') > 0
    OR substr(name, -length(?1)) = ?1 AND lower(substr(name, 1,
      length(name) - length(?1))) IN ('the ', 'a ', 'an ', 'its ', 'his ',
      'her ', 'their ') FROM (SELECT coalesce(
        replace(a.value ->> 'id', '_', ' '), a.value ->> 'resolved',
        a.value ->> 'text') AS name)))"""
TYPE = "(type = ?1 OR type || '/' || subtype = ?1)"
SPAN = "(time_from <= ?2 AND coalesce(time_to, time_from) >= ?1)"
TEXT = """(instr(lower(coalesce(events.type, '') || '/' ||
  coalesce(events.subtype, '') || char(10) || doc || char(10) ||
  coalesce(title, '') || char(10) || sentence || char(10) ||
  coalesce(place, '') || char(10) || coalesce((SELECT group_concat(
    a.value ->> 'text' || ' ' || coalesce(a.value ->> 'resolved', ''), char(10))
    FROM records, json_each(j, '$.args') a WHERE records.id = events.id), '')),
  ?1) > 0)"""


def sides():
    """The roles that rules call sides, for SQL."""
    roles = set()
    for path in glob.glob("rules/*.lua"):
        with open(path, encoding="utf-8") as file:
            for found in re.findall(r"\bdyad = {([^}]*)}", file.read()):
                for names in re.findall('"([^"]*)"', found):
                    roles |= set(names.split(" | "))
    return ", ".join("'%s'" % r for r in sorted(roles))


def of(db, where, *args):
    """How many events SQL finds."""
    return made.count(db, "SELECT count(*) FROM events JOIN docs "
                      "ON docs.id = events.doc WHERE " + where, *args)


def lists(page, db):
    """The lists beside the views."""
    for facet, where, most in ("type", TYPE, 6), ("modality", "modality = ?1", 9), \
            ("country", COUNTRY, 6), ("actor", ACTOR % sides(), 6):
        tried = 0
        for value, told in values(page, facet)[:most]:
            want = of(db, where, value)
            tried += 1
            same("%s %s: the number beside it" % (facet, value), told, want)
            press(page, facet, value)
            same("%s %s: events shown" % (facet, value), shown(page), want)
            clear(page)
        check("%s: there is something to choose" % facet, tried > 1, tried)


def combined(page, db):
    """Several at once: values of a list are added, lists are crossed."""
    types = [v for v, _ in values(page, "type") if "/" not in v][:2]
    for value in types:
        press(page, "type", value)
    same("two types", shown(page), of(db, "type IN (?, ?)", *types))
    press(page, "modality", "asserted")
    both = "type IN (?2, ?3) AND modality = ?4"
    same("two types, asserted", shown(page), made.count(
        db, "SELECT count(*) FROM events WHERE type IN (?, ?) AND "
        "modality = 'asserted'", *types))
    country, told = values(page, "country")[0]
    want = of(db, COUNTRY + " AND " + both, country, *types, "asserted")
    same("its countries count what is left", told, want)
    press(page, "country", country)
    same("and of one country", shown(page), want)
    same("one chip a value", page.evaluate(
        'document.querySelectorAll("#chips .chip").length'), 4)
    clear(page)
    same("all again", shown(page), of(db, "1"))


def search(page, db):
    """Words."""
    for word in "ceasefire", "damascus", "soldiers":
        page.type("#search", word)
        page.wait("document.querySelector('#chips .chip')")
        page.settle()
        same("text " + word, shown(page), of(db, TEXT, word))
        page.type("#search", "")
        page.wait("!document.querySelector('#chips .chip')")


def times(page, db):
    """The dates, and the brush."""
    middle = made.count(db, """SELECT time_from FROM events WHERE time_from
      IS NOT NULL ORDER BY time_from LIMIT 1 OFFSET
      (SELECT count(*) / 2 FROM events)""")
    last = made.count(db, "SELECT max(time_to) FROM events")

    def date(which, value):
        page.call("""(id, v) => { const e = document.getElementById(id);
          e.value = v; e.dispatchEvent(new Event("change",
            { bubbles: true })); }""", "time-" + which, value)
        page.settle()
    date("from", middle)
    same("from a day on", shown(page), of(db, SPAN, middle, "9999"))
    is_quiet(page, "a first day and no last")
    date("to", middle)
    same("one day", shown(page), of(db, SPAN, middle, middle))
    date("from", "")
    same("until a day", shown(page), of(db, SPAN, "0000", middle))
    is_quiet(page, "a last day and no first")
    clear(page)
    del last
    page.at(".timeline .brush .overlay")
    x, y, width, height = page.evaluate("""(() => {
      const b = document.querySelector(".timeline .brush .overlay")
        .getBoundingClientRect();
      return [b.x, b.y, b.width, b.height]; })()""")
    page.drag(x + width * 0.3, y + height / 2, x + width * 0.6, y + height / 2)
    a, b = (page.evaluate('document.getElementById("time-%s").value' % w)
            for w in ("from", "to"))
    if check("the brush chooses days", a and b and a <= b, (a, b)):
        same("brushed days", shown(page), of(db, SPAN, a, b))
    clear(page)


def places(page, db):
    """The map: countries, places, an area."""
    page.evaluate("[...document.querySelectorAll('#map button')].find(b => "
                  "b.textContent === 'world').click()")
    page.settle()
    code = page.evaluate("""(() => {
      for (const p of document.querySelectorAll("path.country[data-country]")) {
        const b = p.getBoundingClientRect();
        if (b.width < 60 || !/shade/.test(p.getAttribute("class"))) continue;
        p.scrollIntoView({ block: "center" });
        const c = p.getBoundingClientRect();
        for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {
          const x = c.x + c.width * i / 20, y = c.y + c.height * j / 20;
          if (document.elementFromPoint(x, y) === p)
            return [p.dataset.country, x, y];
        }
      }
      return null; })()""")
    if check("a country can be clicked", code):
        page.click_at(code[1], code[2])
        same("country %s on the map" % code[0], shown(page),
             of(db, COUNTRY, code[0]))
        clear(page)
    keys = page.evaluate("""[...document.querySelectorAll("[data-place]")]
      .slice(0, 3).map(e => e.dataset.place)""")
    check("there are places on the map", keys)
    for key in keys:
        spots = [tuple(map(float, spot.split(","))) for spot in key.split(" ")]
        page.call("""k => [...document.querySelectorAll("[data-place]")]
          .find(e => e.dataset.place === k).dispatchEvent(
            new MouseEvent("click", { bubbles: true }))""", key)
        page.settle()
        same("place " + key, shown(page), sum(made.count(db,
          """SELECT count(*) FROM records WHERE j ->> '$.place.lat' = ?
          AND j ->> '$.place.lon' = ?
          AND coalesce(j ->> '$.place.grain', '') <> 'country'""", *spot)
          for spot in spots))
        clear(page)
    page.at("svg.map")
    x, y, width, height = page.evaluate("""(() => {
      const b = document.querySelector("svg.map").getBoundingClientRect();
      return [b.x, b.y, b.width, b.height]; })()""")
    page.drag(x + width * 0.45, y + height * 0.2,
              x + width * 0.7, y + height * 0.6)
    page.wait("document.querySelector('#chips .chip')", 3)
    check("an area of the map", 0 < shown(page) < of(db, "1"), shown(page))
    clear(page)


def cells(page, db, args):
    """The matrix of sides."""
    if not sides():  # no rule says what sides its events have
        check("the page says that there are no sides", "No event has two sides"
              in page.text("#dyad-note"), page.text("#dyad-note"))
        return
    names = {r["country"]: r["name"] or r["phrase"] for r in made.rows(
        "rules/lexicons/countries.tsv") if not r.get("to")}
    pairs = collections.defaultdict(set)
    rows = csv.DictReader(made.run(*args, "--format", "dyads").splitlines())
    for row in rows:
        key = tuple(names.get(row[s + "_country"]) for s in (
            "source", "target"))
        if all(key):
            pairs[key].add(row.get("id") or row["event"])
    del db
    told = page.evaluate("""[...document.querySelectorAll(
      "#matrix [data-dyad]")].map(b => [JSON.parse(b.dataset.dyad),
        Number(b.dataset.count)])""")
    tried = 0
    for (source, target), n in told:
        if tried == 5:
            break
        if source not in names.values() or target not in names.values():
            continue
        i = [t[0] for t in told].index([source, target])
        want = len(pairs[source, target])
        tried += 1
        same("%s to %s" % (source, target), n, want)
        page.click("#matrix [data-dyad]", i)
        same("%s to %s, chosen" % (source, target), shown(page), want)
        clear(page)
    check("the matrix has cells of two countries", tried, told[:3])


def filters(world):
    """What every filter leaves, against SQL."""
    path, db = world.large()
    page = world.open(path)
    same("all events", shown(page), of(db, "1"))
    lists(page, db)
    combined(page, db)
    search(page, db)
    times(page, db)
    places(page, db)
    cells(page, db, made.PACKS + [world.path("large.jsonl")])
    is_quiet(page, "filters")
    page.close()


# ----------------------------------------------------------------- downloads

def downloads(world):
    """The files that the page gives."""
    path, db = world.large()
    page = world.open(path)
    press(page, "modality", "negated")
    want = {i for i, in db.execute(
        "SELECT id FROM events WHERE modality = 'negated'")}
    table = page.download("#csv", world.folder)
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {r.get("id") or r.get("event") for r in rows}
    same("CSV has the events that are shown", ids, want)
    found = page.download("#geojson", world.folder)
    with open(found, encoding="utf-8") as file:
        features = json.load(file)["features"]
    same("GeoJSON has the events that are shown", {
        f.get("id") or f["properties"]["id"] for f in features}, want)
    is_quiet(page, "downloads")
    page.close()


# --------------------------------------------------------------------- cards

# In each order of the cards, clicks on all triggers: [clicks, those that opened
# no card with its "why"].
CLICKS = """(() => {
  const order = document.querySelector("#order");
  const lost = [];
  let n = 0;
  for (const { value } of order.options) {
    order.value = value;
    order.dispatchEvent(new Event("change"));
    for (const el of document.querySelectorAll("#text .trigger")) {
      el.click();
      n++;
      if (!document.querySelector(
        ".mention.picked > details[open] .rule, .mention .copy.picked"))
        lost.push(value + " " + el.textContent);
    }
  }
  return [n, lost];
})()"""


def cards(world):
    """A click in the text opens the card of the event, wherever it stands."""
    docs = world.path("copies.jsonl")
    with open(docs, "w", encoding="utf-8") as file:
        for i in range(60):
            file.write(json.dumps({
                "id": str(i), "date": "2024-05-08", "title": "No. %d" % i,
                "text": "Turkish jets struck a depot in %s on Sunday. The "
                        "strike killed six soldiers." %
                        ("Aleppo" if i % 20 == 0 else "village %d" % i)}) + "\n")
    copies = made.page(world.path("copies.html"), "rules/attack.lua", docs)
    for name, path in (("seed", world.seed()), ("copies", copies)):
        page = world.open(path)
        n, lost = page.evaluate(CLICKS)
        check(name + ": there are triggers to click", n > 0)
        same(name + ": each click opens a card", lost, [])
        is_quiet(page, name)
        page.close()
    page = world.open(copies)
    same("copies of a sentence are told once", page.evaluate(
        "document.querySelectorAll('#cards .copy').length"), 4)
    page.close()


# ------------------------------------------------------------------- hostile

def open_all(page):
    """Open each card's reasons and each text, one after the other."""
    return page.evaluate("""(async () => {
      const next = () => new Promise(r => setTimeout(r));
      const seen = [document.body.textContent];
      for (let i = 0; document.getElementById("more") && i < 50; i++) {
        document.getElementById("more").click();
        await next();
      }
      for (let round = 0; round < 2; round++) {
        for (const d of document.querySelectorAll("details")) d.open = true;
        await next();
      }
      const clean = (e) => { const c = e.cloneNode(true);
        c.querySelectorAll("script, style").forEach(s => s.remove());
        return c.textContent; };
      const cards = clean(document.getElementById("cards"));
      const n = document.querySelectorAll("[data-document]").length;
      let texts = "";
      for (let i = 0; i < n; i++) {
        document.querySelectorAll("[data-document]")[i].click();
        await next();
        texts += clean(document.getElementById("text")) + "\\n";
      }
      for (const e of document.querySelectorAll("button.value")) {
        e.click(); await next(); if (i > 200) break;
        document.getElementById("clear")?.click();
      }
      return { cards, texts };
    })()""".replace("if (i > 200) break;", ""))


def spaces(text):
    """Without what readers of text make of control characters and spaces."""
    return re.sub(r"[\s\u0000-\u001f\ufffd\ufeff]+", "", text)


def strangers(world):
    """Hostile texts, titles, ids, addresses, file names and rules."""
    folder = world.path("hostile")
    os.mkdir(folder)
    rules, docs = hostile.write(folder)
    path = made.page(world.path("hostile.html"), rules, docs, cwd=folder)
    world.kept["hostile"] = path
    page = world.open(path)
    is_quiet(page, "hostile page")
    policy = page.evaluate("""document.querySelector(
      'meta[http-equiv="Content-Security-Policy"]').content""")
    check("nothing is allowed but what is named", "default-src 'none'" in policy,
          policy)
    check("scripts are allowed by their hash", re.search(
        r"script-src 'sha(256|384|512)-[^']+'", policy)
        and "unsafe" not in policy.split("script-src")[1].split(";")[0], policy)
    page.evaluate("""(() => { const s = document.createElement("script");
      s.textContent = "window.ran = 1"; document.body.append(s);
      const i = document.createElement("img");
      i.setAttribute("onerror", "window.ran = 1");
      i.src = "data:x"; document.body.append(i); })()""")
    page.settle()
    same("the policy stops another script", page.evaluate("'ran' in window"),
         False)
    check("and says so", any("Content Security" in e for e in page.errors),
          page.errors)
    page.close()
    page = world.open(path)
    scripts = page.call(checks.FOREIGN)["scripts"]
    with open(path, encoding="utf-8") as file:
        written = file.read()
    same("as many scripts as are written", scripts,
         len(re.findall(r"<script\b(?=[ >])", written)))
    said = open_all(page)
    page.settle()
    after = page.call(checks.FOREIGN)
    same("all open: nothing of the text is an element", after["bad"], [])
    same("all open: no script more", after["scripts"], scripts)
    for i, s in enumerate(hostile.STRINGS):
        check("text %d stays what it is" % i,
              spaces(s) in spaces(said["texts"]), repr(s)[:70])
        check("id %d stays what it is" % i,
              spaces(s) in spaces(said["cards"]), repr(s)[:70])
    is_quiet(page, "all open")
    shot(page, "hostile")
    page.close()
    stored(world, folder, rules, docs)


def stored(world, folder, rules, docs):
    """A page of events that a stranger wrote, every string of which is bad."""
    lines = made.run(rules, docs, "--format", "jsonl", cwd=folder).splitlines()
    bad = iter(hostile.STRINGS * 100)

    def spoil(value, key=""):
        if isinstance(value, dict):
            return {k: spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoil(v, key) for v in value]
        keep = ("schema", "modality", "basis", "from", "to", "grain")
        if isinstance(value, str) and key not in keep:
            return next(bad)
        return value
    with open(os.path.join(folder, "events.jsonl"), "w",
              encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(spoil(json.loads(line))) + "\n")
    try:
        path = made.page(world.path("stored.html"), "events.jsonl", cwd=folder)
    except RuntimeError as error:
        check("bad events are refused with a line", re.search(
            r"error: .+", str(error)) and "stack traceback" not in str(error),
              error)
        return
    page = world.open(path)
    open_all(page)
    same("bad events: nothing is an element", page.call(
        checks.FOREIGN)["bad"], [])
    is_quiet(page, "bad events")
    page.close()


# ---------------------------------------------------------------------- keys

def walk(page, most=700):
    """What Tab reaches, in order, until it comes round."""
    seen = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(most):
        page.key("Tab")
        at = page.call(checks.FOCUS)
        if at is None:
            break
        seen.append(at)
    return seen


def keys(world):
    """The page without a mouse."""
    page = world.open(world.seed())
    total = shown(page)
    seen = walk(page)
    check("Tab goes through the page and leaves it", 10 < len(seen) < 700,
          len(seen))
    within = {s["within"] for s in seen} | {s["own"] for s in seen}
    for name in ["search", "csv", "geojson", "map", "time-from", "time-to",
                 "dyads", "cards", "text", "order"] + ["matrix"] * bool(sides()):
        check("Tab reaches " + name, name in within, sorted(within))
    for facet in "type", "modality", "actor", "country":
        check("Tab reaches a filter: " + facet,
              any(s["facet"] == facet for s in seen))
    rings = {s["own"] for s in seen if s["ring"]}  # a date has several stops
    same("what has the focus shows it", sorted(
        {s["own"] for s in seen} - rings)[:5], [])
    same("Tab reaches each card", page.evaluate("""
      [...document.querySelectorAll("article.card")].filter(c =>
        !c.querySelector("button, summary, [tabindex='0']")).length"""), 0)
    page.call("""() => document.querySelector(
      "button[data-facet='modality']").focus()""")
    page.key("Enter")
    page.settle()
    check("Enter chooses", 0 < shown(page) < total, shown(page))
    same("and keeps the focus", page.call(checks.FOCUS)["facet"], "modality")
    page.key(" ")
    page.settle()
    same("Space takes it back", shown(page), total)
    page.evaluate("document.querySelector('article.card summary').focus()")
    page.key("Enter")
    page.settle()
    check("Enter opens a card's reasons", page.evaluate(
        "document.querySelector('article.card details').open"))
    page.evaluate("document.querySelector('#text .trigger').focus()")
    page.key("Enter")
    page.settle()
    check("Enter on a trigger picks its event", page.exists(".picked"))
    page.key("Escape")
    page.settle()
    check("Escape lets it go", not page.exists(".picked"))
    spot = page.exists("[data-place]")
    if check("the seed's map has a place", spot):
        page.evaluate("document.querySelector('[data-place]').focus()")
        page.key("Enter")
        page.settle()
        check("Enter on a place filters", page.exists("#chips .chip"))
        page.evaluate("document.querySelector('#clear').focus()")
        page.key("Enter")
        page.settle()
        same("Enter on 'clear all'", shown(page), total)
    unnamed = [c for c in page.controls() if not c[1].strip()]
    same("every control has a name", unnamed, [])
    is_quiet(page, "keys")
    page.close()


# ---------------------------------------------------------------------- looks

def looks(world):
    """Widths, dark mode, print."""
    large = world.large()[0]
    for name, path in ("seed", world.seed()), ("large", large):
        for width in 1280, 390:
            page = world.open(path, width)
            what = "%s at %d" % (name, width)
            page.evaluate("document.querySelectorAll('article.card details')"
                          ".forEach((d, i) => { if (i < 3) d.open = true; })")
            page.settle()
            same(what + ": nothing is wider", page.call(checks.WIDE), [])
            for scheme in "light", "dark":
                page.media(prefers_color_scheme=scheme)
                same("%s, %s: contrast" % (what, scheme),
                     page.call(checks.CONTRAST), [])
                shot(page, "%s-%d-%s" % (name, width, scheme))
            page.media("print", prefers_color_scheme="light")
            same(what + ": no control is printed", page.evaluate("""
              [...document.querySelectorAll("button, input, select")].filter(
                e => e.checkVisibility() && !e.closest(".from")
                  && !e.closest("#matrix")).map(e => e.id
                  || e.textContent.slice(0, 30)).slice(0, 5)"""), [])
            check(what + ": cards are printed", page.evaluate(
                "document.querySelector('article.card').checkVisibility()"))
            same(what + ": contrast in print", page.call(checks.CONTRAST), [])
            shot(page, "%s-%d-print" % (name, width))
            is_quiet(page, what)
            page.close()
    page = world.open(world.seed())
    page.call(checks.PALETTE)
    for scheme in "light", "dark":
        page.media(prefers_color_scheme=scheme)
        same("every colour, %s: contrast" % scheme,
             page.call(checks.CONTRAST), [])
    page.media("print", prefers_color_scheme="dark")
    same("dark mode is printed on white", page.evaluate(
        "getComputedStyle(document.body).backgroundColor"),
        "rgb(255, 255, 255)")
    page.close()


GROUPS = [assets, load, filters, downloads, cards, strangers, keys, looks]


def main(wanted):
    """Run all groups, or those named."""
    if not chromium.program():
        print("report: chromium is not installed: make test-report installs it")
        return 1
    with tempfile.TemporaryDirectory(prefix="geoeng-report-") as folder, \
            chromium.Browser() as browser:
        world = World(browser, folder)
        return claims.run(GROUPS, wanted, lambda group: group(world))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
