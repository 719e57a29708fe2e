"""Threads, pickling, forks, memory."""

import copy
import gc
import multiprocessing
import os
import pickle
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import geoeng
import pytest
from geoeng import _home

STRUCK = "Israel struck Damascus."


def test_threads_share_an_engine(engine, docs):
    some = docs[:200]
    plain = [[e.json for e in engine.run(**d)] for d in some]
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda d: [e.json for e in engine.run(**d)], some))
    assert got == plain


def test_python_goes_on_meanwhile(engine, docs):
    """The lock of the interpreter is free while a long document runs."""
    text = " ".join(d["text"] for d in docs)[:400_000]
    turns, stop = [0], threading.Event()

    def count():
        while not stop.is_set():
            turns[0] += 1
            time.sleep(0.001)
    thread = threading.Thread(target=count)
    thread.start()
    before = turns[0]
    engine.run(text)
    during = turns[0] - before
    stop.set()
    thread.join()
    assert during > 20


def test_records_are_pickled(engine):
    events = engine.run(STRUCK, date="2024-10-12")
    for again in (pickle.loads(pickle.dumps(events)), copy.deepcopy(events)):
        assert again == events and again[0].json == events[0].json
        assert again.document == events.document
    assert len({events[0], *again}) == 1


def test_records_are_hashed(engine):
    """Also those with objects of JSON within."""
    text = "France sold 9 jets to Egypt for $2 million on Monday."
    one, = engine.run(text, date="2024-10-12", meta={"tags": ["a"]})
    other = geoeng.Event.from_dict(one.to_dict())
    assert any(isinstance(a.value, dict) for a in one.args)
    for a, b in ((one, other), *zip(one.args, other.args), (one.time, other.time)):
        assert len({a, b}) == 1
    assert len(set(one.args)) == len(one.args)


def test_records_of_other_json(engine):
    told = engine.run(STRUCK)[0].to_dict()
    for wrong in ({"odd": 1}, {"trigger": {"text": "struck"}}, {"args": [{"role": "x"}]},
                  {"trigger": "struck"}):
        with pytest.raises(ValueError):
            geoeng.Event.from_dict({**told, **wrong})


def test_engines_are_pickled(engine):
    again = pickle.loads(pickle.dumps(engine))
    assert again.identity() == engine.identity()
    assert again.run(STRUCK) == engine.run(STRUCK)
    assert copy.copy(engine).run(STRUCK) == engine.run(STRUCK)
    # On another machine the package and its model may be elsewhere.
    assert str(_home.HOME).encode() not in pickle.dumps(engine)


def test_errors_are_pickled():
    try:
        geoeng.Engine("military", max_events=1).run(STRUCK + " Iran struck Erbil.", id="d")
    except geoeng.LimitError as error:
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error) and again.document == "d"
    else:
        raise AssertionError("no error")


def _events(engine, text):
    return engine.run(text)


def test_processes(engine):
    for method in ("fork", "spawn"):
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(2, mp_context=context) as pool:
            got = list(pool.map(_events, [engine] * 4, [STRUCK] * 4))
        assert got == [engine.run(STRUCK)] * 4


def _resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_memory_is_flat(engine, docs):
    """20,000 documents each: what a word type costs is paid in the first round."""
    def many(n):
        for i in range(n):
            yield docs[i % len(docs)]
    for work in (lambda n: sum(len(engine.run(**d)) for d in many(n)),
                 lambda n: sum(len(r.events) for r in engine.pipe(many(n), 2))):
        work(len(docs))
        gc.collect()
        before = _resident()
        work(20_000)
        gc.collect()
        grown = _resident() - before
        print(f"\n{grown / 1e6:.1f} MB")
        assert grown < 8e6


def test_engines_are_freed(docs):
    def use():
        engine = geoeng.Engine("military")
        engine.run(**docs[0])
    for _ in range(3):
        use()
    gc.collect()
    before = _resident()
    for _ in range(10):
        use()
    gc.collect()
    assert _resident() - before < 20e6


def test_documents_are_read_as_needed(engine):
    """Not all at once: there may be 300 million."""
    taken = [0]

    def endless():
        while True:
            taken[0] += 1
            yield STRUCK
    results = engine.pipe(endless(), workers=2)
    for _ in range(50):
        next(results)
    assert taken[0] < 400
    results.close()
