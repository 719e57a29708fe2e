"""geoeng.spark on executors that are processes of their own, against the command.

tests/cluster/test_spark.sh makes the environment and calls this in build/spark,
where corpus.jsonl and the command's events of it, whole.jsonl, are. Arguments
are names of tests to run; without, all of them. Prints "ok WHAT" or "FAILED
WHAT", and at the end "N passed, N failed".
"""
from __future__ import annotations

import contextlib
import datetime
import decimal
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Iterator

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

import geoeng
import geoeng.spark

ROOT = Path(__file__).resolve().parents[2]
GEOENG = os.environ["GEOENG"]
DOCUMENT = "id string, date string, title string, text string"
NEWS = {"text": "text", "date": "date", "title": "title"}

passed = failed = 0
tests: dict[str, Callable[[SparkSession], None]] = {}


def check(ok: Any, what: str, seen: Any = "") -> None:
    global passed, failed
    passed += bool(ok)
    failed += not ok
    print(f"ok {what}" if ok else f"FAILED {what}  {seen}", flush=True)


def test(on: str) -> Callable:
    def add(function: Callable) -> Callable:
        function.on = on
        tests[function.__name__] = function
        return function
    return add


@contextlib.contextmanager
def session(master: str, **conf: str) -> Iterator[SparkSession]:
    builder = SparkSession.builder.master(master).appName("geoeng tests")
    for key, value in {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
                       "spark.sql.shuffle.partitions": "4",
                       "spark.sql.session.timeZone": "UTC", **conf}.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    try:
        yield spark
    finally:
        spark.stop()


def command(*args: str) -> list[str]:
    run = subprocess.run([GEOENG, *args], text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL)
    return run.stdout.splitlines()


def records(events: DataFrame) -> list[str]:
    return sorted(row.value for row in geoeng.spark.lines(events).collect())


def news(spark: SparkSession) -> DataFrame:
    return spark.read.schema(DOCUMENT).json("corpus.jsonl")


def wanted() -> list[str]:
    return sorted(Path("whole.jsonl").read_text().splitlines())


def same(got: list[str], want: list[str], what: str) -> None:
    lacking, more = Counter(want) - Counter(got), Counter(got) - Counter(want)
    check(want and not lacking and not more, what,
          f"{len(got)} of {len(want)}; lacking {str(list(lacking)[:1])[:900]}; "
          f"more {str(list(more)[:1])[:900]}")


# --- Processes ---------------------------------------------------------------

def processes() -> dict[int, tuple[int, str]]:
    """Parent and command line of each."""
    found = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
                line = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found[int(place.name)] = parent, line
    return found


def mine(word: str) -> list[int]:
    """Processes below this one whose command line has a word."""
    all_ = processes()

    def below(pid: int) -> bool:
        while pid in all_ and pid != os.getpid():
            pid = all_[pid][0]
        return pid == os.getpid()

    return [p for p, (_, line) in all_.items() if word in line and below(p)]


def within(seconds: float, condition: Callable[[], Any]) -> Any:
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


class Job(threading.Thread):
    """Something that runs while the test disturbs it."""

    def __init__(self, run: Callable[[], Any]):
        super().__init__(daemon=True)
        self.run_it, self.result, self.error = run, None, None
        self.start()

    def run(self) -> None:
        try:
            self.result = self.run_it()
        except Exception as error:
            self.error = error


# --- Two executors -----------------------------------------------------------

@test("cluster")
def corpus(spark: SparkSession) -> None:
    events = geoeng.spark.events(news(spark).repartition(7), "military", **NEWS)
    same(records(events), wanted(), "the records of the command, byte for byte")
    wide = geoeng.spark.events(news(spark).repartition(3, "id"), "military", **NEWS)
    same(records(wide), wanted(), "the same when the documents are spread otherwise")
    check(not events.where("error is not null").count(), "no document failed")


@test("cluster")
def partitions(spark: SparkSession) -> None:
    long = news(spark).withColumn("p", F.when(F.length("text") > 2000, 0).otherwise(1))
    skewed = long.repartitionByRange(2, "p").drop("p")
    same(records(geoeng.spark.events(skewed, "military", **NEWS)), wanted(),
         "all long documents in one partition")
    few = news(spark).limit(3).repartition(40)
    got = geoeng.spark.events(few, "military", keep_empty=True, **NEWS)
    check(got.select("key").distinct().count() == 3, "partitions without documents")
    none = geoeng.spark.events(news(spark).where("false"), "military", **NEWS)
    check(none.count() == 0, "no documents at all")


