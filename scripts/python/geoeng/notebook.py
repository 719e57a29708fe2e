"""What notebooks show: cards of events, and the page of ``geoeng report``."""

from __future__ import annotations

import html
import logging
import os
import re
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, Optional, Sequence, Tuple, Union

from . import _home
from ._options import FIELDS, Options
from ._session import version
from .document import DocumentLike, as_document, document_line, many
from .errors import DocumentError, OmissionWarning, failure
from .records import Argument, Event, Place, Time

log = logging.getLogger("geoeng")

#: Cards that are shown of a list.
MOST_CARDS = 50

#: Colours of roles, in the order in which they are told: thin enough for the text
#: above them to be read on white and on black.
_COLOURS = ("60,140,240", "235,85,65", "70,180,70", "235,185,20", "150,95,215",
            "30,175,175", "225,80,155", "165,120,60", "128,136,150")

_LINES = {"asserted": "solid", "planned": "dashed", "hypothetical": "dotted",
          "alleged": "double", "negated": "solid"}

# No colour of text or ground is set: they are the notebook's, dark or light.
_STYLE = """
.geoeng { max-width: 60rem; overflow-wrap: anywhere; }
.geoeng article { border: 1px solid rgba(128,128,128,.45); border-radius: 6px;
  padding: .5rem .8rem; margin: .5rem 0; }
.geoeng header { display: flex; flex-wrap: wrap; gap: 0 .8rem; }
.geoeng blockquote { margin: .3rem 0; padding: 0; border: 0; font-style: normal;
  color: inherit; }
.geoeng dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem;
  margin: .3rem 0; }
.geoeng dt, .geoeng dd { margin: 0; padding: 0; font-weight: normal; }
.geoeng dt, .geoeng small, .geoeng i { opacity: .75; }
.geoeng mark { color: inherit; border-radius: 3px; padding: 0 .1em; }
.geoeng mark.trigger { background: none; font-weight: bold;
  text-decoration: underline; text-underline-offset: .2em; }
""" + "".join(f".geoeng mark.r{i} {{ background: rgba({c},.3); }}\n"
              for i, c in enumerate(_COLOURS)) + "".join(
    f".geoeng mark.{m} {{ text-decoration-style: {line}; }}\n"
    for m, line in _LINES.items()) + (
    ".geoeng mark.negated { text-decoration-line: line-through; }\n")

#: What a browser would not show, or take for the end of a line or the text.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def _text(value: object) -> str:
    return html.escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value)))


def _told(value: object) -> str:
    """A text of others, whose direction of writing ends with it."""
    return f"<bdi>{_text(value)}</bdi>"


class _Cards:
    """Cards of some events, in which a role has one colour."""

    def __init__(self) -> None:
        self._roles: Dict[str, int] = {}

    def _colour(self, role: str) -> str:
        i = self._roles.setdefault(role, len(self._roles))
        return f"r{i % len(_COLOURS)}"

    def of(self, event: Event) -> str:
        kind = f"{event.type} / {event.subtype}" if event.subtype else event.type
        cue = f" (“{_told(event.cue.text)}”)" if event.cue else ""
        rows = "".join(f"<dt>{_text(name)}</dt><dd>{value}</dd>"
                       for name, value in self._rows(event))
        return (f"<article><header><b>{_text(kind)}</b> "
                f"<span>{_text(event.modality)}{cue}</span> "
                f"<small>{_told(event.doc_title or event.doc)}</small></header>"
                f"<blockquote>{self._sentence(event)}</blockquote><dl>{rows}</dl>"
                f"<small>{_text(event.prov.rule)} &nbsp; "
                f"{_text(event.prov.file)}:{event.prov.line}</small></article>")

    def _sentence(self, event: Event) -> str:
        text, base = event.sentence.text, event.sentence.start
        marks = [(event.trigger.start, event.trigger.end, "trigger",
                  f"trigger {event.modality}")]
        marks += [(a.start, a.end, a.role, self._colour(a.role)) for a in event.args]
        marks.sort(key=lambda m: (m[0], -m[1]))
        parts, at = [], 0
        for start, end, what, look in marks:
            start, end = start - base, end - base
            if start < at or end > len(text):  # within another, in another sentence
                continue
            parts += [_text(text[at:start]), f'<mark class="{_text(look)}" '
                      f'title="{_text(what)}">{_text(text[start:end])}</mark>']
            at = end
        return "<bdi>" + "".join(parts) + _text(text[at:]) + "</bdi>"

    def _rows(self, event: Event) -> Iterator[Tuple[str, str]]:
        time, place = event.time, event.place
        for a in event.args:
            basis = None
            if a.role == "time" and time and a.start == time.start:
                basis, time = time.basis, None
            if a.role == "place" and place and a.start == place.start:
                place = None
            yield a.role, self._argument(a, basis)
        if time:
            yield "when", _told(_days(time)) + f" <i>{_text(time.basis)}</i>"
        if place:
            yield "where", _told(_where(place)) + f" <i>{_text(place.basis)}</i>"
        if event.claim:
            yield "says", (f"{_told(event.claim.speaker.text)} "
                           f"<i>{_told(event.claim.verb.text)}</i>")
        if event.link and event.link.cluster != event.id:
            yield "told before", _told(event.link.reason)

    def _argument(self, a: Argument, basis: Optional[str]) -> str:
        means = [f"= {a.resolved}"] if a.resolved else []
        means += [s for s in (a.country, a.sector, _value(a.value), basis) if s]
        note = f" <i>{_told(', '.join(means))}</i>" if means else ""
        return f'<mark class="{self._colour(a.role)}">{_told(a.text)}</mark>{note}'


