"""Wrong use, mistakes in rules, documents that fail, workers that die."""

import datetime
import gc
import logging
import os
import signal
import warnings
from pathlib import Path

import geoeng
import pytest
from conftest import children

STRUCK = "Israel struck Damascus."


@pytest.fixture
def rule(tmp_path):
    def write(text, name="mine.lua"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)
    return write


def test_rule_error_has_its_place(rule):
    path = rule('words "v" { "hit" }\nevent "x" { find = "$w" }\n')
    with pytest.raises(geoeng.RuleError) as caught:
        geoeng.Engine(path)
    error = caught.value
    assert (error.file, error.line) == (path, 2) and error.column
    assert "$w" in error.what and str(error).startswith(f"{path}:2:")
    with pytest.raises(geoeng.RuleError) as caught:
        list(geoeng.Engine(path, confined=True).pipe([STRUCK]))
    assert (caught.value.file, caught.value.line) == (path, 2)


def test_rules_that_are_not_there(tmp_path):
    with pytest.raises(geoeng.RuleError, match="none.lua"):
        geoeng.Engine(str(tmp_path / "none.lua"))
    with pytest.raises(geoeng.UsageError, match="did you mean 'military'"):
        geoeng.Engine("militry")
    with pytest.raises(geoeng.UsageError):
        geoeng.Engine()


def test_warnings(rule):
    path = rule('words "unused" { "hit" }\nevent "x" { find = "strike" }\n')
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        geoeng.Engine(path)
    assert [w.category for w in caught] == [geoeng.RuleWarning]
    assert "unused" in str(caught[0].message) and caught[0].filename == __file__


def test_options_that_are_wrong():
    for wrong in ({"only": "certain"}, {"types": "attac"}, {"count": "clusters"}):
        with pytest.raises(geoeng.UsageError):
            geoeng.Engine("military", **wrong)


def test_paths_are_paths(tmp_path):
    engine = geoeng.Engine(Path("military.lua"), path=tmp_path, cache=tmp_path)
    assert engine.run(STRUCK) == geoeng.run(Path("military.lua"), STRUCK)
    assert list(tmp_path.iterdir()) and next(engine.pipe([STRUCK])).events


@pytest.mark.parametrize("document", [
    {"text": 3}, 7, None, b"bytes", geoeng.Document(3)])
def test_documents_that_are_none(engine, document):
    with pytest.raises(geoeng.UsageError):
        list(engine.pipe([document]))


def test_what_a_frame_has_for_none(engine):
    """Columns of pandas have NaN where text is missing, NaT where a day is."""
    none = float("nan")
    result, = engine.pipe([{"text": STRUCK, "id": none, "date": none, "title": none}])
    assert result.error is None and result.document.id == "1"
    assert result.events[0].doc_date is None and result.events[0].doc_title is None
    pandas = pytest.importorskip("pandas")
    result, = engine.pipe([{"text": STRUCK, "date": pandas.NaT}])
    assert result.events[0].doc_date is None


def test_names_with_nul(engine):
    with pytest.raises(geoeng.DocumentError):
        engine.run(STRUCK, id="a\0b")
    result, = engine.pipe([{"text": STRUCK, "id": "a\0b"}])
    assert isinstance(result.error, geoeng.DocumentError)


@pytest.mark.parametrize("hole", [
    {"id": "x"}, {"id": "x", "text": None}, {"id": "x", "text": float("nan")}])
def test_a_document_without_a_text_costs_no_other(rule, hole):
    path = rule('event "x" { find = "strike" }\n')
    for workers in (1, 2):
        for engine in (geoeng.Engine(path), geoeng.Engine(path, confined=True)):
            first, second, third, last = engine.pipe([hole, STRUCK, hole, STRUCK], workers)
            assert second.events and last.events
            assert isinstance(first.error, geoeng.DocumentError) and not first.events
            assert str(first.error) == ("the document has no 'text'; its keys are "
                                        + ", ".join(map(repr, hole)))
            assert first.document.id == third.error.document == "x"
    with pytest.raises(geoeng.RuleError):  # told, though a document was answered before
        bad = geoeng.Engine(rule("event {"), confined=True)
        list(bad.pipe([hole, STRUCK]))


def test_documents_of_a_data_frame(engine):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({
        "id": [1, 2], "text": [STRUCK, None], "by": [float("nan"), "me"],
        "date": [pandas.NaT, pandas.Timestamp("2024-10-12")]})
    for many in (engine.pipe, engine.to_pandas, engine.report):
        with pytest.raises(geoeng.UsageError, match="to_dict"):
            many(frame)
    for rows in (frame, frame.convert_dtypes()):
        first, second = engine.pipe(rows.to_dict("records"))
        assert first.events[0].doc == "1" and first.events[0].meta == {"by": None}
        assert first.events[0].doc_date is None
        assert second.error.document == "2"


def test_one_document_is_not_many(engine, tmp_path):
    for one in (STRUCK, {"text": STRUCK}, geoeng.Document(STRUCK), tmp_path / "news.jsonl"):
        for many in (engine.pipe, engine.report):
            with pytest.raises(geoeng.UsageError, match=r"\[document\]"):
                many(one)


def test_a_page_tells_of_documents_without_a_text(engine):
    with pytest.warns(geoeng.OmissionWarning, match="document 'x': .*no 'text'"):
        page = engine.report([{"id": "x"}, STRUCK])
    assert "Israel" in page.html


def test_rules_in_a_list():
    with pytest.raises(geoeng.UsageError, match="several arguments"):
        geoeng.Engine(["military", "diplomacy"])


