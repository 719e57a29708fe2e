#!/bin/sh
# What a build of geoeng contains of others, and under which terms:
# licenses.sh PART... >LICENSES.txt, in the root of the source tree.
#   data      geoeng itself, its lexicons, word forms, model and report page: in
#             every build
#   library   Lua, LPeg, utf8proc, jansson: where they are linked in, not shared
#   static    the other libraries that `make static` links in, the C library too
# The notices of libraries are those of the Debian packages that are installed,
# at their versions.
set -eu

rule() { printf '\n%s\n\n' "$(printf '%78s' '' | tr ' ' -)"; }

# The lines that begin a file with #, without it.
head_of() { sed -n '/^#/!q; s/^# \{0,1\}//p' "$1"; }

data() {
  rule
  echo "geoeng (MIT)"
  echo
  cat LICENSE
  rule
  echo "scripts/model/english.model, the model of English, says of itself:"
  echo
  # The text of the header of core/syntax/model.h, behind its numbers.
  dd if=scripts/model/english.model bs=1 skip=184 count=1024 2>/dev/null |
    tr -d '\000' | sed 's/ *$//'
  echo
  for file in rules/lexicons/*.tsv; do
    rule
    echo "$file"
    echo
    head_of "$file"
  done
  package wordnet-base "word forms are made of it"
  package unicode-data "tables of word boundaries are made of it"
  rule
  cat scripts/report/LICENSES.txt
  rule
  cat <<'END'
Of the lexicons above, gazetteer.tsv is under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/): columns were chosen and renamed,
other names left out, names that are words marked. Names and codes in
countries.tsv and subdivisions.tsv are those of iso-codes (Copyright 2001-2008
Alastair McKinstry, 2004-2016 Christian Perrier, 2005-2023 Dr. Tobias
Quathamer), under the GNU Lesser General Public License, version 2.1 or later,
which stands at the end.
END
}

# package NAME WHAT: its notices.
package() {
  rule
  dpkg-query -W -f "\${source:Package} \${source:Version}" "$1"
  printf ' (%s)\n\n' "${2:-linked in}"
  cat "/usr/share/doc/$1/copyright"
}

library() {
  for name in liblua5.4-dev lua-lpeg-dev libutf8proc-dev libjansson-dev; do
    package $name
  done
}

# The package of the compiler's own library.
libgcc() {
  file=$(realpath "$(${CC:-gcc} -print-libgcc-file-name)")
  dpkg-query -S "$file" | sed 's/[:,].*//'
}

static() {
  for name in libc6-dev libseccomp-dev zlib1g-dev libzstd-dev \
    libedit-dev libncurses-dev libbsd-dev libmd-dev libsqlite3-dev libcsv-dev \
    libxml2-dev liblzma-dev "$(libgcc)"; do
    package "$name"
  done
  rule
  cat <<'END'
The GNU C library, libseccomp and libcsv are under the GNU Lesser General Public
License, version 2.1, which stands at the end. To use changed versions of them: take
geoeng's source, which is under the MIT licence, install the changed versions in
place of Debian's, and run `make static`. The source of each library above is
Debian's source package of that name and version (https://snapshot.debian.org,
`apt-get source NAME=VERSION`).
END
}

[ $# -gt 0 ] || { echo "usage: licenses.sh data|library|static..." >&2; exit 2; }
for part in "$@"; do
  case $part in
  data | library | static) ;;
  *) echo "licenses: no part '$part'" >&2; exit 2 ;;
  esac
done
echo "What this build of geoeng contains, and under which licences it is."
for part in "$@"; do $part; done
rule
cat /usr/share/common-licenses/LGPL-2.1
