"""FastAPI, served by Uvicorn on a port of its own, answers over HTTP and is stopped again."""
import signal
import sys

import fastapi
import uvicorn
from serving import Served, expect

UVICORN = [sys.executable, "-m", "uvicorn", "sum_api:app", "--host", "127.0.0.1", "--port", "0", "--no-access-log"]

with Served(UVICORN) as service:
    expect("/sum?a=2&b=40", service.get("/sum?a=2&b=40"), (200, {"sum": 42}))
    # What FastAPI adds to a plain server: it checks the types of parameters, and describes the API.
    status, _ = service.get("/sum?a=two&b=40")
    expect("the status of /sum?a=two&b=40", status, 400)
    _, described = service.get("/openapi.json")
    expect("the described paths", list(described["paths"]), ["/sum"])
    service.stop(signal.SIGTERM)
    if "Finished server process" not in service.said:
        sys.exit(f"Uvicorn was not stopped in order: {service.said}")

print(f"FastAPI {fastapi.__version__} on Uvicorn {uvicorn.__version__}: 2 + 40 = 42 over HTTP, then stopped")
