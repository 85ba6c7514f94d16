"""Bodies: slow, endless, compressed, cut; what is read of each, and when it is given up."""

import gzip
import sys
import time
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest

from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.outcome import Outcome
from tests.flows.fetching.site import Asked, Site, answer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Build = Callable[..., Fetcher]


PAGE = "<html>It rained.</html>"


def dripping(seconds: float, head: bytes, piece: bytes) -> Callable[[Asked], Iterator[bytes]]:
    def drip(_: Asked) -> Iterator[bytes]:
        yield head
        for _n in range(200):
            time.sleep(seconds)
            yield piece

    return drip


@pytest.mark.parametrize(
    ("head", "piece", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", "too long"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x", "too long"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x", "too long"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", "too long"),
        (b"", b"", "too long"),
    ],
)
def test_a_server_that_drips_is_given_up_in_time(
    site: Site, fetcher: Build, head: bytes, piece: bytes, reason: str
) -> None:
    site.pages["/a"] = dripping(0.05, head, piece)
    begun = time.monotonic()
    found = fetcher(deadline=0.5).fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert reason in str(found.reason)
    assert time.monotonic() - begun < 5
    assert site.hits()["/a"] == 1


def test_a_body_without_end_is_given_up_at_its_size(site: Site, fetcher: Build) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    site.pages["/a"] = dripping(0, head, chunk)
    found = fetcher().fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert "larger than 1,000,000 bytes" in str(found.reason)


CODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, 1),
    "deflate": lambda data: zlib.compress(data, 1),
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": lambda data: zstd.compress(data, 1),
}
HUGE = b"\0" * 300_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "br, gzip"])
def test_a_bomb_is_met_before_it_goes_off(site: Site, fetcher: Build, coding: str) -> None:
    bomb = HUGE
    for name in coding.split(", "):
        bomb = CODERS[name](bomb)
    site.pages["/a"] = answer(bomb, content_encoding=coding)
    found = fetcher().fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert "larger than" in str(found.reason)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, br", "identity", ""])
def test_compressed_bodies_are_read(site: Site, fetcher: Build, coding: str) -> None:
    words = "".join(f"<p>Number {n} of many.</p>" for n in range(9_000)).encode()
    body = words
    for name in coding.split(", "):
        body = CODERS.get(name, bytes)(body)
    site.pages["/a"] = answer(body, content_encoding=coding)

    assert fetcher().fetch(f"{site.url}/a").body == words


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "rot13", "gzip, gzip, gzip, gzip"])
def test_a_coding_that_is_not_what_it_says_fails(site: Site, fetcher: Build, coding: str) -> None:
    site.pages["/a"] = answer(PAGE, content_encoding=coding)

    assert fetcher().fetch(f"{site.url}/a").outcome == Outcome.failed


@pytest.mark.parametrize("how", ["length", "chunked", "open", "gzip", "br", "zstd"])
def test_half_a_body_is_flagged_wherever_it_is_cut(site: Site, fetcher: Build, how: str) -> None:
    words = "".join(f"<p>Number {n} of many.</p>" for n in range(400)).encode() + b"</html>"
    body = CODERS[how](words) if how in CODERS else words
    for cut in range(20):
        part = body[: len(body) * cut // 20]
        whole = {
            "length": answer(part, content_length=str(len(body))),
            "open": b"HTTP/1.1 200 OK\r\n\r\n" + part,
            "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + (b"%x\r\n%b\r\n" % (len(part), part) if part else b""),
        }.get(how, b"HTTP/1.1 200 OK\r\nContent-Encoding: %b\r\n\r\n%b" % (how.encode(), part))
        site.pages[f"/{cut}"] = whole
        found = fetcher().fetch(f"{site.url}/{cut}")

        assert found.outcome == Outcome.truncated, cut
        assert not found.body
