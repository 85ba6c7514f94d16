"""Connection: to a checked address, closed at its deadline."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore  # noqa: TID251 (here)

from newsfacts.flows.fetching.addresses import Place

#: Seconds in which a connection must be made.
CONNECT = 10.0


class LateError(TimeoutError):
    """A server that does not answer, or does not end its answer, in time."""


class Deadline:
    """The moment at which a fetch must be over."""

    def __init__(self, seconds: float) -> None:
        """Begin to count."""
        self.at = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Return the seconds that are left, or `most` if that is less.

        Raises:
            LateError: None are.
        """
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise LateError("the server takes too long")
        return seconds if most is None else min(seconds, most)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Wrap a connection."""
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Read what is there."""
        return self.inner.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send bytes."""
        self.inner.write(buffer, self.deadline.left())

    def close(self) -> None:
        """Close the connection."""
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Encrypt; the name that is asked for stays the one in the URL."""
        inner = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(CONNECT))
        return TimedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (the library's own signature)
        """Return a property of the connection."""
        return self.inner.get_extra_info(info)


class PinnedBackend(httpcore.NetworkBackend):
    """Makes connections to addresses that were checked, whatever the name leads to by now."""

    def __init__(self, place: Place, deadline: Deadline) -> None:
        """Keep the addresses."""
        self.place = place
        self.deadline = deadline

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the addresses that answers."""
        failed: Exception = httpcore.ConnectError("no address")
        for address in self.place.addresses:
            try:
                inner = httpcore.SyncBackend().connect_tcp(
                    address, port, self.deadline.left(CONNECT), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return TimedStream(inner, self.deadline)
        raise failed
