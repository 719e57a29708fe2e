#!/bin/sh
# geoeng.spark with Spark of PyPI: a master, two executors as processes of their
# own, and what goes wrong. test_spark.sh [NAME...] runs only these functions of
# test_spark.py. Prints "ok WHAT", "FAILED WHAT" or "skipped: WHY", at the end
# "N passed, N failed".
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
venv=$root/build/venv-spark
work=$root/build/cluster/spark
log=$root/build/cluster/spark-setup.log
mkdir -p "$work"
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES # of make test-cluster

skip() {
  echo "skipped: $*"
  exit 0
}

command -v java >/dev/null || skip "no Java; apt-get install default-jre-headless"
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv" >"$log" 2>&1 ||
  skip "no venv; apt-get install python3-venv"
"$venv/bin/python" -c 'import pyspark, pandas, pyarrow, cffi' 2>/dev/null ||
  "$venv/bin/pip" install -q 'pyspark>=4' 'pandas<3' pyarrow cffi setuptools >"$log" 2>&1 ||
  skip "PyPI gave no pyspark, see $log"
make -s python PYTHON="$venv/bin/python" >"$log" 2>&1 || {
  tail -n 20 "$log"
  echo "FAILED make python"
  exit 1
}

# One run of the command is what everything is compared with.
news=${GEOENG_CORPUS:-../shared/bench/news.jsonl}
[ -e "$news" ] || {
  echo "skipped $news: it is not here; the examples, repeated, stand for it"
  news=$work/examples.jsonl
  for i in $(seq 120); do
    sed "s/{\"id\": *\"/&$i-/" scripts/doc/examples/news.jsonl
  done >"$news"
}
GEOENG=$root/geoeng
GEOENG_CACHE=$root/build/cache # not the user's
PYTHONPATH=$root/build/python
PYSPARK_PYTHON=$venv/bin/python
SPARK_HOME=$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
SPARK_LOCAL_IP=127.0.0.1
export GEOENG GEOENG_CACHE PYTHONPATH PYSPARK_PYTHON SPARK_HOME SPARK_LOCAL_IP
rm -rf "$work/run"
mkdir "$work/run"
cp "$news" "$work/run/corpus.jsonl"
cd "$work/run"
"$GEOENG" -q military.lua corpus.jsonl >whole.jsonl
exec "$venv/bin/python" -W ignore "$root/tests/cluster/test_spark.py" "$@" 2>"$work/stderr"
