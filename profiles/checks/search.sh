# Makes a small tree and searches it with fd or rg, as the first word says. Both leave out what is hidden and what git
# ignores, so of four files that fit they must find two.
set -eu

# A folder is a repository of git's as soon as it has a .git, and only there a .gitignore counts.
mkdir -p tree/.git tree/docs/deep tree/.hidden
echo build >tree/.gitignore
mkdir tree/build
echo 'a needle in the hay' | tee tree/docs/one.txt tree/docs/deep/two.txt tree/.hidden/three.txt >tree/build/four.txt
echo 'only hay' >tree/docs/five.md

case $1 in
    fd) fd --color never --extension txt . tree ;;
    rg) rg --color never --files-with-matches needle tree ;;
esac >found
sort found >sorted

printf '%s\n' tree/docs/deep/two.txt tree/docs/one.txt >wanted
if ! cmp -s wanted sorted; then
    echo "$1 should have found:" $(cat wanted) >&2
    echo "$1 found:" $(cat sorted) >&2
    exit 1
fi
echo "$1 found both files, and neither the hidden one nor the ignored one"
