"""Tables of events: Arrow, pandas, Parquet.

The rows are those that the command writes as CSV (``geoeng convert``), and so are
the columns, with their kinds, of the rules' codebook. Nothing of them is known here.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import subprocess
import threading
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import (IO, TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List,
                    Optional, Sequence, Set, Tuple, Union)

from . import _home
from ._options import Options
from ._session import packs, version
from .errors import DocumentError, OmissionWarning, UsageError, failure
from .pipe import Result
from .records import Event

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from .engine import Engine

#: Column of the codebook by table.
_COLUMNS = {"csv": "columns", "csv-args": "argument_columns", "dyads": "dyad_columns"}

#: CSV that is made a batch at once, bytes, and the rows of a group of Parquet.
BATCH_BYTES = 4 << 20

#: Events; a document's result; a file of JSON Lines, as a run writes them.
Source = Union[str, "os.PathLike[str]", Iterable[Union[Event, Result, Iterable[Event]]]]
Rules = Union[str, Sequence[str], "Engine", None]
Sink = Callable[[Any], None]


def _need(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        name = module.split(".")[0]
        raise ImportError(f"geoeng: tables need {name}: pip install {name}",
                          name=name) from error


@dataclass(frozen=True)
class _Table:
    """A table of some rules, and how the command writes it."""

    name: str
    options: Options

    def __post_init__(self) -> None:
        if self.name not in _COLUMNS:
            raise UsageError(f"geoeng: there is no table {self.name!r}; there are "
                             + ", ".join(map(repr, _COLUMNS)))

    def command(self, name: str, *words: str) -> List[str]:
        library = self.options.library
        more = [] if library is None else [f"--library={library}"]
        return [_home.command(version()), name, *self.options.rules, *words, *more]

    def environment(self) -> Dict[str, str]:
        return {**os.environ, **self.options.environment()}

    def columns(self) -> Dict[str, Tuple[str, str]]:
        """Kind and description by name."""
        done = subprocess.run(self.command("doc", "--format=json"), check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment(),
                              cwd=self.options.existing_folder())
        if done.returncode != 0:
            raise failure(done.returncode, done.stderr.decode("utf-8", "replace"))
        book = json.loads(done.stdout)
        return {c["name"]: (c["kind"], c.get("about", "")) for c in book[_COLUMNS[self.name]]}


# ------------------------------------------------------------------- from CSV


def _blocks(stream: IO[bytes], size: int) -> Iterator[bytes]:
    """Whole rows of CSV as they come, about so many bytes at once.

    A row ends with CRLF behind an even number of quotes.
    """
    held: List[bytes] = []
    nbytes, odd = 0, False  # odd: what is held ends within quotes
    for line in stream:
        held.append(line)
        nbytes += len(line)
        odd ^= line.count(b'"') % 2 == 1
        if nbytes >= size and not odd and line.endswith(b"\r\n"):
            yield b"".join(held)
            held, nbytes = [], 0
    if held:
        yield b"".join(held)


class _Reader:
    """Makes batches of Arrow of CSV."""

    def __init__(self, columns: Dict[str, Tuple[str, str]]) -> None:
        self.pa, self.csv = _need("pyarrow"), _need("pyarrow.csv")
        self._columns = columns
        self.schema: Any = None
        self.odd: Dict[str, List[str]] = {}  # values that their type cannot hold

    def _type(self, kind: str) -> Any:
        pa = self.pa
        return {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
                "date": pa.date32()}.get(kind, pa.string())

    def _begin(self, names: Sequence[str]) -> None:
        fields = []
        for name in names:
            kind, about = self._columns.get(name, ("text", ""))
            fields.append(self.pa.field(name, self._type(kind),
                                        metadata={"about": about} if about else None))
        self.schema = self.pa.schema(fields, metadata={"geoeng": version()})

    def table(self, block: bytes) -> Any:
        """The table of rows; the first block begins with the names of columns."""
        if self.schema is None:
            head, _, block = block.partition(b"\r\n")
            self._begin(head.decode("utf-8").split(","))
        if not block:
            return self.schema.empty_table()
        names = self.schema.names
        text = self.pa.string()
        # Cells are taken as they stand: "NA", "nan" and "05" are texts, and only an
        # empty cell is none. Types come behind.
        raw = self.csv.read_csv(
            self.pa.BufferReader(block),
            read_options=self.csv.ReadOptions(column_names=names, use_threads=False,
                                              block_size=len(block) + 1),
            parse_options=self.csv.ParseOptions(newlines_in_values=True),
            convert_options=self.csv.ConvertOptions(
                column_types={name: text for name in names}, null_values=[""],
                strings_can_be_null=True, quoted_strings_can_be_null=True))
        return self.pa.table([self._cast(raw.column(i), field)
                              for i, field in enumerate(self.schema)], schema=self.schema)

    def _cast(self, column: Any, field: Any) -> Any:
        try:
            return column.cast(field.type)
        except self.pa.ArrowInvalid:
            # A day of the year 12024, of a stored event: all others can be read.
            return self.pa.array([self._value(v, field) for v in column.to_pylist()],
                                 field.type)

    def _value(self, value: Optional[str], field: Any) -> Any:
        if value is None:
            return None
        try:
            return self.pa.array([value]).cast(field.type)[0].as_py()
        except (self.pa.ArrowInvalid, ValueError, OverflowError):
            self.odd.setdefault(field.name, []).append(value)
            return None

    def told(self) -> List[str]:
        return [f"{len(values)} values of {name} are no {self.schema.field(name).type}, "
                f"and left out; the first is {values[0]!r}"
                for name, values in self.odd.items()]


class _Conversion:
    """The command, which gets records as lines and whose CSV goes to a sink.

    The caller writes; a thread reads, so that neither waits for the other's sake.
    """

    def __init__(self, table: _Table, sink: Sink, source: str = "-") -> None:
        self.reader = _Reader(table.columns())
        words = [f"--format={table.name}", "-j1"]
        if table.options.types is not None:
            words.append(f"--type={table.options.types}")
        self._process = subprocess.Popen(
            table.command("convert", source, *words), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=table.environment(),
            cwd=table.options.existing_folder())
        self._sink = sink
        self._error: Optional[BaseException] = None
        self._told: List[str] = []
        self._threads = [threading.Thread(target=work, daemon=True)
                         for work in (self._read, self._listen)]
        for thread in self._threads:
            thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        try:
            for block in _blocks(self._process.stdout, BATCH_BYTES):
                self._sink(self.reader.table(block))
        except BaseException as error:  # raised by the caller's thread
            self._error = error
            self._process.kill()

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._told.append(line.decode("utf-8", "replace").rstrip("\n"))

    def __enter__(self) -> "_Conversion":
        return self

    def put(self, lines: Iterable[bytes]) -> None:
        """Writes records; what is wrong with that is told by :meth:`finish`."""
        assert self._process.stdin is not None
        try:
            for line in lines:
                self._process.stdin.write(line)
        except BrokenPipeError:
            self.finish()
            raise

    def finish(self) -> List[str]:
        """Waits for the last row; what there is to tell."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        for thread in self._threads:
            thread.join()
        code = self._process.wait()
        if self._error is not None and code in (0, 1, -signal.SIGKILL):
            raise self._error
        if code not in (0, 1):
            raise failure(code, "\n".join(self._told))
        return self._told + self.reader.told()

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        for thread in self._threads:
            thread.join()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            try:
                stream.close()
            except BrokenPipeError:
                pass


