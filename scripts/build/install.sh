#!/bin/sh
# make install and make uninstall: install.sh install|uninstall
# In the environment: BUILD, VERSION, PREFIX, LIBDIR, DESTDIR, and PACKAGES,
# those of pkg-config that the library needs.
set -eu
shared=libgeoeng.so.$VERSION
soname=libgeoeng.so.${VERSION%%.*}
share=$PREFIX/share/geoeng

# Every file: its mode, source and place; of links "link", target and place.
files() {
  echo "755 $BUILD/geoeng $PREFIX/bin/geoeng"
  echo "644 include/geoeng.h $PREFIX/include/geoeng.h"
  echo "644 $BUILD/libgeoeng.a $LIBDIR/libgeoeng.a"
  echo "644 $BUILD/$shared $LIBDIR/$shared"
  echo "link $shared $LIBDIR/$soname"
  echo "link $soname $LIBDIR/libgeoeng.so"
  echo "644 $BUILD/geoeng.pc $LIBDIR/pkgconfig/geoeng.pc"
  echo "644 scripts/model/english.model $share/english.model"
  echo "644 build/gen/doc/event.schema.json $share/event.schema.json"
  echo "644 build/gen/geoeng.1 $PREFIX/share/man/man1/geoeng.1"
  echo "644 build/gen/geoeng.bash $PREFIX/share/bash-completion/completions/geoeng"
  echo "644 build/gen/geoeng.zsh $PREFIX/share/zsh/site-functions/_geoeng"
  echo "644 build/gen/geoeng.fish $PREFIX/share/fish/vendor_completions.d/geoeng.fish"
  for file in rules/*.lua rules/lexicons/*.tsv; do
    echo "644 $file $share/$file"
  done
  for file in scripts/cluster/*; do
    case $file in *.sh) mode=755 ;; *) mode=644 ;; esac
    echo "$mode $file $share/cluster/${file##*/}"
  done
  for file in scripts/geoeng/meta/*.lua; do
    echo "644 $file $share/meta/${file##*/}"
  done
}

# A tree that is moved stays right: the folder of libraries is below the prefix.
write_pc() {
  case $LIBDIR in
  "$PREFIX"/*) libdir="\${prefix}/${LIBDIR#"$PREFIX"/}" ;;
  *) libdir=$LIBDIR ;;
  esac
  cat <<END
prefix=$PREFIX
libdir=$libdir
includedir=\${prefix}/include

Name: geoeng
Description: rule-based event extraction from news text
Version: $VERSION
Libs: -L\${libdir} -lgeoeng
Libs.private: $(pkg-config --libs $PACKAGES) -lm
Cflags: -I\${includedir}
END
}

case $1 in
install)
  write_pc >"$BUILD/geoeng.pc"
  files | while read -r mode source place; do
    case $mode in
    link) ln -sf "$source" "$DESTDIR$place" ;;
    *) install -D -m "$mode" "$source" "$DESTDIR$place" ;;
    esac
  done
  ;;
uninstall)
  files | while read -r mode source place; do rm -f "$DESTDIR$place"; done
  for folder in $share/rules/lexicons $share/rules $share/meta \
    $share/cluster $share; do
    rmdir "$DESTDIR$folder" 2>/dev/null || true # others may have files there
  done
  ;;
*) echo "install.sh: install or uninstall?" >&2; exit 2 ;;
esac
