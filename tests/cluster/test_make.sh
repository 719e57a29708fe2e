#!/bin/sh
# scripts/cluster/shards.mk: killed and run again, other rules, a folder of files.
# shellcheck disable=SC1091,SC2015,SC2154,SC2012 # common.sh, and A && ok || fail
set -u
name="make"
. "$(dirname "$0")/common.sh"
engine test make
corpus 4
cd "$dir" || exit 1
mk() { make -f "$root/scripts/cluster/shards.mk" -j2 RULES=military.lua "$@"; }

setsid make -f "$root/scripts/cluster/shards.mk" -j2 RULES=military.lua \
  INPUT=corpus.jsonl N=8 OUT=out &
session=$!
begun out || fail "make: it did not begin"
kill_session $session
done_before=$(ls -d out/*/complete 2>/dev/null | wc -l)
begun_before=$(ls -d out/* | wc -l)
if [ "$done_before" -gt 0 ] && [ "$done_before" -lt 8 ]; then
  ok "make: killed with $done_before of 8 shards complete, $begun_before begun"
else
  fail "make: killed with $done_before of 8 shards complete: not in the middle"
fi
mk INPUT=corpus.jsonl N=8 OUT=out >again.log 2>&1 || fail "make: run again"
[ "$(grep -c -- --shard again.log)" = $((8 - done_before)) ] &&
  ok "make: a complete shard is not run again" ||
  fail "make: run again: $(cat again.log)"
same "make: killed and run again, the bytes of one run" out/events.jsonl
"$GEOENG" verify out/[1-8] >/dev/null && ok "make: shards verify" ||
  fail "make: verify"

grep -q '^out/\*/failed.jsonl: documents that failed: 1$' again.log &&
  ok "make: what failed is told" || fail "make: failed: $(cat again.log)"
! mk INPUT=nowhere.jsonl OUT=none >none.log 2>&1 &&
  grep -q 'INPUT=nowhere.jsonl: there is no such file' none.log &&
  ok "make: an input that is not there is told" || fail "make: $(cat none.log)"

idle() { # what
  mk INPUT=corpus.jsonl N=8 OUT=out >idle.log 2>&1 &&
    ! grep -q geoeng idle.log && ok "make: $1" ||
    fail "make: $1: $(cat idle.log)"
}
idle "then there is nothing to do"
touch corpus.jsonl
mk INPUT=corpus.jsonl N=8 OUT=out >/dev/null 2>&1
idle "a touched input is read once"

# Documents that have changed are run again.
sed 's/"date": *"20/"date": "19/' corpus.jsonl >changed && mv changed corpus.jsonl
mk INPUT=corpus.jsonl N=8 OUT=out >/dev/null 2>&1
"$GEOENG" -q military.lua corpus.jsonl >changed.jsonl 2>/dev/null
if cmp -s changed.jsonl out/events.jsonl && ! cmp -s changed.jsonl whole.jsonl
then ok "make: a changed input gives its events"
else fail "make: a changed input"; fi

# Other rules, other options: refused, and the events stay.
refused() { # what option...
  what=$1
  shift
  if mk INPUT=corpus.jsonl N=8 OUT=out "$@" >refused.log 2>&1; then
    fail "make: $what were taken"
  elif grep -q 'has other rules, options or another version' refused.log &&
    cmp -s changed.jsonl out/events.jsonl
  then ok "make: $what are refused"
  else fail "make: $what: $(cat refused.log)"; fi
}
refused "other options" OPTIONS="--only asserted"
echo '-- changed' >>military.lua
refused "other rules"

# A folder whose files are inputs.
cp "$root/rules/military.lua" .
mkdir files && split -n l/5 --additional-suffix=.jsonl corpus.jsonl files/p
cp "$root/scripts/doc/examples/news.jsonl" files/B.jsonl
"$GEOENG" -q military.lua files >whole.jsonl 2>/dev/null
setsid make -f "$root/scripts/cluster/shards.mk" -j2 RULES=military.lua \
  FILES=files OUT=each &
session=$!
begun each || fail "make: it did not begin"
kill_session $session
[ -e each/events.jsonl ] && fail "make: a folder: it was killed too late"
mk FILES=files OUT=each >each.log 2>&1 || fail "make: $(cat each.log)"
same "make: a folder of files, killed, the bytes of one run over it" \
  each/events.jsonl
cp "$root/scripts/doc/examples/news.jsonl" files/C.jsonl
mk FILES=files OUT=each >each.log 2>&1
"$GEOENG" -q military.lua files >whole.jsonl 2>/dev/null
[ "$(grep -c -- --resume each.log)" = 1 ] && ok "make: a new file alone is run" ||
  fail "make: $(cat each.log)"
same "make: with a new file the bytes of one run" each/events.jsonl
! grep -q '^FAILED' "$root/build/cluster/$name.log"
