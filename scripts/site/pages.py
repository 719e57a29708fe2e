"""What a page is, the order of pages, and what links can lead to."""
from __future__ import annotations

import dataclasses
import html
import re
from typing import Dict, List, Optional, Tuple

# The groups of the navigation, and the pages that stand in front in each. A
# page of scripts/doc that is named nowhere comes last in the group REST.
GROUPS: Dict[str, Tuple[str, ...]] = {
    "Start": ("index", "readme", "install", "tutorial", "glossary", "examples",
              "example-report"),
    "Rules": ("patterns", "recipes", "findings", "dictionaries", "editors"),
    "Reference": ("output", "schema", "inputs", "report", "library", "commands",
                  "c-api", "python", "r"),
    "Scale": ("cluster", "scale", "parallel", "spark", "follow", "containers"),
    "Codebooks": (),
    "About": ("security", "embedding", "changelog", "contributing", "licences",
              "all"),
}
REST = "Reference"


class Mistake(Exception):
    """A source that the site cannot be made of: FILE:LINE: what."""


@dataclasses.dataclass
class Section:
    """A heading and what stands below it, for lists and for the search."""
    id: str
    title: str
    level: int
    text: str = ""
    code: str = ""
    is_listed: bool = True  # in "On this page"
    label: str = ""         # there


@dataclasses.dataclass
class Page:
    """A page: `name`.html; `body` is the HTML of its article."""
    name: str
    title: str
    source: str
    body: str = ""
    group: str = ""
    weight: float = 1.0  # in the search
    sections: List[Section] = dataclasses.field(default_factory=list)
    label: str = ""
    is_bare: bool = False  # made by others: no frame around it

    def short(self) -> str:
        """Its name in the navigation."""
        return self.label or self.title.split(":")[0]

    def add(self, section: Section) -> None:
        """One more section, in the order of the page."""
        self.sections.append(section)


def slug(text: str, used: Dict[str, int]) -> str:
    """The anchor of a heading, as code hosts make it of Markdown."""
    base = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
    n = used.get(base, 0)
    used[base] = n + 1
    return "%s-%d" % (base, n) if n else base


def heading(level: int, at: str, inner: str) -> str:
    """HTML of a heading with a link to itself."""
    return ('<h%d id="%s">%s <a class="anchor" href="#%s" aria-label="Link to '
            'this section">#</a></h%d>\n') % (level, html.escape(at), inner,
                                              html.escape(at), level)


class Targets:
    """What a name in a text leads to, and where each link was written."""

    def __init__(self) -> None:
        self.topics: Dict[str, str] = {}  # of `geoeng help X`
        self.paths: Dict[str, str] = {}   # of files of the repository
        self.names: Dict[str, str] = {}   # of the C API
        self.origin: Dict[Tuple[str, str], str] = {}
        self.wrong: List[str] = []        # FILE:LINE: what

    def code(self, text: str, page: str, where: str) -> Optional[str]:
        """The address that a text in code leads to, if any."""
        found = re.fullmatch(r"(?:\./)?geoeng help (\S+)", text)
        if found:
            href = self.topic(found.group(1), where)
        else:
            name = text[:-2] if text.endswith("()") else text
            if name.startswith("geoeng ") and name[7:] in self.topics \
                    and self.topics[name[7:]].startswith("commands.html#"):
                return self._noted(self.topics[name[7:]], page, where)
            href = self.paths.get(text) or self.names.get(name)
        if href is None or href.split("#")[0] == page + ".html" \
                and "#" not in href:
            return None
        return self._noted(href, page, where)

    def _noted(self, href: str, page: str, where: str) -> str:
        self.origin[page, href] = where
        return href

    def topic(self, name: str, where: str) -> Optional[str]:
        """The address of `geoeng help NAME`; None: a word in capitals, which
        stands for a name."""
        if name in self.topics:
            return self.topics[name]
        if name.isalpha() and name.isupper():
            return None
        self.wrong.append("%s: geoeng help %s: there is no such page or command"
                          % (where, name))
        return None

    def prose(self, text: str, page: str, where: str) -> str:
        """HTML of a plain text: `code`, and links of `geoeng help X`."""
        out = []
        for i, part in enumerate(text.split("`")):
            if i % 2:
                out.append(self.shown(part, page, where))
                continue
            last = 0
            for m in re.finditer(r"geoeng help ([a-z]+|[A-Z]\d+)\b", part):
                out.append(html.escape(part[last:m.start()], False))
                out.append(self.shown(m.group(0), page, where))
                last = m.end()
            out.append(html.escape(part[last:], False))
        return "".join(out)

    def shown(self, text: str, page: str, where: str) -> str:
        """HTML of code in a line, a link where it names something."""
        inner = "<code>%s</code>" % html.escape(text, False)
        href = self.code(text, page, where)
        return '<a href="%s">%s</a>' % (html.escape(href), inner) if href \
            else inner
