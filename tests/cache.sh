#!/bin/sh
# The cache of lexicons: the same bytes with it, without it, cold and warm, and
# whatever happens to its files. Prints "N passed, N failed".
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GEOENG_CACHE=$work/a/b
export GEOENG_CACHE
passed=0 failed=0

geoeng() {
  ./geoeng "$@" rules/military.lua tests/data/sample.txt --date 2024-05-08 \
    --format jsonl >"$work/out" 2>"$work/err"
}
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
same() { cmp -s "$work/out" "$work/want"; }
silent() { [ ! -s "$work/err" ]; }
files() { find "$work/a" -type f 2>/dev/null | wc -l; }
file() { find "$GEOENG_CACHE" -name '*.lists'; }

geoeng --no-cache
cp "$work/out" "$work/want"
expect "events without a cache" test -s "$work/want"
expect "--no-cache keeps nothing" test "$(files)" -eq 0
geoeng
expect "cold: the same bytes" same
expect "cold: one file, no other" test "$(files)" -eq 1
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
rm "$(file)"
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

# Cut while a run that uses it waits for its documents.
{
  sleep 0.7
  : >"$(file)"
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
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
