#!/bin/sh
# shellcheck disable=SC2046 # lists of names
# Makes a box what scripts/bench needs: prepare.sh fresh | tools | full, each on top of the one before. Runs in the box.
set -eu
here=/srv/bench
export DEBIAN_FRONTEND=noninteractive
install() { apt-get -qq install -y --no-install-recommends "$@" >/dev/null; }

# A release as one gets it on a disk: images for containers tell dpkg not to wait for the disk and apt to keep nothing.
fresh() {
    rm -f /etc/dpkg/dpkg.cfg.d/docker-* /etc/dpkg/dpkg.cfg.d/*unsafe-io /etc/apt/apt.conf.d/docker-*
    apt-get -qq update
    first=$(sed 's/ /, /g' $here/first.txt)
    cat >$here/first.yaml <<YAML
profile: first
steps:
  - step: first
    title: Ten packages that bring many others
    ensure:
      - apt: [$first]
    expect:
      - apt: [$first]
YAML
}

# The tools, two thousand tiny packages, and everybody's wishes. Nothing of what the wishes name.
tools() {
    install python3 python3-venv python3-apt
    python3 -m venv $here/venv
    $here/venv/bin/pip -q install --disable-pip-version-check -r $here/requirements.txt
    python3 $here/specs.py
    dpkg --force-unsafe-io -i $here/debs/*.deb >/dev/null
    ! dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(cat $here/packages.txt) 2>/dev/null | grep '^installed'
}

full() {
    install $(cat $here/packages.txt)
    mkdir -p $here/conf
    for number in 1 2 3 4 5; do cp $here/conf.txt $here/conf/$number.conf; done
}

"$1"
