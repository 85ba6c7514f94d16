"""A real S3 server on this machine, in memory, which can be ended and started again."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest

#: What clients of S3 read from the environment.
KEYS = {
    "AWS_ACCESS_KEY_ID": "tests",
    "AWS_SECRET_ACCESS_KEY": "tests",
    "AWS_REGION": "us-east-1",
    "AWS_ALLOW_HTTP": "true",
}


class ObjectServer:
    """A server at a port of its own, with an empty bucket each time it starts."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while time.monotonic() < until and self.process.poll() is None:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.1)
        with urlopen(Request(f"{self.address}/lake", method="PUT")) as made:  # noqa: S310 (ours)
            assert made.status == 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def object_server() -> Iterator[ObjectServer]:
    pytest.importorskip("obstore")
    pytest.importorskip("moto.server")
    own = ObjectServer()
    before = dict(os.environ)
    os.environ |= {**KEYS, "AWS_ENDPOINT_URL": own.address}
    try:
        yield own
    finally:
        own.kill()
        os.environ.clear()
        os.environ |= before
