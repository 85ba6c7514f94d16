"""The Prefect server that a command starts for itself; it never outlives the command."""

import os
import runpy
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import httpx

#: Seconds in which a server must answer.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A server that starts, and the address at which it will answer."""

    url: str
    process: subprocess.Popen[bytes]

    def answering(self) -> str:
        """Wait until the server answers, and give its address.

        Raises:
            TimeoutError: It ended, or does not answer within two minutes.
        """
        until = time.monotonic() + PATIENCE
        with httpx.Client() as client:
            while time.monotonic() < until and self.process.poll() is None:
                with suppress(httpx.TransportError):
                    if client.get(f"{self.url}/health").is_success:
                        return self.url
                time.sleep(0.1)
        advice = "try again, or name a server of yours in PREFECT_API_URL"
        raise TimeoutError(f"no answer from this command's server at {self.url}: {advice}")

    def stop(self) -> None:
        """Kill the server; its database survives that."""
        self.process.kill()


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, which takes seconds, and stop it in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-m", "newsfacts.flows.prefect_server", port],
        # The folder in which the command runs may hold a `prefect` or `newsfacts` of its own.
        env=os.environ | {"PYTHONSAFEPATH": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the command, which stops its server at last
    ) as process:
        own = Server(f"http://127.0.0.1:{port}/api", process)
        try:
            yield own
        finally:
            own.stop()


def main(port: str) -> None:
    """Serve until the command that started this process has ended, however it did."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.argv = ["prefect", "server", "start", "--host", "127.0.0.1", "--port", port, "--no-ui"]
    runpy.run_module("prefect", run_name="__main__")


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
