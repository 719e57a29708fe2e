"""Code as HTML with classes, by Pygments; transcripts and patterns by hand."""
from __future__ import annotations

import html
import re

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

LEXERS = {"lua": "lua", "c": "c", "python": "python", "py": "python",
          "sh": "bash", "json": "json", "jsonl": "json", "xml": "xml",
          "html": "html", "make": "make", "r": "r", "R": "r", "toml": "toml",
          "yaml": "yaml", "sql": "sql", "lisp": "common-lisp",
          "dockerfile": "docker"}
FORMAT = HtmlFormatter(nowrap=True)
# Kinds that have the colour of the text: blanks, names, signs.
PLAIN = re.compile(r'<span class="(?:w|n|p|o|nx|nn)">([^<]*)</span>')


def coloured(kind: str, text: str) -> str:
    """HTML of a code of a kind."""
    if kind in LEXERS:
        lexer = get_lexer_by_name(LEXERS[kind], stripnl=False, ensurenl=False)
        # A comment of some lexers needs a line end, and takes it in.
        shown = highlight(text.rstrip("\n") + "\n", lexer, FORMAT)
        shown = PLAIN.sub(r"\1", shown).rstrip("\n")
        return re.sub(r"\n+</span>$", "</span>", shown)
    if kind == "console":
        return _transcript(text)
    escaped = html.escape(text.rstrip("\n"), False)
    if kind == "pattern":
        escaped = re.sub(r"\[[^\]\n]*\]",
                         lambda m: '<span class="s">%s</span>' % m.group(0),
                         escaped)
    return escaped


def _transcript(text: str) -> str:
    lines = []
    for line in text.rstrip("\n").split("\n"):
        mark, rest = line[:2], html.escape(line[2:], False)
        if mark in ("$ ", "> "):
            line = '<span class="prompt">%s</span><b>%s</b>' % (
                html.escape(mark, False), rest)
        elif re.fullmatch(r"\(exit \d+\)", line):
            line = '<span class="c">%s</span>' % line
        else:
            line = html.escape(line, False)
        lines.append(line)
    return "\n".join(lines)


def block(kind: str, text: str, name: str = "") -> str:
    """A figure with code; `name`: of the file that it is."""
    head = "<figcaption>%s</figcaption>" % html.escape(name) if name else ""
    return ('<figure class="code" data-kind="%s">%s<pre tabindex="0"><code>%s'
            '</code></pre></figure>\n') % (html.escape(kind), head,
                                           coloured(kind, text))