@test("cluster")
def killed_executor(spark: SparkSession) -> None:
    copies = spark.range(6).withColumnRenamed("id", "copy")
    many = news(spark).crossJoin(F.broadcast(copies)).select(
        F.concat("copy", F.lit("-"), "id").alias("id"), "date", "title", "text")
    many.repartition(24, "id").write.mode("overwrite").json("many")
    docs = [str(p) for p in sorted(Path("many").glob("part-*"))]
    want = sorted(command("-q", "military.lua", *docs, "--input", "jsonl"))
    events = geoeng.spark.events(spark.read.schema(DOCUMENT).json("many").repartition(24),
                                 "military", **NEWS)
    before = set(mine("CoarseGrainedExecutorBackend"))
    tracker = spark.sparkContext.statusTracker()

    def tasks_done() -> int:
        stages = map(tracker.getStageInfo, tracker.getActiveStageIds())
        return max((s.numCompletedTasks for s in stages if s and s.numTasks == 24), default=0)

    job = Job(lambda: geoeng.spark.write(events, "killed.parquet", "overwrite"))
    begun = within(120, lambda: tasks_done() >= 4 and tasks_done() < 20)
    victim = min(before)
    os.kill(victim, signal.SIGKILL)
    check(begun and job.is_alive(), "an executor is killed in the middle of the job")
    job.join(300)
    check(not job.is_alive() and not job.error, "the job ends all the same", job.error)
    after = within(30, lambda: len(mine("CoarseGrainedExecutorBackend")) == 2
                   and set(mine("CoarseGrainedExecutorBackend")))
    check(after and victim not in after and after != before, "another executor took its place")
    same(records(spark.read.parquet("killed.parquet")), want, "nothing is lost or doubled")


POISON = {
    "mine.lua": """local helper = require "helper"
words "harbour" { tsv = "harbours.tsv" }
event "call" {
  find = { "ship:<np> ~2 (dock | arrive) ~2 harbour:$harbour" },
  check = function(ev) return helper.bear(ev.sentence.text) end,
}
""",
    "helper.lua": """local M = {}
function M.bear(text)
  if text:find "LOOP" then while true do end end
  if text:find "RAISE" then error "raised" end
  if text:find "FILL" then
    local t = {}
    for i = 1, 1e9 do t[i] = ("x"):rep(1000000) .. i end
  end
  return true
end
return M
""",
    "harbours.tsv": "phrase\tcode\nTartus\tSYTTS\nPort Said\tEGPSD\n",
}


def user_rules() -> str:
    os.makedirs("user", exist_ok=True)
    for name, text in POISON.items():
        Path("user", name).write_text(text)
    return "user/mine.lua"


def ships(word: str, n: int) -> list[dict]:
    return [{"id": f"{word}{i}", "date": "2024-05-08",
             "text": f"The ship docked in Tartus on Monday {word}."} for i in range(n)]


@test("cluster")
def user_files(spark: SparkSession) -> None:
    rules = user_rules()
    docs = ships("quietly", 20)
    Path("ships.jsonl").write_text("".join(json.dumps(d) + "\n" for d in docs))
    df = spark.createDataFrame(docs, "id string, date string, text string").repartition(4)
    events = geoeng.spark.events(df, rules, text="text", date="date")
    want = sorted(command(rules, "ships.jsonl"))
    same(records(events), want, "rule files with a module and a lexicon beside them")
    os.rename("user", "elsewhere")
    try:
        same(records(events), want, "which executors do not read from the user's folder")
    finally:
        os.rename("elsewhere", "user")
    os.chdir("user")
    try:
        events = geoeng.spark.events(df, ["./mine.lua"], text="text", date="date")
        same(records(events), sorted(command("./mine.lua", "../ships.jsonl")),
             "rule files of the current folder")
    finally:
        os.chdir("..")