# -------------------------------------------------------------------- sources


def _lines_of(results: Iterable[Result], errors: List[DocumentError]) -> Iterator[bytes]:
    for result in results:
        if result.error is not None:
            errors.append(result.error)
        for event in result.events:
            yield event.json.encode("utf-8") + b"\n"


def _results(source: Iterable[Any]) -> Iterator[Result]:
    """Results, of which some may be events or lists of them."""
    from .document import Document
    from .pipe import Events

    nowhere = Document("")
    for item in source:
        if isinstance(item, Result):
            yield item
        elif isinstance(item, Event):
            yield Result(nowhere, Events([item]))
        elif isinstance(item, Iterable) and not isinstance(item, (str, bytes)):
            yield from _results(item)
        else:
            raise UsageError("geoeng: tables are of events and results, not "
                             f"{type(item).__name__}; of documents they are made by "
                             "Engine.to_arrow, to_pandas, to_parquet")


_FILE = re.compile(rb'"prov":\{"rule":"(?:[^"\\]|\\.)*","file":"((?:[^"\\]|\\.)*)"')
_SHIPPED = "geoeng/rules/"


def _rules_of(lines: Iterable[bytes]) -> Tuple[str, ...]:
    """The rule files that events are of, which come with geoeng."""
    found: Set[bytes] = set()
    for line in lines:
        found.update(_FILE.findall(line))
    files = sorted(json.loads(b'"' + f + b'"') for f in found)
    shipped = {f"{_SHIPPED}{name}.lua" for name in packs()}
    others = [f for f in files if f not in shipped]
    if others:
        raise UsageError(f"geoeng: there are events of {others[0]}, which does not come "
                         "with geoeng: give the rules, as in rules='mine.lua'")
    return tuple(f[len(_SHIPPED):] for f in files) or ("military.lua",)


def _options(rules: Rules) -> Optional[Options]:
    from .engine import Engine, options_of

    if rules is None:
        return None
    if isinstance(rules, Engine):
        return rules.options
    return options_of((rules,) if isinstance(rules, (str, os.PathLike)) else tuple(rules))


