#!/bin/sh
# The cache of lexicons: the same bytes with it, without it, cold and warm, and
# whatever happens to its files. Prints "N passed, N failed".
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GEOENG_CACHE=$work/a/b
export GEOENG_CACHE
. tests/expect.sh

geoeng() {
  ./geoeng "$@" rules/military.lua tests/data/sample.txt --date 2024-05-08 \
    --format jsonl >"$work/out" 2>"$work/err"
}
same() { cmp -s "$work/out" "$work/want"; }
silent() { [ ! -s "$work/err" ]; }
files() { find "$work/a" -type f 2>/dev/null | wc -l; }
images_of() { grep -l "^$1" "$GEOENG_CACHE"/*.lists; }
file() { images_of GEOLISTS; }

geoeng --no-cache
cp "$work/out" "$work/want"
expect "events without a cache" test -s "$work/want"
expect "--no-cache keeps nothing" test "$(files)" -eq 0
geoeng
expect "cold: the same bytes" same
expect "cold: two files, no other" test "$(files)" -eq 2
expect "cold: silent" silent
geoeng
expect "warm: the same bytes" same
expect "warm: silent" silent
printf 'x' | dd of="$(file)" bs=1 seek=5000 conv=notrunc 2>/dev/null
geoeng
expect "a changed byte: the same bytes" same
expect "a changed byte: a warning" grep -q 'warning: .*checksum' "$work/err"
geoeng
expect "a changed byte: mended" silent
dd if=/dev/null of="$(file)" bs=1 seek=3000 2>/dev/null
geoeng
expect "a cut file: the same bytes" same
expect "a cut file: a warning" grep -q 'warning: .*size' "$work/err"
: >"$(file)"
geoeng
expect "an empty file: the same bytes" same
expect "an empty file: a warning" grep -q 'warning: .*short' "$work/err"
mkdir -p "$work/x" && mv "$(file)" "$work/x/none"
for n in $(seq 20); do
  cp "$work/x/none" "$GEOENG_CACHE/$(printf '%064d' "$n").lists"
  touch -d "2001-01-$n" "$GEOENG_CACHE/$(printf '%064d' "$n").lists"
done
geoeng
expect "the oldest files go" test "$(files)" -eq 16
geoeng
expect "the newest stays" silent

# Who else could have written it. The first warns; the file is made anew, unless
# it is the folder that is not believed.
doubt() { # what warning
  geoeng
  expect "$1: the same bytes" same
  expect "$1: a warning" grep -q "warning: .*$2" "$work/err"
  expect "$1: one line" test "$(wc -l <"$work/err")" -eq 1
}
rm -rf "$work/a"
geoeng
chmod g+w "$(file)"
doubt "a file of a group" "others may write to it"
geoeng
expect "a file of a group: mended" silent
chmod o+w "$GEOENG_CACHE"
doubt "a folder of all" "$GEOENG_CACHE: others may write to it"
chmod 1777 "$GEOENG_CACHE"
doubt "a sticky folder" "$GEOENG_CACHE: others may write to it"
rm "$GEOENG_CACHE"/*
doubt "an empty folder of all" "$GEOENG_CACHE: others may write to it"
expect "an empty folder of all: nothing is kept" test "$(files)" -eq 0
chmod 700 "$GEOENG_CACHE"
geoeng
if [ "$(id -u)" = 0 ]; then
  chown 12345 "$(file)"
  doubt "a file of another user" "it belongs to another user"
  chown 12345 "$GEOENG_CACHE"
  doubt "a folder of another user" "$GEOENG_CACHE: it belongs to another user"
  chown 0 "$GEOENG_CACHE"
fi
cp "$(file)" "$work/x/real"
ln -sf "$work/x/real" "$(file)"
doubt "a link" "it is a symbolic link"
mkdir -p "$work/fifo"
name=$(basename "$(file)")
rm "$(file)"
mkfifo "$GEOENG_CACHE/$name"
doubt "a FIFO" "it is too short"
geoeng
expect "a FIFO: mended" silent

# The image of rules.
rules() { images_of GEORULES; }
geoeng
cp "$(rules)" "$work/x/rules"
printf 'x' | dd of="$(rules)" bs=1 seek=5000 conv=notrunc 2>/dev/null
geoeng
expect "changed rules: the same bytes" same
expect "changed rules: a warning" grep -q 'checksum.*compiled anew' "$work/err"
geoeng
expect "changed rules: mended" silent
expect "changed rules: as they were" cmp -s "$(rules)" "$work/x/rules"
dd if=/dev/null of="$(rules)" bs=1 seek=3000 2>/dev/null
geoeng
expect "cut rules: the same bytes" same
expect "cut rules: a warning" grep -q 'size.*compiled anew' "$work/err"
cp "$work/x/rules" "$(rules)"
rm "$(file)"
geoeng
expect "rules without lists: the same bytes" same
expect "rules without lists: silent" silent
rm "$(rules)"
geoeng
expect "lists without rules: the same bytes" same
expect "lists without rules: silent" silent
./geoeng test rules/arms.lua >"$work/out" 2>"$work/err"
./geoeng test rules/arms.lua >"$work/out" 2>"$work/err"
expect "warm: the tests of a pack pass" grep -q ' passed, 0 failed' "$work/out"

# A rule that is wrong is told although the image of the right one is there, and
# of a list that no rule names as well.
words() { printf 'words "unused_%s" { tsv = "l.tsv" }\n' a; }
mkdir -p "$work/r"
printf 'phrase\nmeet\n' >"$work/r/l.tsv"
{
  words
  echo 'event "talk" { verb = "meet", roles = { who = "subj <actor>" } }'
} >"$work/r/a.lua"
told() {
  ./geoeng "$work/r/a.lua" tests/data/sample.txt >"$work/out" 2>"$work/err"
}
told
cp "$work/err" "$work/warned"
told
expect "a warning, cold and warm" cmp -s "$work/err" "$work/warned"
expect "a warning of an unused list" grep -q 'never used' "$work/err"
sed -i 's/<actor>/<actr>/' "$work/r/a.lua"
told
expect "a wrong rule" grep -q "a.lua:2:[0-9]*: error: " "$work/err"
sed -i 's/<actr>/<actor>/' "$work/r/a.lua"
echo 'phrase' >"$work/r/l.tsv"
echo 'hold talks' >>"$work/r/l.tsv"
sed -i 's/verb = "meet"/verb = "$unused_a"/' "$work/r/a.lua"
told
cp "$work/out" "$work/talks"
printf 'phrase\nmeet\n' >"$work/r/l.tsv"
told
expect "another lexicon, the same rules" \
  test "$(cat "$work/out")" != "$(cat "$work/talks")"
cp "$work/out" "$work/meets"
./geoeng --no-cache "$work/r/a.lua" tests/data/sample.txt >"$work/out" \
  2>"$work/err"
expect "another lexicon: as without a cache" cmp -s "$work/out" "$work/meets"

# Cut while a run that uses it waits for its documents.
{
  sleep 0.7
  for f in "$GEOENG_CACHE"/*; do : >"$f"; done
  cat tests/data/sample.txt
} | ./geoeng -j2 rules/military.lua - --date 2024-05-08 --format jsonl \
  >"$work/out" 2>"$work/err"
sed -i 's/<stdin>/tests\/data\/sample.txt/g' "$work/out"
expect "cut while it is used: no worker ends" silent
expect "cut while it is used: the same events" \
  test "$(grep -c . "$work/out")" = "$(grep -c . "$work/want")"

GEOENG_CACHE=/dev/null/none
geoeng
expect "a folder that cannot be: the same bytes" same
expect "a folder that cannot be: silent" silent
finish
