"""Writes the same wishes for every tool that scripts/bench compares. Run in the box; everything goes to /srv/bench.

Verify: N checks of packages, files and version commands. Plan and apply: packages and files that must be there.
"""

import json
import pathlib
import subprocess

HOME = pathlib.Path("/srv/bench")

# Thirty packages of a developer's box, which no base image has.
PACKAGES = """git curl wget rsync jq tree htop tmux zip unzip less nano file strace lsof bc make gcc g++ pkg-config cmake
    gdb sqlite3 ripgrep fd-find shellcheck socat netcat-openbsd postgresql-client redis-tools""".split()
TINY = [f"bench-{number:04}" for number in range(1, 2001)]
CONFIGURED = [f"/srv/bench/conf/{number}.conf" for number in range(1, 6)]
CONTENT = "# what a tool keeps here\nname = bench\n" + "".join(f"key-{number} = value\n" for number in range(40))

# A command, and what its output must contain.
COMMANDS = [
    ("git --version", "git version"),
    ("gcc --version", "gcc ("),
    ("cmake --version", "cmake version"),
    ("psql --version", "psql (PostgreSQL)"),
    ("make --version", "GNU Make"),
    ("curl --version", "libcurl"),
    ("jq --version", "jq-"),
    ("rg --version", "ripgrep"),
    ("redis-cli --version", "redis-cli"),
    ("gdb --version", "GNU gdb"),
    ("rsync --version", "rsync "),
    ("sqlite3 --version", "3."),
    ("perl --version", "This is perl"),
    ("g++ --version", "g++ ("),
    ("wget --version", "GNU Wget"),
    ("shellcheck --version", "ShellCheck"),
    ("file --version", "file-"),
    ("tree --version", "tree v"),
    ("python3 --version", "Python 3"),
    ("tmux -V", "tmux"),
]

# Checks in all: packages, files, commands.
MIXES = {20: (10, 6, 4), 200: (140, 50, 10), 2000: (1900, 80, 20)}


def write(name, text):
    place = HOME / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def names(count):
    """A tiny one first, because that is the one that is broken to see whether a tool notices."""
    return (TINY[:1] + PACKAGES + TINY[1:])[:count]


def files(count):
    return [f"/srv/bench/files/{number:04}" for number in range(1, count + 1)]


def steps(entries, size=10):
    """YAML of steps with so many checks each, as a person would group them."""
    text = ""
    for first in range(0, len(entries), size):
        text += f"  - step: s{first}\n    title: From the check with the number {first} on\n    expect:\n"
        text += "".join(f"      - {entry}\n" for entry in entries[first : first + size])
    return text


def groups(packages, size=20):
    return [f"apt: [{', '.join(packages[first : first + size])}]" for first in range(0, len(packages), size)]


def ours(name, entries):
    write(f"{name}.yaml", f"profile: {name}\nsteps:\n{steps(entries)}")


def verify(count):
    packages, paths, commands = (names(MIXES[count][0]), files(MIXES[count][1]), COMMANDS[: MIXES[count][2]])
    for path in paths:
        write(path, "here\n")
    ours(
        f"verify-{count}",
        groups(packages)
        + [f"file: {{ path: {path} }}" for path in paths]
        + [f"run: {command}\n        stdout: {json.dumps(text)}" for command, text in commands],
    )
    write(
        f"goss-{count}.yaml",
        json.dumps(
            {
                "package": {name: {"installed": True} for name in packages},
                "file": {path: {"exists": True} for path in paths},
                "command": {command: {"exit-status": 0, "stdout": [text]} for command, text in commands},
            }
        ),
    )
    lists = f"PACKAGES = {packages!r}\nFILES = {paths!r}\nCOMMANDS = {commands!r}\n"
    write(f"test_{count}.py", lists + TESTINFRA)
    write(f"pyinfra_{count}.py", lists + PYINFRA)
    write(f"ansible-{count}.yml", playbook(ansible(packages, paths, commands)))
    words = f"packages='{' '.join(packages)}'\nfiles='{' '.join(paths)}'\n"
    told = "".join(f"says {json.dumps(text)} {command}\n" for command, text in commands)
    write(f"naive-{count}.sh", words + NAIVE + told + "exit $bad\n")
    write(f"smart-{count}.sh", words + SMART + told + "exit $bad\n")


TESTINFRA = '''
import pytest


@pytest.mark.parametrize("name", PACKAGES)
def test_package(host, name):
    assert host.package(name).is_installed


@pytest.mark.parametrize("path", FILES)
def test_file(host, path):
    assert host.file(path).exists


@pytest.mark.parametrize("command,text", COMMANDS)
def test_command(host, command, text):
    ended = host.run(command)
    assert ended.rc == 0 and text in ended.stdout
'''

# pyinfra has no checks; its facts are asked, and an exception ends the run.
PYINFRA = """
from pyinfra import host
from pyinfra.facts.deb import DebPackages
from pyinfra.facts.files import File
from pyinfra.facts.server import Command

installed = host.get_fact(DebPackages)
bad = [name for name in PACKAGES if name not in installed]
bad += [path for path in FILES if not host.get_fact(File, path=path)]
bad += [command for command, text in COMMANDS if text not in (host.get_fact(Command, command=command) or "")]
if bad:
    raise SystemExit(f"not as wished: {bad}")
"""

