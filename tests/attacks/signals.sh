#!/bin/sh
# Ctrl-C and SIGTERM end whatever waits within a second, with 128 + signal, and
# what was written is whole. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

expect() { # what command...
  what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
    head -n 3 "$work/err"
  fi
}

# A pipe that has a writer, which says nothing, and one that has none.
mkfifo "$work/open" "$work/none.jsonl"
exec 9<>"$work/open"
printf '{"id":"%s","date":"2024-05-08","text":"France sold 9 jets to Egypt."}\n' \
  1 2 3 >"$work/three.jsonl"
cat >"$work/hang.lua" <<'LUA'
pack { name = "hang", version = "1" }
-- Few steps that take long: the limit of steps comes after many seconds.
local a, b = ("a"):rep(1 << 24), ("a"):rep((1 << 24) - 1) .. "a"
while a == b do end
LUA

took=0 after=600
# Sends a signal after $after ms; standard input is $input.
ends() { # signal code milliseconds geoeng-arguments...
  signal=$1 want=$2 most=$3
  shift 3
  from=$(date +%s%N)
  timeout -s "$signal" --preserve-status "$((after / 1000)).$((after % 1000))" \
    ./geoeng "$@" <"$input" \
    >"$work/out" 2>"$work/err" 9>&-
  code=$?
  took=$((($(date +%s%N) - from) / 1000000 - after))
  [ $code -eq "$want" ] && [ $took -lt "$most" ] && return
  echo "exit $code, $took ms behind the signal"
  return 1
}
rules=rules/diplomacy.lua
for signal in INT TERM; do
  code=130
  [ $signal = TERM ] && code=143
  # Some documents are there; the end is not.
  input=$work/open
  cat "$work/three.jsonl" >&9
  after=4500 # in which busy processors are done with them, too
  expect "$signal: filter on a pipe" ends $signal $code 1000 \
    filter rules/military.lua
  after=600
  expect "$signal: its events are there, whole" \
    test "$(grep -c '^{.*}$' "$work/out")/$(wc -l <"$work/out")" = 3/3
  cat "$work/three.jsonl" >&9
  expect "$signal: run on a pipe, workers" ends $signal $code 1000 \
    -j2 $rules -
  cat "$work/three.jsonl" >&9
  expect "$signal: run on a pipe, none" ends $signal $code 1000 -j0 $rules -
  expect "$signal: run on a pipe, into a folder" ends $signal $code 1000 \
    $rules - --out "$work/out-$signal/"
  expect "$signal: a command on a pipe" ends $signal $code 1000 spans -
  expect "$signal: tokens of a pipe" ends $signal $code 1000 tokens -
  input=/dev/null
  expect "$signal: run on a pipe that nobody writes" ends $signal $code 1000 \
    $rules "$work/none.jsonl"
  expect "$signal: one of two inputs" ends $signal $code 1000 \
    $rules "$work/three.jsonl" "$work/none.jsonl"
  expect "$signal: a command, nobody writes" ends $signal $code 1000 \
    spans "$work/none.jsonl"
  expect "$signal: rules that never end" ends $signal $code 1000 \
    "$work/hang.lua" "$work/three.jsonl"
  expect "$signal: check of rules that never end" ends $signal $code 1000 \
    check "$work/hang.lua"
done

# The second ends at once what the first has not ended yet.
./geoeng check "$work/hang.lua" >"$work/out" 2>"$work/err" 9>&- &
pid=$!
sleep 0.3
from=$(date +%s%N)
kill -TERM $pid
sleep 0.1
kill -TERM $pid
wait $pid
code=$?
took=$((($(date +%s%N) - from) / 1000000))
expect "a second signal: its code" test $code -eq 143
expect "a second signal: at once ($took ms)" test $took -lt 500

# Nobody reads what is written.
mkfifo "$work/full"
exec 8<>"$work/full"
i=0
while [ $i -lt 12 ]; do
  cat "$work/three.jsonl" "$work/three.jsonl" "$work/three.jsonl"
  i=$((i + 1))
done >"$work/many.jsonl"
from=$(date +%s%N)
timeout -s TERM --preserve-status 1.5 ./geoeng rules/military.lua \
  "$work/many.jsonl" >&8 2>"$work/err" 9>&-
code=$?
took=$((($(date +%s%N) - from) / 1000000 - 1500))
expect "a reader that has stopped: its code ($code)" test $code -eq 143
expect "a reader that has stopped: in time ($took ms)" test $took -lt 1000
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
