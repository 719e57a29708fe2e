"""geoeng as a component of spaCy pipelines.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> component = nlp.add_pipe("geoeng", config={"rules": ["military"]})
>>> doc = nlp("Israel struck Damascus.")
>>> doc._.events
[<Event attack/strike asserted 'struck', attacker='Israel', target='Damascus'>]
>>> [(span.text, span.label_) for span in doc.spans["geoeng"]]
[('Israel', 'attacker'), ('struck', 'trigger'), ('Damascus', 'target')]
>>> doc.spans["geoeng"][0]._.event == doc._.events[0]
True

A document's date, from which "on Monday" is counted, and its id come with it:

>>> told = [("Israel struck Damascus on Monday.", {"id": "a", "date": "2024-10-12"})]
>>> for doc, about in nlp.pipe(told, as_tuples=True):
...     print(doc._.events[0].doc, doc._.events[0].time.value)
a 2024-10-07

or are set on a document before it is run: ``doc._.geoeng_date``, ``doc._.geoeng_id``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise ImportError("geoeng: geoeng.spacy needs spacy: pip install spacy",
                      name="spacy") from error

from .document import DateLike, day_of
from .engine import Engine
from .errors import UsageError
from .records import Event

# Keys of what a document keeps: texts alone, which go through files and processes
# as documents do.
_EVENTS, _DATE, _ID = "geoeng_events", "geoeng_date", "geoeng_id"

_FILE = "geoeng.json"


class GeoengComponent:
    """Finds the events of documents.

    Events are in ``doc._.events``. The words of their triggers and arguments are
    spans in ``doc.spans[key]``: the label is the role, or ``trigger``, the event is
    ``span._.event``. Where a token is longer than the words, the span is, too.
    """

    def __init__(self, rules: Sequence[str], options: Mapping[str, Any], key: str) -> None:
        self._make({"rules": list(rules), "options": dict(options), "key": key})

    def _make(self, made: Dict[str, Any]) -> None:
        engine = Engine(*made["rules"], **made["options"])
        self._made, self.engine = made, engine

    def __call__(self, doc: Doc) -> Doc:
        about = getattr(doc, "_context", None)  # of nlp.pipe(as_tuples=True)
        if isinstance(about, Mapping):
            if doc._.geoeng_date is None and "date" in about:
                doc._.geoeng_date = about["date"]
            if doc._.geoeng_id is None and "id" in about:
                doc._.geoeng_id = str(about["id"])
        events = self.engine.run(doc.text, id=doc._.geoeng_id or "",
                                 date=doc._.geoeng_date)
        doc.user_data[_EVENTS] = [event.json for event in events]
        doc.spans[self._made["key"]] = [s for event in events for s in _spans(doc, event)]
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        return json.dumps(self._made).encode("utf-8")

    def from_bytes(self, data: bytes, **_: Any) -> "GeoengComponent":
        made = json.loads(data)
        if made != self._made:
            self._make(made)
        return self

    def to_disk(self, path: Union[str, Path], **_: Any) -> None:
        """Writes how the component was made: names of rule files, not their lines."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Union[str, Path], **_: Any) -> "GeoengComponent":
        return self.from_bytes((Path(path) / _FILE).read_bytes())


def _spans(doc: Doc, event: Event) -> List[Span]:
    marks = [(event.trigger.start, event.trigger.end, "trigger")]
    marks += [(a.start, a.end, a.role) for a in event.args]
    spans = (doc.char_span(start, end, label=label, span_id=event.id,
                           alignment_mode="expand")
             for start, end, label in sorted(marks))
    return [span for span in spans if span is not None]


def _events(doc: Doc) -> List[Event]:
    return [Event._of_line(line) for line in doc.user_data.get(_EVENTS, ())]


def _event(span: Span) -> Optional[Event]:
    return next((e for e in _events(span.doc) if e.id == span.id_), None)


# No lambdas: these go to other processes by name.
def _date(doc: Doc) -> Optional[str]:
    date: Optional[str] = doc.user_data.get(_DATE)
    return date


def _id(doc: Doc) -> Optional[str]:
    name: Optional[str] = doc.user_data.get(_ID)
    return name


def _set_date(doc: Doc, date: DateLike) -> None:
    doc.user_data[_DATE] = day_of(date)


def _set_id(doc: Doc, name: Optional[str]) -> None:
    doc.user_data[_ID] = name


Doc.set_extension("events", getter=_events, force=True)
Doc.set_extension("geoeng_date", getter=_date, setter=_set_date, force=True)
Doc.set_extension("geoeng_id", getter=_id, setter=_set_id, force=True)
Span.set_extension("event", getter=_event, force=True)


@Language.factory("geoeng", assigns=["doc._.events", "doc.spans"],
                  default_config={"rules": [], "options": {}, "key": "geoeng"})
def make_component(nlp: Language, name: str, rules: List[str], options: Dict[str, Any],
                   key: str) -> GeoengComponent:
    """What ``nlp.add_pipe("geoeng", config=...)`` calls.

    :param rules: packs and rule files, as :class:`geoeng.Engine` takes them.
    :param options: others of its arguments, as ``{"only": "asserted"}``.
    :param key: of the spans in ``doc.spans``.
    """
    if not rules:
        raise UsageError("geoeng: the component needs rules, as in add_pipe('geoeng', "
                         "config={'rules': ['military']})")
    return GeoengComponent(rules, options, key)
