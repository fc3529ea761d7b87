#!/bin/sh
# Installs a release of bootstrap on a box that has nothing: no Java, no Maven, no checkout.
#   install.sh --from URL_OR_FOLDER [--sha256 HEX]   into /opt as root, into ~/.local as a user; again to replace it
#   install.sh --remove                              takes away what it installed; a user's profiles and state stay
# The folder of the release holds the archive and SHA256SUMS; HEX is that of SHA256SUMS, to trust no more than it.
set -eu
umask 022

say() { printf 'install.sh: %s\n' "$*" >&2; }

die() { # die EXIT_CODE MESSAGE...; the codes are those of bootstrap itself
    code=$1
    shift
    say "$*"
    exit "$code"
}

usage() {
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

read_arguments() {
    from='' pinned='' remove=
    while [ $# -gt 0 ]; do
        case $1 in
            --from) [ -n "${2:-}" ] || usage; from=$2; shift 2 ;;
            --sha256) [ -n "${2:-}" ] || usage; pinned=$2; shift 2 ;;
            --remove) remove=yes; shift ;;
            *) usage ;;
        esac
    done
    [ -n "$from$remove" ] || usage
    [ -z "$from" ] || [ -z "$remove" ] || usage
}

choose_places() {
    if [ "$(id -u)" -eq 0 ]; then
        folder=/opt/bootstrap link=/usr/local/bin/bootstrap
    else
        home=$(cd -- "${HOME:-}" 2>/dev/null && pwd) || die 77 "there is no HOME"
        folder=$home/.local/lib/bootstrap link=$home/.local/bin/bootstrap
    fi
}

# Only what is ours is replaced or taken away.
is_ours() { [ -x "$1/bin/bootstrap" ] && [ -d "$1/runtime" ]; }

demand_ours() {
    { [ ! -e "$folder" ] && [ ! -L "$folder" ]; } || is_ours "$folder" || die 73 "$folder is there, and it is not bootstrap's: left alone"
    [ ! -e "$link" ] && [ ! -L "$link" ] || [ "$(readlink -- "$link")" = "$folder/bin/bootstrap" ] ||
        die 73 "$link is there, and it is not bootstrap's: left alone"
}

uninstall() {
    demand_ours
    [ -e "$folder" ] || [ -L "$link" ] || die 66 "nothing is installed in $folder"
    rm -f -- "$link" || die 77 "cannot remove $link"
    rm -rf -- "$folder" || die 77 "cannot remove $folder"
    say "removed $folder and $link"
}

fetch() { # fetch NAME
    case $from in
        http://* | https://*)
            if command -v curl >/dev/null; then
                curl -fsSL --proto-redir '=https' --connect-timeout 20 --retry 2 -o "$work/$1" -- "${from%/}/$1"
            elif command -v wget >/dev/null; then
                wget -q --timeout=20 --tries=3 -O "$work/$1" -- "${from%/}/$1"
            elif [ -x /usr/lib/apt/apt-helper ]; then
                # Every Ubuntu has it; https needs ca-certificates, which a slim image lacks.
                /usr/lib/apt/apt-helper download-file "${from%/}/$1" "$work/$1" >/dev/null
            else
                die 69 "neither curl nor wget is here"
            fi || die 69 "cannot fetch ${from%/}/$1"
            ;;
        *) cp -- "${from#file://}/$1" "$work/$1" || die 66 "there is no $1 in $from" ;;
    esac
}

name_architecture() {
    case $(uname -m) in
        x86_64) arch=amd64 ;;
        aarch64) arch=arm64 ;;
        *) die 5 "there is no release for $(uname -m)" ;;
    esac
}

# Sets $archive to the one name in SHA256SUMS that is for this architecture.
choose_archive() {
    fetch SHA256SUMS
    [ -z "$pinned" ] || printf '%s  %s\n' "$pinned" "$work/SHA256SUMS" | sha256sum --check --status - ||
        die 76 "SHA256SUMS is not the one that was asked for: $(sha256sum <"$work/SHA256SUMS" | cut -d' ' -f1)"
    archive=$(sed -n "s/^[0-9a-f]\{64\}  \(bootstrap-[0-9][0-9A-Za-z.~+-]*-linux-$arch\.tar\.gz\)\$/\1/p" "$work/SHA256SUMS")
    [ -n "$archive" ] && [ "$(printf '%s\n' "$archive" | wc -l)" -eq 1 ] ||
        die 65 "SHA256SUMS names no archive for $arch, or several"
}

demand_intact() {
    (cd "$work" && grep "  $archive\$" SHA256SUMS | sha256sum --check --status -) ||
        die 76 "$archive is not what SHA256SUMS says: nothing was installed"
}

# The folder comes in whole: it is unpacked beside its place and renamed; whatever happens, one of the two is there.
install() {
    demand_ours
    name_architecture
    choose_archive
    fetch "$archive"
    demand_intact
    mkdir -p -- "${folder%/*}" "${link%/*}" && [ -w "${link%/*}" ] ||
        die 73 "cannot write to ${folder%/*} or ${link%/*}"
    beside=$(mktemp -d "${folder%/*}/.bootstrap.XXXXXX") || die 73 "cannot write to ${folder%/*}"
    mkdir -- "$beside/new"
    tar -xzf "$work/$archive" -C "$beside/new" --strip-components=1 --no-same-owner ||
        die 73 "cannot unpack into ${folder%/*}"
    version=$("$beside/new/bin/bootstrap" --version) || die 70 "what was unpacked does not start"
    [ ! -e "$folder" ] || mv -- "$folder" "$beside/old" || die 73 "cannot replace $folder"
    mv -T -- "$beside/new" "$folder" || die 73 "cannot make $folder"
    ln -sfn -- "$folder/bin/bootstrap" "$link" || die 73 "cannot make $link"
    say "installed $version: $link"
    case :$PATH: in *":${link%/*}:"*) ;; *) say "PATH of this shell lacks ${link%/*}; a new login may have it" ;; esac
}

clean_up() {
    if [ -n "$beside" ]; then
        [ -e "$folder" ] || [ ! -e "$beside/old" ] || mv -- "$beside/old" "$folder"
        rm -rf -- "$beside"
    fi
    rm -rf -- "$work"
}

read_arguments "$@"
choose_places
if [ -n "$remove" ]; then
    uninstall
    exit
fi
beside=''
work=$(mktemp -d) || die 73 "cannot make a temporary folder"
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
install
