# Asks the box's own Redis, or Valkey, whether it answers and starts at boot; changes nothing.
set -eu

for name in redis valkey none; do
    ! command -v "$name-cli" >/dev/null || break
done
# A password, if it has one, is its owner's: the demand for one is an answer too.
answer=$("$name-cli" ping 2>&1) || true
case $answer in
    PONG | *NOAUTH*) ;;
    *) echo "$name does not answer: $answer" >&2; exit 1 ;;
esac
if ! systemctl is-enabled --quiet "$name-server"; then
    echo "$name answers, but does not start with the box: systemctl enable $name-server" >&2
    exit 1
fi
echo "$name answers, and starts with the box"
