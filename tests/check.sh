#!/bin/sh
# Sanitizers, valgrind, both compilers without warnings, linters, runs that are
# killed or cannot write; as many at a time as there are processors, by
# tests/suite.sh, which adds a line "check-NAME PASSED FAILED" to
# build/counts.d; all of them are in build/counts.check at the end.
# check.sh NAME runs one of them, without its build.
cd "$(dirname "$0")/.." || exit 1
GEOENG_CACHE=$PWD/build/cache # not the user's
export GEOENG_CACHE
jobs=${GEOENG_JOBS:-$(getconf _NPROCESSORS_ONLN)}

# ------------------------------------------------------------------- builds

# Without WERROR: gcc warns of what the sanitizers put in, and of arrays of one
# in the build with little room.
build_asan() {
  make -s "-j$jobs" VARIANT=asan build/asan/geoeng build-tests \
    build/asan/attacks/library
}

# Every buffer of the least size: whatever grows or is refilled does so.
build_tiny() {
  make -s "-j$jobs" VARIANT=tiny build/tiny/geoeng build-tests
}

build_gcc() {
  make -s "-j$jobs" BUILD=build/gcc CC=gcc WERROR=1 build/gcc/geoeng
}

# Its warnings come from its front, so that nothing need be made fast.
build_clang() {
  make -s "-j$jobs" BUILD=build/clang CC=clang CFLAGS=-O0 WERROR=1 \
    build/clang/geoeng
}

build_release() {
  make -s "-j$jobs" all library build/fault.so
}

# ------------------------------------------------------------------- checks

asan_run() {
  ASAN_OPTIONS=detect_leaks=1 build/asan/geoeng rules/military.lua \
    rules/diplomacy.lua tests/data/sample.txt --date 2024-05-08 >/dev/null
}

asan_hostile() {
  GEOENG_HOSTILE_SECONDS=300 lua5.4 tests/hostile/run.lua build/asan/geoeng
}

asan_attacks() {
  lua5.4 tests/attacks/run.lua build/asan/geoeng build/asan/attacks/library
}

valgrind_run() {
  valgrind -q --error-exitcode=9 --leak-check=full \
    --errors-for-leak-kinds=definite build/release/geoeng \
    rules/military.lua tests/data/sample.txt --date 2024-05-08 \
    --load-timeout 0
}

# Without session, whose sweep of memory bounds takes minutes here: the
# sanitizers have it.
valgrind_tests() {
  for t in arena buf text vocab json_writer sentence token kernel run \
    api public compiler word_class rule_trigger slot sink list_image; do
    t=build/release/tests/test_$t
    [ -x "$t" ] || return 1
    valgrind -q --error-exitcode=9 --leak-check=full "$t" || return 1
  done
}

# One after the other: the cases write into the same folders. Left out: a trace
# of three thousand lines, packs of every kind of word; every fourth case tells
# whether the build with little room gives the same bytes.
golden_twice() {
  cases=$(cd tests/golden && printf '%s\n' */ | tr -d / |
    grep -vx -e trace-pipe -e new-any -e new-kinds)
  GEOENG=build/asan/geoeng sh tests/golden/run.sh $cases &&
    GEOENG=build/tiny/geoeng sh tests/golden/run.sh \
      $(echo "$cases" | awk 'NR % 4 == 0')
}

checks() {
  cat <<'EOF'
asan-attacks asan_attacks
golden golden_twice
report /usr/bin/python3 tests/report/run.py
failing-calls lua5.4 tests/attacks/faults.lua calls
follow sh tests/package/follow.sh long
kills sh tests/kill.sh 200
asan-hostile asan_hostile
asan-rules build/asan/geoeng test rules
tiny-rules build/tiny/geoeng test rules
dist sh tests/package/dist.sh
valgrind-tests valgrind_tests
package-threads sh tests/package/run threads
disk-full lua5.4 tests/attacks/faults.lua full
broken-pipe lua5.4 tests/attacks/faults.lua pipe
asan-strings lua5.4 tests/attacks/strings.lua build/asan/geoeng
asan-run asan_run
valgrind-run valgrind_run
package-valgrind sh tests/package/run valgrind
lint sh tests/lint.sh
EOF
  for t in build/asan/tests/test_*; do
    case $t in *.d | *.o) continue ;; esac
    echo "asan-${t##*/} $t"
  done
  # Without session, whose sweep of memory bounds takes minutes here, and
  # network, whose plain kernels do.
  for t in build/tiny/tests/test_*; do
    case $t in *.d | *.o | *_session | *_network) continue ;; esac
    echo "tiny-${t##*/} $t"
  done
}

if [ $# -gt 0 ]; then
  eval "$(checks | sed -n "s/^$1 //p")"
  exit
fi

rm -rf build/counts.d && mkdir -p build/counts.d
for build in asan tiny gcc clang release; do
  log=build/check-build-$build.log
  code=0
  "build_$build" >"$log" 2>&1 || code=1
  echo "build-$build $((1 - code)) $code" >build/counts.d/build-$build
  [ $code -eq 0 ] && echo "ok      build-$build" && continue
  echo "FAILED  build-$build"
  tail -n 30 "$log"
done
checks | if command -v chromium >/dev/null; then cat; else
  echo "skipped report: chromium is not installed (make test-report" \
    "installs it)" >&2
  grep -v '^report '
fi | sed 's/ .*//' |
  xargs -P "$jobs" -I NAME sh tests/suite.sh check-NAME sh tests/check.sh NAME
cat build/counts.d/* >build/counts.check
awk '{ f += $3 } END { exit f > 0 }' build/counts.check
