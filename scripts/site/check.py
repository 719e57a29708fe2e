"""Whether every link of the finished pages leads somewhere."""
from __future__ import annotations

import pathlib
from html.parser import HTMLParser
from typing import Dict, List, Set, Tuple

Where = Dict[Tuple[str, str], str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: List[str] = []
        self.links: List[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src") and value:
                self.links.append(value)


def mistakes(folder: pathlib.Path, origin: Where) -> List[str]:
    """What is wrong: dead links and anchors, ids that stand twice. origin:
    where the links of a page were written."""
    pages: Dict[str, _Reader] = {}
    found = []
    for path in sorted(folder.glob("*.html")):
        reader = pages[path.name] = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        seen: Set[str] = set()
        for at in reader.ids:
            if at in seen:
                found.append("%s: the id %s stands twice" % (path.name, at))
            seen.add(at)
    for name, reader in pages.items():
        for href in sorted(set(reader.links)):
            if href.split(":")[0] in ("http", "https", "mailto", "data"):
                continue
            file, _, anchor = href.partition("#")
            where = origin.get((name[:-5], href), name)
            file = file or name
            if not (folder / file).is_file():
                found.append("%s: the link %s leads to no file" % (where, href))
            elif anchor and file in pages and anchor not in pages[file].ids:
                found.append("%s: the link %s leads to no section of its page"
                             % (where, href))
    return found
