"""Documents, arguments, folders, forks and commands as nobody means them."""

import json
import logging
import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import geoeng
import pytest
from conftest import children

STRUCK = "Israel struck Damascus."


def told(work):
    """The lines of events, or the error as it is told."""
    try:
        return [event.json for event in work()]
    except geoeng.GeoengError as error:
        return type(error).__name__


def deep(levels):
    value = {}
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize("given", [
    {"id": "a\nb"}, {"id": 'a"b\\'}, {"id": "a\u2028b"}, {"id": "\ud800"},
    {"title": "a\0b"}, {"title": "\n"}, {"date": "0001-01-01"}, {"date": "9999-12-31"},
    {"date": ""}, {"meta": {"headline": "h", "published": "2020-01-01", "url": "u",
                            "body": "b", "link": "l", "Title": "t", "doc": 1}},
    {"meta": {"schema": "x", "meta": {"a": 1}, "": 1, "n": -0.0}},
    {"meta": {"a": "x\0y", "\ud800": "\udfff"}}, {"meta": {1: 2, None: True}}])
def test_run_and_pipe_agree(engine, given):
    document = {"text": STRUCK, "id": "d", **given}
    here = told(lambda: engine.run(**document))

    def piped():
        (result,) = engine.pipe([document])
        if result.error is not None:
            raise result.error
        return result.events
    assert here == told(piped)
    assert here == told(lambda: engine.run(geoeng.Document(**document)))
    if "meta" in given and isinstance(here, list):
        meta = json.dumps(given["meta"]).encode("utf-8", "replace").decode()
        assert len(json.loads(here[0])["meta"]) == len(json.loads(meta))


@pytest.mark.parametrize("given", [
    {"id": True}, {"id": 5.5}, {"title": 5}, {"title": True}, {"date": 1.5}, {"date": 2024},
    {"meta": {"a": float("nan")}}, {"meta": {(1, 2): 3}}, {"meta": {"a": {1, 2}}},
    {"meta": "text"}, {"meta": [1]}, {"meta": []}, {"meta": {"text": "t"}},
    {"meta": {"id": 3}}, {"meta": deep(100_000)}], ids=range(15))
def test_refused_alike(engine, given):
    document = {"text": STRUCK, **given}
    for work in (lambda: engine.run(**document), lambda: list(engine.pipe([document])),
                 lambda: engine.run(geoeng.Document(**document))):
        with pytest.raises(geoeng.UsageError):
            work()
    assert engine.run(STRUCK)


@pytest.mark.parametrize("wrong", [
    {"timeout": -1}, {"timeout": 1 << 40}, {"timeout": 1.5}, {"max_events": -1},
    {"max_events": 1 << 33}, {"max_events": "5"}, {"max_doc_bytes": 0},
    {"max_doc_bytes": "1"}, {"path": ["a"]}, {"only": []},
    {"only": ""}, {"only": 5}, {"types": [1]}, {"path": "a\0"}, {"path": 5}, {"cache": 5},
    {"count": ""}, {"model": b"m"}])
@pytest.mark.parametrize("confined", [False, True])
def test_arguments_that_are_wrong(wrong, confined):
    with pytest.raises(geoeng.UsageError):
        geoeng.Engine("military", confined=confined, **wrong)


def test_names_that_are_wrong(engine):
    for name in (5, b"military", "", "/etc/passwd", "\ud800.lua", "m\0.lua"):
        with pytest.raises(geoeng.UsageError):
            geoeng.Engine(name)
    for workers in (0, -1, 1.5, "2", None):
        with pytest.raises(geoeng.UsageError):
            engine.pipe([STRUCK], workers)


def test_another_folder(tmp_path, monkeypatch):
    """Relative names mean what they meant when the engine was made."""
    (tmp_path / "rules.lua").write_text('event "x" { find = "strike" }\n')
    monkeypatch.chdir(tmp_path)
    engine = geoeng.Engine("rules.lua")
    monkeypatch.chdir("/")
    here, piped = engine.run(STRUCK, id="1"), next(engine.pipe([STRUCK])).events
    assert here == piped and here[0].prov.file == "rules.lua"


@pytest.mark.parametrize("script", [
    "echo hello; cat >&2", "printf '\\377\\376\\n'; cat >&2",
    "read x; echo '{\"schema\":\"geoeng-done-1\"'; cat >&2",
    "read x; echo '{\"schema\":\"geoeng-done-1\",\"doc\":\"1\",\"events\":5}'; cat >&2",
    "read x; printf '{\"schema\":\"geoeng-done-1'", "exit 0", "echo no >&2; exit 1",
    "exec >&-; sleep 900", "head -c 3000000 /dev/zero"])
def test_command_that_is_none(instead, engine, script):
    """An error, by and by: neither a hang nor events that nobody made."""
    instead(f'[ "$1" = --version ] && {{ echo geoeng {geoeng.__version__}; exit; }}\n{script}')
    began = time.monotonic()
    try:
        results = list(engine.pipe([STRUCK] * 2))
        assert [r.events for r in results] == [[], []] and all(r.error for r in results)
    except geoeng.WorkerError:
        pass
    assert time.monotonic() - began < 600


