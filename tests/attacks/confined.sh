#!/bin/sh
# Every command runs rules in a confined process that has its time, and none of
# them in its own; where no filter of system calls can be set, each says so.
#   tests/attacks/confined.sh [NOFILTER]     prints "N passed, N failed"
cd "$(dirname "$0")/../.." || exit 1
nofilter=${1:-build/release/attacks/nofilter}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/expect.sh

printf '{"id":"%s","date":"2024-05-08","text":"France sold 9 jets to Egypt."}\n' \
  1 2 3 >"$work/docs.jsonl"
cp "$work/docs.jsonl" "$work/gold.jsonl"
mkdir "$work/brat"
./geoeng rules/military.lua "$work/docs.jsonl" --format jsonl \
  >"$work/events.jsonl"
cat >"$work/hang.lua" <<'LUA'
pack { name = "hang", version = "1" }
-- Few steps that take long: the limit of steps comes after many seconds.
local a, b = ("a"):rep(1 << 24), ("a"):rep((1 << 24) - 1) .. "a"
while a == b do end
LUA
cat >"$work/endless.lua" <<'LUA'
pack { name = "endless", version = "1" }
while true do end
LUA
cat >"$work/left.lua" <<'LUA'
pack { name = "left", version = "1" }
print "rules were run"
LUA

# The arguments of every command that runs rules, for a rule file.
commands="run filter check test why trace diff gaps suggest repl doc eval profile \
watch spans brat report convert"
arguments() { # command rules
  docs=$work/docs.jsonl
  case $1 in
  run) echo "$2 $docs" ;;
  filter | check | test | repl | doc) echo "$1 $2" ;;
  why) echo "$1 $2 attack --text Word" ;;
  diff) echo "$1 $2 $2 $docs" ;;
  suggest) echo "$1 $2 list $docs" ;;
  eval) echo "$1 $2 $docs $work/gold.jsonl" ;;
  brat) echo "$1 $2 $docs --out $work/brat" ;;
  report) echo "$1 $2 $docs --out -" ;;
  convert) echo "$1 $2 $work/events.jsonl --format csv" ;;
  *) echo "$1 $2 $docs" ;;
  esac
}

run() { # command...; $code, files out and err
  timeout -s KILL 300 "$@" <"$work/docs.jsonl" >"$work/out" 2>"$work/err"
  code=$?
}

lines() { [ "$(wc -l <"$work/err")" -eq "$1" ]; }

# --------------------------------------------------------------------- time

for command in $commands; do
  # shellcheck disable=SC2046 # words
  run ./geoeng --load-timeout=1 $(arguments "$command" "$work/hang.lua")
  expect "$command: rules that hang: exit $code" test $code -eq 3
  expect "$command: rules that hang: one line" lines 1
  expect "$command: rules that hang: its file" \
    grep -q "hang.lua: error: loading took longer than 1 s" "$work/err"
  [ "$command" = watch ] && continue # which waits for a change
  # shellcheck disable=SC2046 # words
  run ./geoeng $(arguments "$command" "$work/endless.lua")
  expect "$command: endless rules: exit $code" test $code -eq 3
  expect "$command: endless rules: by their steps" \
    sh -c "! grep -q 'took longer' $work/err"
done

# -------------------------------------------------------------- other process

user_time() { cut -d ' ' -f 14 "/proc/$1/stat"; }
has() { grep -q "^$2:[[:space:]]*$3\$" "/proc/$1/status"; }
descriptors() { # shellcheck disable=SC2012 # numbers
  ls "/proc/$1/fd" | sort -n | tr '\n' ' '
}
# The process of the rules of $pid, as $child, once it has worked for a while;
# processors may be busy.
await_rules() {
  child=
  for _ in $(seq 600); do
    sleep 0.1
    child=$(cat "/proc/$pid/task/$pid/children")
    child=${child% }
    [ -n "$child" ] && [ "$(user_time "$child")" -gt 8 ] && return
  done
}
for command in $commands; do
  # shellcheck disable=SC2046 # words
  ./geoeng --load-timeout=99 $(arguments "$command" "$work/hang.lua") \
    <"$work/docs.jsonl" >"$work/out" 2>"$work/err" &
  pid=$!
  await_rules
  expect "$command: one process" test "$child" -gt 0
  if [ -d "/proc/$child" ] && [ -n "$child" ]; then
    own=$(user_time $pid) its=$(user_time "$child")
    expect "$command: rules run there ($own, $its)" \
      test $((own * 4 + 4)) -lt "$its"
    expect "$command: a filter" has "$child" Seccomp 2
    expect "$command: no new privileges" has "$child" NoNewPrivs 1
    expect "$command: no filter of its own" has $pid Seccomp 0
    expect "$command: descriptors $(descriptors "$child")" \
      test "$(descriptors "$child")" = "0 1 2 3 "
    expect "$command: no input" \
      test "$(readlink "/proc/$child/fd/0")" = /dev/null
  fi
  kill -TERM $pid
  wait $pid
  expect "$command: none is left" test ! -d "/proc/$child"
