#!/bin/sh
# Whatever `make run` and `make test` need, from a fresh Debian 12 on: system libraries for Qt, Python with venv,
# .venv with the package, translations. Quick when nothing is to be done: stamps under build/setup tell.
set -eu
cd "$(dirname "$0")/.."
. packaging/linux/apt.sh
mkdir -p build/setup

usable() { # a Python of 3.11 or newer?
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if usable "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
}

system_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        return 0 # not a Debian: the check of Qt below says what is missing
    fi
    wanted=$(cat packaging/linux/libraries.txt)
    python=$(find_python)
    if [ -z "$python" ]; then
        wanted="$wanted python3 python3-venv"
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        wanted="$wanted $(basename "$(readlink -f "$python")")-venv"
    fi
    # shellcheck disable=SC2046,SC2086  # lists of words on purpose
    install_packages $(missing_packages $wanted)
}

virtual_environment() {
    stamp=build/setup/package
    key=$(cat pyproject.toml packaging/setup.sh | cksum)" $PWD"
    if .venv/bin/python -c 'import newsreader' 2>/dev/null && [ "$(cat $stamp 2>/dev/null)" = "$key" ]; then
        return 0
    fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || ! usable .venv/bin/python; then
        python=$(find_python)
        if [ -z "$python" ]; then
            echo "Python 3.11 or newer is needed, and was not found. On Debian: apt-get install python3 python3-venv" >&2
            exit 1
        fi
        echo "Making .venv with $("$python" --version)"
        rm -rf .venv
        "$python" -m venv .venv || {
            echo "$python cannot make virtual environments. On Debian: apt-get install python3-venv" >&2
            exit 1
        }
    fi
    echo "Installing the package and its tools into .venv"
    # pip 23.2 cannot resolve lxml[html_clean], which comes with trafilatura: a new pip first.
    .venv/bin/python -m pip install --quiet --upgrade pip
    .venv/bin/python -m pip install --quiet --editable '.[dev]'
    printf '%s' "$key" >$stamp
}

qt_starts() {
    [ -e build/setup/qt ] && return 0
    if ! problem=$(.venv/bin/python -c 'import PySide6.QtWidgets' 2>&1); then
        echo "Qt cannot be loaded: $(printf '%s' "$problem" | tail -n 1)" >&2
        echo "It needs these libraries (Debian's names): $(tr '\n' ' ' <packaging/linux/libraries.txt)" >&2
        exit 1
    fi
    : >build/setup/qt
}

translations() {
    sources=$(cat resources/translations/*.ts packaging/translations.py | cksum)
    if [ "$(cat build/setup/translations 2>/dev/null)" = "$sources" ] && ls resources/translations/*.qm >/dev/null 2>&1; then
        return 0
    fi
    .venv/bin/python packaging/translations.py --build
    printf '%s' "$sources" >build/setup/translations
}

system_packages || echo "Going on without them; what cannot work will say so." >&2
virtual_environment
qt_starts
translations
