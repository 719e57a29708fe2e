#!/bin/sh
# What scripts/doc/r.md shows is run by R: the packages are there, so nothing of
# it may be skipped. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
if ! command -v Rscript >/dev/null; then
  echo "skipped: there is no Rscript"
  exit 0
fi
log=build/r.log
mkdir -p build
GEOENG_CACHE=$PWD/build/cache lua5.4 tests/docs/run.lua scripts/doc/r.md >"$log"
code=$?
cat "$log"
if grep -q '^skipped' "$log"; then
  echo "a package of R is missing: scripts/build/install-deps.sh r" >&2
  exit 1
fi
exit $code
