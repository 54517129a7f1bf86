#!/bin/sh
# In a bare Debian 12 made with debootstrap (as root):
#     bare.sh run    `make run` from a clean clone
#     bare.sh test   `make test` from a clean clone
#     bare.sh deb    the .deb installed, started offscreen, a loopback feed added and listed
#
# A bare Debian has neither make nor git: a user installs both to get here, and so do we. What the machine needs
# to reach its package mirrors is copied in: apt's and pip's configuration as they tell it themselves, the
# certificates, the folders that pip's configuration names, and whatever PROVE_COPY lists (separated by colons).
# PROVE_MIRROR names Debian's mirror, PROVE_SUITE another suite than bookworm, PROVE_DEB a package already built.
set -eu
cd "$(dirname "$0")/.."
what=${1:?run, test or deb}
suite=${PROVE_SUITE:-bookworm}
certificates=/etc/ssl/certs/ca-certificates.crt
mirror=${PROVE_MIRROR:-http://deb.debian.org/debian}
[ "$(id -u)" = 0 ] || { echo "a chroot is made as root only"; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is not installed: apt-get install debootstrap"; exit 1; }

scratch=$(mktemp -d "${TMPDIR:-/tmp}/newsreader-bare.XXXXXX")
bare=$scratch/debian
mounted=
finish() {
    for place in $mounted; do umount "$place" || umount -l "$place" || true; done
    # never through a mount that would not go away
    if grep -q " $scratch/" /proc/mounts; then
        echo "$scratch is still mounted and was left" >&2
    else
        rm -rf "$scratch"
    fi
}
trap finish EXIT INT TERM

make_system() {
    debootstrap --variant=minbase "$suite" "$bare" "$mirror" >"$scratch/debootstrap.log" 2>&1 ||
        { tail "$scratch/debootstrap.log"; exit 1; }
    for place in proc dev dev/pts dev/shm; do
        mount --bind "/$place" "$bare/$place" 2>/dev/null || continue
        mounted="$bare/$place $mounted"
    done
    cp -L /etc/resolv.conf "$bare/etc/resolv.conf" 2>/dev/null || true
    echo "bare $(cat "$bare/etc/debian_version") with $(chroot "$bare" dpkg-query -W | wc -l) packages"
}

# Lend the chroot a path of this machine at the same place, read-only when it is a folder.
lend() {
    [ -e "$1" ] || return 0
    mkdir -p "$bare$(dirname "$1")"
    if [ -d "$1" ]; then
        mkdir -p "$bare$1"
        mount --bind "$1" "$bare$1"
        mounted="$bare$1 $mounted"
        mount -o remount,bind,ro "$bare$1"
    else
        cp -L "$1" "$bare$1"
    fi
}

lend_configuration() {
    settings=$(env -u PIP_CONFIG_FILE python3 -m pip config debug 2>/dev/null || true)
    # its own files, then folders that they or PIP_* variables name, as paths or file: addresses
    for file in $(printf '%s\n' "$settings" | sed -n 's/^ *\(.*\), exists: True$/\1/p'); do
        lend "$file"
    done
    for path in $( (python3 -m pip config list; env | grep '^PIP_') 2>/dev/null | tr " '\"=" '\n\n\n\n' | sed -n 's|^file://||; /^\//p' | sort -u); do
        folder=$path
        [ "$(basename "$folder")" = simple ] && folder=$(dirname "$folder")
        lend "$folder"
    done
    lend /etc/apt/apt.conf
    for file in /etc/apt/apt.conf.d/*proxy* "$certificates"; do lend "$file"; done
    for path in $(printf '%s' "${PROVE_COPY:-}" | tr : '\n'); do lend "$path"; done
}

# Variables that the network may need, and none of the rest: a user's shell in a fresh system.
inside() {
    # shellcheck disable=SC2046  # a list of words on purpose
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="$HOME" LANG=C.UTF-8 \
        $(env | grep -i -E '^(PIP_|[a-z]+_proxy=)' | grep -v ' ') chroot "$bare" "$@"
}

clone() {
    inside apt-get update -q >/dev/null
    # ca-certificates would come with python3-venv and write its own file over this machine's
    inside env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends make git \
        ca-certificates >"$scratch/apt.log" 2>&1 || { tail "$scratch/apt.log"; exit 1; }
    lend "$certificates"
    mkdir -p "$bare/srv"
    git -c safe.directory="$PWD" clone -q --no-hardlinks "file://$PWD" "$bare/srv/newsreader"
    chown -R 0:0 "$bare/srv/newsreader"
}

make_system
case $what in
run)
    lend_configuration
    clone
    inside make -C /srv/newsreader run
    ls "$bare"/srv/newsreader/build/screenshots/*.png >/dev/null
    echo "make run: passed"
    ;;
test)
    lend_configuration
    clone
    inside sh -c 'cd /srv/newsreader && exec .ci/run'
    ;;
deb)
    package=${PROVE_DEB:-}
    if [ -z "$package" ]; then
        make deb
        package=$(ls -t build/deb/*.deb | head -n 1)
    fi
    cp "$package" "$bare/tmp/"
    lend_configuration
    inside apt-get update -q >/dev/null
    inside env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "/tmp/$(basename "$package")" >"$scratch/install.log" 2>&1 ||
        { tail "$scratch/install.log"; exit 1; }
    echo "installed $(chroot "$bare" dpkg-query -W newsreader)"
    .venv/bin/python packaging/smoke.py --chroot "$bare" newsreader
    inside apt-get purge -q -y newsreader >/dev/null
    [ ! -e "$bare/usr/lib/newsreader" ] || { echo "purging left something behind"; exit 1; }
    echo "installed, smoke-tested and purged in a bare Debian: passed"
    ;;
esac
