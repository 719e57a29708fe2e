#!/bin/sh
# make container: the image of scripts/build/Containerfile, of what HEAD holds, by
# podman, buildah or docker, whichever can build here.
set -eu
context=build/container

works() { # engine: it is there, and what it needs runs
  command -v "$1" >/dev/null 2>&1 && "$1" info >/dev/null 2>&1
}

for engine in podman buildah docker; do
  works $engine || continue
  rm -rf "$context"
  sh scripts/build/tree.sh "$context"
  $engine build -t geoeng -f "$context/scripts/build/Containerfile" "$context"
  exit
done
echo "skipped: no podman, buildah or docker that runs here"
