#!/bin/sh
# The source as others get it, into FOLDER: HEAD, or this folder where there is
# no git, as in an unpacked archive: tree.sh FOLDER
set -eu
into=$1
mkdir -p "$into"
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ]; then
  git archive HEAD | tar -x -C "$into"
  echo "the source of HEAD, $(git rev-parse --short HEAD)"
  [ -z "$(git status --porcelain)" ] ||
    echo "what is not committed is not in it" >&2
else
  tar -c --exclude=./build --exclude=./geoeng . | tar -x -C "$into"
  echo "the source of this folder: there is no git"
fi
