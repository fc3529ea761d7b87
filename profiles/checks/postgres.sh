# Proves the installed PostgreSQL on a database of its own: in this directory, on a socket in it and no port, and gone
# afterwards. The databases of the box are not touched. A row must still be there after a restart.
set -eu

# Debian keeps each version's programs in a directory of its own; the newest one is asked.
bin=
for each in $(ls -d /usr/lib/postgresql/*/bin | sort -V); do
    [ ! -x "$each/initdb" ] || bin=$each
done
[ -n "$bin" ] || { echo "no initdb below /usr/lib/postgresql" >&2; exit 1; }

# In a session of its own it hears no Ctrl-C: it would end with its shared memory still there. PostgreSQL refuses to
# work for root, so there it works for its own user, who must be able to enter this directory.
as='setsid --wait'
if [ "$(id -u)" = 0 ]; then
    as="setpriv --reuid=postgres --regid=postgres --init-groups $as"
    chown postgres .
fi

# A socket's path has room for 107 letters. By this name, "the directory that psql is in", it is short in any case.
sockets=/proc/self/cwd
sql() { (cd data && "$bin/psql" -h $sockets -U check -d postgres -XAtq -v ON_ERROR_STOP=1 -c "$1"); }

server=
start() {
    $as "$bin/postgres" -D data -c listen_addresses= -c unix_socket_directories=. -c shared_buffers=16MB >>log 2>&1 &
    server=$!
    for attempt in $(seq 150); do
        ! sql 'select 1' >/dev/null 2>&1 || return 0
        kill -0 $server 2>/dev/null || break
        sleep 0.2
    done
    echo "PostgreSQL does not answer: $(tail -n 3 log)" >&2
    exit 1
}
# TERM lets it write what it holds, and clean up. (Before it is ready, it would not hear an INT.)
stop() {
    kill $server 2>/dev/null || true
    wait $server || true
    server=
}
trap 'trap "" INT TERM; [ -z "$server" ] || stop' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

$as "$bin/initdb" -D data -U check -A trust -E UTF8 --locale=C --no-sync >log 2>&1 || { tail -n 5 log >&2; exit 1; }
start
sql "create table answers (question text, answer int); insert into answers values ('6 * 7', 42)"
stop
start
answer=$(sql "select answer from answers where question = '6 * 7'")
stop
[ "$answer" = 42 ] || { echo "wrote 42, and after the restart read: $answer" >&2; exit 1; }
echo "PostgreSQL: the row was there after a restart"
