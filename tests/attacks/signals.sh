#!/bin/sh
# Ctrl-C and SIGTERM end whatever waits, with 128 + signal, and what was written
# is whole. What they did not end would wait for ever, or end with its own code. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/expect.sh

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

# Sends a signal once there are $wait lines of output, and after some time;
# standard input is $input. One that comes before it is awaited ends it, too.
wait=0
ends() { # signal code geoeng-arguments...
  signal=$1 want=$2
  shift 2
  guarded "$@" <"$input" >"$work/out" 2>"$work/err" 9>&- &
  pid=$!
  for _ in $(seq 600); do
    [ "$(wc -l <"$work/out")" -ge "$wait" ] && break
    sleep 0.1
  done
  sleep 0.6
  kill -"$signal" $pid
  wait $pid
  code=$?
  [ $code -eq "$want" ] && return
  echo "exit $code"
  return 1
}

# Hands signals on; what hangs for minutes is killed.
guarded() {
  exec env --default-signal=INT timeout --foreground -s KILL 300 ./geoeng "$@"
}

rules=rules/diplomacy.lua
for signal in INT TERM; do
  want_code=130
  [ $signal = TERM ] && want_code=143
  # Some documents are there; the end is not.
  input=$work/open
  cat "$work/three.jsonl" >&9
  wait=3
  expect "$signal: filter on a pipe" ends $signal $want_code filter \
    rules/military.lua
  wait=0
  expect "$signal: its events are there, whole" \
    test "$(grep -c '^{.*}$' "$work/out")/$(wc -l <"$work/out")" = 3/3
  cat "$work/three.jsonl" >&9
  expect "$signal: run on a pipe, workers" ends $signal $want_code \
    -j2 $rules -
  cat "$work/three.jsonl" >&9
  expect "$signal: run on a pipe, none" ends $signal $want_code -j0 $rules -
  expect "$signal: run on a pipe, into a folder" ends $signal $want_code \
    $rules - --out "$work/out-$signal/"
  expect "$signal: a command on a pipe" ends $signal $want_code spans -
  expect "$signal: tokens of a pipe" ends $signal $want_code tokens -
  input=/dev/null
  expect "$signal: run on a pipe that nobody writes" ends $signal $want_code \
    $rules "$work/none.jsonl"
  expect "$signal: one of two inputs" ends $signal $want_code \
    $rules "$work/three.jsonl" "$work/none.jsonl"
  expect "$signal: a command, nobody writes" ends $signal $want_code \
    spans "$work/none.jsonl"
  expect "$signal: rules that never end" ends $signal $want_code \
    "$work/hang.lua" "$work/three.jsonl"
  expect "$signal: check of rules that never end" ends $signal $want_code \
    check "$work/hang.lua"
done

# The second ends at once what the first has not ended yet, and would after 0.7
# s. Processors may be busy: one of many tries is fast.
fastest=1000
for _ in 1 2 3 4 5 6 7 8 9 10; do
  guarded check "$work/hang.lua" >"$work/out" 2>"$work/err" 9>&- &
  pid=$!
  sleep 0.3
  from=$(date +%s%N)
  kill -TERM $pid
  sleep 0.1
  kill -TERM $pid
  wait $pid
  code=$?
  took=$((($(date +%s%N) - from) / 1000000))
  [ $took -lt $fastest ] && fastest=$took
  [ $fastest -lt 500 ] && break
done
expect "a second signal: its code" test $code -eq 143
expect "a second signal: at once ($fastest ms)" test $fastest -lt 500

# Nobody reads what is written.
mkfifo "$work/full"
exec 8<>"$work/full"
i=0
while [ $i -lt 12 ]; do
  cat "$work/three.jsonl" "$work/three.jsonl" "$work/three.jsonl"
  i=$((i + 1))
done >"$work/many.jsonl"
guarded rules/military.lua "$work/many.jsonl" >&8 2>"$work/err" 9>&- &
pid=$!
sleep 1.5
kill -TERM $pid
wait $pid
code=$?
expect "a reader that has stopped: its code ($code)" test $code -eq 143
finish
