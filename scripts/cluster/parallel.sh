#!/bin/sh
# geoeng over a corpus in N shards, by GNU parallel, on one machine or many:
#
#   RULES=military.lua INPUT=news.jsonl OUT=out N=16 sh parallel.sh
#
# writes out/events.jsonl, the bytes of one run over INPUT. Stopped or killed, the
# same command goes on. Change the values here, or give them as above. Names without
# blanks or quotes; one at a time in a folder.
set -eu
RULES=${RULES:-military.lua} # rule files, separated by blanks
INPUT=${INPUT:-news.jsonl}   # one input; every machine has to see it
OUT=${OUT:-out}              # a folder, which every machine has to see, too
N=${N:-16}                   # shards: a few times the processors, never changed
JOBS=${JOBS:-100%}           # at a time on each machine; 100%: one a processor
OPTIONS=${OPTIONS:-}         # of geoeng, such as --date 2024-10-12
GEOENG=${GEOENG:-geoeng}     # its path, where the machines do not find it
# Other machines, by ssh without a password: "8/node1,8/node2,:" are eight jobs
# each there, and this machine (:). The folder is the same there. Not tested.
MACHINES=${MACHINES:-:}

# ---------------------------------------------------- no need to change below

[ -e "$INPUT" ] || {
  echo "parallel.sh: error: INPUT=$INPUT: there is no such file here" >&2
  exit 4
}
case $GEOENG in
/*) ;;
*/*) GEOENG=$PWD/$GEOENG ;; # for merge, which is called in OUT
esac
mkdir -p "$OUT"
# parallel knows by the numbers of jobs alone what is done, so that it would take
# another input for the one before. Hence a log for all that was asked for: with
# another, each shard is begun, and geoeng finds what has changed.
# shellcheck disable=SC2086  # words of a list
asked=$({ echo "$RULES $INPUT $N $OPTIONS"; cat $RULES 2>/dev/null || :
  ls -lLd "$INPUT"; } | cksum | tr ' ' -)

# Exit 1 is a run to its end in which some documents failed: they stand in
# failed.jsonl. A machine that is gone costs a try: the next goes on elsewhere.
parallel --joblog "$OUT/jobs-$asked" --resume-failed --retries 3 \
  --jobs "$JOBS" --sshlogin "$MACHINES" --workdir . \
  "$GEOENG -q -j1 $RULES $INPUT $OPTIONS --shard {}/$N --out $OUT/{}/ --resume \
    || [ \$? = 1 ] && [ -e $OUT/{}/complete ]" ::: $(seq "$N") || {
  echo "parallel.sh: not all shards are done (why: above, or $OUT/*/failed.jsonl);" \
    "the same command goes on" >&2
  exit 1
}

# shellcheck disable=SC2046  # the names of folders
(cd "$OUT" && "$GEOENG" merge $(seq "$N") >events.jsonl.new)
mv "$OUT/events.jsonl.new" "$OUT/events.jsonl"
failed=$(cat "$OUT"/*/failed.jsonl | wc -l)
[ "$failed" = 0 ] || echo "$OUT/*/failed.jsonl: documents that failed: $failed" >&2
