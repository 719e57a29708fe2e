"""The C API: what include/geoeng.h says, grouped as it is there."""
from __future__ import annotations

import dataclasses
import html
import re
from typing import Dict, List

import colours
from pages import Mistake, Page, Section, Targets, heading

BANNER = re.compile(r"/\* -+ (.*) \*/")


@dataclasses.dataclass
class Item:
    """Declarations without an empty line between, and the comment above."""
    line: int
    comment: str = ""
    code: str = ""
    names: List[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Group:
    """What stands below a banner."""
    title: str
    items: List[Item] = dataclasses.field(default_factory=list)


def parse(text: str, path: str) -> List[Group]:
    """The groups of a header; that in front of the banners has no title."""
    groups = [Group("")]
    item = Item(1)
    lines = text.split("\n")
    i = 0

    def close() -> None:
        nonlocal item
        if item.comment or item.code:
            groups[-1].items.append(item)
        item = Item(i + 1)

    while i < len(lines):
        line, start = lines[i], i
        banner = BANNER.fullmatch(line)
        if not line.strip():
            close()
        elif banner:
            close()
            groups.append(Group(banner.group(1)))
        elif line.startswith("/*"):
            while "*/" not in lines[i]:
                i += 1
            if item.code:
                close()
            item.line = start + 1
            item.comment = _comment(lines[start:i + 1])
        elif re.match(r"#if def|#if|#ifdef", line) and "ifndef" not in line:
            while not lines[i].startswith("#endif"):
                i += 1
        elif line.startswith("#"):
            found = re.match(r"#define (GE_\w+)[ (]", line)
            if found:
                item.code += line + "\n"
                item.names.append(found.group(1))
        else:
            while not _is_whole("\n".join(lines[start:i + 1])):
                i += 1
                if i == len(lines):
                    raise Mistake("%s:%d: a declaration does not end"
                                  % (path, start + 1))
            code = "\n".join(lines[start:i + 1])
            item.code += code + "\n"
            item.names += _names(code)
        i += 1
    close()
    return groups


def _is_whole(code: str) -> bool:
    bare = re.sub(r"/\*.*?\*/", "", code, flags=re.S)
    return "/*" not in bare and bare.count("{") == bare.count("}") \
        and bare.rstrip().endswith(";")


def _names(code: str) -> List[str]:
    bare = re.sub(r"/\*.*?\*/", "", code, flags=re.S)
    found = re.search(r"\b(ge_\w+)\s*\(", bare) if "GE_API" in bare else None
    found = found or re.search(r"typedef\s[^;{]*?\b(Ge\w+)\s*\(", bare)
    found = found or re.search(r"\b(Ge\w+)\s*;\s*$", bare)
    return [found.group(1)] if found else []


def _comment(lines: List[str]) -> str:
    body = "\n".join(lines)
    body = body[2:body.rindex("*/")]
    return "\n".join(re.sub(r"^ \* ?|^ {2,3}", "", line)
                     for line in body.split("\n")).strip("\n")


def index(groups: List[Group]) -> Dict[str, str]:
    """The address of each name; that of a constant is its type's."""
    found = {}
    for item in (i for g in groups for i in g.items if i.names):
        for name in item.names:
            found[name] = "c-api.html#" + name
        if "typedef enum" in item.code:
            for name in re.findall(r"\bGE_[A-Z0-9_]+", item.code):
                found.setdefault(name, "c-api.html#" + item.names[-1])
    return found


def fill(page: Page, groups: List[Group], targets: Targets) -> None:
    """The body and the sections of the page."""
    out = ['<h1 id="c-api">C API</h1>\n']
    page.add(Section("c-api", page.title, 1))
    for group in groups:
        if group.title:
            title = group.title[0].upper() + group.title[1:]
            at = re.sub(r"\W", "-", group.title)
            out.append(heading(2, at, html.escape(title)))
            page.add(Section(at, title, 2))
        for item in group.items:
            out.append(_item(page, item, targets))
    page.body = "".join(out)


def _item(page: Page, item: Item, targets: Targets) -> str:
    out = []
    if item.names:
        first, more = item.names[0], item.names[1:]
        inner = "<code>%s</code>" % first
        for name in more:
            inner += ', <code id="%s">%s</code>' % (name, name)
        out.append(heading(3, first, inner))
        page.add(Section(first, ", ".join(item.names), 3, code=item.code))
    page.sections[-1].text += " " + item.comment
    if item.code:
        out.append(colours.block("c", re.sub(r"\bGE_API ", "", item.code)))
    out.append(_prose(page, item, targets))
    return "".join(out)


def _prose(page: Page, item: Item, targets: Targets) -> str:
    where = "%s:%d" % (page.source, item.line)
    text, _, example = item.comment.partition("\nExample: ")
    if text.startswith("Example: "):
        text, example = "", text[len("Example: "):]
    out = []
    for part in re.split(r"\n\s*\n", text):
        lines = part.split("\n")
        if part.strip() and all(x.startswith("  ") for x in lines):
            margin = min(len(x) - len(x.lstrip()) for x in lines)
            out.append(colours.block("c", "\n".join(
                x[margin:] for x in lines)))
        elif part.strip():
            out.append("<p>%s</p>\n" % _linked(
                targets.prose(part, page.name, where), item.names, targets,
                page.name, where))
    if example:
        out.append(colours.block("c", example, "Example"))
    return "".join(out)


def _linked(text: str, own: List[str], targets: Targets, page: str,
            where: str) -> str:
    """Names of the header in a text as links."""
    def link(m: re.Match) -> str:
        name = m.group(0)
        href = targets.names.get(name)
        if not href or name in own or not href.endswith("#" + name):
            return name
        href = href[href.index("#"):]
        targets.origin[page, href] = where
        return '<a href="%s"><code>%s</code></a>' % (href, name)
    parts = re.split(r"(<code>.*?</code>|<[^>]*>)", text)
    return "".join(p if i % 2 else re.sub(r"\b(?:ge_|GE_|Ge)\w+", link, p)
                   for i, p in enumerate(parts))
