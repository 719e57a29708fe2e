#!/bin/sh
# The static executable of `make static`: tests/package/static.sh
# It is no dynamic executable, and in a folder that holds nothing but it and
# documents, as root of a chroot, it gives the bytes and messages that ./geoeng
# gives outside. Where no chroot may be made that is told, and it runs in the
# folder itself. Prints "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 1
top=$PWD
work=$top/build/package/static
root=$work/root
static=$top/build/static/geoeng
. tests/expect.sh
rm -rf "$work" && mkdir -p "$root/data" || exit 1

# ------------------------------------------------------------------ the file

no_dynamic() { ! readelf -d "$static" | grep -q NEEDED; }
no_interpreter() { ! readelf -l "$static" | grep -q INTERP; }
expect "no shared library" no_dynamic
expect "no loader" no_interpreter
expect "licences" sh tests/package/licenses.sh static

# ------------------------------------------------------------ an empty folder

cp "$static" "$root/geoeng"
cp scripts/doc/examples/article.txt tests/data/inputs/latin.tsv "$root/data"
cp tests/data/pages/*.html "$root/data"
cp -r tests/data/web "$root/data/web"
cp rules/attack.lua "$root/data/own.lua"
line="Israeli jets struck a depot near Damascus on Monday, killing 6 soldiers."
text="$line The caf\\351 \\226 closed \\223since\\224 May \\226 was hit, too."
printf 'id,date,text\n1,2024-05-08,"%s"\n2,2024-05-09,"%s"\n' "$line" "$line" \
  >"$root/data/news.csv"
# shellcheck disable=SC2059 # with escapes
printf "$text\n" >"$root/data/western.txt"
gzip -c "$root/data/news.csv" >"$root/data/news.csv.gz"
zstd -q "$root/data/news.csv" -o "$root/data/news.csv.zst"
iconv -f WINDOWS-1252 -t UTF-16 "$root/data/western.txt" >"$root/data/wide.txt"
iconv -f WINDOWS-1252 -t GB18030 "$root/data/western.txt" >"$root/data/gb.txt"
{
  printf '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0">'
  printf '<channel><title>t</title><item><guid>1</guid><title>Jets strike'
  printf '</title><pubDate>Wed, 08 May 2024 06:30:00 GMT</pubDate>'
  # shellcheck disable=SC2059 # with escapes
  printf "<description>$text</description></item></channel></rss>\n"
} >"$root/data/feed.xml"
# Every byte behind a letter and every pair of bytes, a line each.
lua5.4 -e 'for a = 0x20, 0xFF do print("x" .. string.char(a) .. " y") end' \
  >"$root/data/one.txt"
lua5.4 -e 'for a = 0x80, 0xFF do for b = 0x40, 0xFF do
  print("x" .. string.char(a, b) .. "  y") end end' >"$root/data/two.txt"

if chroot "$root" /geoeng --version >/dev/null 2>&1; then
  where=chroot
  alone() { chroot "$root" /geoeng "$@"; }
else
  where=folder
  echo "no chroot may be made here: the rest runs in $root itself"
  alone() { (cd "$root" && ./geoeng "$@"); }
fi
beside() { (cd "$root" && "$top/geoeng" "$@"); }

same() { # arguments of geoeng...
  beside "$@" >"$work/want" 2>"$work/want.err"
  want=$?
  alone "$@" >"$work/got" 2>"$work/got.err"
  code=$?
  [ $code -eq $want ] || echo "exit $code, not $want"
  cmp "$work/got" "$work/want" && cmp "$work/got.err" \
    "$work/want.err" && [ $code -eq $want ] && [ -s "$work/got" ]
}

packs="military.lua diplomacy.lua"
# shellcheck disable=SC2086 # words
for input in article.txt news.csv news.csv.gz news.csv.zst western.txt feed.xml \
  latin.tsv web; do
  expect "$input" same --no-cache $packs "data/$input" --date 2024-10-12
done
expect "a rule file of the user" same data/own.lua data/article.txt \
  --date 2024-10-12 --no-cache
expect "rows of a table" same military.lua data/news.csv --format csv --no-cache
expect "a report" same report military.lua data/news.csv --out - --no-cache
expect "the texts of pages" same text data
for set in windows-1252 iso-8859-1 utf-16 windows-1251 gb18030 koi8-r; do
  expect "--encoding $set" same text data/wide.txt --encoding $set
done
expect "--encoding gb18030, of such" same text data/gb.txt --encoding gb18030
# Each name of a set of single bytes, and the sets of two.
names=$(sed -n 's/^  {"\(.*\)\\0", .*_1, 0, 0},$/\1/p' build/gen/charset_data.c |
  sed 's/\\0\(""\)\{0,1\}/ /g')
for set in $names; do
  case $set in
  *1258*) continue ;; # its letters are not composed
  esac
  expect "all letters of $set" same text data/one.txt --encoding "$set"
done
for set in CP932 SHIFT_JIS EUC-KR GB2312 GBK GB18030 BIG5 BIG5-HKSCS; do
  expect "all letters of $set" same text data/two.txt --encoding $set
done
tree() { alone parse data/article.txt --tree | grep -q nsubj; }
expect "the model is found" tree
none() { ! alone --stats=json military.lua data/article.txt --no-cache 2>&1 |
  grep -q '"confined":false'; }
confined() { alone --stats=json military.lua data/article.txt --no-cache 2>&1 |
  grep -q '"confined":true'; }
expect "rules are confined" confined
expect "rules are not told to be unconfined" none
# Without /dev, what is closed is still no number for files of ours.
unread() {
  alone military.lua data/article.txt --no-cache >"$work/want"
  alone military.lua data/article.txt --no-cache <&- >"$work/got" &&
    cmp "$work/got" "$work/want" &&
    alone military.lua data/article.txt --no-cache <&- 2>&- >"$work/got" &&
    cmp "$work/got" "$work/want"
}
unwritten() {
  alone military.lua data/article.txt --no-cache >&- 2>"$work/got.err"
  [ $? -eq 6 ] && grep -q "standard output" "$work/got.err"
}
expect "standard input and error are closed" unread
expect "standard output is closed" unwritten
other() { # a model of one's own is the one that is used
  GEOENG_MODEL=data/news.csv alone parse data/article.txt 2>&1 |
    grep -q 'news.csv: it is .* model'
}
expect "GEOENG_MODEL" other
cached() { # the second start reads what the first one kept
  alone military.lua data/article.txt --no-cache >"$work/want"
  for _ in 1 2; do
    GEOENG_CACHE=/cache alone military.lua data/article.txt >"$work/got"
    cmp "$work/got" "$work/want" || return 1
  done
}
is_kept() { [ -n "$(find "$root/cache" -type f)" ]; }
if [ "$where" = chroot ]; then
  mkdir "$root/cache"
  expect "a cache" cached
  expect "a cache is kept" is_kept
fi

news=${GEOENG_CORPUS:-$top/../shared/bench/news.jsonl}
if [ -f "$news" ]; then
  cp "$news" "$root/data/corpus.jsonl"
  # shellcheck disable=SC2086 # words
  expect "1,200 documents" same $packs data/corpus.jsonl --no-cache
else
  echo "skipped $news: it is not here"
fi
finish
