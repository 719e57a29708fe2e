"""Tables hold what the command's CSV holds, and lose nothing silently."""

import csv
import datetime
import gzip
import io
import json
import subprocess
import sys
import warnings

import pytest

import geoeng
from geoeng import _home, table

pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")

import pyarrow.parquet  # noqa: E402

TABLES = ("csv", "csv-args", "dyads")
RULES = ("military", "diplomacy")
DOCS = [
    {"id": "1e5", "date": "2024-10-12", "title": "NA", "source": "nan",
     "text": "Israel struck Damascus on Monday, killing at least 6 soldiers."},
    {"id": "007", "text": 'Namibia\'s president met "None" of them in Windhoek.'},
    {"id": "TRUE", "text": "Fighters of M23 attacked Goma, killing 1,500 people."},
]


def cell(value):
    """A value as the command writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value))
        short = "%.15g" % value
        return short if float(short) == value else "%.17g" % value
    return str(value)


def command_rows(name, lines, *words):
    rules = [rule + ".lua" for rule in RULES]
    done = subprocess.run([_home.command(geoeng.version()), "filter", *rules,
                           f"--format={name}", *words], input=lines, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline="")))


def same(found, rows):
    assert found.column_names == rows[0]
    columns = [[cell(v) for v in column.to_pylist()] for column in found.columns]
    assert list(map(list, zip(*columns))) == rows[1:]


@pytest.mark.filterwarnings("ignore::geoeng.OmissionWarning")
@pytest.mark.parametrize("name", TABLES)
def test_values_are_those_of_csv(engine, name):
    lines = "".join(json.dumps(doc) + "\n" for doc in DOCS).encode()
    rows = command_rows(name, lines)
    assert len(rows) > 2
    same(engine.to_arrow(DOCS, name), rows)


@pytest.fixture(scope="module")
def results(engine, docs):
    return list(engine.pipe(docs, workers=2))


@pytest.mark.filterwarnings("ignore::geoeng.OmissionWarning")
@pytest.mark.parametrize("name", TABLES)
def test_values_of_many_are_those_of_csv(engine, corpus, results, name):
    rows = command_rows(name, corpus.read_bytes(), "-j2")
    assert len(rows) > 500
    same(geoeng.to_arrow(results, name, rules=engine), rows)


def test_types(engine):
    found = engine.to_arrow(DOCS)
    kinds = {f.name: str(f.type) for f in found.schema}
    assert kinds["time_from"] == kinds["doc_date"] == "date32[day]"
    assert kinds["trigger_start"] == kinds["line"] == "int64"
    assert kinds["lat"] == kinds["killed_min"] == "double"
    assert kinds["killed_exact"] == "bool"
    assert kinds["id"] == kinds["place_admin1"] == kinds["time"] == "string"
    about = found.schema.field("time_from").metadata[b"about"]
    assert about == b"the first day of it"
    assert all(f.metadata and f.metadata[b"about"] for f in found.schema)


@pytest.mark.filterwarnings("ignore::geoeng.OmissionWarning")
@pytest.mark.parametrize("name", TABLES)
def test_nothing_has_the_same_types(engine, name):
    none, some = engine.to_arrow([], name), engine.to_arrow(DOCS, name)
    assert none.num_rows == 0
    assert none.schema.equals(some.schema, check_metadata=True)


def test_traps_of_missing_values(engine):
    frame = engine.to_pandas(DOCS)
    assert set(frame["doc"]) == {"1e5", "007", "TRUE"}
    row = frame[frame["doc"] == "1e5"].iloc[0]
    assert (row["doc_title"], row["doc_source"]) == ("NA", "nan")
    assert frame["doc_title"].isna().sum() == len(frame) - 1


def test_frame_types(engine):
    frame = engine.to_pandas(DOCS)
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["type"].startswith("str")
    assert kinds["mentions"] == kinds["trigger_start"] == "Int64"
    assert kinds["killed_exact"] == "boolean"
    assert kinds["killed_min"] == kinds["lat"] == "float64"
    assert kinds["time_from"].startswith("datetime64")
    row = frame[frame["doc"] == "1e5"].iloc[0]
    assert row["time_from"] == datetime.datetime(2024, 10, 7)
    assert row["killed_min"] == 6


def test_failed_documents_are_told():
    engine = geoeng.Engine("military", max_doc_bytes=200)
    docs = [DOCS[0], {"id": "long", "text": "It rained. " * 100}, DOCS[2]]
    with pytest.warns(geoeng.OmissionWarning, match="1 document failed.*'long'"):
        whole = engine.to_arrow(docs)
    errors = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = engine.to_arrow(docs, errors=errors)
    assert found.equals(whole)
    assert [error.document for error in errors] == ["long"]
    assert set(found.column("doc").to_pylist()) == {"1e5", "TRUE"}


def test_left_out_dyads_are_told(engine):
    with pytest.warns(geoeng.OmissionWarning, match="tell of no side: 1"):
        engine.to_arrow(["The talks were held on Monday."], "dyads")


def test_parquet_is_the_same_by_groups(engine, tmp_path, monkeypatch):
    whole = engine.to_arrow(DOCS * 20)
    monkeypatch.setattr(table, "BATCH_BYTES", 4000)
    path = tmp_path / "events.parquet"
    engine.to_parquet(DOCS * 20, path, workers=2)
    assert pyarrow.parquet.ParquetFile(path).num_row_groups > 3
    assert pyarrow.parquet.read_table(path).equals(whole)
    assert list(tmp_path.iterdir()) == [path]


def test_parquet_that_fails_leaves_the_old_file(engine, tmp_path):
    path = tmp_path / "events.parquet"
    path.write_text("old")

    def docs():
        yield from DOCS
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        engine.to_parquet(docs(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_stored_events(engine, tmp_path, suffix):
    lines = "".join(event.json + "\n" for result in engine.pipe(DOCS)
                    for event in result.events).encode()
    path = tmp_path / f"events.jsonl{suffix}"
    path.write_bytes(gzip.compress(lines) if suffix else lines)
    out = tmp_path / "events.parquet"
    geoeng.to_parquet(path, out, rules=engine)
    assert pyarrow.parquet.read_table(out).equals(engine.to_arrow(DOCS))
    short = geoeng.to_arrow(path)  # columns of the files of rules that occur
    assert short.num_rows == pyarrow.parquet.read_table(out).num_rows
    assert set(short.column_names) < set(engine.to_arrow([]).column_names)


def test_events_and_results_are_the_same(engine):
    results = list(engine.pipe(DOCS))
    events = [event for result in results for event in result.events]
    assert geoeng.to_arrow(results, rules=engine).equals(
        geoeng.to_arrow(events, rules=engine))
    assert geoeng.to_arrow([r.events for r in results], rules=engine).num_rows == len(events)


def test_lines_that_are_no_events_are_told(tmp_path, engine):
    path = tmp_path / "events.jsonl"
    line = engine.run("Israel struck Damascus.", id="a")[0].json
    path.write_text(f"{line}\n{{}}\n{line}\n")
    with pytest.warns(geoeng.OmissionWarning, match=":2:"):
        assert geoeng.to_arrow(path).num_rows == 2


def test_days_that_no_table_holds_are_told(tmp_path, engine):
    path = tmp_path / "events.jsonl"
    line = engine.run("Israel struck Damascus on Monday.", id="a", date="2024-10-12")[0].json
    path.write_text(line + "\n" + line.replace('"from":"2024-', '"from":"12024-') + "\n")
    with pytest.warns(geoeng.OmissionWarning, match="1 values of time_from .*'12024-10-07'"):
        found = geoeng.to_arrow(path)
    assert found.column("time_from").to_pylist() == [datetime.date(2024, 10, 7), None]


def test_own_rules(tmp_path):
    rules = tmp_path / "mine.lua"
    rules.write_text('words "rain_v" { "rain" }\nevent "rain" { find = "it $rain_v" }\n')
    engine = geoeng.Engine(rules)
    events = engine.run("It rained.", id="a")
    assert len(events) == 1
    assert geoeng.to_arrow(events, rules=str(rules)).equals(
        geoeng.to_arrow(events, rules=engine))
    with pytest.raises(geoeng.UsageError, match="mine.lua.*rules="):
        geoeng.to_arrow(events)


def test_wrong_use(engine):
    with pytest.raises(geoeng.UsageError, match="'csv', 'csv-args', 'dyads'"):
        engine.to_arrow([], "events")
    with pytest.raises(geoeng.UsageError, match="Engine.to_arrow"):
        geoeng.to_arrow(["Israel struck Damascus."], rules=engine)
    for one in ("Israel struck Damascus.", DOCS[0], geoeng.Document("It rained.")):
        with pytest.raises(geoeng.UsageError, match="many documents"):
            engine.to_arrow(one)
    with pytest.raises(geoeng.WorkerError, match="absent.jsonl"):
        geoeng.to_arrow("absent.jsonl", rules=engine)


def test_one_row_an_occurrence():
    engine = geoeng.Engine(*RULES, count="cluster")
    doc = {"id": "a", "text": "Israel struck Damascus. The strike on Damascus killed six."}
    lines = json.dumps(doc).encode() + b"\n"
    rows = command_rows("csv", lines, "--count=cluster")
    same(engine.to_arrow([doc]), rows)
    assert "2" in [dict(zip(rows[0], row))["mentions"] for row in rows[1:]]


def test_files_of_strangers_name_no_rule_file(tmp_path, engine):
    line = engine.run("Israel struck Damascus.", id="a")[0].json
    path = tmp_path / "events.jsonl"
    path.write_text(line.replace("geoeng/rules/attack", "geoeng/rules/../mine") + "\n")
    with pytest.raises(geoeng.UsageError, match="rules="):
        geoeng.to_arrow(path)


def test_types_option_has_its_columns():
    attacks = geoeng.Engine("military", types="attack")
    found = attacks.to_arrow([DOCS[0]])
    assert "attacker" in found.column_names
    assert "supplier" not in found.column_names


def test_missing_library_says_what_to_install():
    code = ("import sys; sys.modules['pyarrow'] = None\n"
            "import geoeng\n"
            "try:\n  geoeng.to_arrow([])\n"
            "except ImportError as error:\n  print(error)\n")
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode() == "geoeng: tables need pyarrow: pip install pyarrow\n"
