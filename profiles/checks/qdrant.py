"""Stores three vectors in Qdrant and asks for the nearest to a fourth, in a private instance that is gone afterwards."""
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

POINTS = {1: [1.0, 0.0, 0.0], 2: [0.0, 1.0, 0.0], 3: [0.0, 0.0, 1.0]}
ASKED = [0.1, 0.9, 0.0]  # all but the second point's own vector
PATIENCE = 60  # seconds until the server must be ready


def edge():
    """The engine as a library of this process."""
    from qdrant_edge import Distance, EdgeConfig, EdgeShard, EdgeVectorParams, Point, Query, QueryRequest, UpdateOperation

    pathlib.Path("shard").mkdir()
    shard = EdgeShard.create("shard", EdgeConfig(vectors=EdgeVectorParams(size=3, distance=Distance.Cosine)))
    shard.update(UpdateOperation.upsert_points([Point(each, vector, {}) for each, vector in POINTS.items()]))
    found = shard.query(QueryRequest(query=Query.Nearest(ASKED), limit=1))
    return [each.id for each in found]


def server(program):
    """A server of its own: two free ports, its data below the working directory, ended whatever happens."""
    http, grpc = free_ports()
    settings = {
        "QDRANT__SERVICE__HOST": "127.0.0.1",
        "QDRANT__SERVICE__HTTP_PORT": str(http),
        "QDRANT__SERVICE__GRPC_PORT": str(grpc),
        "QDRANT__STORAGE__STORAGE_PATH": os.path.abspath("storage"),
        "QDRANT__STORAGE__SNAPSHOTS_PATH": os.path.abspath("snapshots"),
        "QDRANT__TELEMETRY_DISABLED": "true",
    }
    with open("qdrant.log", "w+") as log:
        try:
            instance = subprocess.Popen([program], env={**os.environ, **settings}, stdout=log, stderr=log)
        except OSError as problem:
            sys.exit(f"{program} does not start: {problem.strerror}")
        try:
            return ask(Api(http), instance, log)
        finally:
            instance.terminate()
            try:
                instance.wait(10)
            except subprocess.TimeoutExpired:
                instance.kill()
                instance.wait()


def ask(api, instance, log):
    wait_until_ready(api, instance, log)
    api.send("PUT", "/collections/check", {"vectors": {"size": 3, "distance": "Cosine"}})
    points = [{"id": each, "vector": vector} for each, vector in POINTS.items()]
    api.send("PUT", "/collections/check/points?wait=true", {"points": points})
    found = api.send("POST", "/collections/check/points/query", {"query": ASKED, "limit": 1})
    return [each["id"] for each in found["result"]["points"]]


def wait_until_ready(api, instance, log):
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if instance.poll() is not None:
            sys.exit(f"the server ended with {instance.returncode} before it was ready: {last_line(log)}")
        try:
            api.send("GET", "/readyz")
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"the server was not ready after {PATIENCE} seconds: {last_line(log)}")


class Api:
    """Speaks HTTP to this port of this box, past any proxy."""

    def __init__(self, port):
        self.root = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.root + path, data, headers, method=method)
        with self.opener.open(request, timeout=10) as answer:
            text = answer.read().decode()
        return None if body is None else json.loads(text)


def free_ports():
    """Two ports that nobody listens at; both are held until both are known."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def last_line(log):
    log.seek(0)
    return (log.read().strip().splitlines() or ["it said nothing"])[-1]


name, found = ("server", server(sys.argv[2])) if sys.argv[1] == "server" else ("engine in Python", edge())
if found != [2]:
    sys.exit(f"Qdrant's {name}, nearest to {ASKED}: {found}, but it is point 2")
print(f"Qdrant's {name}, nearest to {ASKED}: point {found[0]} of {len(POINTS)}")
