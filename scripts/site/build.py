"""The documentation as a folder of pages: build.py GEOENG FOLDER.

Run in the checkout. Every text comes from where it is kept: README.md and its
like, scripts/doc, the help and the codebooks of the command GEOENG, the C
header, the docstrings of scripts/python. The same sources give the same bytes.
"""
from __future__ import annotations

import ast
import concurrent.futures
import html
import pathlib
import re
import shutil
import subprocess
import sys
from typing import Dict, List, Optional, Tuple

import c_header
import check
import colours
import help_text
import index
import prose
import python_api
import record
from pages import GROUPS, REST, Mistake, Page, Section, Targets, heading

HERE = pathlib.Path(__file__).parent
DOC = pathlib.Path("scripts/doc")
EXAMPLES = DOC / "examples"
HEADER = pathlib.Path("include/geoeng.h")
PACKAGE = pathlib.Path("scripts/python/geoeng")
ROOT = {"readme": "README.md", "contributing": "CONTRIBUTING.md",
        "changelog": "CHANGELOG.md"}
LABELS = {"index": "Home", "readme": "Overview", "report": "Report pages",
          "library": "Library (Lua)", "all": "All sections"}
WEIGHTS = {"readme": 0.8, "example-report": 0.5, "changelog": 0.3,
           "contributing": 0.5, "licences": 0.4, "all": 0.1, "c-api": 0.8,
           "findings": 0.8, "examples": 0.6, "schema": 0.8}


