#!/bin/sh
# The recipes of scripts/cluster, with real engines: run.sh [NAME...] runs each
# test_NAME.sh here, which installs its engine, starts it, kills in the middle
# and stops all that it started. Each prints "ok WHAT", "FAILED WHAT" or
# "skipped: WHY", or "skipped CORPUS" and goes on with examples; the last line is
# "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
mkdir -p build/cluster
log=build/cluster/log
: >$log
if [ $# = 0 ]; then
  for test in tests/cluster/test_*.sh; do
    name=${test##*/test_}
    set -- "$@" "${name%.sh}"
  done
fi
for name in "$@"; do
  echo "- $name" | tee -a $log
  sh "tests/cluster/test_$name.sh" >build/cluster/"$name.log" 2>&1
  code=$?
  # A test that dies has failed, whatever it printed so far.
  [ $code = 0 ] || grep -q '^FAILED' build/cluster/"$name.log" ||
    echo "FAILED $name: exit $code" >>build/cluster/"$name.log"
  grep -E '^(ok|FAILED|skipped)' build/cluster/"$name.log" | tee -a $log
  if grep -q '^FAILED' build/cluster/"$name.log"; then
    tail -n 40 build/cluster/"$name.log" | sed 's/^/  | /'
  fi
done
failed=$(grep -c '^FAILED' $log)
echo "$(grep -c '^ok' $log) passed, $failed failed"
[ "$failed" = 0 ]
