"""Fetches with requests from a server made for this: on a free port of this machine, and gone afterwards."""

import http.server
import json
import threading

import requests


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with what it was asked, as JSON."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = json.dumps({"path": self.path, "body": json.loads(body)}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words):
        pass


with http.server.HTTPServer(("127.0.0.1", 0), Echo) as server, requests.Session() as session:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    session.trust_env = False  # no proxy stands between this machine and itself
    url = f"http://127.0.0.1:{server.server_port}/boxes"
    answer = session.post(url, params={"name": "a b"}, json={"cores": 2}, timeout=10)
    server.shutdown()

answer.raise_for_status()
assert answer.json() == {"path": "/boxes?name=a+b", "body": {"cores": 2}}, answer.text
print("requests sent JSON and read the answer:", answer.status_code)
