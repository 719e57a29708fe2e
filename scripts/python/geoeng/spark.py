"""Events of a Spark DataFrame of documents.

    import geoeng.spark
    documents = spark.read.json("news.jsonl")
    events = geoeng.spark.events(documents, "military", text="text", date="date")
    geoeng.spark.write(events, "events.parquet")

A row an event, with the fields of its record as typed columns. Rules run in the
confined worker processes of `Engine.pipe`, one beside each Python worker: a
document that crashes, hangs or fills the memory costs its row, not the task.
Executors need the package; rule files of the user's are sent to them.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import os
import shutil
import socket
import tempfile
import typing
from collections import deque
from pathlib import Path
from typing import Any, Iterator, Mapping, NamedTuple, Optional, Sequence, Union

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql import types as T

import geoeng
from geoeng import records

__all__ = ["events", "lines", "month", "schema", "write"]

_SHIPPED = (".lua", ".tsv")  # of what stands beside a rule file
_SHIPPED_BYTES = 256 << 20
_ROWS = 2048  # of a batch that goes back to Spark; a record is about 1 KiB


# --- The schema --------------------------------------------------------------

_PLAIN = {str: T.StringType, int: T.LongType, float: T.DoubleType, bool: T.BooleanType}


def _leaf(hint: Any) -> Any:
    """`X` of `Optional[X]`; the type of literals."""
    if typing.get_origin(hint) is Union:
        hint = next(h for h in typing.get_args(hint) if h is not type(None))
    if typing.get_origin(hint) is typing.Literal:
        hint = type(typing.get_args(hint)[0])
    return hint


class _Field(NamedTuple):
    name: str
    type: Any  # of _PLAIN, a record class, or None: any JSON value
    many: bool


@functools.lru_cache(maxsize=None)
def _fields(record: Any) -> tuple[_Field, ...]:
    """In the order of the output."""
    hints = typing.get_type_hints(record)
    found = []
    for name, own, part, many in record._layout:
        leaf = _leaf(hints[own])
        found.append(_Field(name, part or (leaf if leaf in _PLAIN else None), many))
    return tuple(found)


def _struct(record: type) -> T.StructType:
    struct = T.StructType()
    for name, type_, many in _fields(record):
        inner = (T.StringType() if type_ is None else
                 _PLAIN[type_]() if type_ in _PLAIN else _struct(type_))
        struct.add(name, T.ArrayType(inner) if many else inner)
    return struct


def schema(key: T.DataType = T.StringType()) -> T.StructType:
    """The columns of `events`: `key`, those of the record, `error`."""
    return T.StructType([T.StructField("key", key), *_struct(records.Event),
                         T.StructField("error", T.StringType())])


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@functools.lru_cache(maxsize=None)
def _with_json(record: type) -> tuple[_Field, ...]:
    """The fields that are, or hold, any JSON value."""
    return tuple(f for f in _fields(record) if f.type is None
                 or (f.type not in _PLAIN and _with_json(f.type)))


def _to_columns(values: dict[str, Any], record: type) -> dict[str, Any]:
    """An object of JSON as columns have it, in place: any values as their text."""
    for name, type_, many in _with_json(record):
        value = values.get(name)
        if value is None:
            continue
        if type_ is None:
            values[name] = _json_text(value)
        else:
            for item in value if many else (value,):
                _to_columns(item, type_)
    return values


def _to_json(values: Mapping[str, Any], record: type) -> str:
    """What `_to_columns` read, byte for byte."""
    def text(value: Any, type_: Any) -> str:
        if type_ is None:
            return str(value)
        if type_ not in _PLAIN:
            return _to_json(value, type_)
        whole = type_ is float and value.is_integer()  # which the command writes so
        return _json_text(int(value) if whole else value)

    pairs = []
    for name, type_, many in _fields(record):
        value = values[name]
        if value is not None:
            shown = ("[" + ",".join(text(v, type_) for v in value) + "]" if many
                     else text(value, type_))
            pairs.append(f'"{name}":{shown}')
    return "{" + ",".join(pairs) + "}"


def _arrow_type(type_: T.DataType) -> pa.DataType:
    if isinstance(type_, T.StructType):
        return pa.struct([pa.field(f.name, _arrow_type(f.dataType)) for f in type_])
    if isinstance(type_, T.ArrayType):
        return pa.list_(_arrow_type(type_.elementType))
    return {"string": pa.string(), "bigint": pa.int64(), "double": pa.float64(),
            "boolean": pa.bool_()}[type_.simpleString()]


# --- Rule files on their way to executors ------------------------------------

@dataclasses.dataclass(frozen=True)
class _Rules:
    """Rules as executors get them: within the function of the tasks, which
    needs no file server and works with Spark Connect, too."""

    names: tuple[str, ...]  # packs, and places in `files`
    files: tuple[tuple[str, bytes], ...]
    given: tuple[tuple[str, str], ...]  # folders in `files`, what they were
    options: tuple[tuple[str, Any], ...]
    version: str
    digest: str


def _beside(folder: str) -> Iterator[Path]:
    for place, folders, names in os.walk(folder or "."):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place, n) for n in sorted(names) if n.endswith(_SHIPPED))


def _collect(rules: Union[str, Sequence[str]], options: Mapping[str, Any]) -> _Rules:
    """Reads what is to be sent: of each rule file the .lua and .tsv files of
    its folder and below, and those of the folders of `path`."""
    sent: dict[str, str] = {}
    files: dict[str, bytes] = {}

    def send(folder: str) -> str:
        if folder not in sent:
            sent[folder] = f"{len(sent)}/"
            for file in _beside(folder):
                inner = file.relative_to(folder or ".").as_posix()
                files[sent[folder] + inner] = file.read_bytes()
        return sent[folder]

    names = []
    for rule in [rules] if isinstance(rules, (str, os.PathLike)) else rules:
        rule = os.fspath(rule)
        if rule.endswith(".lua"):
            name = os.path.basename(rule)
            folder = rule[:len(rule) - len(name)]
            if not os.path.isfile(rule):
                raise FileNotFoundError(f"{rule}: error: there is no such rule file")
            rule = send(folder) + name
        names.append(rule)
    options = dict(options)
    if options.get("path"):
        options["path"] = tuple(send(os.path.join(f, "")) for f in options["path"].split(":"))
    size = sum(map(len, files.values()))
    if size > _SHIPPED_BYTES:
        raise ValueError(
            f"{', '.join(sent)}: error: {size} bytes of .lua and .tsv files, and at most "
            f"{_SHIPPED_BYTES} go to executors; give the rules a folder of their own")
    what = (tuple(names), tuple(files.items()),
            tuple((inner, "" if folder == "./" else folder)  # as the command has it
                  for folder, inner in sent.items()),
            tuple(sorted(options.items())), geoeng.__version__)
    return _Rules(*what, hashlib.sha256(repr(what).encode()).hexdigest()[:16])


def _unpack(rules: _Rules, folder: str) -> None:
    for name, content in rules.files:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class _Loaded:
    """An engine of rules that were unpacked into a folder. Confined: no rule runs
    in Python's process."""

    def __init__(self, rules: _Rules, folder: str):
        self._given = [(os.path.join(folder, inner), given) for inner, given in rules.given]
        options = dict(rules.options)
        if options.get("path"):
            options["path"] = ":".join(os.path.join(folder, f) for f in options["path"])
        names = [os.path.join(folder, n) if n.endswith(".lua") else n for n in rules.names]
        self.engine = geoeng.Engine(*names, confined=True, **options)

    def as_given(self, text: str) -> str:
        """With rule files named as the user named them."""
        for place, given in self._given:
            text = text.replace(place, given)
        return text


