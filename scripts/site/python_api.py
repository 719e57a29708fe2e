"""The Python package: signatures and docstrings, read without importing it."""
from __future__ import annotations

import ast
import html
import pathlib
import re
from typing import Dict, List, Union

import colours
import prose
from pages import Page, Section, Targets

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]


def modules(folder: pathlib.Path) -> List[pathlib.Path]:
    """The public modules of a package, the package itself first."""
    found = [p for p in sorted(folder.rglob("*.py"))
             if not any(part.startswith("_") and part != "__init__.py"
                        for part in p.relative_to(folder).parts)]
    return sorted(found, key=lambda p: (p.name != "__init__.py", str(p)))


def name_of(path: pathlib.Path, folder: pathlib.Path) -> str:
    """geoeng.spark of .../geoeng/spark.py."""
    parts = [folder.name, *path.relative_to(folder).with_suffix("").parts]
    return ".".join(p for p in parts if p != "__init__")


def fill(page: Page, name: str, text: str, targets: Targets) -> None:
    """The body and the sections of a module's page."""
    module = ast.parse(text, page.source)
    maker = _Maker(page, targets)
    page.add(Section("module", name, 1))
    maker.out.append('<h1 id="module"><code>%s</code></h1>\n' % name)
    maker.docstring(ast.get_docstring(module))
    for node in module.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            maker.klass(node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) \
                and not node.name.startswith("_"):
            maker.function(node, "", 2)
    page.body = "".join(maker.out)


class _Maker:
    def __init__(self, page: Page, targets: Targets) -> None:
        self.page, self.targets = page, targets
        self.out: List[str] = []
        self.used: Dict[str, int] = {}

    def docstring(self, text: str | None) -> None:
        """Docstrings are Markdown, and >>> is a session of Python."""
        if not text:
            return
        text = re.sub(r"``([^`\n]+)``", r"`\1`", text)
        self.out.append(prose.render(self.page, text, self.targets, 3, "doc-",
                                     self.used))

    def heading(self, level: int, at: str, shown: str) -> None:
        """A heading, which opens a section."""
        self.page.add(Section(at, shown, level))
        self.out.append(
            '<h%d id="%s"><code>%s</code> <a class="anchor" href="#%s" '
            'aria-label="Link to this section">#</a></h%d>\n' % (
                level, at, html.escape(shown), at, level))

    def code(self, text: str) -> None:
        """A declaration."""
        self.page.sections[-1].code += " " + text
        self.out.append(colours.block("python", text))

    def klass(self, node: ast.ClassDef) -> None:
        """A class with its fields and methods."""
        self.heading(2, node.name, node.name)
        bases = ", ".join(ast.unparse(b) for b in node.bases)
        lines = ["@" + ast.unparse(d) for d in node.decorator_list]
        lines.append("class %s%s:" % (node.name, "(%s)" % bases if bases
                                      else ""))
        for item in node.body:
            if isinstance(item, ast.AnnAssign) \
                    and not ast.unparse(item.target).startswith("_"):
                lines.append("    " + ast.unparse(item))
        self.code("\n".join(lines))
        self.docstring(ast.get_docstring(node))
        self.fields(node)
        for item in node.body:
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and (
                    not item.name.startswith("_") or item.name in (
                        "__init__", "__call__", "__iter__", "__enter__")
                    and ast.get_docstring(item)):
                self.function(item, node.name + ".", 3)
            elif isinstance(item, ast.FunctionDef) \
                    and item.name == "__init__":
                self.code(signature(item))

    def fields(self, node: ast.ClassDef) -> None:
        """Fields that a text stands below."""
        rows = []
        for item, after in zip(node.body, node.body[1:]):
            if isinstance(item, ast.AnnAssign) and isinstance(after, ast.Expr) \
                    and isinstance(after.value, ast.Constant) \
                    and isinstance(after.value.value, str):
                name = ast.unparse(item.target)
                about = " ".join(after.value.value.split())
                self.page.sections[-1].text += " %s %s" % (name, about)
                rows.append("<dt><code>%s</code></dt><dd>%s</dd>\n" % (
                    html.escape(name), self.targets.prose(
                        about, self.page.name, "%s:%d" % (
                            self.page.source, after.lineno))))
        if rows:
            self.out.append('<dl class="options">%s</dl>' % "".join(rows))

    def function(self, node: Function, owner: str, level: int) -> None:
        """A function or method."""
        marks = [ast.unparse(d) for d in node.decorator_list]
        if "overload" in marks or "typing.overload" in marks \
                or any(m.endswith(".setter") for m in marks):
            return
        self.heading(level, owner + node.name, owner + node.name)
        self.code("".join("@%s\n" % m for m in marks) + signature(node))
        self.docstring(ast.get_docstring(node))


def signature(node: Function) -> str:
    """As one reads it, broken where it is long."""
    kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    back = " -> " + ast.unparse(node.returns) if node.returns else ""
    line = "%s %s(%s)%s" % (kind, node.name, ast.unparse(node.args), back)
    if len(line) <= 79:
        return line
    depth, parts, last = 0, [], ""
    for c in ast.unparse(node.args):
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            parts.append(last.strip())
            last = ""
        else:
            last += c
    parts.append(last.strip())
    return "%s %s(\n    %s,\n)%s" % (kind, node.name, ",\n    ".join(parts),
                                     back)