class Site:
    """All pages, and what they are made of."""

    def __init__(self, program: str, folder: pathlib.Path) -> None:
        self.program, self.folder = program, folder
        self.pages: Dict[str, Page] = {}
        self.targets = Targets()

    def ask(self, *args: str) -> str:
        """What geoeng prints."""
        done = subprocess.run([self.program, "--no-cache", *args] if args[0] in
                              ("doc", "report") else [self.program, *args],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              encoding="utf-8", check=False)
        if done.returncode:
            raise Mistake("geoeng %s: %s" % (" ".join(args),
                                             done.stderr.strip()))
        return done.stdout

    def ask_all(self, questions: List[Tuple[str, ...]]) -> List[str]:
        """The same of many, some at a time."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return list(pool.map(lambda q: self.ask(*q), questions))

    def page(self, name: str, title: str, source: str) -> Page:
        """A new page."""
        page = Page(name, title, source, label=LABELS.get(name, ""),
                    weight=WEIGHTS.get(name, 1.0))
        self.pages[name] = page
        return page

    # ------------------------------------------------------------ sources

    def make(self) -> None:
        """All pages, in two rounds: names first, since texts link to them."""
        texts = self._markdown()
        helps = self._commands()
        findings = self._findings()
        packs = self._packs()
        groups = self._header()
        package = self._python()
        self._names()
        for name, text in texts.items():
            page = self.pages[name]
            page.body = prose.render(page, text, self.targets)
        self._fill_commands(helps)
        self._fill_findings(findings)
        for name, text in packs.items():
            self._fill_codebook(name, text)
        c_header.fill(self.pages["c-api"], groups, self.targets)
        record.fill(self.pages["schema"], self.schema, self.targets)
        if package:
            for module in package.public():
                python_api.fill(self.pages[module.page], module, package,
                                self.targets)
        self._examples()
        self._licences()
        self._report()
        self._landing()
        self._order()
        self._all()

    def _markdown(self) -> Dict[str, str]:
        paths = {name: pathlib.Path(path) for name, path in ROOT.items()}
        paths.update({p.stem: p for p in sorted(DOC.glob("*.md"))})
        paths["library"] = pathlib.Path("build/gen/doc/library.md")
        texts = {}
        for name, path in paths.items():
            texts[name] = path.read_text(encoding="utf-8")
            title = re.search(r"^# (.+)$", texts[name], re.M)
            if not title:
                raise Mistake("%s:1: a page begins with # and its title" % path)
            self.page(name, title.group(1), str(path))
            self.targets.paths[str(path)] = name + ".html"
            self.targets.paths[path.name] = name + ".html"
            if path.parts[0] in ("scripts", "build"):
                self.targets.topics[name] = name + ".html"
        return texts

    def _commands(self) -> Dict[str, str]:
        block = re.search(r"\ncommands [^\n]*\n(.*?)\n\n", self.ask("help"),
                          re.S)
        if not block:
            raise Mistake("geoeng help: there is no list of commands")
        names = re.findall(r"^  ([a-z]+)\b", block.group(1), re.M)
        if "help" not in names or len(names) < 20:
            raise Mistake("geoeng help: its list of commands is not understood")
        self.page("commands", "Commands: what each does, and its options",
                  "geoeng help")
        texts = self.ask_all([(n, "--help") for n in names])
        for name in names:
            self.targets.topics.setdefault(name, "commands.html#" + name)
        return dict(zip(names, texts))

    def _findings(self) -> Dict[str, str]:
        codes = re.findall(r"^([A-Z]\d+)  ", self.ask("help", "codes"), re.M)
        if not codes:
            raise Mistake("geoeng help codes: its list is not understood")
        self.page("findings", "Findings: what geoeng check tells",
                  "geoeng help codes")
        self.targets.topics["codes"] = "findings.html"
        for code in codes:
            at = "findings.html#" + code.lower()
            self.targets.topics[code] = self.targets.names[code] = at
        return dict(zip(codes, self.ask_all([("help", c) for c in codes])))

    def _packs(self) -> Dict[str, str]:
        packs = sorted(pathlib.Path("rules").glob("*.lua"))
        texts = self.ask_all([("doc", str(p)) for p in packs])
        found = {}
        for path, text in zip(packs, texts):
            name = "codebook-" + path.stem.replace("_", "-")
            page = self.page(name, path.stem, str(path))
            page.group, page.weight = "Codebooks", 0.45
            self.targets.paths[str(path)] = name + ".html"
            found[name] = text
        return found

    def _header(self) -> List[c_header.Group]:
        text = HEADER.read_text(encoding="utf-8")
        version = re.search(r'define GE_VERSION "(.*?)"', text)
        if not version:
            raise Mistake("%s:1: no GE_VERSION" % HEADER)
        self.version = version.group(1)
        groups = c_header.parse(text, str(HEADER))
        self.targets.names.update(c_header.index(groups))
        self.page("c-api", "C API", str(HEADER))
        self.targets.paths["geoeng.h"] = "c-api.html"
        self.targets.paths[str(HEADER)] = "c-api.html"
        self.schema = self.ask("help", "schema")
        self.page("schema", "Records: the JSON Schema of an event",
                  "geoeng help schema")
        self.targets.topics["schema"] = "schema.html"
        return groups

    def _python(self) -> Optional[python_api.Package]:
        """The modules of the Python package, where there is one."""
        if not PACKAGE.is_dir():
            return None
        package = python_api.Package(PACKAGE)
        for module in package.public():
            page = self.page(module.page, module.name, str(module.path))
            page.group, page.weight = "Python API", 0.9
            if "." in module.name:  # `geoeng` alone is the command
                self.targets.names.setdefault(module.name, module.page + ".html")
        return package

    def _names(self) -> None:
        """Pages that are made at the end."""
        self.page("examples", "Examples: the files that the manual speaks of",
                  str(EXAMPLES))
        self.page("licences", "Licences", "LICENSE")
        self.targets.paths["LICENSE"] = "licences.html"
        self.page("all", "All pages and sections", "scripts/site")

    # -------------------------------------------------------------- bodies

    def _fill_commands(self, helps: Dict[str, str]) -> None:
        page = self.pages["commands"]
        page.add(Section("commands", page.title, 1))
        out = ['<h1 id="commands">%s</h1>\n' % html.escape(page.title)]
        out += [help_text.command(page, name, text, self.targets)
                for name, text in helps.items()]
        page.body = "".join(out)

    def _fill_findings(self, findings: Dict[str, str]) -> None:
        page = self.pages["findings"]
        page.add(Section("findings", page.title, 1))
        out = ['<h1 id="findings">%s</h1>\n' % html.escape(page.title)]
        for code, text in findings.items():
            at = code.lower()
            source, page.source = page.source, "geoeng help " + code
            body = prose.render(page, text, self.targets, 1, "\0")
            page.source = source
            section = page.sections[-1]
            section.id, section.label = at, section.title.split(":")[0]
            out.append(re.sub(r'\0[^"]*', at, body))
        page.body = "".join(out)

    def _fill_codebook(self, name: str, text: str) -> None:
        page = self.pages[name]
        source, page.source = page.source, "geoeng doc " + page.source
        page.body = prose.render(page, re.sub(
            r"^# .*", "# " + page.title, text, count=1), self.targets)
        page.source = source

    def _examples(self) -> None:
        page = self.pages["examples"]
        page.add(Section("examples", page.title, 1))
        out = ['<h1 id="examples">%s</h1>\n' % html.escape(page.title)]
        files = [p for p in sorted(EXAMPLES.rglob("*")) if p.is_file()]
        files.sort(key=lambda p: (p.suffix != ".lua", str(p)))
        for path in files:
            name = str(path.relative_to(EXAMPLES))
            at = re.sub(r"\W", "-", name)
            text = path.read_text(encoding="utf-8")
            page.add(Section(at, name, 2, code=text))
            out.append(heading(2, at, "<code>%s</code>" % name))
            out.append(colours.block(path.suffix[1:], text))
            self.targets.paths[str(path)] = "examples.html#" + at
        page.body = "".join(out)

    def _licences(self) -> None:
        page = self.pages["licences"]
        page.add(Section("licences", page.title, 1))
        out = ['<h1 id="licences">Licences</h1>\n',
               '<p>Of data and of the model: <a href="readme.html#licence">'
               'Licence</a>.</p>\n']
        for at, title, path in (
                ("geoeng", "geoeng", "LICENSE"),
                ("of-the-report", "What a page of geoeng report holds of others",
                 "scripts/report/LICENSES.txt")):
            text = pathlib.Path(path).read_text(encoding="utf-8")
            page.add(Section(at, title, 2, text=text))
            out.append('<h2 id="%s">%s</h2>\n%s' % (
                at, title, colours.block("text", text)))
        page.body = "".join(out)

    def _report(self) -> None:
        page = self.page("example-report", "Report, live", "geoeng report")
        page.is_bare = True
        page.add(Section("", "An example of a report: map, timeline, cards", 1))
        self.ask("report", "rules/military.lua", "rules/diplomacy.lua",
                 str(EXAMPLES / "news.jsonl"), "--out",
                 str(self.folder / "example-report.html"))

    def _landing(self) -> None:
        """The first page shows pieces of pages, none of its own."""
        readme = pathlib.Path(ROOT["readme"]).read_text(encoding="utf-8")
        page = self.page("index", "geoeng", ROOT["readme"])
        parts = {"about": self._piece(page, readme, r"^# .*?\n\n(.*?)\n\n"),
                 "rule": self._piece(page, readme, r"(^```lua\n.*?^```$)"),
                 "explained": self._piece(page, readme,
                                          r"^```lua\n.*?^```\n\n(.*?)\n\n"),
                 "install": self._piece(page, readme, r"(^```sh\n.*?^```$)"),
                 "card": self._piece(page, readme, r"(^```console\n.*?^```$)"),
                 "python": self._five_lines(page),
                 "ways": html.escape(self.pages["install"].title)
                 if "install" in self.pages else ""}
        page.sections = [Section("", "geoeng", 1, text=re.sub(
            r"<[^>]*>", "", html.unescape(parts["about"])))]
        body = (HERE / "landing.html").read_text(encoding="utf-8")
        body = re.sub(r"\{\?(\w+)\}(.*?)\{/\1\}\n", lambda m: m.group(
            2) if parts[m.group(1)] else "", body, flags=re.S)
        page.body = re.sub(r"\{(\w+)\}", lambda m: parts[m.group(1)], body)

    def _piece(self, page: Page, text: str, pattern: str) -> str:
        found = re.search(pattern, text, re.M | re.S)
        if not found:
            raise Mistake("%s:1: the first page shows of it what is no longer "
                          "there: %s" % (page.source, pattern))
        if not page.sections:
            page.add(Section("", "", 1))
        return prose.render(page, found.group(1) + "\n", self.targets)

    def _five_lines(self, page: Page) -> str:
        """The first block of Python in the manual, else in the docstring of
        the package."""
        if not PACKAGE.is_dir():
            return ""
        for source in (DOC / "python.md", pathlib.Path(ROOT["readme"])):
            if source.is_file():
                found = re.search(r"^```python\n.*?^```$", source.read_text(
                    encoding="utf-8"), re.M | re.S)
                if found:
                    return self._piece(page, found.group(0), r"(.*)")
        top = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
        found = python_api.SESSION.search(ast.get_docstring(
            ast.parse(top)) or "")
        return colours.block("python", found.group(0)) if found else ""

    def _all(self) -> None:
        """Every page and section, for browsers that run no script."""
        page = self.pages["all"]
        page.add(Section("all", page.title, 1))
        out = ['<h1 id="all">%s</h1>\n' % page.title]
        for group, members in self.groups():
            out.append("<h2>%s</h2>\n<ul class=\"all\">\n" % html.escape(group))
            for each in members:
                links = ['<a href="%s.html#%s">%s</a>' % (
                    each.name, html.escape(s.id), html.escape(
                        s.label or s.title)) for s in each.sections[1:]
                    if s.is_listed and s.level < 4]
                out.append('<li><a href="%s.html"><b>%s</b></a>%s</li>\n' % (
                    each.name, html.escape(each.label or each.title),
                    "<br>" + " · ".join(links) if links else ""))
            out.append("</ul>\n")
        page.body = "".join(out)

    # --------------------------------------------------------------- output

    def _order(self) -> None:
        for group, names in GROUPS.items():
            for name in names:
                if name in self.pages:
                    self.pages[name].group = group
        for page in self.pages.values():
            page.group = page.group or REST

    def groups(self) -> List[Tuple[str, List[Page]]]:
        """The navigation."""
        found = []
        names = list(GROUPS)
        names.insert(names.index("Codebooks"), "Python API")
        for group in names:
            front = GROUPS.get(group, ())
            members = [p for p in self.pages.values() if p.group == group]
            members.sort(key=lambda p: (
                front.index(p.name) if p.name in front else len(front), p.name))
            if members:
                found.append((group, members))
        return found

    def write(self) -> None:
        """All files."""
        groups = self.groups()
        order = [p for _, members in groups for p in members]
        frame = (HERE / "page.html").read_text(encoding="utf-8")
        framed = [p for p in order if not p.is_bare]
        for i, page in enumerate(framed):
            text = _framed(frame, {
                "title": html.escape(page.title if page.name == "index"
                                     else page.title + " · geoeng"),
                "name": page.name, "nav": _navigation(groups, page),
                "body": page.body, "toc": _contents(page),
                "turn": _turn(framed, i), "version": html.escape(self.version)})
            self.put(page.name + ".html", text)
        palette = pathlib.Path("scripts/report/style.css").read_text(
            encoding="utf-8").split("\n* {")[0]
        self.put("style.css", palette + "\n" + (HERE / "style.css").read_text(
            encoding="utf-8"))
        self.put("site.js", (HERE / "site.js").read_text(encoding="utf-8"))
        self.put("search.js", index.build(order))
        self.put("event.schema.json", self.schema)

    def put(self, name: str, text: str) -> None:
        """A file of the site."""
        (self.folder / name).write_text(text, encoding="utf-8")


def _framed(frame: str, parts: Dict[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda m: parts[m.group(1)], frame)


def _navigation(groups: List[Tuple[str, List[Page]]], page: Page) -> str:
    out = []
    for group, members in groups:
        is_open = page in members or group not in ("Codebooks", "Python API")
        links = "".join('<li><a href="%s.html"%s>%s</a></li>\n' % (
            p.name, ' aria-current="page"' if p is page else "",
            html.escape(p.short())) for p in members)
        out.append("<details%s><summary>%s</summary><ul>\n%s</ul></details>\n" % (
            " open" if is_open else "", html.escape(group), links))
    return "".join(out)


def _contents(page: Page) -> str:
    links = ['<li class="l%d"><a href="#%s">%s</a></li>\n' % (
        s.level, html.escape(s.id), html.escape(s.label or s.title))
        for s in page.sections if s.is_listed and s.level in (2, 3)]
    if len(links) < 2:
        return ""
    return ('<aside class="toc"><input type="checkbox" id="toc-open">'
            '<label for="toc-open">On this page</label><nav aria-label="On this '
            'page"><ul>\n%s</ul></nav></aside>\n') % "".join(links)


def _turn(order: List[Page], i: int) -> str:
    out = []
    for step, kind, said in ((-1, "prev", "Previous"), (1, "next", "Next")):
        if 0 <= i + step < len(order):
            other = order[i + step]
            out.append('<a rel="%s" href="%s.html"><small>%s</small> %s</a>\n' % (
                kind, other.name, said, html.escape(other.short())))
    return "".join(out)


def main(args: List[str]) -> int:
    """Build and check."""
    if len(args) != 2:
        print("usage: build.py GEOENG FOLDER", file=sys.stderr)
        return 2
    folder = pathlib.Path(args[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    site = Site(args[0], folder)
    try:
        site.make()
        site.write()
    except Mistake as mistake:
        print("site: error: %s" % mistake, file=sys.stderr)
        return 1
    wrong = site.targets.wrong + check.mistakes(folder, site.targets.origin)
    for line in wrong:
        print("site: error: " + line, file=sys.stderr)
    if wrong:
        return 1
    files = [p for p in folder.rglob("*") if p.is_file()]
    print("%s/index.html: %d pages, %d KB" % (
        folder, len(site.pages), sum(p.stat().st_size for p in files) // 1000))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