def _check(rules: _Rules) -> None:
    """Mistakes in rules are told here, before any task starts."""
    with tempfile.TemporaryDirectory(prefix="geoeng-") as folder:
        _unpack(rules, folder)
        loaded = _Loaded(rules, folder)
        try:
            loaded.engine.run("", id="check")
        except geoeng.GeoengError as error:
            raise type(error)(loaded.as_given(str(error))) from None
        finally:
            loaded.engine.close()


# --- In the Python process of an executor ------------------------------------

_loaded: dict[str, _Loaded] = {}


def _place(digest: str) -> Path:
    """A folder that goes away with the executor, shared by its processes."""
    return Path(SparkFiles.getRootDirectory(), f"geoeng-{digest}")


def _load(rules: _Rules) -> _Loaded:
    """One engine a process and set of rules, kept for the tasks that follow."""
    if rules.digest not in _loaded:
        if rules.version != geoeng.__version__:
            raise RuntimeError(
                f"geoeng {geoeng.__version__} on {socket.gethostname()}, "
                f"{rules.version} on the driver: install the same on all nodes")
        place = _place(rules.digest)
        if not place.is_dir():
            fresh = tempfile.mkdtemp(prefix=place.name, dir=place.parent)
            _unpack(rules, fresh)
            try:
                os.rename(fresh, place)
            except OSError:  # another process was first
                shutil.rmtree(fresh)
        _loaded[rules.digest] = _Loaded(rules, str(place))
    return _loaded[rules.digest]


