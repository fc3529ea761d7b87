# Asks the box's own PostgreSQL whether it accepts connections; changes nothing.
set -eu

# Version, name and port of each cluster, as Debian calls a server with its databases.
pg_lsclusters -h >clusters
[ -s clusters ] || { echo "PostgreSQL is installed, but has no cluster; pg_createcluster makes one" >&2; exit 1; }
while read -r version name port rest; do
    ! pg_isready -q -p "$port" || { echo "accepts connections: $version/$name on port $port"; exit 0; }
done <clusters
echo "no cluster accepts connections:" >&2
cat clusters >&2
exit 1
