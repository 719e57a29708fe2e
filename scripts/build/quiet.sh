#!/bin/sh
# A build in one line: quiet.sh LOG COMMAND...
# What the command says goes to the log. A terminal shows its last line on the
# way; the end is told in one line, of a command that fails with the log's tail.
# V=1 runs the command as it is.
set -u
log=$1
shift
[ -z "${V:-}" ] || exec "$@"
mkdir -p "$(dirname "$log")"
: >"$log"

watcher=
if [ -t 1 ]; then
  while sleep 0.2; do
    printf '\r%-70.70s' "building: $(tail -n 1 "$log")"
  done &
  watcher=$!
fi
quit() { [ -z "$watcher" ] || { kill "$watcher"; printf '\r%70s\r' ''; }; }
trap 'quit; exit 130' INT TERM

"$@" >"$log" 2>&1
code=$?
quit
if [ $code -ne 0 ]; then
  tail -n 30 "$log"
  echo "failed; the whole of it is in $log"
  exit $code
fi
n=$(grep -c '^CC ' "$log")
[ "$n" -eq 0 ] || echo "built $n files, see $log"
grep -n 'warning:' "$log" | head -n 5
exit 0
