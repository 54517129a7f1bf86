# Sourced by setup.sh and deb.sh: Debian packages that are missing, and their installation where we may.

# Print those of the named packages that dpkg does not have installed. Provided names count (libglib2.0-0t64).
missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}|${Package}|${Provides}\n' | sed -n 's/^ii *|//p' |
        tr '|,' '\n\n' | sed 's/^ *//; s/ .*//; s/:.*//')
    for package in "$@"; do
        printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

# Install the named packages through apt as root or with a sudo that asks nothing; else print the exact line
# and return 1.
install_packages() {
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ]; then
        may=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        may=sudo
    else
        echo "These system packages are missing. Please run:" >&2
        echo "    sudo apt-get install --no-install-recommends $*" >&2
        return 1
    fi
    echo "Installing system packages: $*"
    $may apt-get update -q >/dev/null || true # an old list may still do
    $may env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >build/apt.log 2>&1 || {
        tail -n 20 build/apt.log >&2
        echo "apt could not install them; the whole log is in build/apt.log. The line was:" >&2
        echo "    $may apt-get install --no-install-recommends $*" >&2
        return 1
    }
}
