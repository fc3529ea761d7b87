"""Runs a command over SSH, by paramiko and by Fabric, on a server made for this: with keys of its own, on a free port
of this machine, gone afterwards. It is OpenSSH's server where the box has one, and paramiko's own where it has none."""

import contextlib
import ctypes
import getpass
import os
import pathlib
import socket
import subprocess
import sys
import threading

import fabric
import paramiko

SSHD = pathlib.Path("/usr/sbin/sshd")
BECOME_PARENT_OF_ORPHANS = 36  # prctl(2): PR_SET_CHILD_SUBREAPER
COMMAND = "sh -c 'echo $((6 * 7))'"  # whatever the user's own shell is
here = pathlib.Path.cwd()
me = getpass.getuser()


def key(name):
    made = paramiko.ECDSAKey.generate(bits=256)
    made.write_private_key_file(name)
    return made


def by_openssh(connection):
    """One sshd for one connection, as inetd would start it; no port is its own."""
    with connection, open("sshd.log", "a") as log:
        subprocess.run([SSHD, "-i", "-e", "-f", here / "sshd.conf"], stdin=connection, stdout=connection, stderr=log)


class Anyone(paramiko.ServerInterface):
    """Lets the one key in and runs what it is asked to."""

    def get_allowed_auths(self, username):
        return "publickey"

    def check_auth_publickey(self, username, offered):
        return paramiko.AUTH_SUCCESSFUL if offered == user_key else paramiko.AUTH_FAILED

    def check_channel_request(self, kind, number):
        return paramiko.OPEN_SUCCEEDED

    def check_channel_exec_request(self, channel, command):
        threading.Timer(0.5, self.run, (channel, command)).start()  # its "yes" must go out before the end of the run
        return True

    def run(self, channel, command):
        ended = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE)
        channel.sendall(ended.stdout)
        channel.send_exit_status(ended.returncode)
        channel.close()


def by_paramiko(connection):
    transport = paramiko.Transport(connection)
    transport.add_server_key(host_key)
    transport.start_server(server=Anyone())
    transport.join()


def serve(listener, server):
    """Two connections, one after the other."""
    for _ in range(2):
        server(listener.accept()[0])


def ask_paramiko(port):
    with paramiko.SSHClient() as client:
        client.get_host_keys().add(f"[127.0.0.1]:{port}", host_key.get_name(), host_key)  # any other is refused
        client.connect("127.0.0.1", port, me, key_filename="user", look_for_keys=False, allow_agent=False, timeout=20)
        return client.exec_command(COMMAND, timeout=20)[1].read().decode().strip()


def ask_fabric(port):
    # Lazy: the user's own ~/.ssh/config stays out of this.
    only_this = {"key_filename": "user", "look_for_keys": False, "allow_agent": False}
    with fabric.Connection("127.0.0.1", me, port, fabric.Config(lazy=True), connect_kwargs=only_this) as connection:
        connection.client.get_host_keys().add(f"[127.0.0.1]:{port}", host_key.get_name(), host_key)
        return connection.run(COMMAND, hide=True, timeout=20).stdout.strip()


def end_children():
    """What an sshd leaves behind comes to this program; nothing may stay where nobody else collects it."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


ctypes.CDLL(None).prctl(BECOME_PARENT_OF_ORPHANS, 1)
host_key, user_key = key("host"), key("user")
pathlib.Path("authorized").write_text(f"{user_key.get_name()} {user_key.get_base64()}\n")
# Root's sshd asks PAM about the account, or it would turn away a root without a password.
pathlib.Path("sshd.conf").write_text(f"""HostKey {here}/host
AuthorizedKeysFile {here}/authorized
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
UsePAM {"yes" if os.getuid() == 0 else "no"}
""")
# Without this directory root's sshd does not start; it is there once the box's own has run.
separation = pathlib.Path("/run/sshd")
makes_it = SSHD.exists() and os.getuid() == 0 and not separation.exists()

listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
server = by_openssh if SSHD.exists() else by_paramiko
serving = threading.Thread(target=serve, args=(listener, server), daemon=True)
try:
    if makes_it:
        separation.mkdir(mode=0o755)
    serving.start()
    answers = [ask_paramiko(port), ask_fabric(port)]
    serving.join(20)
    end_children()
except Exception as error:
    log = pathlib.Path("sshd.log")
    sys.exit(f"{type(error).__name__}: {error}\n{log.read_text() if log.exists() else ''}")
finally:
    if makes_it:
        separation.rmdir()

assert answers == ["42", "42"], answers
print("42 over SSH, by paramiko and by Fabric; the server was", "OpenSSH's" if SSHD.exists() else "paramiko's own")
