"""The help of commands as sections of a page."""
from __future__ import annotations

import html
import re
from typing import Dict, List, Tuple

import colours
from pages import Page, Section, Targets, heading, slug


def command(page: Page, name: str, text: str, targets: Targets) -> str:
    """The HTML of what `geoeng NAME --help` prints."""
    shown = "geoeng " + name
    section = Section(name, shown, 2, text=text, code=text)
    page.add(section)
    out = [heading(2, name, "<code>%s</code>" % shown)]
    where = "geoeng %s --help" % name
    for block in re.split(r"\n\n+", text.rstrip("\n")):
        out.append(_block(page, name, block, targets, where))
    return "".join(out)


def _block(page: Page, name: str, block: str, targets: Targets,
           where: str) -> str:
    label, _, rest = block.partition(":")
    if label == "usage":
        return colours.block("usage", _flush(rest, len("usage:")))
    if label == "example":
        return "<p>Example:</p>" + colours.block("sh", _flush(
            rest, len("example:")))
    lines = block.split("\n")
    if lines[0].endswith(":") and len(lines) > 1 and lines[1][:2] == "  ":
        head = lines[0][0].upper() + lines[0][1:]
        return "<p>%s</p>\n%s" % (targets.prose(head, page.name, where), _rows(
            page, name, _entries(lines[1:]), targets, where))
    text = " ".join(line.strip() for line in lines)
    if re.match(r"(exit|options): ", text):
        text = text[0].upper() + text[1:]
    return "<p>%s</p>\n" % targets.prose(text, page.name, where)


def _flush(text: str, width: int) -> str:
    """Lines without the columns that a label takes in front of them."""
    lines = (" " * width + text).split("\n")
    margin = min(len(x) - len(x.lstrip()) for x in lines if x.strip())
    return "\n".join(line[margin:] for line in lines) + "\n"


def _entries(lines: List[str]) -> List[Tuple[str, str]]:
    """Terms with what is said of each: two blanks part them."""
    found: List[Tuple[str, str]] = []
    columns = [m.end() for m in (re.match(r"  \S.*?\s{2,}", line)
                                 for line in lines) if m]
    column = max(columns, key=columns.count, default=0)
    for line in lines:
        if re.match(r"  \S", line):
            term, _, about = re.sub(r"^(\S.*?)\s{2,}", "\\1\0",
                                    line[2:]).partition("\0")
            # A long term has one blank, if what follows is in its column.
            if not about and line[column - 1:column] == " " \
                    and column in range(3, len(line)):
                term, about = line[2:column].rstrip(), line[column:]
            found.append((term, about))
        else:
            term, about = found.pop()
            found.append((term, (about + " " + line.strip()).strip()))
    return found


def _rows(page: Page, name: str, entries: List[Tuple[str, str]],
          targets: Targets, where: str) -> str:
    out = []
    used: Dict[str, int] = {}
    for term, about in entries:
        option = re.search(r"--[a-z][a-z-]*", term)
        anchor = ""
        if option and about:
            at = slug(name + option.group(0), used)
            anchor = ' id="%s"' % at
            page.add(Section(at, "%s %s" % (name, option.group(0)), 3,
                             text=term + " " + about, is_listed=False))
        shown = "<code>%s</code>" % html.escape(term, False)
        known = targets.topics.get(term.split(" ")[0].rstrip(","))
        if known and not option:
            shown = '<a href="%s">%s</a>' % (known, shown)
            targets.origin[page.name, known] = where
        out.append("<dt%s>%s</dt><dd>%s</dd>\n" % (
            anchor, shown, targets.prose(about, page.name, where)))
    return '<dl class="options">\n%s</dl>\n' % "".join(out)
