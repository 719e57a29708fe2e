#!/bin/sh
# weights.sh DIR FILE: the table of weights of the shipped packs, learned from
# two thirds of the annotated news in DIR (docs.jsonl, gold.jsonl); on the third
# that is left `geoeng eval --split 1/3` tells what it is worth.
set -eu
[ $# -eq 2 ] && [ -r "$1/gold.jsonl" ] || {
  echo "make weights: TRAIN names the folder of docs.jsonl and gold.jsonl" >&2
  exit 2
}
new=build/weights.tsv
{
  echo "# Weights of arguments that no slot reaches, by which roles are lent."
  echo "# Learned from annotated news that is not shipped: articles of agencies"
  echo "# of 1997, 2005 and 2006, and digests of 2026."
  echo "# make weights TRAIN=DIR: geoeng learn rules/military.lua"
  echo "# rules/diplomacy.lua docs.jsonl gold.jsonl --split 2,3/3;" \
    "$(date -u +%F)"
  ./geoeng learn rules/military.lua rules/diplomacy.lua "$1/docs.jsonl" \
    "$1/gold.jsonl" --split 2,3/3
} >"$new"
mv "$new" "$2"
