# usage: sh docker.sh build | buildx | compose
#
# Builds an image from scratch out of two programs of this box, runs it and reads what it says. Needs an engine that
# answers, but no registry and no network. The image, its containers and the project bear a name of their own and are
# removed again, also when something fails.
set -eu
name=bootstrap-check-$1-$$-$(date +%s)
label=bootstrap.check=$name
# A client without the user's settings: the engine of this box is asked, wherever the user's context points.
mkdir client
DOCKER_CONFIG=$PWD/client IMAGE=$name COMPOSE_PROJECT_NAME=$name
export DOCKER_CONFIG IMAGE COMPOSE_PROJECT_NAME

fail() {
    echo "$*" >&2
    exit 1
}

quietly() { # what it says is of interest only when it fails
    "$@" >log 2>&1 || {
        cat log >&2
        fail "failed: $*"
    }
}

cache() { # what Buildx keeps of earlier builds, an id a line
    docker buildx du --verbose | sed -n 's/^ID:[[:space:]]*//p'
}

clean() {
    docker ps --all --quiet --filter "label=$label" | xargs --no-run-if-empty docker rm --force
    docker image rm --force "$name"
    docker image prune --force --filter "label=$label"
    if [ -e cache ]; then
        cache | grep --invert-match --line-regexp --fixed-strings --file cache |
            xargs --no-run-if-empty --replace=ID docker buildx prune --force --filter id=ID
    fi
} >/dev/null 2>&1

build() { # build COMMAND...: the image, by what is given
    mkdir image
    for program in /bin/sh /bin/sleep; do
        cp --dereference "$program" image/
        # What it is linked to comes along, at the same place.
        ldd "$program" | grep --only-matching '/[^ ]*' | xargs cp --dereference --parents --target-directory=image
    done
    printf '%s\n' 'FROM scratch' "LABEL $label" 'COPY image /' 'CMD ["/sh", "-c", "echo hello from scratch"]' >Dockerfile
    quietly "$@" --quiet --network none --tag "$name" .
}

hello() {
    said=$(docker run --rm --pull never --network none "$name")
    [ "$said" = "hello from scratch" ] || fail "the container said: $said"
    echo "$1: $said"
}

trap clean EXIT
trap 'exit 1' HUP INT TERM
case $1 in
    build)
        # By the engine's own builder: Buildx has a check of its own.
        DOCKER_BUILDKIT=0 build docker build --force-rm
        hello docker
        ;;
    buildx)
        cache >cache || fail "buildx does not tell what it keeps"
        build docker buildx build --load
        hello buildx
        ;;
    compose)
        DOCKER_BUILDKIT=0 build docker build --force-rm
        quietly docker compose up --detach
        up=$(docker compose ps --services --status running)
        [ "$up" = one ] || fail "running after \"docker compose up\": ${up:-nothing}"
        quietly docker compose down --timeout 1
        left=$(docker compose ps --all --quiet)
        [ -z "$left" ] || fail "left after \"docker compose down\": $left"
        echo "compose: the service went up and down"
        ;;
    *) fail "unknown: $1" ;;
esac
