"""What Spark adds to the command on one core: spark.py CORPUS.jsonl [RUNS]

Alternates `geoeng military.lua -j1`, engine.pipe and geoeng.spark.events under
local[1] over the same documents, and prints the least processor time of each, all
processes below this one counted, Spark's start left out. Environment as of
tests/cluster/test_spark.sh: GEOENG, PYTHONPATH=build/python, and a Python with
pyspark, pandas and pyarrow.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from pyspark.sql import SparkSession

import geoeng
import geoeng.spark

TICKS = os.sysconf("SC_CLK_TCK")


def used():
    """Processor seconds of this process and of all below it, also of those that
    they have waited for."""
    parents, ticks = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(path.parent.name)
        parents[pid], ticks[pid] = int(fields[1]), sum(map(int, fields[11:15]))

    def below(pid):
        while pid in parents and pid != os.getpid():
            pid = parents[pid]
        return pid == os.getpid()
    return sum(n for pid, n in ticks.items() if below(pid)) / TICKS


def main():
    corpus, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
             .config("spark.ui.showConsoleProgress", "false")
             .config("spark.sql.files.maxPartitionBytes", "1g").getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    news = spark.read.schema("id string, date string, title string, text string").json(corpus)
    n = news.count()
    events = geoeng.spark.events(news, "military", text="text", date="date", title="title")
    engine = geoeng.Engine("military", confined=True)

    def command():
        subprocess.run([os.environ["GEOENG"], "-q", "military.lua", corpus, "-j1"], check=True,
                       stdout=subprocess.DEVNULL)

    def pipe():
        with open(corpus, encoding="utf-8") as lines:
            for _ in engine.pipe(map(json.loads, lines)):
                pass

    def frame():
        events.write.mode("overwrite").format("noop").save()

    frame()
    least = {}
    for _ in range(runs):
        for work in (command, pipe, frame):
            begin = used()
            work()
            name = work.__name__
            least[name] = min(least.get(name, 1e9), used() - begin)
    for name, seconds in least.items():
        print(f"{name}: {1000 * seconds / n:.2f} ms a document, "
              f"{seconds / least['command']:.2f} of the command")


main()
