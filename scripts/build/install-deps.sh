#!/bin/sh
# Install Debian packages that are missing: install-deps.sh GROUP...
# A group is build, test, check or another of those below.
# Asks nothing. As root or with sudo; with neither, one line says what to
# install.
set -eu

build="gcc make libc6-dev pkg-config lua5.4 liblua5.4-dev lua-lpeg lua-lpeg-dev
  libutf8proc-dev libjansson-dev libseccomp-dev zlib1g-dev libzstd-dev libedit-dev
  libsqlite3-dev libcsv-dev libxml2-dev unicode-data wordnet-base"
test="lua-busted libcmocka-dev python3-minimal python3-jsonschema git jq sqlite3 gzip zstd"
check="clang clang-format-14 libclang-rt-14-dev valgrind lua-check"
cover="clang llvm libclang-rt-14-dev python3-minimal"
static="liblzma-dev libbsd-dev libmd-dev libncurses-dev"
report="chromium python3 sqlite3"
python="python3-venv python3-dev"
lua_rock="luarocks binutils"
r="r-base-core r-cran-dbi r-cran-rsqlite r-cran-jsonlite"
site="python3 python3-markdown-it python3-pygments"
deb="debhelper dh-python dpkg-dev lintian debootstrap python3-dev python3-cffi
  python3-pyproject-metadata"
parallel="procps parallel"
slurm="procps python3 slurmctld slurmd slurm-client slurm-wlm-basic-plugins munge"

want=""
for group in "$@"; do
  case $group in
  build | test | check | cover | report | static | python | lua_rock | r | site | deb | \
    parallel | slurm) eval "want=\"\$want \$$group\"" ;;
  *) echo "install-deps: unknown group '$group'" >&2; exit 2 ;;
  esac
done

missing=""
for package in $want; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  run=""
elif command -v sudo >/dev/null 2>&1; then
  run="sudo"
else
  echo "geoeng needs these packages; as root run: apt-get install$missing" >&2
  exit 1
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # words of a list
$run apt-get update -qq
# shellcheck disable=SC2086
$run apt-get install -y -qq --no-install-recommends $missing >/dev/null
