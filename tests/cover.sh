#!/bin/sh
# What of core/ and include/ the tests run: tests/run.sh with VARIANT=cov, then
# a table. build/cov/lines.txt has how often each line ran.
# Left out is what runs Lua, other builds or nothing of ours: repo, package,
# schema; and mutants, which run `geoeng test rules` a thousand times.
set -eu
cd "$(dirname "$0")/.."
trap 'ln -sf build/release/geoeng geoeng' EXIT
ln -sf build/cov/geoeng geoeng
rm -rf build/cov/raw
VARIANT=cov SKIP="mutants package repo schema" sh tests/run.sh

# One file of counters for each program; all programs hold the same core.
llvm-profdata merge -sparse -o build/cov/profile build/cov/raw/*.profraw
set -- build/cov/geoeng -instr-profile build/cov/profile
for program in build/cov/tests/test_* build/cov/fuzz/*; do
  case $program in *.d | *.o) continue ;; esac
  [ ! -x "$program" ] || set -- "$@" -object "$program"
done
llvm-cov show "$@" core include >build/cov/lines.txt
llvm-cov export "$@" -summary-only core include >build/cov/summary.json
/usr/bin/python3 tests/cover.py build/cov/summary.json