def _value(value: Any) -> str:
    if value is None or isinstance(value, list):
        return ""
    if not isinstance(value, dict):
        return str(value)
    low, high = value.get("min"), value.get("max")
    if low is None and high is None:
        return ""
    span = str(low) if low == high else "..".join("" if v is None else str(v)
                                                  for v in (low, high))
    return f"{span} {value['currency']}" if "currency" in value else span


def _days(time: Time) -> str:
    if time.from_ is None or time.to is None:
        return time.value
    return time.from_ if time.from_ == time.to else f"{time.from_} to {time.to}"


def _where(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country else place.name


def _wrapped(content: str) -> str:
    # Dollars are no formulas: both classes keep MathJax from the texts.
    return (f'<div class="geoeng tex2jax_ignore mathjax_ignore"><style>{_STYLE}</style>'
            f"{content}</div>")


def of_event(event: Event) -> str:
    return _wrapped(_Cards().of(event))


def of_events(events: Sequence[Event]) -> str:
    cards = _Cards()
    shown = "".join(cards.of(event) for event in events[:MOST_CARDS])
    rest = len(events) - MOST_CARDS
    more = f"<p>and {rest} more of {len(events)} events</p>" if rest > 0 else ""
    return _wrapped(shown + more if events else "<p>no events</p>")


def of_failure(document: str, error: object) -> str:
    return _wrapped(f"<p><b>failed</b> {_told(document)}: {_told(error)}</p>")


class Report:
    """The page that ``geoeng report`` writes: map, timeline, cards, texts.

    A notebook shows it in a frame that has no part in the notebook: the page's own
    script runs there, and can see nothing else.
    """

    def __init__(self, page: str) -> None:
        #: the whole page
        self.html = page

    def save(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes the page, a file that needs no network and no other file."""
        Path(path).write_bytes(self.html.encode("utf-8"))

    def __repr__(self) -> str:
        return f"<Report of {len(self.html)} characters>"

    def _repr_html_(self) -> str:
        return ('<iframe title="events" width="100%" height="800" '
                'sandbox="allow-scripts allow-downloads allow-popups '
                'allow-popups-to-escape-sandbox" '
                'style="border: 1px solid rgba(128,128,128,.45)" '
                f'srcdoc="{html.escape(self.html)}"></iframe>')


def report(options: Options, docs: Iterable[DocumentLike],
           title: Optional[str]) -> Report:
    words = [_home.command(version()), "report", *options.rules, *FIELDS]
    for name, value in (("--only", options.only), ("--type", options.types),
                        ("--library", options.library), ("--title", title)):
        if value is not None:
            words.append(f"{name}={value}")
    failed = []
    with tempfile.TemporaryDirectory(prefix="geoeng-") as folder:
        out = os.path.join(folder, "report.html")
        texts = os.path.join(folder, "documents.jsonl")
        with open(texts, "wb") as file:
            for number, doc in enumerate(many(docs), 1):
                try:
                    file.write(document_line(as_document(doc, number)))
                except DocumentError as error:
                    failed.append(f"document {error.document!r}: {error}")
        done = subprocess.run([*words, texts, f"--out={out}"], check=False,
                              env={**os.environ, **options.environment()},
                              cwd=options.existing_folder(),
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        told = done.stderr.decode("utf-8", "replace").replace(texts, "documents").strip()
        if done.returncode not in (0, 1):
            raise failure(done.returncode, told)
        if done.returncode == 1 or failed:  # documents failed
            warnings.warn("\n".join(filter(None, [*failed, told])), OmissionWarning, stacklevel=3)
        elif told:
            log.info("%s", told)
        with open(out, encoding="utf-8", newline="") as file_of_page:
            return Report(file_of_page.read())
