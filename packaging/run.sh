#!/bin/sh
# Start the program from its checkout; without a display, the same window offscreen on the demo news.
set -eu
cd "$(dirname "$0")/.."
if [ $# -gt 0 ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/newsreader "$@"
fi
echo "There is no display here, so the window is drawn on the demo news and saved under build/screenshots/."
mkdir -p build/screenshots
QT_QPA_PLATFORM=offscreen LC_ALL=${LC_ALL:-C.UTF-8} .venv/bin/newsreader --demo --screenshots build/screenshots
ls build/screenshots