SAYS = """
bad=0
miss() { echo "not as wished: $*" >&2; bad=1; }
says() { # says TEXT COMMAND...
    local text=$1 output
    shift
    output=$("$@") && [[ $output == *"$text"* ]] || miss "$@"
}
for file in $files; do [ -e "$file" ] || miss "$file"; done
"""

NAIVE = (
    SAYS
    + """
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed$' || miss "$package"
done
"""
)

SMART = (
    SAYS
    + """
missing=$(comm -23 <(printf '%s\\n' $packages | LC_ALL=C sort) \\
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\\n' | sed -n 's/^installed //p' | LC_ALL=C sort))
[ -z "$missing" ] || miss "$missing"
"""
)


def playbook(tasks):
    play = {"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": tasks}
    return json.dumps([play | {"vars": {"ansible_python_interpreter": "/usr/bin/python3"}}])


def ansible(packages, paths, commands):
    """One assert for all packages: one for each would take a minute for 200."""
    return [
        {"package_facts": {"manager": "apt"}},
        {"assert": {"that": ["wished | difference(ansible_facts.packages.keys()) | length == 0"]}, "vars": {"wished": packages}},
        {"stat": {"path": "{{ item }}"}, "loop": paths, "register": "found"},
        {"assert": {"that": ["found.results | rejectattr('stat.exists') | list | length == 0"]}},
        {
            "command": "{{ item[0] }}",
            "loop": commands,
            "register": "told",
            "changed_when": False,
            "failed_when": "told.rc != 0 or item[1] not in told.stdout",
        },
    ]


def wishes():
    """Thirty packages and five files, for plans and for an apply that finds nothing to do."""
    entries = "".join(f"      - file: {{ path: {path}, from: conf.txt }}\n" for path in CONFIGURED)
    expected = f"    expect:\n      - apt: [{', '.join(PACKAGES)}]\n"
    write("conf.txt", CONTENT)
    write(
        "wishes.yaml",
        f"profile: wishes\nsteps:\n  - step: all\n    title: All of it\n    ensure:\n      - apt: [{', '.join(PACKAGES)}]\n{entries}{expected}",
    )
    write("wishes_pyinfra.py", WISHES_PYINFRA.format(packages=PACKAGES, paths=CONFIGURED))
    write(
        "wishes-ansible.yml",
        playbook(
            [
                {"apt": {"name": PACKAGES, "install_recommends": False}},
                {"copy": {"src": "/srv/bench/conf.txt", "dest": "{{ item }}"}, "loop": CONFIGURED},
            ]
        ),
    )
    words = f"packages='{' '.join(PACKAGES)}'\nfiles='{' '.join(CONFIGURED)}'\n"
    write("wishes-guess.sh", words + GUESS)
    write("wishes-naive.sh", words + WISHES_NAIVE)
    write("packages.txt", " ".join(PACKAGES) + "\n")


WISHES_PYINFRA = """
from pyinfra.operations import apt, files

apt.packages(packages={packages!r}, no_recommends=True)
for path in {paths!r}:
    files.put(src="/srv/bench/conf.txt", dest=path)
"""

# What a script can say beforehand: what is not there. Not what apt would make of it.
GUESS = """
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed$' || echo "+ $package"
done
for file in $files; do cmp -s /srv/bench/conf.txt "$file" || echo "+ $file"; done
"""

WISHES_NAIVE = """
set -e
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed$' ||
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package"
done
for file in $files; do cmp -s /srv/bench/conf.txt "$file" || install -D /srv/bench/conf.txt "$file"; done
"""


def large():
    """A profile of 200 components, to be read and nothing else."""
    text = "profile: large\nsteps:\n"
    for step in range(20):
        text += f"  - step: s{step}\n    title: The step with the number {step}\n    ensure:\n"
        text += f"      - apt: [{', '.join(TINY[step * 7 : step * 7 + 7])}]\n"
        text += f"      - file: {{ path: /srv/bench/large/{step}, content: 'step {step}', mode: '0644' }}\n"
        text += f"      - venv: {{ name: v{step}, packages: ['requests >= 2.31, < 3'] }}\n"
        text += f"      - member: {{ group: bench{step}, user: current }}\n"
        text += f"    expect:\n      - run: git --version\n        version: '>= 2.{step}'\n"
    write("large.yaml", text)


def debs():
    """Packages with nothing in them: real entries of dpkg's list, as long as those of others."""
    description = "".join(f" A line of a description that is about as long as they are, {n}.\n" for n in range(9))
    (HOME / "debs").mkdir(parents=True, exist_ok=True)
    for name in TINY:
        folder = HOME / "deb"
        (folder / "DEBIAN").mkdir(parents=True, exist_ok=True)
        (folder / "DEBIAN/control").write_text(
            f"Package: {name}\nVersion: 1.{int(name[-4:])}-1\nArchitecture: all\nSection: misc\nPriority: optional\n"
            f"Maintainer: Nobody <nobody@localhost>\nDescription: nothing, for a benchmark\n{description}"
        )
        subprocess.run(["dpkg-deb", "-Znone", "-b", folder, HOME / "debs" / f"{name}.deb"], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    for count in MIXES:
        verify(count)
    for count in (200, 2000):
        ours(f"packages-{count}", groups(TINY[:count]))
    wishes()
    large()
    debs()
