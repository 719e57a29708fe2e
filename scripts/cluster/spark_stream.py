"""Events of JSON Lines files as they arrive in a folder, as Parquet by month.

    spark-submit spark_stream.py FOLDER EVENTS.parquet CHECKPOINT RULES...

Runs until it is stopped, and goes on from CHECKPOINT when it is started again:
each document gives its events once. Files must arrive whole: write them
elsewhere on the same file system, and move them into FOLDER.
"""
import sys

from pyspark.sql import SparkSession

import geoeng.spark

DOCUMENT = "id string, date string, title string, text string"


def main(folder: str, out: str, checkpoint: str, *rules: str) -> None:
    spark = SparkSession.builder.appName("geoeng stream").getOrCreate()
    documents = spark.readStream.schema(DOCUMENT).json(folder)
    events = geoeng.spark.events(documents, rules, text="text", date="date", title="title")
    query = (geoeng.spark.month(events).writeStream
             .format("parquet").partitionBy("month")
             .option("path", out).option("checkpointLocation", checkpoint)
             .trigger(processingTime="5 seconds").start())
    query.awaitTermination()


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit("usage: spark_stream.py FOLDER EVENTS.parquet CHECKPOINT RULES...")
    main(*sys.argv[1:])
