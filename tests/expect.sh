# Sourced, from the repository, by suites that are shell scripts and work in the
# folder $work: they expect things of commands, and `finish` says how many were so.
# shellcheck shell=sh disable=SC2154
passed=0 failed=0

expect() { # what command...
  what=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  echo "FAILED: $what"
  tail -n 20 "$work/log"
  [ ! -e "$work/err" ] || tail -n 5 "$work/err"
}

finish() { # a suite that expects nothing has failed, too
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
