"""A site of one's own: a real server on this machine, whose every byte a test decides."""

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]


Page = bytes | Callable[[Asked], bytes | Iterable[bytes]]


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Write a whole answer; `content_type="text/html"` gives the header `Content-Type`."""
    content = body.encode() if isinstance(body, str) else body
    given = {"Content-Type": "text/html", "Content-Length": str(len(content))} | {
        name.replace("_", "-").title(): value for name, value in headers.items()
    }
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


@dataclass
class Site:
    """A server; `pages` says what it answers to a path."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.host = f"localhost:{self.port}"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self.listener.close()

    def hits(self, *, robots: bool = False) -> Counter[str]:
        """Count the requests for each path."""
        return Counter(a.path for a in self.asked if robots or a.path != "/robots.txt")

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                request = _read(connection)
                if request is None:
                    return
                self.asked.append(request)
                page = self.pages.get(request.path, answer("none", "404 Not Found"))
                given = page if isinstance(page, bytes) else page(request)
                for piece in [given] if isinstance(given, bytes) else given:
                    connection.sendall(piece)
                connection.shutdown(socket.SHUT_WR)
                connection.settimeout(1)
                connection.recv(1)
            except OSError:
                return


def _read(connection: socket.socket) -> Asked | None:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65_536)
        if not piece:
            return None
        received += piece
    first, *lines = received.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): v for name, v in headers.items()})


class FakeClock:
    """A clock that tests move; waiting takes no time."""

    def __init__(self, start: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)) -> None:
        self.time = start
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.time += timedelta(seconds=seconds)

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


def in_turn(*answers: bytes) -> Callable[[Asked], bytes]:
    """Give one answer after the other, the last one from then on."""
    left: Iterator[bytes] = iter(answers[:-1])
    return lambda _: next(left, answers[-1])


def gaps(times: list[datetime]) -> list[float]:
    return [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
