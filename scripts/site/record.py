"""The JSON Schema of a record as tables."""
from __future__ import annotations

import html
import json
from typing import Any, Dict, List

from pages import Page, Section, Targets, heading

Shape = Dict[str, Any]


def fill(page: Page, text: str, targets: Targets) -> None:
    """The body and the sections of the page."""
    schema = json.loads(text)
    out = ['<h1 id="schema">%s</h1>\n' % html.escape(page.title)]
    page.add(Section("schema", page.title, 1, text=schema["description"]))
    out.append('<p>%s: <a href="event.schema.json">event.schema.json</a>. '
               'Dialect: <code>%s</code>.</p>\n' % (
                   targets.prose("What `geoeng help schema` prints", page.name,
                                 page.source).replace(' href="schema.html"', ""),
                   html.escape(schema["$schema"])))
    shapes = [("event", schema)] + list(schema.get("$defs", {}).items())
    for name, shape in shapes:
        out.append(_table(page, name, shape, targets))
    page.body = "".join(out)


def _table(page: Page, name: str, shape: Shape, targets: Targets) -> str:
    at = "record-" + name
    section = Section(at, name, 2, text=shape.get("description", ""))
    page.add(section)
    about = targets.prose(shape.get("description", ""), page.name, page.source)
    out = [heading(2, at, "<code>%s</code>" % html.escape(name)),
           "<p>%s%s</p>\n" % (about, "" if shape.get("properties")
                              else ": " + _type(shape))]
    rows = []
    needed = set(shape.get("required", []))
    for field, its in shape.get("properties", {}).items():
        own = "%s.%s" % (name, field)
        rows.append('<tr id="%s"><td><code>%s</code>%s</td><td>%s</td><td>%s'
                    '</td></tr>\n' % (
                        html.escape(own), html.escape(field),
                        "" if field not in needed
                        else ' <small class="need">always</small>',
                        _type(its), targets.prose(its.get("description", ""),
                                                  page.name, page.source)))
        page.add(Section(own, own, 3, text=its.get("description", ""),
                         code=field, is_listed=False))
    if rows:
        out.append('<div class="table" tabindex="0"><table><thead><tr><th>'
                   'field</th><th>type</th><th>what it is</th></tr></thead>'
                   '<tbody>\n%s</tbody></table></div>\n' % "".join(rows))
    return "".join(out)


def _type(shape: Shape) -> str:
    """The type of a field, with links to what it is made of."""
    if "$ref" in shape:
        name = shape["$ref"].split("/")[-1]
        return '<a href="#record-%s">%s</a>' % (name, name)
    for key in ("oneOf", "anyOf"):
        if key in shape:
            return " or ".join(_type(s) for s in shape[key])
    if "const" in shape:
        return "<code>%s</code>" % html.escape(json.dumps(shape["const"]))
    if "enum" in shape:
        return " ".join("<code>%s</code>" % html.escape(str(v))
                        for v in shape["enum"])
    kinds: List[str] = shape.get("type", "any")
    said = kinds if isinstance(kinds, str) else " or ".join(kinds)
    if said == "array" and isinstance(shape.get("items"), dict):
        return "array of " + _type(shape["items"])
    if "pattern" in shape:
        said += " <code>%s</code>" % html.escape(shape["pattern"])
    return said
