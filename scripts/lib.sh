# shellcheck shell=bash
# Sourced by the scripts beside it: which JDK, is the build fresh, Maven.

: "${root:?the checkout, set by the script that sources this}"
jdk_needed=25
self=scripts/${0##*/}

# How Java is started. Nothing of ours runs long enough for the second compiler, or keeps much: most commands end before
# the small room for what is new is full. The limit of the heap is fixed because a start-up cache made with another kind
# of heap is refused, and its kind follows from the memory of the box. SLF4J, which zt-exec wants, is told who serves it,
# and not to say so: it would look into the jars.
# shellcheck disable=SC2034 # used by those that source this
java_options=(-Xmx512m -Xmn16m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
    -XX:-UsePerfData -Xlog:disable -XX:+DisplayVMOutputToStderr
    -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN
    --enable-native-access=ALL-UNNAMED)

say() { printf '%s: %s\n' "$self" "$*" >&2; }

die() { # die EXIT_CODE MESSAGE...
    local code=$1
    shift
    say "$*"
    exit "$code"
}

# Is $1 the home of a JDK that is new enough? Its release file says so; starting each java would cost more than we do.
is_jdk() {
    local line version=
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in JAVA_VERSION=*) version=${line#*=} ;; esac
    done <"$1/release"
    version=${version//\"/}
    version=${version%%[!0-9]*}
    [ "${version:-0}" -ge "$jdk_needed" ]
}

# The home of the JDK whose bin folder holds the program $1 of the PATH.
home_of() {
    local program
    program=$(command -v "$1") && program=$(readlink -f -- "$program") || return 1
    printf '%s\n' "${program%/bin/*}"
}

# Sets $jdk. The one that built comes second: sudo drops JAVA_HOME and the PATH that named it.
find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(recorded_jdk)"; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            jdk=$candidate
            return
        fi
    done
    for candidate in "$(home_of javac)" "$(home_of java)" /usr/lib/jvm/*; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            jdk=$candidate
            return
        fi
    done
    return 1
}

recorded_jdk() {
    local line=
    [ ! -r "$root/target/built" ] || IFS= read -r line <"$root/target/built" || true
    printf '%s\n' "$line"
}

# Installs what the build lacks through apt, or says what to type and ends with 77.
install_through_apt() { # install_through_apt PACKAGE...
    local as_root=() package
    local install=(apt-get -q -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@")
    command -v apt-get >/dev/null || die 5 "needs $*, and this box has no apt-get to install it with"
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    if [ ${#as_root[@]} -ne 0 ] && ! may_use_sudo; then
        die 77 "needs $*, and this user cannot install it. As root, run: apt-get update && ${install[*]}"
    fi
    say "this box has no $*. Running:" "${as_root[@]}" "${install[@]}"
    "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=120 update >&2 ||
        say "apt-get update failed; trying with the package lists that are there"
    for package in "$@"; do
        [ -n "$(apt-cache --quiet=0 search --names-only "^$package\$" 2>/dev/null)" ] ||
            die 5 "apt knows no $package here. Install one in another way (for a JDK, set JAVA_HOME to it)"
    done
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" >&2 ||
        die 69 "apt could not install $*, see above. Trying again may help"
}

may_use_sudo() { # without a terminal, only where it asks nothing
    command -v sudo >/dev/null && { [ -t 2 ] || sudo -n true 2>/dev/null; }
}

need_tools() {
    local missing=()
    find_jdk || missing+=("openjdk-$jdk_needed-jdk-headless")
    command -v mvn >/dev/null || missing+=(maven)
    [ ${#missing[@]} -eq 0 ] || install_through_apt "${missing[@]}"
    find_jdk || die 5 "found no JDK $jdk_needed or newer (JAVA_HOME, PATH, /usr/lib/jvm)"
}

# Is the jar older than what it is made from? Folders count as well, so a removed file is seen.
is_stale() {
    local sources=("$root/pom.xml" "$root/src/main") newer
    [ ! -d "$root/profiles" ] || sources+=("$root/profiles")
    [ -e "$root/target/lib/bootstrap.jar" ] && [ -e "$root/target/built" ] || return 0
    newer=$(find "${sources[@]}" -newer "$root/target/built" -print -quit) && [ -z "$newer" ] || return 0
    return 1
}

# Runs a program as the person behind sudo, so that target/ is theirs; in a checkout they may not write, as ourselves.
as_owner() { # as_owner PROGRAM ARGUMENT...
    local home
    if ! belongs_to_sudo_user; then
        "$@"
        return
    fi
    home=$(getent passwd "$SUDO_USER" | cut -d: -f6)
    runuser -u "$SUDO_USER" -- \
        env -u SUDO_USER HOME="$home" USER="$SUDO_USER" LOGNAME="$SUDO_USER" JAVA_HOME="$jdk" "$@"
}

belongs_to_sudo_user() {
    [ "$(id -u)" -eq 0 ] && [ "${SUDO_USER:-root}" != root ] &&
        runuser -u "$SUDO_USER" -- test -w "$root" 2>/dev/null
}

# Holds the lock of target/ while a command runs: two first starts at once build one after the other.
locked() { # locked COMMAND ARGUMENT...
    mkdir -p "$root/target" 2>/dev/null || true
    [ -w "$root/target" ] ||
        die 73 "cannot write $root/target (yours? then: sudo chown -R $(id -un) '$root/target')"
    exec 9>"$root/target/.lock"
    if ! flock -n 9; then
        say "waiting for another build of this checkout"
        flock 9
    fi
    "$@"
    local code=$?
    exec 9>&-
    return "$code"
}

# Remembers when the build began (what changes meanwhile is newer) and with which JDK.
record_build() { # record_build COMMAND ARGUMENT...
    local began
    # Maven would keep what is no more: a profile removed, a library of another version.
    ! is_stale || rm -rf "$root/target/classes"
    [ ! "$root/pom.xml" -nt "$root/target/built" ] || rm -rf "$root/target/lib"
    began=$(mktemp "$root/target/began.XXXXXX")
    printf '%s\n' "$jdk" >"$began"
    if "$@"; then
        chmod 644 "$began"
        mv -f "$began" "$root/target/built"
    else
        rm -f "$began"
        return 1
    fi
}

# Runs Maven in the checkout with the JDK found.
maven() {
    (
        cd "$root" || exit
        umask 022
        export JAVA_HOME=$jdk
        # Maven 3.8's own libraries make a new JDK warn, and jansi writes an escape code even into a file.
        export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
            -Djansi.noreset=true ${MAVEN_OPTS:-}"
        proxies=$(proxy_settings)
        if [ -n "$proxies" ] && [ ! -e ~/.m2/settings.xml ]; then
            # A file, because a proxy's password does not belong into the list of processes.
            mkdir -p target
            settings=$(umask 077 && mktemp target/settings.XXXXXX) || exit
            trap 'rm -f "$settings"' EXIT
            printf '<settings><proxies>%s</proxies></settings>\n' "$proxies" >"$settings"
            set -- --settings "$settings" "$@"
        fi
        mvn -B "$@"
    )
}

# The proxy variables that apt, curl and pip read, in the words of Maven, which reads none of them. Who has a
# settings.xml has told Maven already.
proxy_settings() {
    proxy_setting http "${http_proxy:-${HTTP_PROXY:-}}"
    proxy_setting https "${https_proxy:-${HTTPS_PROXY:-}}"
}

proxy_setting() { # proxy_setting http|https [SCHEME://][USER[:PASSWORD]@]HOST[:PORT][/]
    local rest=${2#*://} login="" port=80
    [ -n "$2" ] || return 0
    rest=${rest%%/*}
    case $rest in *@*) login=${rest%@*} rest=${rest##*@} ;; esac
    case $rest in *:*) port=${rest##*:} rest=${rest%:*} ;; esac
    printf '<proxy><id>%s</id><protocol>%s</protocol><host>%s</host><port>%s</port>' "$1" "$1" "$rest" "$port"
    [ -z "$login" ] || printf '<username>%s</username>' "$(as_xml "$(percent_decoded "${login%%:*}")")"
    case $login in *:*) printf '<password>%s</password>' "$(as_xml "$(percent_decoded "${login#*:}")")" ;; esac
    printf '<nonProxyHosts>%s</nonProxyHosts></proxy>\n' "$(not_proxied "${no_proxy:-${NO_PROXY:-}}")"
}

not_proxied() { # a name in no_proxy stands for its subdomains, too
    local name names=() hosts=""
    IFS=', ' read -r -a names <<<"$1"
    for name in "${names[@]}"; do
        name=${name#.}
        case $name in
            '') ;;
            '*' | *[0-9]) hosts+="|$name" ;;
            *) hosts+="|$name|*.$name" ;;
        esac
    done
    as_xml "${hosts#|}"
}

percent_decoded() {
    local text=${1//\\/\\\\}
    printf '%b' "${text//%/\\x}"
}

as_xml() { printf '%s' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'; }

# Builds when there is need. Checks of the source and tests are left to scripts/test.
build_when_stale() {
    if is_stale; then
        need_tools
        say "building: first use, or a source is newer than the jar"
        as_owner "$root/scripts/build" || exit
    fi
    find_jdk || need_tools
}
