#!/bin/sh
# One suite, run from the repository: suite.sh NAME COMMAND...
# Adds a line "NAME PASSED FAILED" to build/counts.d/NAME and prints it with
# the seconds that it took. A suite that crashes, or runs nothing, counts as
# one failure. How it counts:
#   test_*   cmocka: a line "[       OK ]" for each test, "N FAILED TEST(S)" at
#            the end; a test that takes standard output for itself can swallow
#            the last lines
#   busted   "N successes / N failures / N errors / ..."
#   check-*  one, by its exit code
#   others   "N passed, N failed"
name=$1
shift
log=build/$name.log
began=$(date +%s)
"$@" >"$log" 2>&1 </dev/null
code=$?
line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
case $name in
test_*)
  passed=$(grep -c '^\[       OK \]' "$log")
  failed=$(sed -n 's/^ *\([0-9]*\) FAILED TEST.*/\1/p' "$log" | head -n 1)
  ;;
busted)
  line=$(grep -E '[0-9]+ success' "$log" | tail -n 1)
  passed=$(echo "$line" | sed -n 's/^\([0-9]*\) success.*/\1/p')
  failed=$(echo "$line" | sed -n 's/.* \([0-9]*\) failure.*/\1/p')
  errors=$(echo "$line" | sed -n 's/.* \([0-9]*\) error.*/\1/p')
  failed=$((${failed:-0} + ${errors:-0}))
  ;;
check-*)
  passed=$((code == 0))
  failed=$((code != 0))
  ;;
*)
  passed=${line%% passed*}
  failed=${line#*, }
  failed=${failed%% *}
  ;;
esac
passed=${passed:-0} failed=${failed:-0}
[ $code -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
[ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$name $passed $failed" >"build/counts.d/$name"
# In one piece: others print beside it.
printf '%s\n' "$(
  [ "$failed" -eq 0 ] || tail -n 40 "$log"
  grep '^skipped' "$log"
  printf '%-24s %5d passed %5d failed %5d s' "$name" "$passed" "$failed" \
    $(($(date +%s) - began))
)"
