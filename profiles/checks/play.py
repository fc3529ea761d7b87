"""Applies a playbook of two tasks to this machine twice: the second time Ansible must find nothing to change."""

import os
import pathlib
import re
import subprocess
import sys

here = os.getcwd()
environment = {
    **os.environ,
    "ANSIBLE_CONFIG": f"{here}/ansible.cfg",  # an empty one, not the user's
    "ANSIBLE_HOME": here,
    "ANSIBLE_REMOTE_TEMP": here,
    "ANSIBLE_NOCOLOR": "1",
}
pathlib.Path("ansible.cfg").touch()
words = ["ansible-playbook", "-i", "localhost,", "-e", f"ansible_python_interpreter={sys.executable}", "playbook.yml"]


def play():
    ended = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    recap = re.search(r"localhost +: ok=(\d+) +changed=(\d+) .*failed=0", ended.stdout)
    if ended.returncode != 0 or not recap:
        sys.exit(f"ansible-playbook exited {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return tuple(map(int, recap.groups()))


first, second = play(), play()
assert first == (2, 1), f"first run: {first[0]} ok, {first[1]} changed"
assert second == (2, 0), f"second run: {second[0]} ok, {second[1]} changed"
assert pathlib.Path("motd").read_text() == "set by Ansible\n"
print("Ansible: the first run changed 1, the second 0")
