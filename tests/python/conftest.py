"""Documents for the tests: the news corpus where it is there, else examples of
the manual, repeated."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import geoeng
from geoeng import _home

ROOT = Path(__file__).resolve().parents[2]
NEWS = Path(os.environ.get("GEOENG_CORPUS", ROOT.parent / "shared/bench/news.jsonl"))
RULES = ("military", "diplomacy")


def children(pid="self"):
    """The processes that a process started."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, path.read_text().split())
    return sorted(found)


def pytest_report_header():
    return f"documents: {NEWS}" if NEWS.is_file() else f"skipped {NEWS}: it is not here; examples stand for it"


@pytest.fixture(scope="session")
def command():
    return _home.command(geoeng.__version__)


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """Has a script run in place of the command."""
    def write(script):
        path = tmp_path / "geoeng"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("GEOENG_COMMAND", str(path))
        _home.command.cache_clear()
    yield write
    _home.command.cache_clear()


@pytest.fixture(scope="session")
def corpus(tmp_path_factory, command):
    """A file of JSON Lines."""
    if NEWS.is_file():
        return NEWS
    folder = tmp_path_factory.mktemp("corpus") / "examples"
    subprocess.run([command, "examples", str(folder)], check=True,
                   stdout=subprocess.DEVNULL)
    docs = [json.loads(line) for line in (folder / "news.jsonl").read_text().splitlines()]
    path = folder.parent / "many.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for turn in range(1 + 600 // len(docs)):
            for doc in docs:
                print(json.dumps({**doc, "id": f"{doc['id']}-{turn}"}), file=out)
    return path


@pytest.fixture(scope="session")
def docs(corpus):
    return [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def lines(command, corpus):
    """What the command writes of the corpus."""
    done = subprocess.run([command, *(f"{name}.lua" for name in RULES), str(corpus)],
                          stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8").splitlines()


@pytest.fixture(scope="session")
def engine():
    return geoeng.Engine(*RULES)
