"""The site in Chromium: python3 tests/site/run.py [GROUP]

Every page, what the search finds, keys, widths, contrast, links, without
scripts; that mistakes in sources end the build, that the site shows no example
that is not tested elsewhere, and that it is built to the same bytes. Pictures
are written to $GEOENG_SHOTS, if it is set. Prints "N passed, N failed".
"""
import collections
import filecmp
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/report"))
import browser as chromium  # noqa: E402
import checks  # noqa: E402
import claims  # noqa: E402
from claims import check, same  # noqa: E402

SITE = ROOT / "build/site"
PACKAGE = ROOT / "scripts/python/geoeng"
READY = "geoeng-ready"
REPORT = "example-report.html"


def shot(page, name):
    """A picture of what is seen without a turn of the page."""
    claims.shot(page, name, whole=False)


def is_quiet(page, what):
    """No error, nothing asked for but the site's own files."""
    page.settle()
    own = {(SITE / n).as_uri() for n in ("style.css", "site.js", "search.js")}
    same(what + ": no error of the page", page.errors, [])
    same(what + ": no request", [r for r in page.requests if r not in own
                                 and r.split("#")[0] not in PAGES], [])
    page.errors.clear()
    page.requests.clear()


NAMES = sorted(p.name for p in SITE.glob("*.html"))
PAGES = {(SITE / n).as_uri() for n in NAMES}


def opened(browser, name, width=1280, height=900):
    """A page of the site."""
    page = browser.page(width, height)
    page.open(SITE / name, READY)
    page.settle()
    return page


# -------------------------------------------------------------------- pages

def pages(browser):
    """Every page loads, fits and can be read."""
    check("there are pages", len(NAMES) > 30, len(NAMES))
    page = browser.page()
    for name in NAMES:
        page.viewport(1280)
        page.open(SITE / name, READY)
        is_quiet(page, name)
        policy = page.evaluate("document.querySelector('meta[http-equiv="
                               "Content-Security-Policy]').content")
        check(name + ": may ask nobody", "default-src 'none'" in policy
              and "http" not in policy, policy)
        check(name + ": has a heading", page.evaluate(
            "document.querySelectorAll('h1').length") == 1)
        if name == REPORT:
            continue  # make test-report looks at such pages
        for scheme in "light", "dark":
            page.media(prefers_color_scheme=scheme)
            same("%s, %s: contrast" % (name, scheme),
                 page.call(checks.CONTRAST), [])
        for width in 1280, 390:
            page.viewport(width)
            page.settle()
            same("%s: nothing is wider than %d" % (name, width),
                 page.call(checks.WIDE), [])
            if width == 1280:
                lines = page.call(LINE)
                check(name + ": lines of prose are not too long", lines <= 95,
                      lines)
        shot(page, name[:-5] + "-390")
    page.close()


# Letters that fit into the widest paragraph.
LINE = """() => {
  let most = 0;
  const canvas = document.createElement("canvas").getContext("2d");
  for (const p of document.querySelectorAll("article p")) {
    const style = getComputedStyle(p);
    canvas.font = `${style.fontSize} ${style.fontFamily}`;
    const text = "the news of the day say who met whom and where it was ";
    most = Math.max(most, p.clientWidth
      / (canvas.measureText(text).width / text.length));
  }
  return Math.round(most);
}"""


