"""A session of the C library in this process."""

from __future__ import annotations

import logging
import threading
import warnings
from contextlib import contextmanager
from typing import Any, Iterator, List, Optional, Sequence

from . import _geoeng  # type: ignore[attr-defined]
from ._options import Options
from .document import Document, clean_text, meta_json
from .errors import DocumentError, GeoengError, LimitError, RuleError, RuleWarning, UsageError

ffi: Any = _geoeng.ffi
lib: Any = _geoeng.lib

#: What rules print.
log = logging.getLogger("geoeng")


#: What was raised where C cannot pass it on: by a handler of the log, or Ctrl-C.
_raised = threading.local()


@ffi.def_extern()  # type: ignore
def geoeng_log(_ctx: Any, text: Any, nbytes: int) -> None:
    try:
        log.info("%s", _text(text, nbytes).rstrip("\n"))
    except BaseException as error:
        _raised.error = error


def _raise_what_was() -> None:
    error: Optional[BaseException] = getattr(_raised, "error", None)
    if error is not None:
        _raised.error = None
        raise error


def _text(at: Any, nbytes: Optional[int] = None) -> str:
    raw = ffi.string(at) if nbytes is None else ffi.buffer(at, nbytes)[:]
    return bytes(raw).decode("utf-8", "replace")


def version() -> str:
    """The version of the C library."""
    return _text(lib.ge_version())


def packs() -> Sequence[str]:
    """The names of the rule files that come with geoeng.

    >>> import geoeng
    >>> "military" in geoeng.packs()
    True
    """
    names: List[str] = []
    n = ffi.new("size_t *")
    while True:
        name = lib.ge_shelf_name(lib.GE_PACKS, len(names), n)
        if not name:
            return names
        names.append(_text(name, n[0]))


def _free(session: Any) -> None:
    lib.ge_session_free(session)


class Session:
    """Rules that are loaded, for one thread at a time: it is locked.

    While C code runs, Python's other threads go on.
    """

    def __init__(self, options: Options) -> None:
        self._lock = threading.Lock()
        self._thread: Optional[int] = None  # that has the lock
        self._keep: List[Any] = []  # what C borrows as long as the session is there
        given = ffi.new("GeSessionOptions *")
        for name, value in (("model", options.model_file), ("cache", options.cache),
                            ("path", options.path), ("library", options.library)):
            if value:
                setattr(given, name, self._bytes(value))
        given.log = lib.geoeng_log
        made = ffi.new("GeSession **")
        status = lib.ge_session_new(given, made)
        if made[0] == ffi.NULL:
            raise MemoryError("geoeng: out of memory")
        self._at = ffi.gc(made[0], _free)
        self._check(status)
        for rules in options.rules:
            self._check(lib.ge_session_load(self._at, self._bytes(rules)))
        self._check(lib.ge_session_seal(self._at))
        self._choose(options)
        self._warn()

    def _bytes(self, text: str) -> Any:
        held = ffi.new("char[]", text.encode("utf-8", "surrogateescape"))
        self._keep.append(held)
        return held

    def _choose(self, options: Options) -> None:
        form = ffi.new("GeFormat *")
        form.name = self._bytes("jsonl")
        for name, value in (("only", options.only), ("type", options.types),
                            ("count", options.count)):
            if value is not None:
                setattr(form, name, self._bytes(value))
        self._check(lib.ge_session_format(self._at, form))
        limits = lib.ge_engine_limits(lib.ge_session_engine(self._at))
        if options.max_doc_bytes is not None:
            limits.doc_bytes = options.max_doc_bytes
        if options.max_events is not None:
            limits.max_events = options.max_events
        if options.timeout is not None:
            limits.doc_ms = 1000 * options.timeout

    def _warn(self) -> None:
        for i in range(lib.ge_session_ndiagnostics(self._at)):
            found = lib.ge_session_diagnostic(self._at, i)
            if found.severity == lib.GE_WARNING:
                warnings.warn(_text(found.text), RuleWarning, stacklevel=5)

    def _check(self, status: int) -> None:
        _raise_what_was()
        if status != lib.GE_OK:
            raise self._error(status)

    def _error(self, status: int, document: Optional[str] = None) -> BaseException:
        message = _text(lib.ge_session_message(self._at))
        if status == lib.GE_ENOMEM:
            return MemoryError(message)
        error: GeoengError
        if document is not None and status != lib.GE_EUSAGE:
            error = (LimitError if status == lib.GE_ELIMIT else DocumentError)(message)
            error.document = document
        elif status == lib.GE_EUSAGE:
            error = UsageError(message)
        else:
            error = RuleError(message)
        self._place(error, message)
        return error

    def _place(self, error: GeoengError, message: str) -> None:
        n = lib.ge_session_ndiagnostics(self._at)
        last = lib.ge_session_diagnostic(self._at, n - 1) if n else ffi.NULL
        if last and _text(last.text) == message:
            file = _text(last.file, last.nfile) if last.file else None
            error._at(file, last.line, last.column, _text(last.what, last.nwhat))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The session for this thread, which has not got it already."""
        if self._thread == threading.get_ident():
            raise UsageError("geoeng: the engine is at work: a handler of its log "
                             "called it")
        with self._lock:
            if self._at is None:
                raise UsageError("geoeng: the engine is closed")
            self._thread = threading.get_ident()
            try:
                yield
            finally:
                self._thread = None

    def run(self, document: Document) -> str:
        """The records of a document as JSON Lines."""
        if "\0" in document.id + (document.title or ""):
            error = DocumentError('"id" and "title" must not hold U+0000')
            error.document = document.id
            raise error
        text = clean_text(document.text).encode("utf-8")
        info = ffi.new("GeDocInfo *")
        held = [ffi.new("char[]", clean_text(s).encode("utf-8"))
                for s in (document.id, document.title or "")]
        info.id, info.title = held
        info.day = self._day(document)
        meta = meta_json(document)
        if meta is not None:
            held.append(ffi.new("char[]", meta.encode("utf-8")))
            info.meta = held[-1]
        with self._alone():
            status = lib.ge_session_run(self._at, text, len(text), info)
            _raise_what_was()
            if status != lib.GE_OK:
                raise self._error(status, document.id)
            n = ffi.new("size_t *")
            return _text(lib.ge_session_output(self._at, n), n[0])

    def _day(self, document: Document) -> int:
        date = document.date
        if date is None:
            return int(lib.GE_NODAY)
        day = ffi.new("int32_t *")
        raw = clean_text(date).encode("utf-8")
        if not lib.ge_day_parse(raw, len(raw), day):
            raise UsageError(f"geoeng: {date!r} is no date like 2024-10-12")
        return int(day[0])

    def identity(self) -> str:
        with self._alone():
            text = ffi.new("const char **")
            self._check(lib.ge_session_identity(self._at, text))
            return _text(text[0])

    def close(self) -> None:
        if self._at is None:
            return
        with self._alone():
            ffi.release(self._at)
            self._at = None
