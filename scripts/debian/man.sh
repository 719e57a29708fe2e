#!/bin/sh
# The page of man: what `geoeng --help` says. man.sh GEOENG >geoeng.1
set -eu
cat <<END
.TH GEOENG 1 "" "$("$1" --version)"
.SH NAME
geoeng \\- rule\\-based event extraction from news text
.SH SYNOPSIS
.nf
END
"$1" --help | sed 's/\\/\\e/g; s/-/\\-/g; s/^[.'\'']/\\\&&/' | awk '
  NR == 1, /^$/ { sub(/^usage: /, "       "); sub(/^       /, ""); print; next }
  !begun { print ".fi\n.SH DESCRIPTION\n.nf"; begun = 1 }
  { print }'
cat <<'END'
.fi
.SH FILES
.TP
.I /usr/share/geoeng/rules
the packs and lexicons that come with geoeng, to read; the command holds them
.TP
.I /usr/share/geoeng/english.model
the model of English
.TP
.I ~/.cache/geoeng
compiled lexicons; $GEOENG_CACHE names another folder
.SH SEE ALSO
The manual: \fBgeoeng help\fR
END
