#!/bin/sh
# scripts/cluster/parallel.sh: killed and run again, with another input.
# shellcheck disable=SC1091,SC2015,SC2154,SC2012 # common.sh, and A && ok || fail
set -u
name=parallel
. "$(dirname "$0")/common.sh"
engine parallel parallel
corpus 4
cd "$dir" || exit 1
recipe=$root/scripts/cluster/parallel.sh
RULES=military.lua INPUT=corpus.jsonl N=8 JOBS=2 OUT=out
PARALLEL_HOME=$dir/home # not the user's
export RULES INPUT N JOBS OUT PARALLEL_HOME

setsid sh "$recipe" &
session=$!
begun out || fail "parallel: it did not begin"
kill_session $session # jobs have groups of their own
done_before=$(ls -d out/*/complete 2>/dev/null | wc -l)
if [ "$done_before" -gt 0 ] && [ "$done_before" -lt 8 ] &&
  [ ! -e out/events.jsonl ]
then ok "parallel: killed with $done_before of 8 shards complete"
else fail "parallel: killed with $done_before of 8 shards complete"; fi
GEOENG=../../../geoeng sh "$recipe" || fail "parallel: run again"
same "parallel: killed and run again, the bytes of one run" out/events.jsonl
"$GEOENG" verify out/[1-8] && ok "parallel: shards verify" ||
  fail "parallel: verify"
log=$(ls out/jobs-*)
before=$(wc -l <"$log")
sh "$recipe" && [ "$(wc -l <"$log")" = "$before" ] &&
  ok "parallel: then no job is run" || fail "parallel: run a third time"

# parallel by itself looks at numbers of jobs: with another input it does nothing
# and is content. The recipe starts its jobs anew, and geoeng refuses.
head -n 100 corpus.jsonl >short.jsonl
INPUT=short.jsonl
parallel --joblog "$log" --resume-failed \
  "$GEOENG -q $RULES $INPUT --shard {}/8 --out out/{}/ --resume" ::: $(seq 8) \
  >plain.log 2>&1 && [ "$(wc -l <"$log")" = "$before" ] &&
  ok "parallel: its own --resume overlooks another input" ||
  fail "parallel: its own --resume: $(cat plain.log)"
if sh "$recipe" >other.log 2>&1; then fail "parallel: another input was taken"
elif grep -q 'the input is not the one that the run was begun with' other.log &&
  cmp -s whole.jsonl out/events.jsonl
then ok "parallel: the recipe leaves it to geoeng, which refuses"
else fail "parallel: another input: $(cat other.log)"; fi
INPUT=corpus.jsonl
if INPUT=nowhere.jsonl sh "$recipe" 2>other.log || [ "$(wc -l <other.log)" != 1 ] ||
  ! grep -q 'INPUT=nowhere.jsonl: there is no such file here' other.log
then fail "parallel: no input: $(cat other.log)"
else ok "parallel: an input that is not there is told"; fi

# A copy in the folder, called by a relative path; what failed is told.
ln -s "$GEOENG" geoeng
if GEOENG=./geoeng OUT=here sh "$recipe" 2>other.log &&
  grep -q '^here/\*/failed.jsonl: documents that failed: 1$' other.log
then same "parallel: GEOENG by a relative path, the bytes of one run" here/events.jsonl
else fail "parallel: GEOENG=./geoeng: $(cat other.log)"; fi
if OPTIONS="--only asserted" sh "$recipe" >other.log 2>&1
then fail "parallel: other options were taken"
elif grep -q 'has other rules, options or another version' other.log
then ok "parallel: other options are refused"
else fail "parallel: other options: $(cat other.log)"; fi
! grep -q '^FAILED' "$root/build/cluster/$name.log"
