#!/bin/sh
# The Debian packages: tests/package/deb.sh [install]
# Builds them twice, asks lintian, installs them in a bare Debian, runs there the
# tests that they come with, and removes them. As root, with debootstrap, which
# makes the bare Debian once: GEOENG_CHROOT=/tmp/geoeng-deb-chroot. With install:
# no more than that, of what is in build/deb. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
top=$PWD
base=${GEOENG_CHROOT:-/tmp/geoeng-deb-chroot}
root=$base.run # a copy, so that what is needed is what is installed
mirror=${MIRROR:-http://deb.debian.org/debian}
work=$top/build/package/deb
packages="geoeng libgeoeng0 libgeoeng-dev python3-geoeng"
rm -rf "$work" && mkdir -p "$work" || exit 1
. tests/expect.sh

# ------------------------------------------------------------ the packages

for tool in dpkg-buildpackage dh lintian; do
  command -v $tool >/dev/null && continue
  echo "skipped: there is no $tool (Debian's debhelper, dpkg-dev and lintian)"
  exit 0
done

same_bytes() {
  for deb in build/deb/*.deb; do
    cmp "$deb" "build/deb-again/elsewhere/${deb##*/}" || return 1
  done
}

build_part() {
  expect "make deb" sh scripts/build/deb.sh
  [ "$failed" -eq 0 ] || finish || exit 1
  expect "make deb in another folder, at another time" \
    env TZ=Pacific/Auckland LC_ALL=C sh scripts/build/deb.sh build/deb-again/elsewhere
  expect "the same bytes" same_bytes
  rm -rf build/deb-again
  expect "licences" sh tests/package/licenses.sh deb
  expect "lintian" lintian --fail-on error,warning -i build/deb/*.changes
}

[ "${1:-}" = install ] || build_part

# ---------------------------------------------------------- a bare Debian

if [ "$(id -u)" != 0 ]; then
  echo "skipped: installing them in a bare Debian needs root"
  finish
elif ! command -v debootstrap >/dev/null; then
  echo "skipped: installing them in a bare Debian needs debootstrap"
  finish
fi

leave() {
  for place in proc dev; do
    while mountpoint -q "$root/$place"; do umount "$root/$place" || break; done
  done
  rm -rf --one-file-system "$root"
}

# As user, or as root where a command stands behind `root`.
inside() { # [root] command
  as=user
  if [ "$1" = root ]; then
    as=root
    shift
  fi
  chroot --userspec="$as" "$root" /usr/bin/env -i HOME=/home/user LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    sh -c "cd /home/user && $1"
}

bare() {
  if [ ! -e "$base/etc/debian_version" ]; then
    rm -rf --one-file-system "$base"
    debootstrap --variant=minbase bookworm "$base" "$mirror" || return 1
  fi
  leave
  cp -a "$base" "$root" && mount -t proc proc "$root/proc" &&
    mount --bind /dev "$root/dev" &&
    (cd "$root/home" && mkdir -p user/debs user/tests/package user/debian \
      user/tmp) && inside root "useradd user && apt-get update" &&
    cp build/deb/*.deb "$root/home/user/debs" &&
    cp tests/package/first.c "$root/home/user/tests/package" &&
    cp -r scripts/debian/tests "$root/home/user/debian/tests" &&
    inside root "chown -R user ."
}

# From the folder; what they need comes from Debian and is kept for next time.
add() { # packages...
  wanted=
  for package in "$@"; do
    case " $packages " in
    *" $package "*) wanted="$wanted ./debs/${package}_*.deb" ;;
    *) wanted="$wanted $package" ;;
    esac
  done
  inside root "apt-get install -y --no-install-recommends $wanted" &&
    cp -u "$root"/var/cache/apt/archives/*.deb "$base/var/cache/apt/archives/"
}

test_of() { # name
  inside "AUTOPKGTEST_TMP=/home/user/tmp sh debian/tests/$1"
}

# Of the examples, to the byte.
same_events() {
  "$top/geoeng" examples "$work/try" && cd "$work/try" &&
    GEOENG_CACHE=$work/cache "$top/geoeng" military.lua diplomacy.lua \
      article.txt news.jsonl >../tree.jsonl && cd "$top" || return 1
  inside "cd tmp/try && geoeng military.lua diplomacy.lua article.txt \
    news.jsonl" >"$work/package.jsonl" && [ -s "$work/tree.jsonl" ] &&
    cmp "$work/tree.jsonl" "$work/package.jsonl"
}

runs_confined() {
  inside "geoeng military.lua tmp/try/article.txt --confine require" | grep -q .
}

has_man() {
  inside "zcat /usr/share/man/man1/geoeng.1.gz" | grep -F '\-\-date YYYY'
}

listed() {
  # shellcheck disable=SC2086  # words of a list
  inside root "dpkg -L $packages" | grep '^/[^.]' | sort -u >"$work/files"
  [ -s "$work/files" ]
}

# What was theirs is away, or is another package's, too.
nothing_left() {
  left=$(while read -r path; do
    [ -e "$root$path" ] || [ -L "$root$path" ] || continue
    chroot "$root" dpkg -S "$path" >/dev/null 2>&1 || echo "$path"
  done <"$work/files"
  find "$root/etc" "$root/usr" "$root/opt" "$root/var/lib" -iname '*geoeng*')
  [ -z "$left" ] || { echo "left: $left"; return 1; }
}

trap leave EXIT
trap 'exit 1' INT TERM
expect "a bare Debian" bare
[ "$failed" -eq 0 ] || finish || exit 1
expect "the command alone" add geoeng
expect "debian/tests/command, as a user without rights" test_of command
expect "events of the package, as those of ./geoeng" same_events
expect "confined" runs_confined
expect "the page of man" has_man
expect "the libraries" add libgeoeng0 libgeoeng-dev gcc libc6-dev pkg-config
expect "debian/tests/library" test_of library
expect "the module of Python" add python3-geoeng
expect "debian/tests/python" test_of python
expect "a list of their files" listed
expect "purge" inside root "apt-get purge -y $packages"
expect "nothing is left" nothing_left
finish
