"""The Prefect server that a command starts for itself, and that never outlives the command.

Who may ask it may start runs as its user: it asks for a password, as every user of this machine
can reach it, and answers no pages of others in a browser.
"""

import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

#: Seconds in which a server must answer.
PATIENCE = 120
#: Where Prefect's server has its password from; processes of other users cannot read it.
AUTH = "PREFECT_SERVER_API_AUTH_STRING"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that starts, and the address at which it will answer."""

    url: str
    password: str
    lives: Callable[[], bool]
    stop: Callable[[], None] = lambda: None
    pid: int | None = None

    def answering(self) -> str:
        """Wait until the server answers, and give its address.

        Raises:
            TimeoutError: It ended, or does not answer within two minutes.
        """
        until = time.monotonic() + PATIENCE
        port = int(self.url.split(":")[2].partition("/")[0])
        while time.monotonic() < until and self.lives():
            with closing(socket.socket()) as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:  # it listens when it is ready
                    return self.url
            time.sleep(0.1)
        advice = "try again, or name a server of yours in PREFECT_API_URL"
        raise TimeoutError(f"no answer from this command's server at {self.url}: {advice}")


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, which takes seconds, and stop it in the end."""
    port, password = free_port(), new_password()
    with subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-m", "newsfacts.flows.prefect_server", port],
        # The folder in which the command runs may hold a `prefect` or `newsfacts` of its own.
        env=os.environ | {AUTH: password, "PYTHONSAFEPATH": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the command, which stops its server at last
    ) as process:
        # Its database survives that it is killed.
        url = f"http://127.0.0.1:{port}/api"
        own = Server(url, password, lambda: process.poll() is None, process.kill, pid=process.pid)
        try:
            yield own
        finally:
            own.stop()


def new_password() -> str:
    """Return the password that the user has set, or one that nobody can guess."""
    return os.environ.get(AUTH) or f"newsfacts:{secrets.token_urlsafe(24)}"


def free_port() -> str:
    """Find a port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def serve(port: str) -> None:
    """Serve Prefect's API, without its pages, until this process is ended."""
    os.environ |= {"PREFECT_UI_ENABLED": "false", "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ""}
    import uvicorn  # noqa: PLC0415 (commands import this module, and no server)
    from prefect.server.api.server import create_app  # noqa: PLC0415

    app = create_app(final=True)
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="critical")


def main(port: str) -> None:
    """Serve until the command that started this process has ended, however it did."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    serve(port)


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