class _Row(NamedTuple):
    batch: pa.RecordBatch  # of the document
    place: int
    record: dict[str, Any]
    error: Optional[str]


def _rows(batches: Iterator[pa.RecordBatch], loaded: _Loaded,
          keep_empty: bool) -> Iterator[_Row]:
    """In the order of the documents."""
    under_way: deque[_Row] = deque()

    def documents() -> Iterator[geoeng.Document]:
        for batch in batches:
            columns = (batch.column(name).to_pylist()
                       for name in ("id", "text", "date", "title", "meta"))
            for i, (id, text, date, title, meta) in enumerate(zip(*columns)):
                if text is None:
                    under_way.append(_Row(batch, i, {}, "the document has no text"))
                    continue
                under_way.append(_Row(batch, i, {}, None))
                yield geoeng.Document(id=id or "", text=text, date=date, title=title,
                                      meta=json.loads(meta) if meta else None)

    def without_text() -> Iterator[_Row]:
        while under_way and under_way[0].error:
            yield under_way.popleft()

    for result in loaded.engine.pipe(documents(), workers=1):
        yield from without_text()
        row = under_way.popleft()
        if result.error:
            yield row._replace(error=loaded.as_given(str(result.error)))
            continue
        for event in result.events:
            record = event.to_dict()
            record["prov"]["file"] = loaded.as_given(record["prov"]["file"])
            yield row._replace(record=_to_columns(record, records.Event))
        if keep_empty and not result.events:
            yield row
    yield from without_text()


def _batch(rows: list[_Row], record: pa.StructType) -> pa.RecordBatch:
    keys = rows[0].batch.column("key").take(pa.array([r.place for r in rows], pa.int64()))
    values = pa.array([r.record for r in rows], record).flatten()
    errors = pa.array([r.error for r in rows], pa.string())
    names = ["key", *(field.name for field in record), "error"]
    return pa.RecordBatch.from_arrays([keys, *values, errors], names)


def _run(batches: Iterator[pa.RecordBatch], rules: _Rules,
         keep_empty: bool) -> Iterator[pa.RecordBatch]:
    record = _arrow_type(_struct(records.Event))
    ready: list[_Row] = []
    for row in _rows(batches, _load(rules), keep_empty):
        if ready and (len(ready) == _ROWS or ready[0].batch is not row.batch):
            yield _batch(ready, record)
            ready = []
        ready.append(row)
    if ready:
        yield _batch(ready, record)


# --- What users call ---------------------------------------------------------

