#!/bin/sh
# geoeng merge needs no memory for each document: a corpus may have millions.
# shellcheck disable=SC1091,SC2015,SC2154,SC2012,SC3045 # common.sh, and A && ok || fail
set -u
name=merge
. "$(dirname "$0")/common.sh"
rm -rf "$dir"
mkdir -p "$dir"
cd "$dir" || exit 1
echo 'event "x" { find = "zebra" }' >x.lua
seq 150000 | sed 's/.*/{"id":"&","text":"x"}/' >corpus.jsonl
echo '{"id":"last","text":"A zebra."}' >>corpus.jsonl
for i in 1 2; do
  "$GEOENG" -q x.lua corpus.jsonl --out $i/ --shard $i/2 || fail "merge: shard $i"
done
"$GEOENG" -q x.lua corpus.jsonl >whole.jsonl
# 30 MB is what it has for itself and its modules.
(ulimit -v 32000 && "$GEOENG" merge 1 2 >events.jsonl) ||
  fail "merge: 150,000 documents do not fit in 32 MB"
[ -s events.jsonl ] && same "merge: 150,000 documents in 32 MB" events.jsonl
! grep -q '^FAILED' "$root/build/cluster/$name.log"
