#!/bin/sh
# geoeng run --follow: files that grow, are renamed, cut and killed over;
# directories that files come to. tests/package/follow.sh [long]: with 30 kills
# each, and 20,000 documents. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
geoeng=$PWD/geoeng
rules=$PWD/rules/military.lua
kills=2
[ "${1:-}" = long ] && kills=30
work=$PWD/build/follow pid=""
. tests/expect.sh
rm -rf "$work" && mkdir -p "$work" && cd "$work" || exit 1
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null' EXIT

doc() { # number
  printf '{"id":"%s","date":"2024-05-08","text":"France sold 9 jets to Egypt."}\n' \
    "$1"
}

now() { echo $(($(date +%s%N) / 1000000)); }

# Waits, two minutes at most, until a file has so many lines.
lines() { # file number
  until=$(($(now) + 120000))
  while [ "$(now)" -lt $until ]; do
    [ -e "$1" ] && [ "$(wc -l <"$1")" -ge "$2" ] && break
    sleep 0.02
  done
  [ "$(wc -l <"$1")" -eq "$2" ] || { wc -l "$1"; return 1; }
}

ids() { # file "id id id"
  got=$(jq -r .doc "$1" | tr '\n' ' ')
  [ "$got" = "$2 " ] || { echo "$got"; return 1; }
}

start() { # arguments
  : >out # now: the shell that becomes geoeng may be late
  "$geoeng" "$rules" "$@" --follow >out 2>err &
  pid=$!
}

ends() { # signal code
  kill -"$1" "$pid"
  wait "$pid"
  code=$?
  pid=""
  [ $code -eq "$2" ] || { echo "exit $code"; return 1; }
}

# Waits for a message, as long.
comes() { # pattern
  for _ in $(seq 1200); do
    grep -q "$1" err && return
    sleep 0.1
  done
  told "$1"
}

told() { grep -q "$1" err || { cat err; return 1; }; }

# ------------------------------------------------------------------ a file

{ doc 1 && doc 2; } >x.jsonl
start x.jsonl -j 2
expect "what is there is run" lines out 2
doc 3 >>x.jsonl
expect "a line that comes" lines out 3
# At once, not by a look each second.
expect "the system tells of it" \
  sh -c "readlink /proc/$pid/fd/* | grep -q inotify"
doc 4 | head -c 30 >>x.jsonl
sleep 0.2
expect "half a line waits" lines out 3
doc 4 | tail -c +31 >>x.jsonl
expect "and is whole then" lines out 4
echo 'no document' >>x.jsonl
doc 5 >>x.jsonl
expect "what is no document costs a line" lines out 5
expect "which says where" told '^x.jsonl:5:'
# Idle it takes no time of the processor.
used() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }
until [ "$(used)" = "${before:-}" ]; do
  before=$(used)
  sleep 0.5
done
sleep 1
expect "idle" test "$(used)" -le $((before + 2))
mv x.jsonl x.jsonl.1
doc 6 >>x.jsonl.1
expect "a file that was renamed is read on" lines out 6
doc 7 >>x.jsonl.1
doc 8 >x.jsonl
expect "to its end, then the new one" lines out 8
expect "which is told" told '^x.jsonl: warning: another file has its name'
doc 9 >>x.jsonl
lines out 9 >/dev/null
doc 10 >x.jsonl
expect "a file that was cut" lines out 10
expect "which is told, too" told '^x.jsonl: warning: it was cut short'
doc 11 | tr -d '\n' >>x.jsonl
sleep 0.2
mv x.jsonl x.jsonl.2
doc 12 >x.jsonl
expect "a last line without an end" lines out 12
expect "SIGTERM" ends TERM 143
expect "the order of the file" ids out "1 2 3 4 5 6 7 8 9 10 11 12"
expect "one line of each" test "$(grep -cE '^(x.jsonl|geoeng):' err)" -eq 5

rm x.jsonl
# In the background a shell has it ignore SIGINT, unless it asks.
env --default-signal=INT "$geoeng" "$rules" x.jsonl -j 0 --follow >out 2>err &
pid=$!
expect "it is waited for" comes 'it is not there yet'
doc 1 >x.jsonl
expect "a file that is not there yet, no workers" lines out 1
ln -s x.jsonl link.jsonl
expect "SIGINT" ends INT 130

doc 1 >x.txt
start x.txt
wait "$pid"
expect "no lines: its code" test $? -eq 4
expect "no lines: why" told '^x.txt: error: a file that is followed holds'
start x.jsonl - 2>/dev/null
wait "$pid"
expect "not standard input" test $? -eq 2

printf 'id,date,text\n1,2024-05-08,France sold 9 jets to Egypt.\n' >x.csv
start x.csv
expect "a table" lines out 1
printf '2,2024-05-08,"France sold 9 jets\nto Egypt."\n3,2024-05-08,France s' >>x.csv
expect "a row that comes" lines out 2
printf 'old 9 jets to Egypt.\n' >>x.csv
expect "half a row" lines out 3
ends TERM 143

# -------------------------------------------------------------- a directory