done

# ------------------------------------------------------------------ no filter

"$nofilter" true 2>"$work/err" || echo "no launcher: $nofilter"
less="geoeng: the rules are confined less than they should be"
sample="rules/military.lua tests/data/sample.txt --date 2024-05-08"
# shellcheck disable=SC2086 # words
{
  run ./geoeng --stats=json $sample
  cp "$work/out" "$work/whole"
  expect "a filter: exit" test $code -eq 0
  expect "a filter: told" grep -q '"confined":true' "$work/err"
  expect "a filter: no line" lines 1
  run ./geoeng --confine=require $sample
  expect "a filter is there that is required" test $code -eq 0
  expect "a filter is there: no line" lines 0
  run "$nofilter" ./geoeng $sample
  expect "no filter: exit" test $code -eq 0
  expect "no filter: one line" lines 1
  expect "no filter: which" grep -q "^$less" "$work/err"
  expect "no filter: the same bytes" cmp -s "$work/out" "$work/whole"
  run "$nofilter" ./geoeng -q $sample
  expect "no filter, -q: exit" test $code -eq 0
  expect "no filter, -q: no line" lines 0
  expect "no filter, -q: the same bytes" cmp -s "$work/out" "$work/whole"
  run "$nofilter" ./geoeng --stats=json $sample
  expect "no filter: told" grep -q '"confined":false' "$work/err"
  run ./geoeng -j 0 --stats=json $sample
  expect "-j 0: exit" test $code -eq 0
  expect "-j 0: told" grep -q '"confined":false' "$work/err"
  expect "-j 0: one line beside" lines 2
  run ./geoeng -j 0 --confine=require $sample
  expect "-j 0 --confine=require: exit" test $code -eq 2
  expect "-j 0 --confine=require: one line" lines 1
  expect "-j 0 --confine=require: nothing" test ! -s "$work/out"
}
for command in $commands; do
  words=$(arguments "$command" rules/military.lua)
  [ "$command" = watch ] || {
    # shellcheck disable=SC2086 # words
    run ./geoeng $words
    cp "$work/out" "$work/whole"
    was=$code
    expect "$command: confined: no line" sh -c "! grep -q '^$less' $work/err"
    # shellcheck disable=SC2086 # words
    run "$nofilter" ./geoeng $words
    expect "$command: no filter: exit $code" test $code -eq $was
    expect "$command: no filter: one line" \
      test "$(grep -c "^$less" "$work/err")" -eq 1
    # Times differ.
    [ "$command" = profile ] ||
      expect "$command: no filter: the same" cmp -s "$work/out" "$work/whole"
  }
  # shellcheck disable=SC2046 # words
  run "$nofilter" ./geoeng --confine=require \
    $(arguments "$command" "$work/left.lua")
  expect "$command: a filter is required: exit $code" test $code -eq 2
  expect "$command: a filter is required: one line" lines 1
  expect "$command: a filter is required: nothing runs" \
    sh -c "! grep -q 'rules were run' $work/err $work/out"
done
for command in run check; do
  # shellcheck disable=SC2046 # words
  run "$nofilter" ./geoeng -q --load-timeout=1 \
    $(arguments $command "$work/hang.lua")
  expect "$command: no filter, rules that hang: exit $code" test $code -eq 3
  expect "$command: no filter, rules that hang: one line" lines 1
done

# ---------------------------------------------------------- what is closed

# shellcheck disable=SC2086 # words
timeout 300 ./geoeng $sample <&- >"$work/out" 2>"$work/err"
code=$?
expect "no standard input: exit $code" test $code -eq 0
timeout 300 ./geoeng check rules/military.lua <&- >&- 2>"$work/err"
code=$?
expect "no input, no output: exit $code" test $code -ne 139
timeout 300 ./geoeng spans tests/data/sample.txt <&- >&- 2>"$work/err"
expect "no input, no output: no noise" \
  sh -c "! grep -q 'no message' $work/err"
