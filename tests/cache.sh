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
GEOENG_CACHE=/dev/null/none
geoeng
expect "a folder that cannot be: the same bytes" same
expect "a folder that cannot be: silent" silent
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
