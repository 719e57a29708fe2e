#!/bin/sh
# Sanitizers, valgrind, both compilers without warnings, linters, runs that are
# killed or cannot write. Each check adds a line "name passed failed" to
# build/counts.check.
cd "$(dirname "$0")/.." || exit 1
mkdir -p build
GEOENG_CACHE=$PWD/build/cache # not the user's
export GEOENG_CACHE
: >build/counts.check

check() { # name command...
  name=$1
  shift
  log=build/check-$name.log
  if "$@" >"$log" 2>&1; then
    echo "$name 1 0" >>build/counts.check
    echo "ok      $name"
  else
    echo "$name 0 1" >>build/counts.check
    echo "FAILED  $name"
    tail -n 30 "$log"
  fi
}

build_with() { # compiler
  make -s BUILD=build/"$1" CC="$1" WERROR=1 build/"$1"/geoeng
}

asan_tests() {
  make -s VARIANT=asan build/asan/geoeng build-tests || return 1
  for t in build/asan/tests/test_*; do
    case $t in *.d | *.o) continue ;; esac
    "$t" || return 1
  done
}

asan_runs() {
  ASAN_OPTIONS=detect_leaks=1 build/asan/geoeng rules/military.lua \
    rules/diplomacy.lua tests/data/sample.txt --date 2024-05-08 >/dev/null &&
    GEOENG=build/asan/geoeng sh tests/golden/run.sh &&
    build/asan/geoeng test rules &&
    GEOENG_HOSTILE_SECONDS=300 lua5.4 tests/hostile/run.lua build/asan/geoeng
}

asan_attacks() {
  make -s VARIANT=asan build/asan/attacks/library &&
    GEOENG_SLOW=1 lua5.4 tests/attacks/run.lua build/asan/geoeng \
      build/asan/attacks/library &&
    lua5.4 tests/attacks/strings.lua build/asan/geoeng
}

valgrind_run() {
  valgrind -q --error-exitcode=9 --leak-check=full \
    --errors-for-leak-kinds=definite build/release/geoeng \
    rules/military.lua tests/data/sample.txt --date 2024-05-08 \
    --load-timeout 0
}

# Without session, whose sweep of memory bounds takes minutes here: asan-tests
# has it.
valgrind_tests() {
  for t in arena buf text vocab json_writer sentence token kernel run \
    api public compiler word_class rule_trigger slot sink list_image; do
    t=build/release/tests/test_$t
    [ -x "$t" ] || return 1
    valgrind -q --error-exitcode=9 --leak-check=full "$t" || return 1
  done
}

kills() {
  make -s geoeng && sh tests/kill.sh 200
}

faults() { # calls | full | pipe
  make -s geoeng build/fault.so && lua5.4 tests/attacks/faults.lua "$1"
}

# Without a floor (FLOOR=percent) until one was measured; a test that fails
# without a fault is not used. Fails when no fault can be planted.
mutants() {
  MUTANTS=20 SEED=1 QUICK=1 lua5.4 tests/mutate/run.lua
}

check gcc-werror build_with gcc
check clang-werror build_with clang
check asan-tests asan_tests
check asan-runs asan_runs
check asan-attacks asan_attacks
check valgrind-run valgrind_run
check valgrind-tests valgrind_tests
check kills kills
check failing-calls faults calls
check disk-full faults full
check broken-pipe faults pipe
check package-valgrind sh tests/package/run valgrind
check package-threads sh tests/package/run threads
check follow sh tests/package/follow.sh long
if command -v chromium >/dev/null; then
  check report /usr/bin/python3 tests/report/run.py
else
  echo "SKIPPED report: chromium is not installed (make test-report installs it)"
fi
check mutate mutants
check lint sh tests/lint.sh
awk '{ f += $3 } END { exit f > 0 }' build/counts.check
