#!/bin/sh
# Build build/macos/Newsreader-VERSION.dmg with an app inside. WRITTEN BUT NOT RUN: no Mac was at hand. It follows
# the documentation of PyInstaller, codesign and hdiutil; whoever runs it first should expect to mend something.
#
# CODESIGN_IDENTITY ("Developer ID Application: …") signs for other people's machines; without it the app is signed
# ad hoc and opens on this machine only. Notarize the result with: xcrun notarytool submit --wait FILE
set -eu
cd "$(dirname "$0")/../.."
sh packaging/setup.sh
work=build/macos
rm -rf "$work"
mkdir -p "$work/Newsreader.app/Contents/MacOS" "$work/Newsreader.app/Contents/Resources"

.venv/bin/python -m build --wheel --outdir "$work/wheel"
.venv/bin/python -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --upgrade pip
"$work/venv/bin/python" -m pip install --quiet 'pyinstaller>=6.11,<7' "$work"/wheel/*.whl
"$work/venv/bin/python" -m PyInstaller --noconfirm --distpath "$work/program" --workpath "$work/work" \
    packaging/newsreader.spec

ask() { "$work/venv/bin/python" -c "import newsreader; print(newsreader.$1)"; }
version=$(ask __version__)
contents=$work/Newsreader.app/Contents
cp -R "$work/program/newsreader/" "$contents/MacOS/"
sed "s|@ID@|$(ask APP_ID)|g; s|@VERSION@|$version|g" packaging/macos/Info.plist.in >"$contents/Info.plist"

# An .icns from the same drawing as everywhere else.
icons=$work/newsreader.iconset
mkdir "$icons"
for size in 16 32 128 256 512; do
    "$work/venv/bin/python" packaging/picture.py resources/icons/newsreader.svg $size "$icons/icon_${size}x${size}.png"
    "$work/venv/bin/python" packaging/picture.py resources/icons/newsreader.svg $((size * 2)) \
        "$icons/icon_${size}x${size}@2x.png"
done
iconutil --convert icns --output "$contents/Resources/newsreader.icns" "$icons"

if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --deep --force --options runtime --timestamp --sign "$CODESIGN_IDENTITY" "$work/Newsreader.app"
else
    codesign --deep --force --sign - "$work/Newsreader.app"
fi
.venv/bin/python packaging/smoke.py "$contents/MacOS/newsreader"
hdiutil create -quiet -volname Newsreader -srcfolder "$work/Newsreader.app" -format UDZO \
    "$work/Newsreader-$version.dmg"
ls -l "$work/Newsreader-$version.dmg"