@test("cluster")
def poison(spark: SparkSession) -> None:
    rules = user_rules()
    docs = [*ships("quietly", 50), *ships("LOOP", 2), *ships("RAISE", 2), *ships("FILL", 2)]
    df = spark.createDataFrame(docs, "id string, date string, text string").repartition(3)
    rows = geoeng.spark.events(df, rules, text="text", date="date").collect()
    good = [r for r in rows if r.error is None]
    bad = {r.key: r for r in rows if r.error is not None}
    check(sorted(r.key for r in good) == sorted(d["id"] for d in docs[:50]),
          "the neighbours of poison keep their events", len(good))
    check(sorted(bad) == sorted(d["id"] for d in docs[50:]) and len(rows) == 56,
          "each costs one row", sorted(bad))
    check("raised" in bad["RAISE0"].error and "user/helper.lua:4" in bad["RAISE0"].error,
          "which tells the error and the user's file", bad["RAISE0"].error)
    check("step limit" in bad["LOOP0"].error, "an endless loop", bad["LOOP0"].error)
    check("FILL0" in bad and "helper.lua:7" in bad["FILL0"].error, "too much memory",
          bad["FILL0"].error)
    nothing = [k for r in bad.values() for k, v in r.asDict().items()
               if v is not None and k not in ("key", "error")]
    check(not nothing, "all else of such a row is null", nothing)


# --- One process -------------------------------------------------------------

@test("local")
def mistake(spark: SparkSession) -> None:
    Path("bad.lua").write_text('event "x" { fnd = { "a" } }\n')
    for rules, type_, word in [("bad.lua", geoeng.RuleError, "bad.lua:1"),
                               ("absent.lua", FileNotFoundError, "absent.lua"),
                               ("milutary", geoeng.UsageError, "military")]:
        try:
            geoeng.spark.events(news(spark), rules, **NEWS)
            check(False, f"{rules} is refused on the driver")
        except type_ as error:
            check(word in str(error) and "/tmp" not in str(error),
                  f"{rules} is refused on the driver", error)
    try:
        geoeng.spark.events(news(spark).withColumn("text", F.lit(1)), "military", **NEWS)
        check(False, "a text that is none is refused")
    except TypeError as error:
        check("not int" in str(error), "a text that is none is refused", error)


@test("local")
def types(spark: SparkSession) -> None:
    """The columns are the JSON Schema's fields, at each depth."""
    json_schema = json.loads("".join(command("help", "schema")))

    def compare(object_: dict, struct: T.StructType, where: str) -> list[str]:
        if list(object_["properties"]) != struct.names:
            return [f"{where}: {struct.names}"]
        wrong = []
        for name, field in object_["properties"].items():
            got = struct[name].dataType
            if field.get("type") == "array":
                field, got = field["items"], got.elementType
            if "$ref" in field:
                inner = json_schema["$defs"][field["$ref"].rpartition("/")[2]]
                wrong += compare(inner, got, f"{where}.{name}")
            else:
                want = {"integer": "bigint", "number": "double"}.get(
                    str(field.get("type")), "string")
                if got.simpleString() != want:
                    wrong.append(f"{where}.{name}: {got.simpleString()}, not {want}")
        return wrong

    events = geoeng.spark.events(news(spark), "military", **NEWS)
    names = events.schema.names
    check(names[0] == "key" and names[-1] == "error", "key, the record, error", names)
    wrong = compare(json_schema, T.StructType(events.schema.fields[1:-1]), "event")
    check(not wrong, "columns and their types are those of the JSON Schema", wrong)
    other = geoeng.spark.events(news(spark), ["diplomacy", user_rules()], **NEWS)
    check(other.schema == events.schema, "whatever the rules")


def one(spark: SparkSession, schema: str, *rows: tuple, **options: Any) -> list:
    df = spark.createDataFrame(list(rows), schema)
    options = {"text": "text", "date": "date", **options}
    return geoeng.spark.events(df, user_rules(), **options).orderBy("key").collect()


TEXT = "The ship docked in Tartus on Monday."


@test("local")
def nulls(spark: SparkSession) -> None:
    got = one(spark, "id string, date string, text string", ("a", None, TEXT))
    check(len(got) == 1 and got[0].doc_date is None and not got[0].error,
          "a null date: none", got)
    got = one(spark, "id string, date string, text string", (None, "2024-05-08", TEXT))
    check(len(got) == 1 and got[0].key is None and got[0].type == "call" and not got[0].error,
          "a null id: a null key", got)
    got = one(spark, "id string, date string, text string",
              ("a", "2024-05-08", None), ("b", "2024-05-08", TEXT), ("c", "2024-05-08", ""))
    check([(r.key, r.error) for r in got] ==
          [("a", "the document has no text"), ("b", None)],
          "a null text: a row with an error; an empty one: no row", got)
    got = one(spark, "id string, date string, text string", ("a", "2024-05-08", ""),
              ("b", "2024-05-08", TEXT), keep_empty=True)
    check([(r.key, r.type, r.error) for r in got] ==
          [("a", None, None), ("b", "call", None)], "keep_empty", got)
    got = one(spark, "id string, text string", ("a", TEXT), date=None)
    check(len(got) == 1 and got[0].doc_date is None, "no column of dates", got)


