#!/bin/sh
# geoeng filter behind a socket, as scripts/cluster/geoeng.socket has it, by
# systemd-socket-activate, without systemd as the first process; the unit files as
# systemd-analyze reads them. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
work=$PWD/build/socket
if ! command -v systemd-socket-activate >/dev/null; then
  echo "skipped: systemd-socket-activate is not installed (package systemd)"
  exit 0
fi
rm -rf "$work" && mkdir -p "$work" || exit 1
. tests/expect.sh
pid=""
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null' EXIT

# The units, with this geoeng and these rules.
cp scripts/cluster/geoeng.socket "$work"
sed -e "s,/usr/bin/geoeng,$root/geoeng,; s,/etc/geoeng/rules.lua,$root/rules/diplomacy.lua," \
  scripts/cluster/geoeng@.service >"$work/geoeng@.service"
verify() {
  said=$(systemd-analyze verify "$work/geoeng.socket" 2>&1) || said="$said (failed)"
  echo "$said"
  [ -z "$said" ]
}
expect "the units" verify

command=$(sed -n 's/^ExecStart=//p' "$work/geoeng@.service")
# Beneath it what of the unit can be had without systemd: no rights, no new ones.
rights=""
[ "$(id -u)" -ne 0 ] || rights="setpriv --bounding-set=-all --inh-caps=-all"
# shellcheck disable=SC2086  # words of commands
$rights systemd-socket-activate --accept --inetd -l "$work/socket" \
  -E GEOENG_CACHE="${GEOENG_CACHE:-$root/build/cache}" -- \
  setpriv --no-new-privs $command 2>"$work/err" &
pid=$!
for _ in $(seq 300); do
  [ -S "$work/socket" ] && break
  sleep 0.2
done
cat >"$work/client.py" <<'PY'
"""Two connections at once: a document is answered before the next is sent."""
import json
import socket
import sys
from typing import IO


def connect() -> IO[str]:
    link = socket.socket(socket.AF_UNIX)
    link.settimeout(300)
    link.connect(sys.argv[1])
    return link.makefile("rw", encoding="utf-8", newline="\n")


def ask(link: IO[str], name: str, text: str) -> list[str]:
    print(json.dumps({"id": name, "text": text}), file=link, flush=True)
    lines = []
    while not lines or lines[-1]["schema"] != "geoeng-done-1":
        lines.append(json.loads(link.readline()))
    assert lines[-1]["doc"] == name and lines[-1]["events"] == len(lines) - 1
    return [line["type"] for line in lines[:-1]]


one, two = connect(), connect()
for link in (one, two, one, two):
    assert ask(link, "a", "Iran met Iraq.") == ["meeting"], "an event"
    assert ask(link, "b", "It rained.") == [], "none"
print("no document", file=one, flush=True)
failed = json.loads(one.readline())
assert failed["kind"] == "input" and "doc" not in failed, failed
assert ask(one, "c", "France met Italy.") == ["meeting"], "the next"
PY
expect "two connections" timeout 300 /usr/bin/python3 "$work/client.py" "$work/socket"
for _ in $(seq 300); do
  ended=$(grep -c '^Child .* died with code [01]$' "$work/err")
  [ "$ended" -lt 2 ] || break
  sleep 0.2
done
# One had a document that failed: 1.
expect "their processes have ended" test \
  "$(grep -c '^Child .* died with code [01]$' "$work/err")" -eq 2
kill "$pid"
wait "$pid" 2>/dev/null
pid=""
finish
