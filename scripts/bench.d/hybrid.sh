#!/bin/bash
# What profile hybrid does, as one would write it down: one thing after the other. The packages are those of its plan.
# hybrid.sh apply PACKAGE... | hybrid.sh check          INIT_FROM and INIT_SHA256 name rustup-init
set -euo pipefail
profiles=/srv/bench/profiles
venv=$HOME/.local/share/plain/venvs/hybrid
export DEBIAN_FRONTEND=noninteractive

apply() {
    local init=/tmp/rustup-init
    apt-get -q update
    apt-get -q install -y --no-install-recommends "$@"
    python3 -c 'import sys, urllib.request as u; open(sys.argv[2], "wb").write(u.urlopen(sys.argv[1]).read())' \
        "$INIT_FROM" $init
    echo "$INIT_SHA256  $init" | sha256sum -c -
    chmod 755 $init
    RUSTUP_INIT_SKIP_PATH_CHECK=yes $init -y --profile minimal --default-toolchain stable --component clippy --component rustfmt
    python3 -m venv "$venv"
    cp -r $profiles/hybrid /tmp/hybrid
    cd /tmp/hybrid
    PATH=$HOME/.cargo/bin:$PATH MATURIN_NO_INSTALL_RUST=1 \
        "$venv/bin/pip" install --no-input --disable-pip-version-check --progress-bar off .
}

# The checks of the profile that a box without systemd runs, in the same order.
check() {
    export PATH=$HOME/.cargo/bin:$PATH CARGO_NET_OFFLINE=true
    cd "$(mktemp -d)"
    cp $profiles/checks/* .
    grep -c 'BEGIN CERTIFICATE' /etc/ssl/certs/ca-certificates.crt
    python3 --version
    python3 -m pip --version
    python3 -m venv venv
    ./venv/bin/pip --version
    ./venv/bin/python -c 'import sys; print(sys.prefix != sys.base_prefix)' | grep True
    python3 main.py | grep Linux
    python3 main.py | grep Filesystem
    rustc --version
    cargo --version
    rustc main.rs
    ./main | grep 'Hello Ubuntu from Rust'
    export CARGO_HOME=$PWD/cargo-home CARGO_TARGET_DIR=$PWD/target
    cargo new one --vcs none
    cargo run --release --manifest-path one/Cargo.toml | grep 'Hello, world!'
    cargo new two --vcs none
    cargo fmt --check --manifest-path two/Cargo.toml
    cargo clippy --manifest-path two/Cargo.toml -- -D warnings
    docker --version
    env PATH=/usr/sbin:/usr/bin dockerd --version
    containerd --version
    if has buildx; then docker buildx version; fi
    if has compose; then docker compose version && docker compose config --services | grep one; fi
    "$venv/bin/python" hybrid.py | grep 'starts at 837799'
}

has() { ls /usr/lib*/docker/cli-plugins/docker-"$1" >/dev/null 2>&1; }

"$@"