@test("local")
def dates(spark: SparkSession) -> None:
    def day(type_: str, value: Any) -> Any:
        row = one(spark, f"id string, date {type_}, text string", ("a", value, TEXT))[0]
        return row.error or row.doc_date

    check(day("date", datetime.date(2024, 5, 8)) == "2024-05-08", "a date")
    check(day("string", "2024-05-08T23:30:00-05:00") == "2024-05-08",
          "a string: the day that is written")
    check("05/08/2024" in day("string", "05/08/2024"), "a string that is no date: a row of its own",
          day("string", "05/08/2024"))
    late = datetime.datetime(2024, 5, 8, 23, 30, tzinfo=datetime.timezone.utc)
    seen = {}
    for zone in ("UTC", "Asia/Tokyo", "America/New_York"):
        spark.conf.set("spark.sql.session.timeZone", zone)
        seen[zone] = day("timestamp", late)
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    check(seen == {"UTC": "2024-05-08", "Asia/Tokyo": "2024-05-09",
                   "America/New_York": "2024-05-08"},
          "a timestamp: its day in the session's time zone", seen)
    local = datetime.datetime(2024, 5, 8, 23, 30)
    spark.conf.set("spark.sql.session.timeZone", "Asia/Tokyo")
    check(day("timestamp_ntz", local) == "2024-05-08", "a timestamp without a zone")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    row = one(spark, "id string, date string, text string", ("a", "2024-05-08", TEXT))[0]
    check(row.time["from"] == "2024-05-06", "which weekdays are counted from", row.time)


@test("local")
def columns(spark: SparkSession) -> None:
    for type_, value in [("bigint", 2**53 + 1), ("int", 7), ("date", datetime.date(2024, 1, 2)),
                         ("struct<a:int,b:string>", (1, "x")),
                         ("decimal(20,0)", decimal.Decimal(12))]:
        got = one(spark, f"id {type_}, date string, text string", (value, "2024-05-08", TEXT))
        key = tuple(got[0].key) if isinstance(value, tuple) else got[0].key
        check(key == value, f"a key of type {type_}", got[0].key)
    rows = [("a", "2024-05-08", TEXT, "wire", 2**53 + 1, None, "Ships")]
    schema = "id string, date string, text string, source string, n bigint, no int, head string"
    got = one(spark, schema, *rows, meta=["source", "n", "no"], title="head")[0]
    check(got.meta == '{"source":"wire","n":9007199254740993}' and got.doc_title == "Ships",
          "columns that go along, and a title", (got.meta, got.doc_title))
    df = spark.createDataFrame([(("a", TEXT),)], "d struct<id:string,text:string>")
    got = geoeng.spark.events(df, user_rules(), id="d.id", date=None,
                              text=F.concat("d.text", F.lit(" "))).collect()
    check(got[0].key == "a", "columns within others, and computed ones")