def themes(browser):
    """The button turns the colours over, and the next page keeps them."""
    page = opened(browser, "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click(".theme")
    dark = page.evaluate(ground)
    check("the button makes it dark", light != dark, dark)
    page.open(SITE / "output.html", READY)
    same("the next page is dark, too", page.evaluate(ground), dark)
    page.click(".theme")
    same("and light again", page.evaluate(ground), light)
    page.media(prefers_color_scheme="dark")
    same("a choice is above the system's", page.evaluate(ground), light)
    is_quiet(page, "themes")
    page.close()


# ------------------------------------------------------------------- search

FOUND = """[...document.querySelectorAll("#found a")].map(
  a => a.getAttribute("href"))"""


def ask(page, query):
    """The addresses that the search finds."""
    if not page.evaluate("!!document.querySelector('.search:not([hidden])')"):
        page.key("/")
        page.wait("document.querySelector('.search:not([hidden]) #query')")
        page.wait("!/Loading/.test(document.querySelector("
                  "'.search p').textContent)")
    page.type("#query", query)
    return page.evaluate(FOUND)


def search(browser):
    """Queries find what they should."""
    page = opened(browser, "index.html")
    n = 0
    for line in (ROOT / "tests/site/queries.tsv").read_text().split("\n"):
        if not line or line.startswith("#"):
            continue
        query, wanted, section = (line + "\t\t").split("\t")[:3]
        if wanted.startswith("python-") and not PACKAGE.is_dir():
            print("skipped '%s': there is no scripts/python" % query)
            continue
        n += 1
        found = ask(page, query)[:3]
        check("'%s' finds %s" % (query, wanted + "#" + section),
              any(f.split("#")[0] == wanted and (
                  not section or f.endswith("#" + section)) for f in found),
              found)
    check("there are 30 queries", n >= 30, n)
    same("nothing finds nothing", ask(page, "xqzzyk"), [])
    check("and says so", "Nothing" in page.text(".search p"))
    check("a beginning is enough", any(f.startswith("c-api.html#ge_session_st")
                                       for f in ask(page, "ge_session_st")))
    for hostile in "<img src=x onerror=alert(1)>", "constructor", "__proto__", \
            "\\", "(((", "--", "toString valueOf":
        ask(page, hostile)
        same("%r: nothing runs" % hostile, page.dialogs, [])
    shown = ask(page, "actor layer")
    check("what is found is marked", page.exists("#found mark"), shown)
    for scheme in "light", "dark":
        page.media(prefers_color_scheme=scheme)
        same("search, %s: contrast" % scheme, page.call(
            checks.CONTRAST.replace("document.body, NodeFilter",
                                    "document.querySelector('.search'), "
                                    "NodeFilter")), [])
    page.viewport(390, 844)
    page.settle()
    same("search: nothing is wider", page.call(checks.WIDE), [])
    shot(page, "search-390")
    is_quiet(page, "search")
    page.close()


CHOSEN = """[...document.querySelectorAll("#found li")].findIndex(
  e => e.getAttribute("aria-selected") === "true")"""


def keys(browser):
    """The search by keys alone."""
    page = opened(browser, "tutorial.html")
    page.evaluate("document.querySelector('.brand').focus()")
    found = ask(page, "exit codes")
    same("the first is chosen", page.evaluate(CHOSEN), 0)
    page.key("ArrowDown")
    page.key("ArrowDown")
    page.key("ArrowUp")
    same("arrows choose", page.evaluate(CHOSEN), 1)
    same("the field names the chosen one", page.evaluate(
        "document.querySelector('#query').getAttribute("
        "'aria-activedescendant')"), "found-1")
    page.key("Tab")
    same("Tab stays in the field", page.evaluate(
        "document.activeElement.id"), "query")
    page.key("Escape")
    check("Escape closes", not page.exists(".search:not([hidden])"))
    same("what had the focus has it again", page.evaluate(
        "document.activeElement.className"), "brand")
    page.key("/")
    page.settle()
    same("the query is kept", page.evaluate("document.querySelector("
                                            "'#query').value"), "exit codes")
    page.key("ArrowDown")
    page.key("Enter")
    page.wait("location.pathname.endsWith(%r)" % (
        "/" + found[1].split("#")[0]))
    page.wait("performance.getEntriesByName(%r).length" % READY)
    same("Enter opens the section", page.evaluate("location.hash"),
         "#" + found[1].partition("#")[2] if "#" in found[1] else "")
    page.evaluate("document.querySelector('.find').focus()")
    page.key("Enter")
    page.settle()
    check("the button opens it, too", page.exists(".search:not([hidden])"))
    page.click(".search .bar button")
    check("its button closes it", not page.exists(".search:not([hidden])"))
    named = page.evaluate("""[...document.querySelectorAll(
      "a, button, input")].filter(e => e.checkVisibility()
        && !(e.textContent.trim() || e.getAttribute("aria-label")
             || e.labels && e.labels.length)).length""")
    same("all controls have a name", named, 0)
    page.viewport(390, 844)
    page.click(".menu")
    check("the menu opens", page.evaluate(
        "document.querySelector('.pages').checkVisibility()"))
    shot(page, "menu-390")
    page.key("Escape")
    page.settle()
    check("Escape closes the menu", not page.evaluate(
        "document.querySelector('.pages').checkVisibility()"))
    page.click(".toc label")
    check("the list of sections opens", page.evaluate(
        "document.querySelector('.toc nav').checkVisibility()"))
    is_quiet(page, "keys")
    page.close()


def scriptless(browser):
    """Without scripts all can be read and reached."""
    page = browser.page(390, 844)
    page.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.open(SITE / "output.html")
    text = page.evaluate("document.querySelector('.find').getAttribute('href')")
    same("the search leads to the list", text, "all.html")
    check("the pages are listed", page.evaluate(
        "document.querySelector('.pages').checkVisibility()"))
    same("nothing is wider", page.call(checks.WIDE), [])
    page.close()


# -------------------------------------------------------------------- links

def links(browser):
    """Every link leads to a file, every anchor to an element, by the DOM."""
    page = browser.page()
    ids, used = {}, {}
    for name in NAMES:
        page.open(SITE / name, READY)
        ids[name] = set(page.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => e.id)"))
        used[name] = page.evaluate("""[...document.querySelectorAll(
          "[href], [src]")].map(e => e.getAttribute("href")
            || e.getAttribute("src"))""")
    dead = []
    for name, found in used.items():
        for href in set(found):
            if re.match(r"(https?|data|mailto):", href):
                continue
            file, _, anchor = href.partition("#")
            file = file or name
            if not (SITE / file).is_file() \
                    or anchor and anchor not in ids.get(file, ()):
                dead.append("%s: %s" % (name, href))
    same("no link is dead", dead, [])
    reached = {h.split("#")[0] for f in used.values() for h in f}
    same("every page is reached", sorted(set(NAMES) - reached), [])
    helps = re.findall(r"<a [^>]*><code>(?:\./)?geoeng help ", "".join(
        (SITE / n).read_text(encoding="utf-8") for n in NAMES))
    check("geoeng help X is a link", len(helps) > 20, len(helps))
    page.close()


def copied(folder):
    """A checkout in which the sources may be changed."""
    for path in ROOT.iterdir():
        if path.name not in ("scripts", "README.md", ".git"):
            (folder / path.name).symlink_to(path)
    shutil.copy(ROOT / "README.md", folder)
    (folder / "scripts").mkdir()
    for path in (ROOT / "scripts").iterdir():
        if path.name not in ("doc", "python"):
            (folder / "scripts" / path.name).symlink_to(path)
    shutil.copytree(ROOT / "scripts/doc", folder / "scripts/doc")


def built(folder, out):
    """The exit code and the errors of a build there."""
    done = subprocess.run(
        ["/usr/bin/python3", "-B", "scripts/site/build.py", "./geoeng", out],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", check=False)
    return done.returncode, done.stderr


MISTAKES = [
    ("[x](nowhere.md)", "the link nowhere.md leads to no page"),
    ("[x](output.md#nowhere)",
     "the link output.html#nowhere leads to no section of its page"),
    ("[x](#nowhere)", "the link #nowhere leads to no section of its page"),
    ("`geoeng help nowhere`",
     "geoeng help nowhere: there is no such page or command"),
    ("a <b>word</b>", "HTML in Markdown: <b>"),
]


PYTHON = {"__init__.py": '''"""A package.

>>> import geoeng
"""
from ._own import run
from .part import Part
__all__ = ["Part", "run"]
''', "_own.py": '''def run(text: str, *more: int, key="a") -> list:
    """Runs :class:`geoeng.Part`.

    :param text: the text, or `None`
    :raises Part: never
    """


class Base:
    def inherited(self):
        """Of a base."""
''', "part.py": '''from ._own import Base


class Part(Base):
    """A part, see `geoeng help output` and ``Part.inherited``."""

    #: how many
    n: int = 0

    @property
    def size(self) -> int:
        """Its size, `geoeng help nowhere`."""

    def _hidden(self):
        """Not shown."""


def helper():
    """Not of the package."""
'''}


def python(_browser):
    """Docstrings become pages, private things stay out, lines are told."""
    with tempfile.TemporaryDirectory(prefix="geoeng-site-") as name:
        folder = pathlib.Path(name)
        copied(folder)
        package = folder / "scripts/python/geoeng"
        package.mkdir(parents=True)
        for file, text in PYTHON.items():
            (package / file).write_text(text)
        same("a mistake in a docstring", built(folder, "out"), (
            1, "site: error: scripts/python/geoeng/part.py:12: geoeng help "
            "nowhere: there is no such page or command\n"))
        text = PYTHON["part.py"].replace("nowhere", "inputs")
        (package / "part.py").write_text(text)
        same("a build", built(folder, "out"), (0, ""))
        top = (folder / "out/python-geoeng.html").read_text(encoding="utf-8")
        part = (folder / "out/python-geoeng-part.html").read_text(
            encoding="utf-8")
        check("the package has a signature", "def run(text: str, *more: int, "
              "key='a') -> list" in html.unescape(re.sub("<[^>]*>", "", top)))
        for there in (' id="run"',
                      'href="python-geoeng-part.html#Part"><code>geoeng.Part',
                      "&gt;&gt;&gt;", "<dt><code>text</code></dt>"):
            check("the package has " + there, there in top)
        for there in (' id="Part"', ' id="Part.size"', ' id="Part.inherited"',
                      "how many", 'href="output.html"'):
            check("the module has " + there, there in part)
        for gone in ("_hidden", "helper", "Base", "``", ":class:"):
            check("it does not have " + gone, gone not in part + top)
        check("it is listed", 'href="python-geoeng-part.html"' in (
            folder / "out/index.html").read_text(encoding="utf-8"))


def mistakes(_browser):
    """What is wrong in a source ends the build and is told with its line; a
    new page is picked up; the same sources give the same bytes."""
    with tempfile.TemporaryDirectory(prefix="geoeng-site-") as name:
        folder = pathlib.Path(name)
        copied(folder)
        path = folder / "scripts/doc/new-page.md"
        lines = ["# New: a page", "", "Words.", ""]
        path.write_text("\n".join(lines) + "\n## Part\n\n[out](output.md#the-"
                        "event)\n")
        code, errors = built(folder, "out")
        same("a new page is taken", (code, errors), (0, ""))
        check("and listed", 'href="new-page.html"' in (
            folder / "out/index.html").read_text(encoding="utf-8"))
        for text, _ in MISTAKES:
            lines += [text, ""]
        path.write_text("\n".join(lines))
        code, errors = built(folder, "out")
        same("mistakes end the build", code, 1)
        for i, (_, said) in enumerate(MISTAKES):
            wanted = "site: error: scripts/doc/new-page.md:%d: %s\n" % (
                5 + 2 * i, said)
            check("it tells " + said, wanted in errors, errors)
        path.unlink()
        for out in "one", "two":
            same("a build", built(folder, out), (0, ""))
        result = filecmp.dircmp(folder / "one", folder / "two")
        names = sorted(os.listdir(folder / "one"))
        equal, *other = filecmp.cmpfiles(folder / "one", folder / "two", names,
                                         shallow=False)
        same("the same bytes", (sorted(equal), other, result.right_only),
             (names, [[], []], []))


# ----------------------------------------------------------------- examples

def fences(text):
    """What stands in blocks of code."""
    return re.findall(r"^```[^\n]*\n(.*?)^```$", text, re.M | re.S)


def printed(*args):
    """What geoeng prints."""
    return subprocess.run(["./geoeng", *args], cwd=ROOT, check=True,
                          stdout=subprocess.PIPE, encoding="utf-8").stdout


TEXTS = """() => {
  const walk = document.createTreeWalker(document.querySelector("article"),
    NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) found.push(walk.currentNode.data);
  for (const code of document.querySelectorAll("pre code"))
    found.push(code.textContent);
  return found.join(" ");
}"""


def examples(browser):
    """Code that the site shows stands in a source, which the tests run."""
    known = set()
    for path in [ROOT / n for n in ("README.md", "CONTRIBUTING.md",
                                    "CHANGELOG.md",
                                    "build/gen/doc/library.md")] \
            + sorted((ROOT / "scripts/doc").glob("*.md")):
        known |= set(fences(path.read_text(encoding="utf-8")))
    for path in (ROOT / "scripts/doc/examples").rglob("*.lua"):
        known.add(path.read_text(encoding="utf-8"))
    codes = re.findall(r"^([A-Z]\d+) ", printed("help", "codes"), re.M)
    for code in codes:
        known |= set(fences(printed("help", code)))
    commands = re.findall(r"^  ([a-z]+)\b", re.search(
        r"\ncommands .*?\n\n", printed("help"), re.S).group(0), re.M)
    helps = {c: printed(c, "--help") for c in commands}
    said = {re.sub(r"\s+", " ", h) for h in helps.values()}
    known = {k.rstrip("\n") for k in known}
    page = browser.page()
    n = 0
    for name in NAMES:
        page.open(SITE / name, READY)
        for kind, text in page.evaluate("""[...document.querySelectorAll(
            "figure.code")].map(f => [f.dataset.kind,
              f.querySelector("code").textContent])"""):
            if kind not in ("console", "lua", "sh", "pattern", "usage"):
                continue
            n += 1
            is_help = name == "commands.html" and any(
                re.sub(r"\s+", " ", text) in h for h in said)
            check("%s shows only what is tested" % name, is_help
                  or text.rstrip("\n") in known, text[:200])
    check("there are examples", n > 150, n)
    page.open(SITE / "commands.html", READY)
    shown = page.call(TEXTS)
    shown = collections.Counter(re.findall(r"[\w|.=-]+", shown.lower()))
    for command, text in helps.items():
        lost = [w for w in re.findall(r"[\w|.=-]+", text.lower())
                if not shown[w] and w != "usage"]
        same("the help of %s is there" % command, lost, [])
    page.close()


GROUPS = [pages, themes, search, keys, scriptless, links, mistakes, python,
          examples]


def main(wanted):
    """Run all groups, or those named."""
    if not chromium.program():
        print("site: chromium is not installed: make test-site installs it")
        return 1

    def call(group):
        with chromium.Browser() as browser:
            group(browser)

    return claims.run(GROUPS, wanted, call)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