mkdir -p in/below
doc b >in/b.jsonl
doc a >in/a.jsonl
doc below >in/below/x.jsonl
for name in .hidden.jsonl x.tmp half.jsonl.part; do doc no >in/$name; done
start in
expect "what is there" lines out 3
doc 0 >in/0.jsonl
expect "a file that comes" lines out 4
{
  doc 1
  sleep 0.3
  doc 2
} >in/slow.jsonl
expect "when it is whole" lines out 6
doc 3 >in/x.part && mv in/x.part in/moved.jsonl
expect "one that is renamed" lines out 7
mkdir in/new
sleep 0.1
doc 4 >in/new/x.jsonl
expect "a new directory" lines out 8
mkdir other && doc 5 >other/x.jsonl && mv other in
expect "one that is moved there" lines out 9
doc 6 >in/a.jsonl
expect "a file that is written again" lines out 10
echo "France sold 9 jets to Egypt." >in/text.txt
expect "a text" lines out 11
echo nothing >in/x.pdf
expect "what is not read is told" comes '^in: warning: passed over 1 .pdf'
expect "order of names, then of arrival" ids out \
  "a b below 0 1 2 3 4 5 6 in/text.txt"
for i in 1 2 3 4 5 6 7 8 9; do doc $i >in/burst$i.jsonl; done
expect "many at once" lines out 20
mv in away
wait "$pid"
expect "a directory that goes" told '^in: error: the directory was removed'
pid=""
mkdir -p in/out
"$geoeng" "$rules" in --out in/out/x/ --follow 2>err
expect "not into what is read" test $? -eq 2

# ------------------------------------------------------- standard input

mkfifo pipe
"$geoeng" filter "$rules" -j 2 <pipe >out 2>err &
pid=$!
exec 3>pipe
doc 1 >&3
expect "filter -j 2: one document is answered alone" lines out 1
numbers=$(seq -s ' ' 100)
for i in $(seq 2 100); do doc "$i"; done >&3
expect "many" lines out 100
expect "are answered in order" ids out "$numbers"
expect "between two" ends TERM 143
exec 3>&-

# ------------------------------------------------- documents that take long

cat >slow.lua <<'LUA'
pack { name = "slow", version = "1" }
local a, b = ("a"):rep(1 << 24), ("a"):rep((1 << 24) - 1) .. "a"
event "sale" { find = { "trigger:sold" } }
event "never" {
  find = { "trigger:asked" },
  check = function() while a == b do end end,
}
LUA
rm -f x.jsonl
doc 1 >x.jsonl
"$geoeng" slow.lua x.jsonl --follow -j 2 --doc-timeout 3 >out 2>err &
pid=$!
lines out 1 >/dev/null
printf '{"id":"slow","text":"France sold 9 jets to Egypt, which had not asked for any of these."}\n' >>x.jsonl
doc 2 >>x.jsonl
expect "behind a document that takes too long" lines out 2
expect "which is told" told '^slow: error: it took longer than 3 s'
ends TERM 143

# ------------------------------------------------------------------- killed

wait_journal() { # folder number
  lines "$1/journal" $(($2 + 1)) # a header
}

# Kills a run that writes into a folder again and again while documents come.
disturbed() { # input folder
  killed=0
  while [ $killed -lt "$kills" ]; do
    start "$1" --out "$2/" --resume --part-bytes 20000 -j 2
    sleep "$(awk -v s="$killed$$" 'BEGIN { srand(s); printf "%.2f", 0.3 + rand() / 2 }')"
    ends KILL 137 || return 1
    killed=$((killed + 1))
  done
  start "$1" --out "$2/" --resume --part-bytes 20000 -j 2
}

total=$((kills * 50))
grow_file() {
  for i in $(seq $total); do
    doc "$i"
    [ $((i % 25)) -eq 0 ] && echo "no document"
    sleep 0.008
  done >>grows.jsonl
}
all=$((total + total / 25))
: >grows.jsonl
grow_file &
writer=$!
disturbed grows.jsonl stopped
wait $writer
expect "killed $kills times: all of a file" wait_journal stopped $all
expect "it ends" ends TERM 143
start grows.jsonl --out whole/ --resume --part-bytes 20000
wait_journal whole $all >/dev/null
ends TERM 143
expect "the bytes of a run that was not" diff -r whole stopped
start grows.jsonl --out stopped/ --resume --part-bytes 20000
doc more >>grows.jsonl
expect "one more" wait_journal stopped $((all + 1))
ends TERM 143

mkdir coming
grow_folder() {
  for i in $(seq -w $total); do
    doc "$i" >"coming/$i.tmp" && mv "coming/$i.tmp" "coming/$i.jsonl"
    sleep 0.008
  done
}
grow_folder &
writer=$!
disturbed coming stopped2
wait $writer
expect "killed $kills times: all of a directory" wait_journal stopped2 "$total"
ends TERM 143
start coming --out whole2/ --resume --part-bytes 20000
wait_journal whole2 "$total" >/dev/null
ends TERM 143
expect "the bytes of a run that was not, too" diff -r whole2 stopped2
# One that is last by its name, and one that is first, while nothing runs.
doc z >coming/z.jsonl
start coming --out stopped2/ --resume --part-bytes 20000
wait_journal stopped2 $((total + 1)) >/dev/null
ends TERM 143
doc a >coming/0.jsonl
start coming --out stopped2/ --resume --part-bytes 20000
expect "the order of arrival stays" wait_journal stopped2 $((total + 2))
ends TERM 143
expect "the last that came is last" test \
  "$(cat stopped2/part* | tail -n 1 | jq -r .doc)" = a
