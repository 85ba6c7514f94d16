"""Transport: one request to one checked address, within a time and a size.

Neither a server that sends a byte now and then, nor a body that inflates without end, holds it up.
"""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import httpcore  # noqa: TID251 (here)
import httpx

from newsfacts.flows.fetching.addresses import Place
from newsfacts.flows.fetching.connection import Deadline, LateError, PinnedBackend
from newsfacts.flows.fetching.inflation import CutOffError, inflated

#: What the end of a whole document looks like, where its server states no length.
ENDS = (b"</html", b"</body", b"</rss", b"</feed", b"</rdf:rdf", b"</urlset", b"</sitemapindex")


class TooBigError(ValueError):
    """A body that goes on and on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the body inflated, `truncated` where its end is missing."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)
    truncated: bool = False


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def ask(place: Place, headers: Mapping[str, str], deadline: Deadline, max_bytes: int) -> Answer:
    """Send one GET request to a checked address; redirects are not followed.

    Args:
        place: The server.
        headers: Headers to send beside `Host`.
        deadline: When the answer must be there.
        max_bytes: Size of the inflated body above which it is given up.

    Raises:
        LateError: It takes too long.
        TooBigError: The body is too big.
        CodingError: The body is not compressed as it says.
        httpcore.NetworkError, httpcore.ProtocolError: There is no connection, or no HTTP on it.
    """
    asked = httpcore.URL(
        scheme=place.url.raw_scheme,
        host=place.host,
        port=place.port,
        target=place.url.raw_path,
    )
    backend = PinnedBackend(place, deadline)
    ours = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    sent = [(b"Host", place.url.netloc), *ours, (b"Connection", b"close")]
    with httpcore.ConnectionPool(
        ssl_context=_tls(), max_keepalive_connections=0, network_backend=backend
    ) as pool:
        try:
            with pool.stream("GET", asked, headers=sent) as answered:
                return received(answered, max_bytes)
        except httpcore.TimeoutException:
            raise LateError("the server takes too long") from None


def received(answered: httpcore.Response, max_bytes: int) -> Answer:
    """Read the body of an answer that has one we want."""
    headers = {name.decode("latin-1").lower(): _text(value) for name, value in answered.headers}
    if answered.status != 200:
        return Answer(answered.status, headers)
    body = bytearray()
    truncated = False
    try:
        for piece in inflated(_raw(answered), headers.get("content-encoding", "")):
            body += piece
            if len(body) > max_bytes:
                raise TooBigError(f"the body is larger than {max_bytes:,} bytes")
    except (httpcore.RemoteProtocolError, httpcore.ReadError, CutOffError):
        truncated = True
    if not {"content-length", "content-encoding", "transfer-encoding"} & headers.keys():
        truncated = truncated or not _ends(bytes(body[-4096:]))
    return Answer(answered.status, headers, bytes(body), truncated)


def _raw(answered: httpcore.Response) -> Iterator[bytes]:
    for piece in answered.iter_stream():
        for start in range(0, len(piece), 65_536):
            yield piece[start : start + 65_536]


def _ends(tail: bytes) -> bool:
    """Return whether a body that ends when its connection does is whole."""
    lower = tail.lower()
    return any(end in lower for end in ENDS) or lower.rstrip().endswith((b"}", b"]"))


def _text(value: bytes) -> str:
    return value.decode("latin-1").strip()
