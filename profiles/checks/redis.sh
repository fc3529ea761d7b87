# Proves the installed Redis, or Valkey, its successor in newer releases, on an instance of its own: in this directory,
# on a socket in it and no port, and gone afterwards. The data of the box are not touched. A key must still be there
# after a restart.
set -eu

for name in redis valkey none; do
    ! command -v "$name-server" >/dev/null || break
done
[ "$name" != none ] || { echo "neither redis-server nor valkey-server is on the PATH" >&2; exit 1; }

ask() { "$name-cli" -s socket "$@"; }

# In a session of its own it hears no Ctrl-C, and is stopped by this program alone.
server=
start() {
    setsid --wait \
        "$name-server" --port 0 --unixsocket socket --dir . --save '' --appendonly yes --daemonize no >>log 2>&1 &
    server=$!
    for attempt in $(seq 100); do
        [ "$(ask ping 2>/dev/null)" != PONG ] || return 0
        kill -0 $server 2>/dev/null || break
        sleep 0.1
    done
    echo "$name-server does not answer: $(tail -n 3 log)" >&2
    exit 1
}
stop() {
    kill $server 2>/dev/null || true
    wait $server || true
    server=
}
trap 'trap "" INT TERM; [ -z "$server" ] || stop' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

start
ask set answer 42 >/dev/null
stop
start
answer=$(ask get answer)
stop
[ "$answer" = 42 ] || { echo "wrote 42, and after the restart read: $answer" >&2; exit 1; }
echo "$name: the key was there after a restart"