expect "nothing is told of" test "$(wc -l <err)" -eq 1
start grows.jsonl --out events.db --format sqlite
sleep 1
ends TERM 143
doc last >>grows.jsonl
start grows.jsonl --out events.db --format sqlite --resume
until=$(($(now) + 120000))
while [ "$(now)" -lt $until ]; do
  [ "$(sqlite3 -cmd '.timeout 2000' events.db 'select count(*) from events')" -eq $((total + 2)) ] && break
  sleep 0.1
done
ends TERM 143
expect "a database" test "$(sqlite3 -cmd '.timeout 2000' events.db 'select count(*) from events')" \
  -eq $((total + 2))

# ------------------------------------------------------- without inotify

cat >no_inotify.c <<'C'
#include <errno.h>
int inotify_init1(int flags);
int inotify_init1(int flags) {
  (void)flags;
  errno = EMFILE;
  return -1;
}
C
if ${CC:-gcc} -shared -fPIC -o no_inotify.so no_inotify.c 2>log; then
  rm -rf in x.jsonl
  mkdir in
  doc 1 >in/a.jsonl
  doc 1 >x.jsonl
  LD_PRELOAD=$PWD/no_inotify.so
  export LD_PRELOAD
  start x.jsonl
  unset LD_PRELOAD
  lines out 1 >/dev/null
  doc 2 >>x.jsonl
  expect "a file that is looked at" lines out 2
  expect "it says so" told 'looked at each second'
  ends TERM 143
  LD_PRELOAD=$PWD/no_inotify.so
  export LD_PRELOAD
  start in
  unset LD_PRELOAD
  expect "a directory that is looked at" lines out 1
  {
    doc 2
    sleep 0.5
    doc 3
  } >in/b.jsonl
  expect "a file that comes to it" lines out 3
  sleep 2
  expect "once" lines out 3
  expect "it says so" told 'looked at each second'
  mkdir in/sub && doc 4 >in/sub/c.jsonl
  expect "one of a new directory" lines out 4
  doc 5 >>in/a.jsonl
  expect "one that is written on is a document again" lines out 6
  ends TERM 143
else
  echo "skipped: no compiler for a library that fails inotify"
fi

# A file system of another machine, whose clock is an hour late, and whose files
# are seen long after they were made, and have no time of renaming.
cat >remote.c <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/vfs.h>
static int late(const char *name, const char *path, struct stat *st) {
  int (*real)(const char *, struct stat *);
  *(void **)&real = dlsym(RTLD_NEXT, name);
  int got = real(path, st);
  st->st_ctim.tv_sec = st->st_mtim.tv_sec -= 3600;
  return got;
}
int stat(const char *path, struct stat *st) { return late("stat", path, st); }
int lstat(const char *path, struct stat *st) { return late("lstat", path, st); }
int statfs(const char *path, struct statfs *fs) {
  (void)path;
  fs->f_type = 0x6969;
  return 0;
}
C
if ${CC:-gcc} -shared -fPIC -o remote.so remote.c 2>log; then
  rm -rf in && mkdir in
  doc 1 >in/a.jsonl
  LD_PRELOAD=$PWD/remote.so
  export LD_PRELOAD
  start in
  unset LD_PRELOAD
  expect "a directory of another machine" lines out 1
  doc 2 >in/b.jsonl
  expect "whose clock is late" lines out 2
  doc 3 >old && touch -d 2001-01-01 old && mv old in/c.jsonl
  expect "and which does not tell of renaming" lines out 3
  mkdir in/many
  for i in $(seq 3000); do echo nothing >in/many/$i.txt; done
  doc 4 >in/d.jsonl
  expect "among many" lines out 4
  sleep 2
  expect "once each" ids out "1 2 3 4"
  expect "in no time of the processor" test "$(used)" -lt 400
  ends TERM 143
else
  echo "skipped: no compiler for a file system of another machine"
fi

# --------------------------------------------------------------------- long

if [ "${1:-}" = long ]; then
  memory() { awk '/^VmRSS/ { print $2 }' "/proc/$pid/status"; }
  : >many.jsonl
  start many.jsonl --out many/ -j 2
  for i in $(seq 2000); do doc "$i"; done >>many.jsonl
  wait_journal many 2000 >/dev/null
  early=$(memory)
  for round in $(seq 18); do
    for i in $(seq 1000); do doc "$round-$i"; done >>many.jsonl
    sleep 0.1
  done
  expect "20,000 documents" wait_journal many 20000
  late=$(memory)
  echo "memory of the command: $early kB behind 2,000 documents, $late behind 20,000"
  expect "in the same memory" test "$late" -lt $((early + 2000))
  ends TERM 143
fi

finish