def test_run_takes_text(engine):
    for wrong in (b"bytes", 3, None, {"text": "t"}):
        with pytest.raises(geoeng.UsageError):
            engine.run(wrong)


def test_dates(engine):
    day = datetime.date(2024, 10, 12)
    for date in (day, "2024-10-12", datetime.datetime(2024, 10, 12, 23, 59)):
        assert engine.run(STRUCK, date=date)[0].doc_date == "2024-10-12"
        piped = next(engine.pipe([{"text": STRUCK, "date": date}]))
        assert piped.events[0].doc_date == "2024-10-12"
    with pytest.raises(geoeng.GeoengError):
        engine.run(STRUCK, date="yesterday")
    first, second = engine.pipe([{"text": STRUCK, "date": "yesterday"}, STRUCK])
    assert isinstance(first.error, geoeng.DocumentError) and second.events


def test_meta(engine):
    meta = {"source": "wire", "page": 3, "tags": ["a", None], "odd": "\ud800"}
    told = engine.run(STRUCK, meta=meta)[0].meta
    assert told == {**meta, "odd": "\ufffd"}
    piped = next(engine.pipe([{"text": STRUCK, **meta}]))
    assert piped.events[0].meta == told


def test_limits(rule):
    two = STRUCK + " Iran struck Erbil."
    engine = geoeng.Engine("military", max_events=1)
    with pytest.raises(geoeng.LimitError):
        engine.run(two)
    assert len(engine.run(STRUCK)) == 1
    results = list(engine.pipe([two, STRUCK]))
    assert isinstance(results[0].error, geoeng.LimitError)
    assert results[0].error.document == "1" and len(results[1].events) == 1
    small = geoeng.Engine("military", max_doc_bytes=1000)
    with pytest.raises(geoeng.DocumentError):
        small.run("x" * 1001)
    results = list(small.pipe(["x" * 5000, STRUCK]))
    assert results[0].error is not None and results[1].events


SLOW = '''event "x" { find = "strike", check = function(ev)
  if ev.trigger.text == "strikes" then while true do end end
  if ev.trigger.text == "struck" then error("no strike") end
  return true
end }
'''


def test_rule_that_fails_while_it_runs(rule):
    path = rule(SLOW)
    engine = geoeng.Engine(path)
    with pytest.raises(geoeng.DocumentError) as caught:
        engine.run(STRUCK, id="d")
    # Lua shortens long names in errors of running code.
    assert caught.value.file.endswith("mine.lua") and caught.value.line == 3
    assert caught.value.document == "d"
    with pytest.raises(geoeng.LimitError):
        engine.run("Israel strikes Damascus.")
    assert len(engine.run("They strike.")) == 1
    results = list(engine.pipe(["They strike.", STRUCK, "Israel strikes.", "They strike."]))
    assert [len(r.events) for r in results] == [1, 0, 0, 1]
    assert [type(r.error) for r in results] == [
        type(None), geoeng.DocumentError, geoeng.LimitError, type(None)]


def test_print_is_logged(rule, caplog):
    path = rule('print "loaded"\nevent "x" { find = "strike" }\n')
    with caplog.at_level(logging.INFO, "geoeng"):
        geoeng.Engine(path)
    assert "loaded" in caplog.text


def test_workers_that_are_killed(engine, docs, lines):
    """Whatever is killed, nothing is lost and nothing doubled."""
    got, killed = [], 0
    for i, result in enumerate(engine.pipe(docs, workers=2)):
        assert result.error is None
        got += [e.json for e in result.events]
        if i in (100, 200, 300):
            os.kill(children()[-1], signal.SIGKILL)
            killed += 1
        elif i in (400, 450):  # the process of rules below it
            os.kill(children(children()[0])[0], signal.SIGKILL)
            killed += 1
    assert killed == 5 and got == lines


@pytest.mark.parametrize("half", ['{"schema":"geoeng-done-1","do', '{"doc":"\\303'])
def test_worker_that_ends_within_a_line(engine, command, tmp_path, instead, half):
    instead(f"""
if [ "$1" = filter ] && [ ! -e {tmp_path}/once ]; then
  : >{tmp_path}/once
  read -r line
  printf '{half}'
  kill -9 $$
fi
exec {command} "$@"
""")
    results = list(engine.pipe([STRUCK, "It rained."]))
    assert [r.error for r in results] == [None, None]
    assert [r.events for r in results] == [engine.run(STRUCK, id="1"), []]


def test_reader_that_stops(engine, docs):
    for result in engine.pipe(docs, workers=2):
        break
    results = engine.pipe(docs, workers=2)
    next(results)
    results.close()
    assert not children()


def test_documents_that_raise(engine):
    def some():
        yield STRUCK
        raise KeyError("mine")
    results = engine.pipe(some())
    with pytest.raises(KeyError, match="mine"):
        list(results)
    assert not children()


def test_command_of_another_version(engine, instead):
    instead("echo geoeng 9.9.9")
    with pytest.raises(geoeng.WorkerError, match="9.9.9"):
        engine.pipe([STRUCK])


def test_closed(engine):
    own = geoeng.Engine("military")
    own.close()
    own.close()
    with pytest.raises(geoeng.UsageError):
        own.run(STRUCK)
    with pytest.raises(geoeng.UsageError):
        own.pipe([STRUCK])
    with pytest.raises(geoeng.UsageError):
        own.identity()


def test_confined_engines_that_are_forgotten():
    for _ in range(3):
        geoeng.Engine("military", confined=True).run(STRUCK)
    gc.collect()
    assert not children()
