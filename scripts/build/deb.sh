#!/bin/sh
# make deb: Debian packages of HEAD, or of this folder where there is no git:
# deb.sh [FOLDER]. They are left in FOLDER, build/deb, which is emptied first.
set -eu
into=${1:-build/deb}
version=$(sed -n 's/^#define GE_VERSION "\(.*\)"/\1/p' include/geoeng.h)
tree=$into/geoeng-$version

packaged=$(sed -n '1s/.*(\(.*\)-[^-]*).*/\1/p' scripts/debian/changelog)
if [ "$packaged" != "$version" ]; then
  echo "scripts/debian/changelog:1: error: version $packaged, but" \
    "include/geoeng.h has $version: add an entry" >&2
  exit 1
fi

rm -rf "$into"
sh scripts/build/tree.sh "$tree"
cp -r "$tree/scripts/debian" "$tree/debian"
log=$PWD/$into/build.log
PATH=/usr/sbin:/usr/bin:/sbin:/bin # Debian's Python, not another one
if ! (cd "$tree" && dpkg-buildpackage -us -uc -b) >"$log" 2>&1; then
  tail -n 30 "$log"
  echo "make deb: error: see $into/build.log" >&2
  exit 1
fi
ls "$into"/*.deb
