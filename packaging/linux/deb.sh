#!/bin/sh
# Build build/deb/newsreader_VERSION_ARCH.deb: the one-folder program under /usr/lib/newsreader, with its desktop
# file, icon, AppStream metainfo, manual page and copyright. What it needs of the system stands in Depends.
set -eu
cd "$(dirname "$0")/../.."
. packaging/linux/apt.sh
work=build/deb
rm -rf "$work/tree" "$work/program"
mkdir -p "$work" build

# The libraries as well: what is linked against can be named only where it is installed.
needed="binutils xz-utils dpkg-dev $(cat packaging/linux/libraries.txt)"
minor=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
# PyInstaller wants the interpreter as a shared library, which Debian packages apart.
case $(.venv/bin/python -c 'import sys; print(sys.base_prefix)') in
/usr) needed="$needed libpython$minor" ;;
esac
# shellcheck disable=SC2046,SC2086  # lists of words on purpose
install_packages $(missing_packages $needed)

echo "Freezing the program"
.venv/bin/python -m build --wheel --outdir "$work/wheel" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
wheel=$(ls -t "$work"/wheel/*.whl | head -n 1)
rm -rf "$work/venv"
.venv/bin/python -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --upgrade pip
"$work/venv/bin/python" -m pip install --quiet 'pyinstaller>=6.11,<7' "$wheel"
"$work/venv/bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath "$work/program" \
    --workpath "$work/work" packaging/newsreader.spec

echo "Packing it"
version=$("$work/program/newsreader/newsreader" --version | sed 's/.* //')
architecture=$(dpkg --print-architecture)
tree=$work/tree
share=$tree/usr/share
id=$("$work/venv/bin/python" -c 'import newsreader; print(newsreader.APP_ID)')
home=$("$work/venv/bin/python" -c 'import newsreader; print(newsreader.HOME_PAGE)')
contact=$("$work/venv/bin/python" -c 'import newsreader; print(newsreader.CONTACT)')
fill() { sed "s|@ID@|$id|g; s|@HOME@|$home|g; s|@CONTACT@|$contact|g; s|@VERSION@|$version|g" "$1"; }
mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$share/applications" "$share/metainfo" \
    "$share/icons/hicolor/scalable/apps" "$share/man/man1" "$share/doc/newsreader"
cp -a "$work/program/newsreader" "$tree/usr/lib/newsreader"
# Symbols are half of the interpreter and of the compiled packages. Libraries that were patched when their wheel
# was built (PySide6, *.libs) do not survive stripping.
find "$tree/usr/lib/newsreader" -type f -name '*.so*' ! -path '*/PySide6/*' ! -path '*.libs/*' \
    ! -path '*/shiboken6/*' -exec strip --strip-unneeded {} + 2>/dev/null || true
ln -s ../lib/newsreader/newsreader "$tree/usr/bin/newsreader"
fill packaging/linux/newsreader.desktop.in >"$share/applications/$id.desktop"
fill packaging/linux/newsreader.metainfo.xml.in >"$share/metainfo/$id.metainfo.xml"
fill packaging/linux/newsreader.1.in | gzip -9n >"$share/man/man1/newsreader.1.gz"
cp resources/icons/newsreader.svg "$share/icons/hicolor/scalable/apps/$id.svg"
"$work/venv/bin/python" packaging/linux/copyright.py >"$share/doc/newsreader/copyright"

# Debian's tool finds what the bundled files are linked against and which version they need; Qt opens other
# libraries by name at run time, and those stand in libraries.txt.
mkdir -p "$work/links/debian"
printf 'Source: newsreader\n\nPackage: newsreader\nArchitecture: any\n' >"$work/links/debian/control"
bundle=$PWD/$tree/usr/lib/newsreader
private=$(find "$bundle" -name '*.so*' -exec dirname {} + | sort -u | sed 's/^/-l/')
# shellcheck disable=SC2046,SC2086  # lists of words on purpose
(cd "$work/links" && dpkg-shlibdeps -O --ignore-missing-info $private \
    $(find "$bundle" -type f \( -name '*.so*' -o -name newsreader \))) >"$work/links/found" 2>"$work/links.log" ||
    { grep error "$work/links.log" >&2; exit 1; }
sed -n 's/^shlibs:Depends=//p' "$work/links/found" | sed 's/, /\n/g' >"$work/depends"
# the named ones, unless they are linked as well and stand there with a version
named=$(sed 's/ .*//' "$work/depends" | grep -vxF -f - packaging/linux/libraries.txt || true) # often none
depends=$(printf '%s\n' "$named" | cat - "$work/depends" | sed '/^$/d' | sort -u | tr '\n' ',' | sed 's/,$//; s/,/, /g')
cat >"$tree/DEBIAN/control" <<CONTROL
Package: newsreader
Version: $version
Architecture: $architecture
Maintainer: Newsreader <$contact>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: $depends
Section: net
Priority: optional
Homepage: $home
Description: desktop newsreader in Vietnamese and English
 Follows the feeds of many outlets in three panes, sorts their articles by section, shows
 related stories under each, and keeps everything readable offline.
CONTROL
find "$tree" -type d -exec chmod 755 {} +
find "$tree/usr" -type f -exec chmod u=rwX,go=rX {} +
deb=$work/newsreader_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$tree" "$deb" >/dev/null
rm -rf "$work/venv" "$work/work" "$work/links" "$tree"
ls -l "$deb" | awk '{ printf "%s: %.0f MB\n", $NF, $5 / 1e6 }'
