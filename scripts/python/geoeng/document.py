"""Documents, and what a document may be given as."""

from __future__ import annotations

import datetime
import json
import numbers
import os
from dataclasses import dataclass
from typing import Any, Dict, Iterable, Mapping, Optional, Union

from .errors import DocumentError, UsageError


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


#: What the command reads of a document; no meta can have these keys.
OWN = ("id", "date", "title", "text")


def day_of(date: DateLike) -> Optional[str]:
    """``YYYY-MM-DD`` of a date; of a time its own day, whatever its zone. An empty
    text, as tables have it, is no date."""
    date = _known(date)
    if date is None or isinstance(date, str):
        return date or None
    if isinstance(date, datetime.datetime):
        date = date.date()
    if isinstance(date, datetime.date):
        return date.isoformat()
    raise UsageError(f"geoeng: a date is text or a datetime.date, not {_kind(date)}")


def many(docs: Iterable[DocumentLike]) -> Iterable[DocumentLike]:
    """The same, unless it is what can be gone through and holds no documents."""
    if isinstance(docs, (str, os.PathLike, Mapping, Document)):
        raise UsageError("geoeng: docs are many documents; give one as [document]; "
                         "of a file of JSON Lines give map(json.loads, open(path))")
    if hasattr(docs, "to_dict"):
        raise UsageError("geoeng: a data frame is gone through by its columns; give "
                         "frame.to_dict('records')")
    return docs


def _known(value: Any) -> Any:
    """The value, None for what stands for none: NaN, and NaT and NA of pandas."""
    if type(value).__name__ == "NAType":
        return None
    if isinstance(value, (float, datetime.date)) and value != value:
        return None
    return value


def as_document(value: DocumentLike, number: int = 0) -> Document:
    """The document of what a user gives; one without an id gets its number, if
    it has one. Of what a data frame gives, NaN is nothing.

    :raises DocumentError: it has no text.

    >>> as_document({"id": 7, "text": "It rained.", "page": 3, "by": float("nan")})
    Document(text='It rained.', id='7', date=None, title=None, meta={'page': 3, 'by': None})
    """
    if isinstance(value, str):
        value = Document(value)
    elif isinstance(value, Mapping):
        rest = {key: _known(held) for key, held in value.items()}
        own: Dict[str, Any] = {k: rest.pop(k) for k in OWN if k in rest}
        meta = rest.pop("meta", None)
        own.setdefault("id", "")
        if own.get("text") is None:
            error = DocumentError("the document has no 'text'; its keys are "
                                  + ", ".join(map(repr, value)))
            error.document = str(_id(own["id"]) or number)
            raise error
        if isinstance(meta, Mapping) or meta is None:
            meta = {**rest, **(meta or {})} or None
        value = Document(meta=meta, **own)
    if not isinstance(value, Document):
        raise UsageError("geoeng: a document is text, a mapping or a "
                         f"geoeng.Document, not {_kind(value)}")
    name, title = _id(_known(value.id)), _known(value.title)
    for key, told in (("text", value.text), ("id", name), ("title", title)):
        if not isinstance(told, str) and (told is not None or key != "title"):
            raise UsageError(f"geoeng: a document's {key} is a str, not {_kind(told)}")
    if value.meta is not None and not isinstance(value.meta, Mapping):
        raise UsageError(f"geoeng: a document's meta is a mapping, not {_kind(value.meta)}")
    day, name = day_of(value.date), name or (str(number) if number else "")
    if day is value.date and name == value.id and title is value.title:
        return value
    return Document(value.text, name, day, title, value.meta)


def _id(value: Any) -> Any:
    if value is None:
        return ""
    whole = isinstance(value, numbers.Integral) and not isinstance(value, bool)
    return str(value) if whole else value


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


def meta_json(document: Document) -> Optional[str]:
    """The meta of a document as JSON in one line, or None."""
    if not document.meta:
        return None
    for key in document.meta:
        if key in OWN:
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