def _column(of: Union[str, Column, None]) -> Column:
    if of is None:
        return F.lit(None)
    return F.col(of) if isinstance(of, str) else of


def _days(column: Column, type_: T.DataType) -> Column:
    """As text; of a moment the day that it has in the session's time zone."""
    if isinstance(type_, (T.TimestampType, T.TimestampNTZType)):
        column = column.cast("date")
    return column.cast("string")


def _documents(df: DataFrame, id: Any, text: Any, date: Any, title: Any,
               meta: Sequence[str]) -> DataFrame:
    picked = df.select(
        _column(id).alias("key"), _column(text).alias("text"),
        _column(date).alias("date"), _column(title).alias("title"),
        (F.to_json(F.struct(*meta)) if meta else F.lit(None)).alias("meta"))
    types = {field.name: field.dataType for field in picked.schema}
    if not isinstance(types["text"], T.StringType):
        raise TypeError(f"the text must be of type string, not {types['text'].simpleString()}")
    return picked.select(
        "key", F.col("key").cast("string").alias("id"), "text",
        _days(F.col("date"), types["date"]).alias("date"),
        F.col("title").cast("string").alias("title"),
        F.col("meta").cast("string").alias("meta"))


def events(df: DataFrame, rules: Union[str, Sequence[str]], text: Union[str, Column] = "body",
           id: Union[str, Column] = "id", date: Union[str, Column, None] = "published",
           title: Union[str, Column, None] = None, meta: Sequence[str] = (), *,
           keep_empty: bool = False, **options: Any) -> DataFrame:
    """The events of the documents of a DataFrame, batch or streaming.

    A row is an event: `key`, the document's id as it was; the fields of the
    record; `error`. Fields of any JSON value (`code`, `value`, `meta`) are JSON
    text. A document that fails gives one row of `key` and `error` alone; one
    without events gives none, or with `keep_empty` a row of `key` alone.

    `rules` are names of packs and rule files (`*.lua`), which are read here,
    with all .lua and .tsv files of their folders and below, and sent to
    the executors. `text`, `id`, `date`, `title` are names of columns, or
    columns; `meta` names columns that go along. `options` are those of
    `geoeng.Engine`. A mistake in the rules raises `geoeng.RuleError` at once.
    """
    collected = _collect(rules, options)
    _check(collected)
    documents = _documents(df, id, text, date, title, meta)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _run(batches, collected, keep_empty)

    return documents.mapInArrow(run, schema(documents.schema["key"].dataType))


def lines(events: DataFrame) -> DataFrame:
    """The records as the command writes them, one a row, in a column `value`:
    `lines(events).write.text(path)` gives what `geoeng link` and `geoeng report`
    read. Rows without an event are left out."""
    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            texts = [_to_json(row, records.Event) for row in batch.to_pylist()]
            yield pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], ["value"])

    fields = _struct(records.Event).names
    return events.where("id is not null").select(*fields).mapInArrow(run, "value string")


def month(events: DataFrame) -> DataFrame:
    """With a column `month`, `2024-10`: of the first day of the event's time,
    else of the document's date, else null."""
    day = F.coalesce(F.col("time.from"), F.col("doc_date"))
    return events.withColumn("month", F.substring_index(day, "-", 2))


def write(events: DataFrame, path: str, mode: str = "errorifexists",
          rows_per_file: int = 1_000_000) -> None:
    """Writes Parquet in folders `month=2024-10`, see `month`. What the files of
    a month hold does not depend on how the documents were spread: its rows are
    sorted by document and place. Rows without a month, errors among them, are in
    `month=__HIVE_DEFAULT_PARTITION__`."""
    order = [F.col("doc"), F.col("trigger.start"), F.col("trigger.end"), F.col("id"),
             F.col("key").cast("string"), F.col("error")]
    (month(events).repartition("month").sortWithinPartitions("month", *order)
     .write.mode(mode).option("maxRecordsPerFile", rows_per_file)
     .partitionBy("month").parquet(path))
