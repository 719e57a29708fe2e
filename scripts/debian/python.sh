#!/bin/sh
# The module of Python, linked with the shared library, with the flags of Debian;
# in Python's stable ABI: one for every Python 3. python.sh build|install
set -eu
version=$(sed -n 's/^#define GE_VERSION "\(.*\)"/\1/p' include/geoeng.h)
module=build/python/_geoeng.abi3.so
place=debian/tmp/usr/lib/python3/dist-packages

case $1 in
build)
  # shellcheck disable=SC2046,SC2086  # words of lists
  ${CC:-cc} $CPPFLAGS $CFLAGS -shared -fPIC -fvisibility=hidden \
    -DPy_LIMITED_API=0x03090000 -Iinclude $(python3-config --includes) \
    -o $module build/python/_geoeng.c $LDFLAGS \
    "build/release/libgeoeng.so.$version"
  ;;
install)
  info=$place/geoeng-$version.dist-info
  mkdir -p $place/geoeng "$info"
  install -m 644 scripts/python/geoeng/*.py scripts/python/geoeng/py.typed \
    $module $place/geoeng
  python3 - "$version" >"$info/METADATA" <<'END'
import sys, tomllib
from pyproject_metadata import StandardMetadata

with open("scripts/python/pyproject.toml", "rb") as file:
    project = tomllib.load(file)
project["project"].update(version=sys.argv[1], dynamic=[])
print(StandardMetadata.from_pyproject(project, "scripts/python").as_rfc822())
END
  ;;
esac
