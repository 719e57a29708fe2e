#!/bin/sh
# Every test suite; each adds a line "name passed failed" to build/counts.
# A suite that crashes, or runs nothing, counts as one failure.
cd "$(dirname "$0")/.." || exit 1
mkdir -p build
GEOENG_CACHE=$PWD/build/cache # not the user's
export GEOENG_CACHE
variant=${VARIANT:-release}
: >build/counts

count() { # name passed failed
  [ "$2" -eq 0 ] && [ "$3" -eq 0 ] && set -- "$1" 0 1
  echo "$1 $2 $3" >>build/counts
  printf '%-24s %5d passed %5d failed\n' "$1" "$2" "$3"
}

# cmocka prints a line "[       OK ]" for each test, "N FAILED TEST(S)" at the
# end; a test that takes standard output for itself can swallow the last lines.
for binary in build/"$variant"/tests/test_*; do
  [ -x "$binary" ] || continue
  case $binary in *.d | *.o) continue ;; esac
  log=build/$(basename "$binary").log
  "$binary" >"$log" 2>&1
  code=$?
  passed=$(grep -c '^\[       OK \]' "$log")
  failed=$(sed -n 's/^ *\([0-9]*\) FAILED TEST.*/\1/p' "$log" | head -n 1)
  [ $code -ne 0 ] && [ "${failed:-0}" -eq 0 ] && failed=1
  [ "${failed:-0}" -eq 0 ] || tail -n 20 "$log"
  count "$(basename "$binary")" "${passed:-0}" "${failed:-0}"
done

# busted prints "N successes / N failures / N errors / ..."
log=build/busted.log
lua5.4 tests/lua/run.lua >"$log" 2>&1
code=$?
line=$(grep -E '[0-9]+ success' "$log" | tail -n 1)
passed=$(echo "$line" | sed -n 's/^\([0-9]*\) success.*/\1/p')
failed=$(echo "$line" | sed -n 's/.* \([0-9]*\) failure.*/\1/p')
errors=$(echo "$line" | sed -n 's/.* \([0-9]*\) error.*/\1/p')
failed=$((${failed:-0} + ${errors:-0}))
[ $code -ne 0 ] && [ $failed -eq 0 ] && failed=1
[ $failed -eq 0 ] || tail -n 40 "$log"
count busted "${passed:-0}" $failed

# Suites that end with "N passed, N failed".
summary() { # name command...
  name=$1
  shift
  log=build/$name.log
  "$@" >"$log" 2>&1
  code=$?
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
  passed=$(echo "$line" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
  failed=$(echo "$line" | sed -n 's/.*, \([0-9]*\) failed.*/\1/p')
  [ $code -ne 0 ] && [ "${failed:-0}" -eq 0 ] && failed=1
  [ "${failed:-0}" -eq 0 ] || tail -n 40 "$log"
  count "$name" "${passed:-0}" "${failed:-0}"
}
summary cases tests/lua/run-cases
summary role-names lua5.4 tests/lua/role_names.lua
summary findings lua5.4 tests/lua/findings.lua
summary hostile lua5.4 tests/hostile/run.lua
summary attacks lua5.4 tests/attacks/run.lua ./geoeng \
  "build/$variant/attacks/library"
summary strings lua5.4 tests/attacks/strings.lua
summary import lua5.4 tests/hostile/import.lua
summary rules ./geoeng test rules
summary mutants lua5.4 tests/mutants.lua
summary meta ./geoeng meta scripts/geoeng/meta/*.lua --library tests/lua/host
summary docs lua5.4 tests/docs/run.lua
summary schema /usr/bin/python3 tests/schema.py # Debian's, which has the validator
if [ "$(script -qc 'echo yes' /dev/null 2>/dev/null </dev/null | tr -d '\r')" = yes ]; then
  summary editors /usr/bin/python3 tests/editors.py # needs a pseudo-terminal
fi
for binary in build/"$variant"/fuzz/*; do
  [ -x "$binary" ] && [ -d "tests/fuzz/corpus/${binary##*/}" ] || continue
  summary "fuzz-${binary##*/}" "$binary" "tests/fuzz/corpus/${binary##*/}"
done
summary cache sh tests/cache.sh
summary files lua5.4 tests/attacks/files.lua
summary confined sh tests/attacks/confined.sh \
  "build/$variant/attacks/nofilter"
summary signals sh tests/attacks/signals.sh
summary golden sh tests/golden/run.sh
summary package sh tests/package/run
summary completion lua5.4 tests/package/completion.lua
summary follow sh tests/package/follow.sh
if command -v systemd-socket-activate >/dev/null; then
  summary socket sh tests/package/socket.sh
else
  echo "skipped socket: systemd-socket-activate is not installed (package systemd)"
fi
summary repo lua5.4 tests/repo/run.lua

awk '{ p += $2; f += $3 } END { printf "%d passed, %d failed\n", p, f; exit f > 0 }' build/counts
