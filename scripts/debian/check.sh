#!/bin/sh
# The short part of the tests, for builders of packages: the tests in the rule
# files, the article of the demo, and a program with each library.
set -eu
work=build/deb-check
mkdir -p $work
GEOENG_CACHE=$PWD/$work GEOENG=./geoeng
export GEOENG_CACHE GEOENG
article=scripts/doc/examples/article.txt

./geoeng test rules
sh tests/golden/demo/cmd >$work/demo
diff -u tests/golden/demo/stdout $work/demo
./geoeng military.lua $article >$work/command
[ -s $work/command ]
for library in build/release/libgeoeng.a build/release/libgeoeng.so.*; do
  # shellcheck disable=SC2046  # words of a list
  ${CC:-cc} -std=c11 -Iinclude -pthread -o $work/first tests/package/first.c \
    "$library" $(pkg-config --libs lua5.4 lua5.4-lpeg libutf8proc jansson) -lm
  ln -sf "../../$library" $work/libgeoeng.so.0
  LD_LIBRARY_PATH=$work $work/first $article >$work/program
  cmp $work/command $work/program
  echo "first with $library: as the command"
done
