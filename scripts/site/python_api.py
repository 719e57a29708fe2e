"""The Python package: signatures and docstrings, read without importing it.

A module shows what its __all__ names, else what of it the package's __all__
names, else all without an underscore. What the package takes from private
modules stands on its own page, methods of private bases with their class.
"""
from __future__ import annotations

import ast
import html
import pathlib
import re
from typing import Dict, List, Optional, Set, Tuple, Union

import colours
import prose
from pages import Page, Section, Targets, heading

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]
Definition = Union[ast.ClassDef, Function]
Documented = Union[ast.Module, Definition]
FIELD = re.compile(r"^:(param|raises|returns?|yields?)\s*([^:\n]*):[ \t]*"
                   r"((?:.*)(?:\n[ \t]+.*)*)\n?", re.M)
SESSION = re.compile(r"^>>> .*(?:\n(?!\s*$).*)*", re.M)
HEADS = {"param": "Parameters", "raises": "Raises", "return": "Returns",
         "yield": "Yields"}
SPECIAL = ("__call__", "__iter__", "__enter__", "__len__", "__getitem__")


class Module:
    """A file of the package."""

    def __init__(self, path: pathlib.Path, folder: pathlib.Path) -> None:
        self.path = path
        parts = path.relative_to(folder).with_suffix("").parts
        self.name = ".".join([folder.name, *(p for p in parts
                                             if p != "__init__")])
        self.is_public = not any(p.startswith("_") and p != "__init__"
                                 for p in parts)
        text = path.read_text(encoding="utf-8")
        self.lines = text.split("\n")
        self.tree = ast.parse(text, str(path))
        self.defined: Dict[str, Definition] = {
            n.name: n for n in self.tree.body if isinstance(
                n, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))}
        self.exported = self._all()

    def _all(self) -> Optional[Set[str]]:
        for node in self.tree.body:
            if isinstance(node, ast.Assign) \
                    and ast.unparse(node.targets[0]) == "__all__":
                return set(ast.literal_eval(node.value))
        return None

    @property
    def page(self) -> str:
        """The name of its page."""
        return "python-" + self.name.replace(".", "-")

    def comment(self, node: ast.stmt) -> str:
        """The lines above a statement that begin with #:"""
        found: List[str] = []
        for line in reversed(self.lines[:node.lineno - 1]):
            if not line.strip().startswith("#:"):
                break
            found.insert(0, line.strip()[2:].strip())
        return " ".join(found)


class Package:
    """All modules, and where a name is told of."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.modules = [Module(p, folder) for p in sorted(folder.rglob("*.py"))]
        self.modules.sort(key=lambda m: (m.name.count("."), m.name))
        self.top = self.modules[0]
        self.names: Dict[str, str] = {}
        for module in self.public():
            self.names[module.name] = module.page + ".html"
            for owner, node in self.shown(module):
                self._point(module, owner, node)

    def public(self) -> List[Module]:
        """The modules that have a page."""
        return [m for m in self.modules if m.is_public]

    def _point(self, module: Module, owner: Module, node: Definition) -> None:
        href = "%s.html#%s" % (module.page, node.name)
        top = self.top.exported or ()
        own = [module.name + "." + node.name]
        if node.name in top:
            own += [node.name, self.top.name + "." + node.name]
        for name in own:
            self.names.setdefault(name, href)
        if isinstance(node, ast.ClassDef):
            for method in self.methods(owner, node):
                for name in own:
                    self.names.setdefault(
                        name + "." + method.name, "%s.%s" % (href, method.name))

    def shown(self, module: Module) -> List[Tuple[Module, Definition]]:
        """The classes and functions of a module's page, and whose they are."""
        names = module.exported
        if names is None:
            names = set(module.defined) & (self.top.exported or set())
            if not names:
                names = {n for n in module.defined if n[0] != "_"}
        found = [(module, n) for n in module.defined.values()
                 if n.name in names]
        if module is self.top:
            for other in self.modules:
                if not other.is_public:
                    found += [(other, n) for n in other.defined.values()
                              if n.name in names]
        return found

    def methods(self, module: Module, node: ast.ClassDef) -> List[Function]:
        """Public methods, then those of private bases."""
        own = [n for n in node.body if isinstance(
            n, (ast.FunctionDef, ast.AsyncFunctionDef))]
        found = [n for n in own if (n.name[0] != "_" or n.name in SPECIAL
                                       and ast.get_docstring(n))
                 and not any(ast.unparse(d).split(".")[-1] in (
                     "overload", "setter") for d in n.decorator_list)]
        for base in node.bases:
            name = ast.unparse(base)
            for other in self.modules:
                definition = other.defined.get(name)
                if isinstance(definition, ast.ClassDef) \
                        and not other.is_public:
                    found += [m for m in self.methods(other, definition)
                              if m.name not in {f.name for f in found}]
        return found


def fill(page: Page, module: Module, package: Package,
         targets: Targets) -> None:
    """The body and the sections of a module's page."""
    outer, targets.names = targets.names, {**targets.names, **package.names}
    maker = _Maker(page, package, targets)
    page.add(Section("module", module.name, 1))
    maker.out.append('<h1 id="module"><code>%s</code></h1>\n' % module.name)
    maker.docstring(module.tree)
    if module is package.top:
        maker.list_names()
    maker.aliases(module)
    for owner, node in package.shown(module):
        if isinstance(node, ast.ClassDef):
            maker.klass(owner, node)
        else:
            maker.function(node, "", 2)
    page.body = "".join(maker.out)
    targets.names = outer


