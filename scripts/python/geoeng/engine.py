"""Engines: rules that are loaded, and run over documents."""

from __future__ import annotations

import difflib
import os
import threading
import weakref
from dataclasses import replace
from pathlib import Path
from typing import (TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Mapping, Optional,
                    Sequence, Tuple, Union)

from . import notebook
from ._options import Options, working_folder
from ._session import Session, packs, version
from .document import DateLike, Document, DocumentLike, as_document, day_of, many
from .errors import DocumentError, UsageError
from .notebook import Report
from .pipe import Events, Pool, Result

if TYPE_CHECKING:
    import pandas
    import pyarrow

Words = Union[str, Iterable[str], None]
File = Union[str, "os.PathLike[str]"]


def _path(what: str, value: Any, variable: str = "") -> Optional[str]:
    """The name of a file or folder, as the command can be given it; where there is
    none, that of the environment."""
    if value is None or value == "":
        return os.environ.get(variable) or None
    try:
        path = os.fspath(value)
        if isinstance(path, str) and b"\0" not in os.fsencode(path):
            return path
    except (TypeError, UnicodeEncodeError):
        pass
    raise UsageError(f"geoeng: {what} is a str or a path, not {value!r}")


def _rules(names: Tuple[File, ...]) -> Tuple[str, ...]:
    """File names: those without .lua are packs that come with geoeng."""
    if not names:
        raise UsageError("geoeng: an engine needs a pack or a rule file, as in "
                         "Engine('military')")
    files = []
    for name in names:
        if isinstance(name, (list, tuple)):
            raise UsageError("geoeng: several rule files are several arguments: "
                             "Engine('military', 'mine.lua')")
        file = _path("a rule file", name) or ""
        if not file.endswith(".lua"):
            if file not in packs():
                near = difflib.get_close_matches(file, packs(), 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise UsageError(f"geoeng: there is no pack {file!r}; rule files "
                                 f"end in .lua{hint}")
            file += ".lua"
        files.append(file)
    return tuple(files)


def _joined(what: str, words: Words) -> Optional[str]:
    if words is None:
        return None
    try:
        joined = words if isinstance(words, str) else ",".join(words)
        if joined and "\0" not in joined:
            return joined
    except TypeError:
        pass
    raise UsageError(f"geoeng: {what} is a word or several, not {words!r}")


def _cache(cache: Optional[File]) -> Optional[str]:
    """Where compiled lexicons are kept: where the command does."""
    if cache is not None:
        return _path("cache", cache) or ""
    for name, below in (("GEOENG_CACHE", ""), ("XDG_CACHE_HOME", "geoeng"),
                        ("HOME", ".cache/geoeng")):
        if os.environ.get(name):
            return str(Path(os.environ[name]) / below)
    return None


def options_of(rules: Tuple[File, ...], path: Optional[File] = None, only: Words = None,
               types: Words = None, count: Optional[str] = None,
               model: Optional[File] = None, cache: Optional[File] = None,
               library: Optional[File] = None, **limits: Optional[int]) -> Options:
    """What an engine is made with, where it is not given: of the environment.

    What the command would refuse is refused here, before anything runs.
    """
    return Options(_rules(rules), _path("path", path, "GEOENG_PATH"),
                   _joined("only", only), _joined("types", types),
                   _joined("count", count), _path("model", model, "GEOENG_MODEL"),
                   _cache(cache), _path("library", library), folder=working_folder(),
                   **limits)


class Engine:
    """Rules, ready to be run over documents.

    :param rules: rule files (``"mine.lua"``) and packs that come with geoeng
        (``"military"``, see :func:`geoeng.packs`).
    :param path: folders, ``:`` between, where rule files look for the modules
        and lexicons that they name; ``$GEOENG_PATH`` unless it is given.
    :param only: modalities of events that are wanted, a list or with commas:
        asserted, planned, hypothetical, alleged, negated.
    :param types: event types that are wanted, likewise.
    :param count: ``"cluster"``: one event an occurrence, not one a mention.
    :param model: file of the model of syntax, another than the one that came
        with geoeng.
    :param cache: folder of compiled lexicons, ``""``: none; that of the command
        unless it is given.
    :param library: folder of modules of the library, with all rights.
    :param max_doc_bytes: largest document, bytes of UTF-8.
    :param max_events: events of a document, which fails when it has more.
    :param timeout: seconds that a document may take.
    :param confined: nothing of the rules is run in this process, but all in
        worker processes that may ask the system for nothing but memory: for rules
        of strangers. They are loaded with the first document.
    :raises RuleError: a rule file has a mistake; ``file``, ``line`` and
        ``column`` say where.
    :raises UsageError: an argument is wrong.

    An engine may be used by several threads; it runs one document at a time, and
    lets other threads of Python go on meanwhile. Threads that shall run documents
    at once have an engine each. It can be pickled: what is kept is how it was made.

    >>> import geoeng
    >>> engine = geoeng.Engine("military")
    >>> for event in engine.run("Israel struck Damascus on Monday.", date="2024-10-12"):
    ...     print(event.type, event.arg("target").text, event.time.value)
    attack Damascus 2024-10-07
    """

    def __init__(self, *rules: File, path: Optional[File] = None,
                 only: Words = None, types: Words = None,
                 count: Optional[str] = None, model: Optional[File] = None,
                 cache: Optional[File] = None, library: Optional[File] = None,
                 max_doc_bytes: Optional[int] = None, max_events: Optional[int] = None,
                 timeout: Optional[int] = None, confined: bool = False) -> None:
        self._start(options_of(
            rules, path, only, types, count, model, cache, library,
            max_doc_bytes=max_doc_bytes, max_events=max_events, timeout=timeout), confined)

    def _start(self, options: Options, confined: bool) -> None:
        self.options, self.confined = options, confined
        self._lock = threading.Lock()
        self._pool: Optional[Pool] = None
        self._closed = False
        self._session = None if confined else Session(options)

    def __repr__(self) -> str:
        return f"<Engine {' '.join(self.options.rules)}>"

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getstate__(self) -> Dict[str, Any]:
        return {"options": self.options, "confined": self.confined}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self._start(replace(state["options"], folder=working_folder()), state["confined"])

    def close(self) -> None:
        """Gives back the memory; the engine can then do nothing more. It waits for a
        document that is run in this process; one that a confined engine is at raises
        ``UsageError``."""
        self._closed = True
        if self._session is not None:
            self._session.close()
        if self._pool is not None:
            self._pool.close()

    def run(self, text: Union[str, Document], id: str = "", date: DateLike = None,
            title: Optional[str] = None,
            meta: Optional[Mapping[str, Any]] = None) -> Events:
        """The events of a text.

        :param text: the text, or a :class:`geoeng.Document`.
        :param id: what ``event.doc`` calls it.
        :param date: the day of publication, from which "on Tuesday" is counted:
            ``"2024-10-12"`` or a :class:`datetime.date`.
        :param title: its headline, which is not read, but kept in ``doc_title``.
        :param meta: an object of JSON that every event carries.
        :raises DocumentError: the document failed; :class:`geoeng.LimitError`
            where it exceeded a limit.
        """
        if isinstance(text, str):
            text = Document(text, id, day_of(date), title, meta)
        elif not isinstance(text, Document):
            raise UsageError("geoeng: run takes a str or a geoeng.Document, not "
                             + type(text).__name__)
        document = as_document(text)
        if self._session is None:
            return self._run_confined(document)
        records = self._session.run(document)
        return Events.of(document, records.split("\n")[:-1])

    def _run_confined(self, document: Document) -> Events:
        with self._lock:
            if self._pool is None or self._pool.foreign:
                self._pool = Pool(self.options, version())
                weakref.finalize(self, self._pool.close)
            if self._closed:  # close() has seen the pool, or else is seen here
                raise UsageError("geoeng: the engine is closed")
            result = next(self._pool.run([document]))
        if result.error is not None:
            raise result.error
        return result.events

    def pipe(self, docs: Iterable[DocumentLike], workers: int = 1) -> Iterator[Result]:
        """The results of many documents, in their order, as they come.

        Documents go to worker processes of the command, confined as it confines
        them. One that fails has an ``error`` in its result, and costs no other.

        :param docs: texts, mappings with ``text`` and perhaps ``id``, ``date``,
            ``title`` (other keys are ``meta``), or :class:`geoeng.Document`; one
            without an id gets its number, from 1. They are read as far ahead as
            the workers need. Of a data frame: ``frame.to_dict("records")``.
        :param workers: how many processes.
        :raises RuleError: the rules cannot be loaded.
        :raises WorkerError: the command is not there.

        >>> import geoeng
        >>> engine = geoeng.Engine("military")
        >>> docs = [{"id": "a", "text": "Israel struck Damascus."},
        ...         {"id": "b", "text": "It rained."}]
        >>> [(r.document.id, len(r.events)) for r in engine.pipe(docs, workers=2)]
        [('a', 1), ('b', 0)]
        """
        if self._closed:
            raise UsageError("geoeng: the engine is closed")
        return self._pipe(many(docs), Pool(self.options, version(), workers))

    @staticmethod
    def _pipe(docs: Iterable[DocumentLike], pool: Pool) -> Iterator[Result]:
        with pool:
            yield from pool.run(docs)

    def to_arrow(self, docs: Iterable[DocumentLike], table: str = "csv",
                 workers: int = 1,
                 errors: Optional[List[DocumentError]] = None) -> "pyarrow.Table":
        """The table of the events of many documents, as :meth:`pipe` takes them.

        :param table: ``"csv"``: a row an event; ``"csv-args"``: a row an argument;
            ``"dyads"``: a row a pair of sides; with the columns of the command's
            ``--format``. See :func:`geoeng.to_arrow` for events that are there.
        :param errors: a list that gets the :class:`geoeng.DocumentError` of each
            document that failed. Without it a :class:`geoeng.OmissionWarning` tells
            how many did.

        >>> import geoeng
        >>> engine = geoeng.Engine("military")
        >>> docs = ["Israel struck Damascus.", "France did not supply tanks to Egypt."]
        >>> engine.to_arrow(docs).select(["doc", "type", "modality"]).to_pylist()[1]
        {'doc': '2', 'type': 'arms_transfer', 'modality': 'negated'}
        """
        from .table import Collector, of_results
        sink = Collector()
        of_results(self.options, self.pipe(docs, workers), table, sink, errors)
        return sink.arrow()

    def to_pandas(self, docs: Iterable[DocumentLike], table: str = "csv",
                  workers: int = 1,
                  errors: Optional[List[DocumentError]] = None) -> "pandas.DataFrame":
        """The same as a data frame; its types are those of :func:`geoeng.to_pandas`.

        >>> import geoeng
        >>> engine = geoeng.Engine("military")
        >>> engine.to_pandas(["Israel struck Damascus."], "dyads")["source_country"][0]
        'ISR'
        """
        from .table import Collector, of_results
        sink = Collector()
        of_results(self.options, self.pipe(docs, workers), table, sink, errors)
        return sink.frame()

    def to_parquet(self, docs: Iterable[DocumentLike],
                   path: Union[str, "os.PathLike[str]"], table: str = "csv",
                   workers: int = 1,
                   errors: Optional[List[DocumentError]] = None) -> None:
        """Writes the same as a file of Parquet, a few megabytes of rows at once:
        what is held does not grow with the number of documents."""
        from .table import ParquetFile, of_results
        with ParquetFile(path) as sink:
            of_results(self.options, self.pipe(docs, workers), table, sink, errors)

    def report(self, docs: Iterable[DocumentLike], title: Optional[str] = None) -> Report:
        """The page of ``geoeng report``, with map, timeline, cards and texts, which a
        notebook shows in a frame.

        :param title: of the page; the article's, else what it holds.

        >>> import geoeng, os, tempfile
        >>> page = geoeng.Engine("military").report(["Israel struck Damascus."])
        >>> path = os.path.join(tempfile.mkdtemp(), "report.html")
        >>> page.save(path)
        >>> os.path.getsize(path) == len(page.html.encode())
        True
        """
        return notebook.report(self.options, docs, title)

    def identity(self) -> str:
        """What decides the bytes of the output, in a line: version, hash of all
        rules, filters, the model, limits."""
        if self._session is None:
            raise UsageError("geoeng: a confined engine loads no rules here")
        return self._session.identity()


def run(rules: Union[File, Sequence[File]], text: Union[str, Document],
        **about: Any) -> Events:
    """The events of one text: ``Engine(rules).run(text, ...)``.

    >>> import geoeng
    >>> geoeng.run("military", "Israel struck Damascus.")
    [<Event attack/strike asserted 'struck', attacker='Israel', target='Damascus'>]
    """
    names = (rules,) if isinstance(rules, (str, os.PathLike)) else tuple(rules)
    with Engine(*names) as engine:
        return engine.run(text, **about)
