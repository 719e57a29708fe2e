#!/bin/sh
# `make dist`: the same bytes each time, all that git has, and it builds and
# shows the demo where there is no git. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
version=$(sed -n 's/^#define GE_VERSION "\(.*\)"/\1/p' include/geoeng.h)
name=geoeng-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/expect.sh

if ! git rev-parse -q --verify HEAD >/dev/null 2>&1; then
  echo "skipped: an archive is made of what git has, and there is none"
  echo "1 passed, 0 failed"
  exit
fi
expect "make dist" make -s dist
cp "build/$name.tar.gz" "$work/first.tar.gz"
touch Makefile # times of the working tree do not count
(umask 077 && make -s dist)
expect "the same bytes again" cmp "$work/first.tar.gz" "build/$name.tar.gz"
tar -tzf "$work/first.tar.gz" | grep -v '/$' | sed "s,^$name/,," |
  LC_ALL=C sort >"$work/there"
git ls-tree -r --name-only HEAD | LC_ALL=C sort >"$work/want"
expect "all that git has" diff "$work/want" "$work/there"
expect "nobody's files, of the commit's time" test \
  "$(tar -tvzf "$work/first.tar.gz" --numeric-owner --full-time |
    awk '{ print $2, $4, $5 }' | sort -u | wc -l)" -eq 1

# git is not there: a program of its name that fails.
mkdir "$work/bin"
printf '#!/bin/sh\necho "git was asked: $*" >&2\nexit 1\n' >"$work/bin/git"
chmod +x "$work/bin/git"
tar -xzf "$work/first.tar.gz" -C "$work"
# Not made fast, which is not what is asked.
demo() {
  (cd "$work/$name" && PATH=$work/bin:$PATH make demo CFLAGS=-O0) \
    >"$work/out" 2>&1 && ! grep "git was asked" "$work/out"
}
expect "make demo without git" demo
sh tests/golden/demo/cmd >"$work/want" 2>/dev/null
expect "it shows the events of the demo" grep -q geoeng-event-1 "$work/out"
finish