@test("local")
def months(spark: SparkSession) -> None:
    def hashes(path: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in sorted(Path(path).glob("month=*/*.parquet")):
            found.setdefault(file.parent.name, []).append(
                hashlib.sha256(file.read_bytes()).hexdigest())
        return found

    events = geoeng.spark.events(news(spark).repartition(5), "military", **NEWS)
    geoeng.spark.write(events, "one.parquet", "overwrite")
    spread = geoeng.spark.events(news(spark).repartition(3, "id"), "military", **NEWS)
    spark.conf.set("spark.sql.shuffle.partitions", "3")
    geoeng.spark.write(spread, "two.parquet", "overwrite")
    spark.conf.set("spark.sql.shuffle.partitions", "4")
    check(hashes("one.parquet") == hashes("two.parquet") and len(hashes("one.parquet")) > 1,
          "files have the same bytes, however the documents are spread")
    stored = spark.read.parquet("one.parquet")
    same(records(stored), wanted(), "what is stored are the records")
    odd = stored.where("month <> substr(coalesce(time.from, doc_date), 1, 7)").count()
    check(stored.schema["month"].dataType == T.StringType() and not odd,
          "the month is that of the event, a string")
    try:
        geoeng.spark.write(events, "one.parquet")
        check(False, "what is there is not overwritten")
    except Exception as error:
        check("PATH_ALREADY_EXISTS" in str(error), "what is there is not overwritten", error)
    rows = spark.createDataFrame([("a", None, TEXT), ("b", None, None)],
                                 "id string, date string, text string")
    undated = geoeng.spark.events(rows, user_rules(), text="text", date="date")
    geoeng.spark.write(undated, "undated.parquet", "overwrite")
    got = spark.read.parquet("undated.parquet").orderBy("key").collect()
    check([(r.key, r.month, bool(r.error)) for r in got] ==
          [("a", None, False), ("b", None, True)], "events without a month, and errors", got)


# --- Programs ----------------------------------------------------------------

def submit(script: str, *args: str) -> list[str]:
    return [sys.executable, str(ROOT / "scripts/cluster" / script), *args]


LOCAL = {**os.environ, "SPARK_SUBMIT_OPTS": "",
         "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false "
         "--conf spark.ui.showConsoleProgress=false pyspark-shell"}


@test("local")
def batch_program(spark: SparkSession) -> None:
    run = subprocess.run(submit("spark_batch.py", "corpus.jsonl", "batch.parquet", "military"),
                         env=LOCAL, text=True, capture_output=True)
    check(f"{len(wanted())} events, 0 documents failed" in run.stdout, "spark_batch.py",
          run.stdout + run.stderr[-2000:])
    same(records(spark.read.parquet("batch.parquet")), wanted(), "its events")


@test("local")
def readme(spark: SparkSession) -> None:
    shutil.copy("corpus.jsonl", "news.jsonl")
    block = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S)[1]
    exec(compile(block, "README.md", "exec"), {"spark": spark})
    stored = spark.read.parquet("events.parquet")
    check(stored.where("error is null").count() == len(wanted()) and
          "month" in stored.columns, "the lines of README.md", stored.count())


@test("local")
def stream_program(spark: SparkSession) -> None:
    texts = Path("corpus.jsonl").read_text().splitlines(keepends=True)
    os.makedirs("arriving")
    os.makedirs("drafts")

    def drop(name: str, start: int, stop: int) -> None:
        Path("drafts", name).write_text("".join(texts[start:stop]))
        os.rename(f"drafts/{name}", f"arriving/{name}")

    def stored() -> list[str]:
        try:
            return records(spark.read.parquet("stream.parquet"))
        except Exception:  # nothing is written yet
            return []

    def want(stop: int) -> list[str]:
        ids = {json.loads(t)["id"] for t in texts[:stop]}
        return [r for r in wanted() if json.loads(r)["doc"] in ids]

    def begin() -> subprocess.Popen:
        log = open("stream.log", "a")
        return subprocess.Popen(
            submit("spark_stream.py", "arriving", "stream.parquet", "checkpoint", "military"),
            env=LOCAL, stdout=log, stderr=log, start_new_session=True)

    n = len(texts)
    drop("a.jsonl", 0, n // 8)
    program = begin()
    within(90, lambda: program.poll() or len(stored()) >= len(want(n // 8)))
    if program.poll() is not None:
        check(False, "spark_stream.py starts", Path("stream.log").read_text()[-2000:])
        return
    same(stored(), want(n // 8), "a file that was there")
    drop("b.jsonl", n // 8, n // 4)
    within(60, lambda: len(stored()) >= len(want(n // 4)))
    same(stored(), want(n // 4), "a file that is dropped in while it runs")
    offsets = len(list(Path("checkpoint/offsets").glob("[0-9]*")))
    drop("c.jsonl", n // 4, n)
    begun = within(60, lambda: len(list(Path("checkpoint/offsets").glob("[0-9]*"))) > offsets)
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()
    commits = len(list(Path("checkpoint/commits").glob("[0-9]*")))
    check(begun and commits == offsets, "killed in the middle of a file", (begun, commits))
    program = begin()
    try:
        within(120, lambda: len(stored()) >= len(want(n)))
        time.sleep(6)  # another trigger, which has nothing to do
        same(stored(), want(n), "and started again: each document once")
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def main(only: list[str]) -> None:
    masters = {"local": "local[2]", "cluster": "local-cluster[2,1,1024]"}
    for kind, master in masters.items():
        chosen = [t for name, t in tests.items() if t.on == kind and name in (only or tests)]
        if chosen:
            with session(master) as spark:
                for function in chosen:
                    print(f"- {function.__name__}", flush=True)
                    try:
                        function(spark)
                    except Exception as error:
                        check(False, function.__name__, f"{type(error).__name__}: {error}"[:2000])
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main(sys.argv[1:])
