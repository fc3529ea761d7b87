# Counts the users of each login shell with Bash's own arrays and pipes, and lets Python add the numbers up again.
set -euo pipefail

declare -A users=()
while IFS=: read -r -a fields; do
    shell=${fields[6]:-none}
    users[$shell]=$((${users[$shell]:-0} + 1))
done </etc/passwd

total=0
for shell in "${!users[@]}"; do
    total=$((total + users[$shell]))
done

summed=$(for shell in "${!users[@]}"; do printf '%s\t%s\n' "${users[$shell]}" "$shell"; done |
    sort -rn | python -c 'import sys; print(sum(int(line.split("\t")[0]) for line in sys.stdin))')
lines=$(grep -c '' /etc/passwd)

if ((total == 0 || total != lines || summed != lines)); then
    echo "/etc/passwd has $lines lines, Bash counted $total and Python $summed" >&2
    exit 1
fi
echo "Bash and Python agree on the users of /etc/passwd"
