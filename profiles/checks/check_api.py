"""One API in FastAPI and in Axum: both are asked the same, and must answer the same JSON."""
import signal
import sys

from serving import Served, expect

UVICORN = [sys.executable, "-m", "uvicorn", "sum_api:app", "--host", "127.0.0.1", "--port", "0", "--no-access-log"]
AXUM = [sys.argv[1]]

# What is asked, and the status and sum that belong to it.
ANSWERED = {
    "/sum?a=2&b=40": (200, 42),
    "/sum?a=-5&b=5": (200, 0),
    "/sum?a=2147483647&b=2147483647": (200, 4294967294),  # more than 32 bits hold
}
REFUSED = ["/sum?a=two&b=40", "/sum?a=2", "/sum?a=2147483648&b=0"]

with Served(UVICORN) as fastapi, Served(AXUM) as axum:
    for path, (status, total) in ANSWERED.items():
        expect(f"FastAPI's answer to {path}", fastapi.get(path), (status, {"sum": total}))
        expect(f"Axum's answer to {path}", axum.get(path), fastapi.get(path))
    for path in REFUSED:
        status, refusal = fastapi.get(path)
        expect(f"FastAPI's status of {path}", (status, list(refusal)), (400, ["error"]))
        expect(f"Axum's answer to {path}", axum.get(path), (status, refusal))
    fastapi.stop(signal.SIGTERM)
    expect("Axum's exit code", axum.stop(signal.SIGTERM), 0)

print(f"FastAPI and Axum: {len(ANSWERED) + len(REFUSED)} requests, the same JSON from both, then both stopped")
