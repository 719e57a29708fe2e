#!/bin/sh
# Golden cases: tests/golden/NAME/ holds cmd (a shell command, run in the
# repository with GEOENG set) and the expected stdout, stderr and exit.
# --accept writes what came out; names after it: those cases alone. A case with a file `terminal` is skipped where
# there are no pseudo-terminals (a chroot without /dev/pts).
cd "$(dirname "$0")/../.." || exit 1
GEOENG=${GEOENG:-./geoeng}
export GEOENG
LC_ALL=C.UTF-8 # which bars are drawn by
export LC_ALL
accept=
if [ "${1:-}" = --accept ]; then
  accept=yes
  shift
fi
passed=0
failed=0
mkdir -p build/golden
terminal=$(script -qc 'echo yes' /dev/null 2>/dev/null </dev/null | tr -d '\r')
for dir in tests/golden/*/; do
  name=${dir#tests/golden/}
  name=${name%/}
  case " $* " in
  '  ' | *" $name "*) ;;
  *) continue ;;
  esac
  out=build/golden/$name
  if [ -e "$dir/terminal" ] && [ "$terminal" != yes ]; then
    echo "skipped $name: no pseudo-terminal here"
    continue
  fi
  mkdir -p "$out"
  CASE=$dir sh "$dir/cmd" >"$out/stdout" 2>"$out/stderr" </dev/null
  echo $? >"$out/exit"
  if [ "$accept" ]; then
    cp "$out/stdout" "$out/stderr" "$out/exit" "$dir"
  fi
  if diff -u "$dir/stdout" "$out/stdout" && diff -u "$dir/stderr" "$out/stderr" &&
    diff -u "$dir/exit" "$out/exit"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name"
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
