"""Runs commands in turns and tells what each took. scripts/bench starts it in the box.

    measure.py time WORK ROUNDS SEED <COMMANDS      rows of raw.csv on stdout
    measure.py prove <COMMANDS                      breaks the box in three ways; prints who sees all of them

COMMANDS are lines "TOOL<TAB>COMMAND". Every round starts each tool once, in an order of its own. The first round is
thrown away, and tells how many rounds of a tool fit into ENOUGH seconds; it gets no more, but FEWEST.
"""

import os
import random
import shlex
import subprocess
import sys
import tempfile
import time

ENOUGH = 25.0
FEWEST = 2

# Each breaks what every verify looks at: a package, a file, what a program says.
BREAKS = (
    ("a package", "dpkg --remove bench-0001", "dpkg --install /srv/bench/debs/bench-0001.deb"),
    ("a file", "mv /srv/bench/files/0001 /srv/bench/0001", "mv /srv/bench/0001 /srv/bench/files/0001"),
    (
        "a version command",
        "printf '#!/bin/sh\\necho nothing\\n' >/usr/local/bin/git && chmod 755 /usr/local/bin/git",
        "rm /usr/local/bin/git",
    ),
)


def run(command):
    """Exit code, seconds, seconds of processor, largest process in KiB, last words."""
    words = shlex.split(command)
    with tempfile.TemporaryFile() as said:
        opened = ((os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0))
        begun = time.perf_counter()
        try:
            child = os.posix_spawnp(
                words[0], words, os.environ, file_actions=(*opened, (os.POSIX_SPAWN_DUP2, said.fileno(), 2))
            )
        except FileNotFoundError:
            return 127, 0.0, 0.0, 0, f"{words[0]} is not there"
        _, status, used = os.wait4(child, 0)
        seconds = time.perf_counter() - begun
        said.seek(0)
        words = said.read().decode(errors="replace").strip().splitlines()[-3:]
    return os.waitstatus_to_exitcode(status), seconds, used.ru_utime + used.ru_stime, used.ru_maxrss, " / ".join(words)


def measure(work, rounds, seed, tools):
    order = random.Random(f"{seed} {work}")
    wanted = {}
    for number in range(rounds + 1):
        turn = list(tools)
        order.shuffle(turn)
        for tool in turn:
            if number > wanted.get(tool, rounds):
                continue
            code, seconds, processor, peak, words = run(tools[tool])
            if code != 0:
                wanted[tool] = -1
                print(f"# left out: {tool}, {work}: exit {code}: {words}".replace("\n", " "), flush=True)
            elif number == 0:
                wanted[tool] = max(FEWEST, min(rounds, int(ENOUGH / seconds)))
            else:
                print(f"{work},{tool},{number},{seconds:.4f},{processor:.4f},{peak}", flush=True)


def change(command):
    subprocess.run(["sh", "-c", command], check=True, stdout=subprocess.DEVNULL)


def prove(tools):
    """A tool is only compared when it passes on the whole box, and fails on each broken one."""
    blind = {}
    for tool, command in tools.items():
        code, *_, words = run(command)
        if code != 0:
            blind[tool] = f"fails on the whole box, exit {code}: {words}"
    for what, harm, mend in BREAKS:
        change(harm)
        for tool in tools.keys() - blind.keys():
            if run(tools[tool])[0] == 0:
                blind[tool] = f"passes although {what} is broken"
        change(mend)
    for tool in tools:
        print(f"# left out: {tool}, verify: {blind[tool]}" if tool in blind else tool)


def main():
    mode, *rest = sys.argv[1:]
    tools = dict(line.rstrip("\n").split("\t") for line in sys.stdin)
    if mode == "prove":
        prove(tools)
    else:
        measure(rest[0], int(rest[1]), rest[2], tools)


if __name__ == "__main__":
    main()
