# Sourced by tests/cluster/test_*.sh, after name=...; a test works in $dir with
# corpus.jsonl there, whose events by one undisturbed run are whole.jsonl.
# shellcheck shell=sh disable=SC2154,SC2034
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
dir=$root/build/cluster/$name
GEOENG=$root/geoeng
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES # of make test-cluster
GEOENG_CACHE=$root/build/cache # not the user's
export GEOENG GEOENG_CACHE

# In front of all that needs an engine: its group in install-deps.sh, a program.
engine() { # group program...
  group=$1
  shift
  for program in "$@"; do
    command -v "$program" >/dev/null && continue
    timeout 300 sh scripts/build/install-deps.sh "$group" || :
    command -v "$program" >/dev/null || {
      echo "skipped: $program is not there, and apt-get did not install it"
      exit 0
    }
  done
}

ok() { echo "ok $*"; }
fail() { echo "FAILED $*"; }

same() { # what file
  if cmp -s "$dir/whole.jsonl" "$2"; then ok "$1"; else
    fail "$1: $2 has not the bytes of one run"
  fi
}

# N times the news (or GEOENG_CORPUS), or the examples where they are absent; ids
# are told apart.
corpus() { # times
  rm -rf "$dir"
  mkdir -p "$dir"
  cp rules/military.lua "$dir/" || exit 1
  news=${GEOENG_CORPUS:-../shared/bench/news.jsonl}
  [ -e "$news" ] || {
    news=$dir/examples.jsonl
    echo "skipped $news: it is not here; the examples, repeated, stand for it"
    for i in $(seq 150); do
      sed "s/{\"id\": *\"/&$i-/" scripts/doc/examples/news.jsonl
    done >"$news"
  }
  for i in $(seq "$1"); do
    sed "s/{\"id\": *\"/&$i-/" "$news"
    [ "$i" = 1 ] && echo 'not a document' # its shard ends with exit 1
  done >"$dir/corpus.jsonl"
  (cd "$dir" && "$GEOENG" -q military.lua corpus.jsonl >whole.jsonl 2>/dev/null)
  [ -s "$dir/whole.jsonl" ] || { fail "no events"; exit 1; }
}

# Waits until a command says yes; false: it did not within so many seconds.
within() { # seconds command...
  left=$(($1 * 10))
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ $left -gt 0 ] || return 1
    sleep 0.1
  done
}

# Waits until a run into folders is in the middle: one is complete, not all.
begun() { # folder
  within 60 sh -c "ls $1/*/complete" && sleep 0.2
}

# Kills a session that setsid began, and waits until nothing of it is left.
kill_session() { # its first process
  # shellcheck disable=SC2046  # numbers
  kill -9 $(ps -o pid= -s "$1")
  wait
  within 10 sh -c "[ -z \"\$(ps -o pid= -s $1)\" ]"
}
