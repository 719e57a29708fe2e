"""Pages of Markdown, by markdown-it."""
from __future__ import annotations

import html
import re
from typing import Dict, List

from markdown_it import MarkdownIt
from markdown_it.token import Token

import colours
from pages import Page, Section, Targets, slug

COMMENT = re.compile(r"\s*<!--.*-->\s*", re.S)


def render(page: Page, text: str, targets: Targets, shift: int = 0,
           prefix: str = "", used: Dict[str, int] | None = None,
           line: int = 1) -> str:
    """The HTML of a text whose headings become sections of the page. shift:
    levels that headings go down; prefix: of their anchors; line: that of the
    source in which the text begins."""
    return _Renderer(page, text, targets, shift, prefix,
                     {} if used is None else used, line).run()


class _Renderer:
    def __init__(self, page: Page, text: str, targets: Targets, shift: int,
                 prefix: str, used: Dict[str, int], line: int) -> None:
        self.line = line
        self.page, self.targets = page, targets
        self.lines = text.split("\n")
        self.is_heading = False
        self.shift, self.prefix, self.used = shift, prefix, used
        parser = MarkdownIt("commonmark").enable("table")
        self.tokens = parser.parse(text)

    def run(self) -> str:
        """All of it."""
        out: List[str] = []
        for i, token in enumerate(self.tokens):
            if token.attrs.get("style") == "text-align:right":
                del token.attrs["style"]  # the page allows no inline style
                token.attrs["class"] = "number"
            handler = getattr(self, "do_" + token.type, None)
            out.append(handler(token, i) if handler else self.plain(token))
        return "".join(out)

    def where(self, token: Token, needle: str = "") -> str:
        """FILE:LINE of what stands in a block."""
        first, last = token.map or [0, 0]
        for n in range(first, last):
            if needle and needle in self.lines[n]:
                first = n
                break
        return "%s:%d" % (self.page.source, first + self.line)

    def section(self) -> Section:
        """The one that is open."""
        return self.page.sections[-1]

    def plain(self, token: Token) -> str:
        """A tag without a meaning of its own."""
        if token.hidden:
            return ""
        if token.nesting == -1:
            return "</%s>%s" % (token.tag, "\n" if token.block else "")
        attrs = "".join(' %s="%s"' % (k, html.escape(str(v)))
                        for k, v in token.attrs.items())
        return "<%s%s>" % (token.tag, attrs)

    def do_heading_open(self, token: Token, i: int) -> str:
        """A heading opens a section."""
        inline = self.tokens[i + 1]
        title = _text(inline)
        level = int(token.tag[1]) + self.shift
        anchor = self.prefix + slug(title, self.used)
        self.page.add(Section(anchor, title, level))
        token.meta["level"] = level
        self.tokens[i + 2].tag = "h%d" % level
        return '<h%d id="%s">' % (level, html.escape(anchor))

    def do_heading_close(self, token: Token, _i: int) -> str:
        """With a link to itself."""
        if token.tag == "h1":
            return "</h1>\n"
        return (' <a class="anchor" href="#%s" aria-label="Link to this '
                'section">#</a></%s>\n') % (html.escape(self.section().id),
                                            token.tag)

    def do_fence(self, token: Token, _i: int) -> str:
        """Code: KIND FILE."""
        kind, _, name = token.info.strip().partition(" ")
        self.section().code += "\n" + token.content
        return colours.block(kind, token.content, name)

    def do_code_block(self, token: Token, _i: int) -> str:
        """Code that is indented."""
        self.section().code += "\n" + token.content
        return colours.block("", token.content)

    def do_table_open(self, _token: Token, _i: int) -> str:
        """A table scrolls by itself."""
        return '<div class="table" tabindex="0"><table>'

    def do_table_close(self, _token: Token, _i: int) -> str:
        """Its end."""
        return "</table></div>\n"

    def do_th_open(self, token: Token, _i: int) -> str:
        """Columns to the right have a class: pages allow no style in a tag."""
        right = token.attrGet("style") == "text-align:right"
        return "<%s%s>" % (token.tag, ' class="right"' if right else "")

    do_td_open = do_th_open

    def do_thead_open(self, _token: Token, i: int) -> str:
        """A head without a word is no head for those who hear a page."""
        for token in self.tokens[i:]:
            if token.type == "thead_close":
                break
            if token.type == "inline" and token.content:
                return "<thead>"
        return '<thead class="empty">'

    def do_html_block(self, token: Token, _i: int) -> str:
        """Comments stay out; nothing else may be HTML."""
        if COMMENT.fullmatch(token.content):
            return ""
        return self.mistake(self.where(token), "HTML in Markdown: "
                            + token.content.strip()[:60])

    def mistake(self, where: str, what: str) -> str:
        """Told at the end, with all others."""
        self.targets.wrong.append("%s: %s" % (where, what))
        return ""

    def do_inline(self, token: Token, i: int) -> str:
        """Text, code and links of a block."""
        out = []
        self.is_heading = self.tokens[i - 1].type == "heading_open"
        inside = 0  # of a link
        for child in token.children or []:
            if child.type == "text":
                out.append(html.escape(child.content, False))
                self._say(child.content)
            elif child.type == "code_inline":
                out.append(self._code(child.content, token, inside))
            elif child.type in ("softbreak", "hardbreak"):
                out.append("\n" if child.type == "softbreak" else "<br>\n")
                self._say(" ")
            elif child.type == "link_open":
                inside += 1
                out.append('<a href="%s">' % html.escape(
                    self._link(str(child.attrs["href"]), token)))
            elif child.type == "html_inline":
                self.mistake(self.where(token, child.content),
                             "HTML in Markdown: " + child.content)
            elif child.type == "image":
                self.mistake(self.where(token), "no pictures here")
            else:
                inside -= child.type == "link_close"
                out.append(self.plain(child))
        self._say(" ")
        return "".join(out)

    def _say(self, text: str) -> None:
        if self.page.sections and not self.is_heading:
            self.section().text += text

    def _code(self, text: str, token: Token, inside: int) -> str:
        self._say(text)
        if self.page.sections and not self.is_heading:
            self.section().code += " " + text
        if inside:
            return "<code>%s</code>" % html.escape(text, False)
        return self.targets.shown(text, self.page.name,
                                  self.where(token, text))

    def _link(self, href: str, token: Token) -> str:
        where = self.where(token, href)
        if re.match(r"[a-z]+:", href):
            return href
        path, _, anchor = href.partition("#")
        if path:
            name = path.split("/")[-1]
            found = self.targets.paths.get(path) or self.targets.paths.get(name)
            if not found:
                self.mistake(where, "the link %s leads to no page" % href)
            path = found or path
        href = path + ("#" + anchor if anchor else "")
        self.targets.origin[self.page.name, href] = where
        return href


def _text(inline: Token) -> str:
    return "".join(" " if c.type == "softbreak" else c.content
                   for c in inline.children or [])
