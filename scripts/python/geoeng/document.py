"""Documents, and what a document may be given as."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Union

from .errors import UsageError


@dataclass(frozen=True)
class Document:
    """A text with what is known of it.

    ``date`` is the day of publication, ``YYYY-MM-DD``: "on Tuesday" is counted
    from it. ``meta`` is an object of JSON that every event carries.
    """

    text: str
    id: str = ""
    date: Optional[str] = None
    title: Optional[str] = None
    meta: Optional[Mapping[str, Any]] = None


#: A text, a mapping with the keys of :class:`Document` (others are its meta), or
#: a document.
DocumentLike = Union[str, Mapping[str, Any], Document]
DateLike = Union[str, datetime.date, None]


def day_of(date: DateLike) -> Optional[str]:
    """``YYYY-MM-DD`` of a date; of a time its own day, whatever its zone. An empty
    text, as tables have it, is no date."""
    if date is None or isinstance(date, str):
        return date or None
    if isinstance(date, datetime.datetime):
        date = date.date()
    if isinstance(date, datetime.date):
        return date.isoformat()
    raise UsageError(f"geoeng: a date is text or a datetime.date, not {_kind(date)}")


def as_document(value: DocumentLike, number: int = 0) -> Document:
    """The document of what a user gives; one without an id gets its number, if
    it has one.

    >>> as_document({"id": "a", "text": "It rained.", "page": 3}).meta
    {'page': 3}
    """
    if isinstance(value, str):
        value = Document(value)
    elif isinstance(value, Mapping):
        rest = dict(value)
        own: Dict[str, Any] = {k: rest.pop(k) for k in ("text", "id", "date", "title")
                               if k in rest}
        meta = _checked_meta(rest.pop("meta", None), own.get("id"))
        if "text" not in own:
            raise UsageError("geoeng: a document has no 'text'; its keys are "
                             + ", ".join(map(repr, value)))
        own["id"] = "" if own.get("id") is None else own["id"]
        merged = {**rest, **(meta or {})} or None
        value = Document(meta=merged, **own)
    if not isinstance(value, Document):
        raise UsageError("geoeng: a document is text, a mapping or a "
                         f"geoeng.Document, not {_kind(value)}")
    if not isinstance(value.text, str):
        raise UsageError(f"geoeng: a document's text is a str, not {_kind(value.text)}")
    if not isinstance(value.id, str):
        raise UsageError(f"geoeng: a document's id is a str, not {_kind(value.id)}")
    if not isinstance(value.title, (str, type(None))):
        raise UsageError(f"geoeng: a document's title is a str, not {_kind(value.title)}")
    _checked_meta(value.meta, value.id)
    day, name = day_of(value.date), value.id or (str(number) if number else "")
    if day is value.date and name == value.id:
        return value
    return Document(value.text, name, day, value.title, value.meta)


def _checked_meta(meta: Any, name: object) -> Optional[Mapping[str, Any]]:
    if meta is not None and not isinstance(meta, Mapping):
        raise UsageError(f"geoeng: the meta of document {name!r} is a mapping, not "
                         + _kind(meta))
    return meta


def _kind(value: object) -> str:
    return type(value).__name__


def clean_text(text: str) -> str:
    """The text with halves of surrogate pairs, which UTF-8 cannot hold, as
    U+FFFD; as many characters as before."""
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c
                       for c in text)


#: What the command reads of a document; a meta cannot have them.
_RESERVED = ("id", "date", "title", "text")


def meta_json(document: Document) -> Optional[str]:
    """The meta of a document as JSON in one line, or None."""
    if not document.meta:
        return None
    for key in document.meta:
        if key in _RESERVED:
            raise UsageError(f"geoeng: the meta of document {document.id!r} may "
                             f"not have the key {key!r}")
    try:
        text = json.dumps(dict(document.meta), ensure_ascii=False,
                          separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"geoeng: the meta of document {document.id!r} is no "
                         f"JSON: {error}") from error
    return clean_text(text)


def document_line(document: Document) -> bytes:
    """The document as the command reads it: a line of JSON."""
    fields: Dict[str, Any] = {"id": document.id, "text": document.text}
    if document.date is not None:
        fields["date"] = document.date
    if document.title is not None:
        fields["title"] = document.title
    head = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    meta = meta_json(document)
    if meta is not None:
        head = head[:-1] + "," + meta[1:]
    return clean_text(head).encode("utf-8") + b"\n"
