"""A program that serves HTTP for the time of a check: started, asked, stopped again."""
import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading

PATIENCE = 90  # seconds; it starts within one, but a box that is busy with ten other things once took thirty


class Served:
    """
    with Served(words) as service: the program says on stdout or stderr at which address it serves. It chose the port by
    itself, so nothing else can have taken it meanwhile. However the block ends, the program has ended too.
    """

    def __init__(self, words):
        try:
            self.program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        except OSError as e:
            sys.exit(f"{words[0]} does not start: {e.strerror}")
        self.said = ""
        # Killed when it says nothing for too long: then its output ends.
        limit = threading.Timer(PATIENCE, self.program.kill)
        limit.start()
        self.port = self.announced_port()
        limit.cancel()
        if not self.port:
            self.program.wait()
            end = f"ended by itself or after {PATIENCE} s, exit code {self.program.returncode}, and said {self.said!r}"
            sys.exit(f"{words[0]} told no address: it {end}")

    def announced_port(self):
        for line in self.program.stdout:
            self.said += line
            address = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if address:
                return int(address[1])
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.kill()
        self.program.communicate()

    def get(self, path):
        """The status of the answer and its JSON. No proxy is asked: this client knows none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        kind = answer.headers.get_content_type()
        if kind != "application/json":
            sys.exit(f"{path}: the answer is {kind} and not JSON: {answer.status} {body!r}")
        return answer.status, json.loads(body)

    def stop(self, by):
        """Its exit code after the signal; nothing listens at its port any more."""
        self.program.send_signal(by)
        try:
            self.said += self.program.communicate(timeout=PATIENCE)[0]
        except subprocess.TimeoutExpired:
            sys.exit(f"still running {PATIENCE} seconds after {signal.Signals(by).name}")
        with socket.socket() as asker:
            if asker.connect_ex(("127.0.0.1", self.port)) == 0:
                sys.exit(f"something still listens on port {self.port}")
        return self.program.returncode


def expect(what, found, wanted):
    """Ends the program unless both are equal."""
    if found != wanted:
        sys.exit(f"{what}: {found}, and not {wanted}")
