#!/bin/sh
# geoeng over a corpus as a job array of Slurm, on a file system that all nodes
# share: change the lines below, then, on a login node:
#
#   sh slurm.sh
#
# submits N tasks and, behind them, a job that merges what they wrote into
# OUT/events.jsonl, the bytes of one run over INPUT. A task whose node dies is
# queued again by Slurm and goes on behind its last document; after a mistake,
# such as too little memory, `sh slurm.sh` once more does what is not done.
#
# What each task asks for; add what your cluster wants (--partition, --account):
#SBATCH --job-name=geoeng
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --time=12:00:00
# Queued again when its node fails, or when a job of more weight needs the node:
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=geoeng-%A-%a.log
# Two minutes before the time is up a task is told, ends between two documents,
# and queues itself again:
#SBATCH --signal=B:USR1@120
set -eu
RULES=${RULES:-military.lua}   # rule files, separated by blanks
INPUT=${INPUT:-news.jsonl.zst} # every task reads all of it: packed is faster
OUT=${OUT:-out}                # a folder
N=${N:-16}                     # tasks: never changed for a folder
OPTIONS=${OPTIONS:-}           # of geoeng, such as --date 2024-10-12
GEOENG=${GEOENG:-geoeng}       # its path, where the nodes do not find it

# ---------------------------------------------------- no need to change below

# A mistake in rules or options costs no place in the queue: they are tried here.
submit() {
  [ -e "$INPUT" ] || {
    echo "slurm.sh: error: INPUT=$INPUT: there is no such file here" >&2
    exit 4
  }
  case $GEOENG in
  /*) ;;
  */*) GEOENG=$PWD/$GEOENG ;; # for merge, which is called in OUT
  esac
  # shellcheck disable=SC2086  # words of a list
  tried=$("$GEOENG" -q $RULES - $OPTIONS </dev/null 2>&1 >/dev/null) || {
    # 1: nothing is no web page
    code=$?
    [ $code = 1 ] || { echo "$tried" >&2; exit $code; }
  }
  mkdir -p "$OUT"
  export RULES INPUT OUT N OPTIONS GEOENG
  array=$(sbatch --parsable --array="1-$N" "$0" task)
  echo "tasks: job $array"
  sbatch --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes \
    --cpus-per-task=1 --job-name=geoeng-merge --output="$OUT/merge.log" "$0" merge
}

# The shell hears the signals, and tells geoeng, which ends at its next document.
extract() {
  pid="" late=""
  trap 'kill -TERM $pid 2>/dev/null || :' TERM
  trap 'late=yes; kill -TERM $pid 2>/dev/null || :' USR1
  # shellcheck disable=SC2086  # words of a list
  "$GEOENG" $RULES "$INPUT" $OPTIONS -j "${SLURM_CPUS_PER_TASK:-1}" \
    --shard "$1/$N" --out "$OUT/$1/" --resume &
  pid=$!
  code=0
  wait $pid || code=$?
  # A signal ends the first wait alone.
  while kill -0 $pid 2>/dev/null; do
    code=0
    wait $pid || code=$?
  done
  # Some documents may have failed (exit 1), and stand in failed.jsonl.
  if [ $code -le 1 ] && [ -e "$OUT/$1/complete" ]; then exit 0; fi
  if [ "$late" ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$1"
    sleep 60 # until Slurm ends it
  fi
  exit $code
}

# What a merge that is killed leaves has another name.
merge() {
  cd "$OUT"
  # shellcheck disable=SC2046  # the names of folders
  "$GEOENG" verify $(seq "$N")
  # shellcheck disable=SC2046
  "$GEOENG" merge $(seq "$N") >events.jsonl.new
  mv events.jsonl.new events.jsonl
  echo "$OUT/events.jsonl: $(wc -l <events.jsonl) events," \
    "$(cat ./*/failed.jsonl | wc -l) documents failed"
}

case ${1:-submit} in
task) extract "$SLURM_ARRAY_TASK_ID" ;;
merge) merge ;;
submit) submit ;;
*) echo "usage: sh slurm.sh, after its first lines were changed" >&2; exit 2 ;;
esac
