"""The API of the checks in FastAPI: GET /sum?a=2&b=40 answers {"sum": 42}."""
from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

app = FastAPI()

# Rust's i32, so that both services take the same numbers; Python itself knows no largest one.
Number = Annotated[int, Query(ge=-(2**31), lt=2**31)]


@app.get("/sum")
def add(a: Number, b: Number):
    return {"sum": a + b}


@app.exception_handler(RequestValidationError)
def refuse(request, error):
    return JSONResponse({"error": "a and b must be whole numbers of 32 bits"}, status_code=400)