class _Maker:
    def __init__(self, page: Page, package: Package, targets: Targets) -> None:
        self.page, self.package, self.targets = page, package, targets
        self.out: List[str] = []
        self.used: Dict[str, int] = {}
        self.line = 1  # of the docstring

    def say(self, text: str) -> str:
        """HTML of a line of a docstring."""
        self.page.sections[-1].text += " " + text
        return self.targets.prose(_marked(" ".join(text.split())),
                                  self.page.name, "%s:%d" % (
                                      self.page.source, self.line))

    def rows(self, rows: List[Tuple[str, str]]) -> None:
        """Names and what is said of them."""
        self.out.append('<dl class="options">\n%s</dl>\n' % "".join(
            "<dt>%s</dt><dd>%s</dd>\n" % (
                self.targets.shown(name, self.page.name, "%s:%d" % (
                    self.page.source, self.line))
                if name else "", self.say(about)) for name, about in rows))

    def docstring(self, node: Documented) -> None:
        """The text of a docstring: Markdown, with the fields of Sphinx."""
        text = ast.get_docstring(node)
        self.line = node.body[0].lineno if text else self.line
        fields: Dict[str, List[Tuple[str, str]]] = {}
        for m in FIELD.finditer(text or ""):
            kind = m.group(1) if m.group(1) in HEADS else m.group(1)[:-1]
            fields.setdefault(kind, []).append((m.group(2), m.group(3)))
        body = _marked(FIELD.sub("", text or ""))
        body = re.sub(r"::(?=\s*\n)", ":", body)
        body = SESSION.sub(r"```python\n\g<0>\n```", body)
        if body.strip():
            self.out.append(prose.render(self.page, body, self.targets, 3,
                                         "doc-", self.used, self.line))
        for kind, head in HEADS.items():
            if kind in fields:
                self.out.append("<p>%s:</p>\n" % head)
                self.rows(fields[kind])

    def heading(self, level: int, at: str) -> None:
        """A heading, which opens a section."""
        self.page.add(Section(at, at, level))
        self.out.append(heading(level, at, "<code>%s</code>" % html.escape(at)))

    def code(self, text: str) -> None:
        """A declaration."""
        self.page.sections[-1].code += " " + text
        self.out.append(colours.block("python", text))

    def list_names(self) -> None:
        """What the package has of its modules."""
        rows = []
        for module in self.package.public():
            for owner, node in self.package.shown(module):
                if node.name in (self.package.top.exported or ()):
                    about = ast.get_docstring(node) or ""
                    rows.append((node.name, about.split("\n\n")[0]))
        self.rows(rows)

    def aliases(self, module: Module) -> None:
        """Names of types that a comment #: stands above."""
        for node in module.tree.body:
            if not isinstance(node, (ast.Assign, ast.AnnAssign)):
                continue
            about = module.comment(node)
            target = node.targets[0] if isinstance(node, ast.Assign) \
                else node.target
            name = ast.unparse(target)
            if about and name[0] != "_" and not name.isupper():
                self.heading(2, name)
                self.code(ast.unparse(node))
                self.out.append("<p>%s</p>\n" % self.say(about))

    def klass(self, owner: Module, node: ast.ClassDef) -> None:
        """A class with its fields and methods."""
        self.heading(2, node.name)
        bases = [b for b in map(ast.unparse, node.bases)
                 if b in self.package.names or not any(
                     b in m.defined for m in self.package.modules)]
        lines = ["@" + ast.unparse(d) for d in node.decorator_list]
        lines.append("class %s%s:" % (node.name, "(%s)" % ", ".join(bases)
                                      if bases else ""))
        fields = [n for n in node.body if isinstance(n, ast.AnnAssign)
                  and not ast.unparse(n.target).startswith("_")]
        lines += ["    " + ast.unparse(n) for n in fields]
        first = [n for n in node.body if isinstance(n, ast.FunctionDef)
                 and n.name == "__init__"]
        if first and len(first[0].args.args) + len(
                first[0].args.kwonlyargs) > 1 or first and first[0].args.vararg:
            lines += ["    " + x for x in signature(first[0]).split("\n")]
        self.code("\n".join(lines))
        self.docstring(node)
        rows = [(ast.unparse(n.target), owner.comment(n)) for n in fields]
        if any(about for _, about in rows):
            self.rows(rows)
        if first:
            self.docstring(first[0])
        for method in self.package.methods(owner, node):
            self.function(method, node.name + ".", 3)

    def function(self, node: Function, owner: str, level: int) -> None:
        """A function or method."""
        self.heading(level, owner + node.name)
        self.code("".join("@%s\n" % ast.unparse(d) for d in node.decorator_list)
                  + signature(node))
        self.docstring(node)


def _marked(text: str) -> str:
    """The marks of Sphinx as those of Markdown."""
    text = re.sub(r":[a-z:]+:`~?\.?([^`\n]+)`", r"`\1`", text)
    return re.sub(r"(?<!`)``([^`]+)``(?!`)", r"`\1`", text)


def signature(node: Function) -> str:
    """As one reads it, broken where it is long."""
    kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    back = " -> " + ast.unparse(node.returns) if node.returns else ""
    args = re.sub(r"^(self|cls)(, |$)", "", ast.unparse(node.args))
    line = "%s %s(%s)%s" % (kind, node.name, args, back)
    if len(line) <= 79:
        return line
    depth, parts, last = 0, [], ""
    for c in args:
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            parts.append(last.strip())
            last = ""
        else:
            last += c
    parts.append(last.strip())
    return "%s %s(\n    %s,\n)%s" % (kind, node.name, ",\n    ".join(parts),
                                     back)