timeout 300 ./geoeng "$work/left.lua" "$work/docs.jsonl" >"$work/out" 2>&-
code=$?
: >"$work/err"
expect "no standard error: exit $code" test $code -eq 0
mkfifo "$work/fifo.lua" # nobody writes to it
run ./geoeng --load-timeout=1 check "$work/fifo.lua"
expect "a rule file that is a FIFO: exit $code" test $code -eq 3
expect "a rule file that is a FIFO: told" \
  grep -q "loading took longer than 1 s" "$work/err"

# ------------------------------------------------------- what report may write

report() { # --out...
  run ./geoeng report rules/military.lua "$work/docs.jsonl" "$@"
}
refuses() { # what message --out
  report --out "$3"
  expect "report: $1: exit $code" test $code -eq 6
  expect "report: $1: one line" lines 1
  expect "report: $1: told" grep -q "$2" "$work/err"
  expect "report: $1: nothing beside" test ! -e "$3.new"
}
echo mine >"$work/mine"
ln -s mine "$work/link" && ln -s none "$work/dangles" && mkdir "$work/folder"
mkfifo "$work/fifo"
refuses "a link" "it is a symbolic link" "$work/link"
refuses "a link that dangles" "it is a symbolic link" "$work/dangles"
expect "report: a link is not followed" \
  test "$(cat "$work/mine")/$(readlink "$work/link")" = mine/mine
expect "report: nor one that dangles" test ! -e "$work/none"
refuses "a FIFO" "it is no ordinary file" "$work/fifo"
expect "report: a FIFO stays" test -p "$work/fifo"
refuses "a folder" "Is a directory" "$work/folder"
refuses "a file that is none" "Not a directory" "$work/mine/page"
refuses "a folder that is none" "No such file" "$work/nowhere/page"
refuses "a device" "it is no ordinary file" /dev/null
expect "report: a device stays" test -c /dev/null
refuses "/dev/stdout" "it is a symbolic link" /dev/stdout
expect "report: /dev/stdout stays" test -h /dev/stdout
report --out "$work/mine"
expect "report: a file: exit $code" test $code -eq 0
expect "report: a file is replaced" grep -q "</html>" "$work/mine"
report --out -
expect "report: the same on standard output" cmp -s "$work/out" "$work/mine"

# What strangers send is read, and databases are written, in the command's
# process alone: that of rules neither begins a file nor has one.
printf '<p>Israel struck a depot in Damascus on Sunday.</p>' >"$work/page.html"
for command in "run $work/hang.lua $work/page.html" \
  "run $work/hang.lua $work/docs.jsonl --format sqlite --out $work/db" \
  "report $work/hang.lua $work/page.html --out $work/page"; do
  # shellcheck disable=SC2086 # words
  ./geoeng --load-timeout=99 $command >"$work/out" 2>"$work/err" &
  pid=$!
  await_rules
  expect "$command: descriptors" test "$(descriptors "$child")" = "0 1 2 3 "
  expect "$command: no library for pages" \
    sh -c "! grep -q 'libxml2\|libicu' /proc/$child/maps"
  kill -TERM $pid
  wait $pid
done

# A system without it reads all else.
mkdir "$work/lib" && : >"$work/lib/libxml2.so.2"
cp "$work/lib/libxml2.so.2" "$work/lib/libxml2.so.16"
run env LD_LIBRARY_PATH="$work/lib" ./geoeng text "$work/page.html"
expect "no library for pages: exit $code" test $code -eq 4
expect "no library for pages: one line" lines 1
expect "no library for pages: told" grep -q "page.html: .*libxml2" "$work/err"
run env LD_LIBRARY_PATH="$work/lib" ./geoeng text "$work/docs.jsonl"
expect "no library for pages: a document: exit $code" test $code -eq 0

# Where rules run in the command's process it gives up what a database does not
# need: SQLite of root changes owners, and with any other mode of the file modes.
: >"$work/j0.db" && chmod 660 "$work/j0.db"
run ./geoeng -j 0 rules/military.lua "$work/docs.jsonl" --format sqlite \
  --out "$work/j0.db"
expect "-j 0, a database: exit $code" test $code -eq 0
finish
