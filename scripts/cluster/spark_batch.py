"""Events of a JSON Lines corpus, as Parquet by month.

    spark-submit spark_batch.py CORPUS.jsonl EVENTS.parquet RULES...

CORPUS is a file, a folder or a pattern, of objects with id, date, title and text.
"""
import sys

from pyspark.sql import SparkSession

import geoeng.spark

DOCUMENT = "id string, date string, title string, text string"


def main(corpus: str, out: str, *rules: str) -> None:
    spark = SparkSession.builder.appName("geoeng").getOrCreate()
    documents = spark.read.schema(DOCUMENT).json(corpus)
    events = geoeng.spark.events(documents, rules, text="text", date="date", title="title")
    geoeng.spark.write(events, out)
    stored = spark.read.parquet(out)
    failed = stored.where("error is not null").count()
    print(f"{stored.count() - failed} events, {failed} documents failed")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit("usage: spark_batch.py CORPUS.jsonl EVENTS.parquet RULES...")
    main(*sys.argv[1:])
