"""The service in Axum, on Tokio, answers over HTTP on a port of its own and stops when a signal tells it to."""
import signal
import sys

from serving import Served, expect

PROGRAM = sys.argv[1]

for stop in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C's, and that of systemd and Docker
    with Served([PROGRAM]) as service:
        expect("/sum?a=2&b=40", service.get("/sum?a=2&b=40"), (200, {"sum": 42}))
        status, _ = service.get("/sum?a=two&b=40")
        expect("the status of /sum?a=two&b=40", status, 400)
        expect(f"the exit code after {stop.name}", service.stop(stop), 0)

print("Axum on Tokio: 2 + 40 = 42 over HTTP, then stopped by SIGINT, and again by SIGTERM")
