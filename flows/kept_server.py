"""A Prefect server that lives on for some minutes, for the commands that follow.

HOME/newsfacts-3.8.8.json    its address and password; it ends when this is gone
HOME/newsfacts-3.8.8.lock    locked by the server as long as it lives
HOME/newsfacts-3.8.8.users   locked, shared, by each command that uses it

A server takes four seconds of processor time to start, and seven more on a new database.
"""

import fcntl
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from newsfacts.flows.prefect_server import AUTH, Server, free_port, new_password, serve

#: Seconds between two looks of a server at whether it is used.
LOOK = 5.0


def place(home: Path, what: str) -> Path:
    """Return the place of a file of the server in Prefect's home."""
    return home / f"newsfacts-{version('prefect')}.{what}"


@contextmanager
def kept(home: Path, minutes: float) -> Iterator[Server]:
    """Use the server of a home; where none runs, start one, which ends when unused for a while.

    Args:
        home: Where Prefect keeps its files.
        minutes: How long it lives without a command that uses it.
    """
    home.mkdir(parents=True, exist_ok=True)
    with place(home, "users").open("ab") as users, place(home, "start").open("ab") as start:
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(start, fcntl.LOCK_EX)  # one of several commands starts it
        own = running(home) or begun(home, minutes)
        fcntl.flock(start, fcntl.LOCK_UN)
        yield own


def running(home: Path) -> Server | None:
    """Return the server that runs, if one does."""
    try:
        found = json.loads(place(home, "json").read_bytes())
        server = Server(found["url"], found["password"], lambda: locked(home))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return server if locked(home) else None


def locked(home: Path) -> bool:
    """Return whether a server lives: the system unlocks its file when it ends, however it does."""
    with place(home, "lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def begun(home: Path, minutes: float) -> Server:
    """Start a server that outlives this process."""
    port, password = free_port(), new_password()
    url = f"http://127.0.0.1:{port}/api"
    file = place(home, "json")
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        json.dump({"url": url, "password": password}, opened)
    secret = {AUTH: password, "PREFECT_HOME": str(home)}
    subprocess.run(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-m", "newsfacts.flows.kept_server", str(port), str(home), str(minutes)],
        # The folder in which the command runs may hold a `prefect` or `newsfacts` of its own.
        env=os.environ | secret | {"PYTHONSAFEPATH": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=True,
    )
    ended = partial(file.unlink, missing_ok=True)
    return Server(url, password, lambda: locked(home), ended)


def main(port: str, home: str, minutes: str) -> None:
    """Lock the server's file, leave the command that started this process, and serve."""
    lock = place(Path(home), "lock").open("ab")
    fcntl.flock(lock, fcntl.LOCK_EX)
    if os.fork():
        os._exit(0)  # the command goes on
    end = (Path(home), float(minutes) * 60, lock)
    threading.Thread(target=_end_when_unused, args=end, daemon=True).start()
    serve(port)


def _end_when_unused(home: Path, patience: float, _lock: BinaryIO) -> None:
    with place(home, "users").open("ab") as users:
        used = time.monotonic()
        while place(home, "json").exists():
            time.sleep(min(LOOK, max(patience / 4, 0.1)))
            with suppress(OSError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if time.monotonic() - used > patience:
                    break
                fcntl.flock(users, fcntl.LOCK_UN)
                continue
            used = time.monotonic()
        place(home, "json").unlink(missing_ok=True)
        os._exit(0)  # what is locked is unlocked by that


if __name__ == "__main__":
    main(*sys.argv[1:])
