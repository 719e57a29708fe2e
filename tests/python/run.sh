#!/bin/sh
# The Python package as users install it: run.sh [PYTHON] [pytest's options]
# Makes the wheel, installs it in a fresh environment of PYTHON, runs doctests and
# tests, and the start of each other Python of 3.9 to 3.13 that is there.
set -eu
cd "$(dirname "$0")/../.."
python=${1:-python3}
[ $# -gt 0 ] && shift
make wheel PYTHON="$python"
wheel=$(ls build/wheel/geoeng-*.whl)
passed=0
failed=0

environment() {
  rm -rf "$2"
  "$1" -m venv "$2" && "$2/bin/pip" install -q --disable-pip-version-check "$wheel"
}

# A home of their own, not the user's: caches, IPython's profile.
home=$PWD/build/python-home
at_home() { env -u GEOENG_CACHE -u XDG_CACHE_HOME HOME="$home" "$@"; }

main=build/venv-python
environment "$python" "$main"
"$main/bin/pip" install -q --disable-pip-version-check pytest mypy pandas pyarrow spacy nbconvert ipykernel
mkdir -p "$home"
if at_home "$main/bin/python" -m pytest -q -p no:cacheprovider --doctest-modules \
  --doctest-ignore-import-errors --pyargs geoeng tests/python "$@" >build/python.log 2>&1; then :; fi
cat build/python.log
summary=$(tail -1 build/python.log)
passed=$(echo " $summary" | sed -n 's/.*[^0-9]\([0-9][0-9]*\) passed.*/\1/p')
failed=$(echo " $summary" | sed -n 's/.*[^0-9]\([0-9][0-9]*\) failed.*/\1/p')
errors=$(echo " $summary" | sed -n 's/.*[^0-9]\([0-9][0-9]*\) error.*/\1/p')
passed=${passed:-0}
failed=$((${failed:-0} + ${errors:-0}))
[ "$passed" -gt 0 ] || failed=$((failed + 1))

verdict() { # NAME COMMAND...
  name=$1
  shift
  if at_home "$@" >build/python-one.log 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name"
    cat build/python-one.log
  fi
}

verdict "types" "$main/bin/python" -m mypy --cache-dir build/mypy --config-file scripts/python/pyproject.toml \
  scripts/python/geoeng
verdict "licences" sh tests/package/licenses.sh wheel
for version in 3.9 3.10 3.11 3.12 3.13; do
  # shellcheck disable=SC2012  # names of versions
  other=$(ls "$HOME"/.pyenv/versions/$version.*/bin/python3 2>/dev/null | tail -1) || true
  [ -n "$other" ] || other=$(command -v "python$version") || true
  if [ -z "$other" ]; then
    echo "skipped Python $version: it is not here"
    continue
  fi
  environment "$other" build/venv-other
  verdict "Python $version" sh tests/python/start.sh build/venv-other/bin
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