def test_rules_that_break_meanwhile(tmp_path):
    """That ends the pipe, and not as a failure of each document that is left."""
    path = tmp_path / "rules.lua"
    path.write_text('event "x" { find = "strike" }\n')
    results = geoeng.Engine(path).pipe(STRUCK for _ in range(20_000))
    assert next(results).events
    path.write_text('event "x { find = "strike" }\n')
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    with pytest.raises(geoeng.RuleError, match="rules.lua:1"):
        list(results)


def in_a_fork(work):
    """What a fork of this process tells; it has ten seconds."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        signal.alarm(10)
        try:
            os.write(into, str(work()).encode())
        except BaseException as error:
            os.write(into, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out) as file:
        text = file.read()
    os.waitpid(pid, 0)
    return text


def test_fork_with_an_open_pipe(engine, docs):
    """The fork ends no worker of its parent's."""
    results = engine.pipe(docs, workers=2)
    count = sum(1 for _ in zip(range(20), results))
    assert in_a_fork(lambda: next(results)) == "UsageError"
    assert in_a_fork(results.close) == "None"
    rest = list(results)
    assert count + len(rest) == len(docs)
    assert not any(result.error for result in rest)


def test_fork_of_a_confined_engine():
    engine = geoeng.Engine("military", confined=True)
    events = engine.run(STRUCK)
    assert in_a_fork(lambda: engine.run(STRUCK) == events) == "True"
    assert engine.run(STRUCK) == events


def test_close_of_a_confined_engine_at_work(docs):
    """The document is not run to its end, nor waited for in vain."""
    engine = geoeng.Engine("military", confined=True)
    engine.run(STRUCK)
    text = " ".join(d["text"] for d in docs)[:900_000]
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(engine.run, text)
        time.sleep(0.5)
        engine.close()
        with pytest.raises(geoeng.UsageError, match="closed"):
            working.result(300)
    assert not children()


END = """
import geoeng
engine = geoeng.Engine("military", confined={confined})
if engine.confined:
    engine.run("Israel struck Damascus.")
results = engine.pipe(["Israel struck Damascus."] * 500, workers=2)
next(results)
{end}
"""


@pytest.mark.parametrize("confined", [True, False])
@pytest.mark.parametrize("end,code", [("", 0), ("raise SystemExit(3)", 3), (
    "import os; os._exit(4)", 4)])
def test_end_of_the_interpreter(end, code, confined):
    """With an open pipe: at once, without a word, and nothing stays behind."""
    done = subprocess.run(
        [sys.executable, "-c", END.format(end=end, confined=confined)], timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_interrupt(tmp_path):
    """Ctrl-C goes to the whole group, as from a terminal."""
    script = END.format(confined=False, end="print('on', flush=True)\n"
                        "for _ in engine.pipe(geoeng_docs(), 2): pass")
    script = script.replace("import geoeng", "import geoeng, itertools\n"
                            "geoeng_docs = lambda: itertools.repeat('It rained.')", 1)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout.readline() == b"on\n"
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=300)
        assert told.rstrip().endswith(b"KeyboardInterrupt")
        assert process.returncode == -signal.SIGINT
    for _ in range(600):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process is left")


@pytest.fixture
def handler(tmp_path):
    """An engine whose rule prints, with what handles the lines of its log."""
    path = tmp_path / "rules.lua"
    path.write_text('event "x" { find = "strike", check = function() print "hi" '
                    'return true end }\n')
    engine, log, added = geoeng.Engine(path), logging.getLogger("geoeng"), []

    def add(work):
        class Handler(logging.Handler):
            def emit(self, _record):
                work(engine)
        added.append(Handler())
        log.addHandler(added[0])
        log.setLevel(logging.INFO)
        return engine
    yield add
    log.removeHandler(added[0])
    log.setLevel(logging.NOTSET)


def test_what_a_handler_raises(handler):
    """Ctrl-C while a rule prints is not lost in C."""
    def interrupt(_engine):
        raise KeyboardInterrupt
    engine = handler(interrupt)
    with pytest.raises(KeyboardInterrupt):
        engine.run(STRUCK)
    assert engine.run("It rained.") == []


def test_handler_that_calls_the_engine(handler):
    engine = handler(lambda engine: engine.run(STRUCK))
    with pytest.raises(geoeng.UsageError, match="at work"):
        engine.run(STRUCK)
    engine = handler(lambda engine: engine.close())
    with pytest.raises(geoeng.UsageError, match="at work"):
        engine.run(STRUCK)


def test_handler_that_raises_for_a_worker(handler, tmp_path, capsys):
    """What the command writes is read on: else it would wait for a reader."""
    def refuse(_engine):
        raise ValueError("no disk")
    path = tmp_path / "loud.lua"
    path.write_text('print(("x"):rep(200000))\nevent "x" { find = "strike" }\n')
    handler(refuse)
    assert next(geoeng.Engine(path, confined=True).pipe([STRUCK])).events
    assert "no disk" in capsys.readouterr().err


def test_few_descriptors(engine):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = [os.open("/dev/null", os.O_RDONLY)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (held[0] + 60, hard))
    try:
        while True:
            held.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        os.close(held.pop())
        with pytest.raises(geoeng.WorkerError, match="files"):
            list(engine.pipe([STRUCK]))
    finally:
        for one in held:
            os.close(one)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert next(engine.pipe([STRUCK])).events
