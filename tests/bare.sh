#!/bin/sh
# The proof on a bare Debian 12: tests/bare.sh [FOLDER]
# Makes a minimal system with debootstrap (as root), clones HEAD into it and
# runs there what README promises: `make demo` and `make test`, then .ci/run in
# a second clone, make install, and what a user without root is told. Needs
# root and some minutes; not part of `make test`.
set -eu
cd "$(dirname "$0")/.."
root=${1:-/tmp/geoeng-bare}
mirror=${MIRROR:-http://deb.debian.org/debian}

say() { printf '\n== %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 \
  PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c "$1"; }

if [ ! -x "$root/bin/sh" ]; then
  say "debootstrap into $root"
  debootstrap --variant=minbase --include=make,ca-certificates bookworm \
    "$root" "$mirror"
fi
rm -rf "$root/geoeng" "$root/ci"
git clone -q . "$root/geoeng"
git clone -q . "$root/ci"
mount -t proc proc "$root/proc" 2>/dev/null || true
mount --bind /dev "$root/dev" 2>/dev/null || true
mount --bind /dev/pts "$root/dev/pts" 2>/dev/null || true
trap 'umount "$root/proc" "$root/dev/pts" "$root/dev" 2>/dev/null || true' EXIT

say "a user without root is told in one line"
inside 'id -u user >/dev/null 2>&1 || useradd -m user
  cp -r /geoeng /home/user/geoeng && chown -R user /home/user/geoeng
  if dpkg-query -W gcc >/dev/null 2>&1; then echo "gcc is there already"
  else su user -c "cd ~/geoeng && make demo 2>&1 | head -n 2"; fi
  rm -rf /home/user/geoeng'

say "make demo"
inside 'cd /geoeng && make demo >/tmp/demo.log 2>&1 || { tail /tmp/demo.log; exit 1; }
  n=$(grep -c "^{\"schema\":\"geoeng-event-1\"" /tmp/demo.log)
  want=$(grep -c "^  trigger " tests/golden/demo/stdout)
  rows=$(grep -n -m 1 geoeng-event-1 /tmp/demo.log | cut -d : -f 1)
  echo "$n events, the first in row $rows"; [ "$n" -eq "$want" ] && [ "$rows" -lt 20 ]'
say "make test"
inside 'cd /geoeng && make test 2>&1 | tail -n 3'
say "make install, run elsewhere, a program with the library, uninstall"
inside 'cd /geoeng && make -s install PREFIX=/opt/g DESTDIR=/stage &&
  cd /tmp && cp /geoeng/tests/data/sample.txt . &&
  /stage/opt/g/bin/geoeng /stage/opt/g/share/geoeng/rules/military.lua \
    sample.txt --date 2024-05-08 | wc -l &&
  export PKG_CONFIG_PATH=/stage/opt/g/lib/pkgconfig &&
  export PKG_CONFIG_SYSROOT_DIR=/stage LD_LIBRARY_PATH=/stage/opt/g/lib &&
  gcc /geoeng/tests/package/first.c -o first \
    $(pkg-config --cflags --libs geoeng) && ./first sample.txt | wc -l &&
  cd /geoeng && make -s uninstall PREFIX=/opt/g DESTDIR=/stage &&
  find /stage ! -type d | wc -l'
say ".ci/run"
inside 'cd /ci && .ci/run 2>&1 | tail -n 12'
