#!/bin/sh
# Every test suite, as many at a time as there are processors, the longest
# first; tests/suite.sh runs each. build/counts gets a line "NAME PASSED FAILED"
# for each, in the order of names. SKIP is a pattern of names to leave out.
cd "$(dirname "$0")/.." || exit 1
GEOENG_CACHE=$PWD/build/cache # not the user's
export GEOENG_CACHE
variant=${VARIANT:-release}
jobs=${GEOENG_JOBS:-$(getconf _NPROCESSORS_ONLN)}
rm -rf build/counts.d && mkdir -p build/counts.d

suites() {
  library=build/$variant/attacks/library
  nofilter=build/$variant/attacks/nofilter
  cat <<EOF
mutants lua5.4 tests/mutants.lua
attacks lua5.4 tests/attacks/run.lua ./geoeng $library
golden sh tests/golden/run.sh
confined sh tests/attacks/confined.sh $nofilter
docs lua5.4 tests/docs/run.lua
follow sh tests/package/follow.sh
signals sh tests/attacks/signals.sh
busted lua5.4 tests/lua/run.lua
hostile lua5.4 tests/hostile/run.lua
files lua5.4 tests/attacks/files.lua
package sh tests/package/run
cases tests/lua/run-cases
role-names lua5.4 tests/lua/role_names.lua
findings lua5.4 tests/lua/findings.lua
strings lua5.4 tests/attacks/strings.lua
import lua5.4 tests/hostile/import.lua
rules ./geoeng test rules
meta ./geoeng meta scripts/geoeng/meta/*.lua --library tests/lua/host
schema /usr/bin/python3 tests/schema.py
cache sh tests/cache.sh
completion lua5.4 tests/package/completion.lua
EOF
  # Debian's python3, which has the validator of schemas.
  # All that there are, so that one that was not built, or has no corpus, fails.
  for source in tests/c/test_*.c; do
    name=$(basename "$source" .c)
    echo "$name build/$variant/tests/$name"
  done
  for source in tests/fuzz/fuzz_*.c; do
    name=${source#tests/fuzz/fuzz_} name=${name%.c}
    echo "fuzz-$name build/$variant/fuzz/$name tests/fuzz/corpus/$name"
  done
  terminal=$(script -qc 'echo yes' /dev/null 2>/dev/null </dev/null | tr -d '\r')
  if [ "$terminal" = yes ]; then
    echo "editors /usr/bin/python3 tests/editors.py"
  else
    echo "skipped editors: there are no pseudo-terminals" >&2
  fi
  if command -v systemd-socket-activate >/dev/null; then
    echo "socket sh tests/package/socket.sh"
  else
    echo "skipped socket: systemd-socket-activate is not installed" \
      "(package systemd)" >&2
  fi
}

# A line is a shell's, for the sake of the star in it.
suites | grep -Ev "^(${SKIP:-}) " |
  xargs -P "$jobs" -d '\n' -n 1 sh -c 'sh tests/suite.sh $0'
# After all others: it looks at what they leave behind.
[ -n "${SKIP:-}" ] || sh tests/suite.sh repo lua5.4 tests/repo/run.lua
cat build/counts.d/* >build/counts
awk '{ p += $2; f += $3 }
  END { printf "%d passed, %d failed\n", p, f; exit f > 0 }' build/counts