def _stored_rules(file: str) -> Options:
    """The rules of events of a file, which the command reads: it may be packed."""
    with subprocess.Popen([_home.command(version()), "convert", file, "--format=jsonl", "-q"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading:
        assert reading.stdout is not None
        return Options(_rules_of(reading.stdout))


def _warn(told: Iterable[str]) -> None:
    text = "\n".join(told)
    if text:
        warnings.warn(text, OmissionWarning, stacklevel=4)


def _failed(errors: Sequence[DocumentError]) -> List[str]:
    if not errors:
        return []
    documents = "1 document" if len(errors) == 1 else f"{len(errors)} documents"
    return [f"geoeng: {documents} failed, and left no rows; the first, "
            f"{errors[0].document!r}: {errors[0]}; errors=[] takes all"]


def _fill(table: _Table, lines: Iterable[bytes], sink: Sink, source: str = "-") -> List[str]:
    with _Conversion(table, sink, source) as conversion:
        conversion.put(lines)
        return conversion.finish()


def of_results(options: Options, results: Iterable[Result], table: str, sink: Sink,
               errors: Optional[List[DocumentError]]) -> None:
    """Gives tables of results to a sink; documents that failed to a list, or it
    warns of them."""
    found: List[DocumentError] = [] if errors is None else errors
    told = _fill(_Table(table, options), _lines_of(results, found), sink)
    _warn(told + (_failed(found) if errors is None else []))


def _of_source(source: Source, table: str, rules: Rules, sink: Sink) -> None:
    options = _options(rules)
    if isinstance(source, (str, os.PathLike)):
        file = os.path.abspath(os.fspath(source))
        _warn(_fill(_Table(table, options or _stored_rules(file)), (), sink, file))
        return
    errors: List[DocumentError] = []
    if options is None:
        kept = list(_lines_of(_results(source), errors))
        told = _fill(_Table(table, Options(_rules_of(kept))), kept, sink)
    else:
        told = _fill(_Table(table, options), _lines_of(_results(source), errors), sink)
    _warn(told + _failed(errors))


# ---------------------------------------------------------------------- sinks


class Collector:
    """A sink that keeps all."""

    def __init__(self) -> None:
        self._pa = _need("pyarrow")
        self._parts: List[Any] = []

    def __call__(self, part: Any) -> None:
        self._parts.append(part)

    def arrow(self) -> "pyarrow.Table":
        whole: "pyarrow.Table" = self._pa.concat_tables(self._parts)
        return whole

    def frame(self) -> "pandas.DataFrame":
        pd, pa = _need("pandas"), self._pa
        kinds = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(),
                 pa.string(): pd.StringDtype()}
        whole: Any = self.arrow()
        frame: "pandas.DataFrame" = whole.to_pandas(types_mapper=kinds.get,
                                                    date_as_object=False)
        return frame


class ParquetFile:
    """A sink that writes; the file is there once all of it is."""

    def __init__(self, path: Union[str, "os.PathLike[str]"]) -> None:
        self._parquet = _need("pyarrow.parquet")
        self._path = Path(path)
        self._part = self._path.with_name(self._path.name + ".part")
        self._writer: Any = None

    def __call__(self, part: Any) -> None:
        if self._writer is None:
            self._writer = self._parquet.ParquetWriter(self._part, part.schema,
                                                       compression="zstd")
        if part.num_rows or not self._writer:
            self._writer.write_table(part)

    def __enter__(self) -> "ParquetFile":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._writer is None:
            return
        self._writer.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink()


def to_arrow(source: Source, table: str = "csv", rules: Rules = None) -> "pyarrow.Table":
    """The table of events that are there: of events, results of
    :meth:`geoeng.Engine.pipe`, or a file or folder of JSON Lines that a run wrote,
    which may be packed by gzip or zstd.

    :param table: ``"csv"``: a row an event; ``"csv-args"``: a row an argument;
        ``"dyads"``: a row a pair of sides. The columns are those of the command's
        ``--format``, what they are stands in their metadata.
    :param rules: the engine, or rule files, whose roles have columns; needed for
        events of rules that do not come with geoeng. Without them the columns are
        those of the files of rules that occur.

    >>> import geoeng
    >>> engine = geoeng.Engine("military")
    >>> events = engine.run("Israel struck Damascus on Monday.", date="2024-10-12")
    >>> table = geoeng.to_arrow(events, rules=engine)
    >>> table.select(["target", "time_from"]).to_pylist()
    [{'target': 'Damascus', 'time_from': datetime.date(2024, 10, 7)}]
    >>> table.schema.field("time_from").metadata[b"about"]
    b'the first day of it'
    """
    sink = Collector()
    _of_source(source, table, rules, sink)
    return sink.arrow()


def to_pandas(source: Source, table: str = "csv", rules: Rules = None) -> "pandas.DataFrame":
    """The same as a data frame: texts are ``string``, whole numbers ``Int64``, yes
    and no ``boolean``, which may all lack; other numbers are ``float64``, days
    ``datetime64``."""
    sink = Collector()
    _need("pandas")
    _of_source(source, table, rules, sink)
    return sink.frame()


def to_parquet(source: Source, path: Union[str, "os.PathLike[str]"], table: str = "csv",
               rules: Rules = None) -> None:
    """Writes the same as a file of Parquet, a few megabytes at once."""
    with ParquetFile(path) as sink:
        _of_source(source, table, rules, sink)
