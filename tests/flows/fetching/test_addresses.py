"""Which addresses may be asked: forty ways to write one of this machine, and none gets there."""

import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from newsfacts.flows.fetching.addresses import RefusedError, is_public, locate
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.outcome import Outcome
from tests.flows.fetching.site import Site, answer

Build = Callable[..., Fetcher]

#: Hosts that lead to this machine or a network of one's own, in every notation.
PRIVATE = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "0",
    "0.0.0.0",  # noqa: S104
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0x7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.000.000.001",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "\uff11\uff12\uff17.0.0.1",
    "%31%32%37.0.0.1",
    "127.0.0.2",
    "127.255.255.254",
    "localhost.",
    "LOCALHOST",
    "ip6-localhost",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[fe80::1%25lo]",
    "[fc00::1]",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
]


class Listener:
    """Counts the connections to one port of this machine, whatever its address."""

    def __init__(self) -> None:
        self.hits = 0
        self.socket = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.hits += 1
            connection.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    own = Listener()
    socket.create_connection(("127.0.0.1", own.port)).close()
    socket.create_connection(("::1", own.port)).close()
    while own.hits < 2:
        pass
    own.hits = 0
    yield own
    own.socket.close()


def test_there_are_forty_forms() -> None:
    assert len(set(PRIVATE)) == 40


@pytest.mark.parametrize("form", PRIVATE)
def test_no_private_address_is_asked_directly_or_by_redirect(
    site: Site, fetcher: Build, listener: Listener, form: str
) -> None:
    target = f"http://{form}:{listener.port}/x"
    own = fetcher()
    assert own.fetch(target).outcome in {Outcome.refused, Outcome.failed}
    for status in (301, 302, 303, 307, 308):
        moved = answer(status=f"{status} There", location=quote(target, safe=":/[]%"))
        site.pages[f"/{status}"] = moved
        assert own.fetch(f"{site.url}/{status}").outcome in {Outcome.refused, Outcome.failed}

    assert listener.hits == 0


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "192.0.0.8", "2002:7f00:1::"])
def test_a_name_that_leads_to_a_private_address_is_not_asked(
    fetcher: Build, listener: Listener, address: str
) -> None:
    own = fetcher(resolve=lambda *_: ["93.184.215.14", address])

    assert own.fetch("http://example.org/").outcome == Outcome.refused


def test_a_name_is_resolved_once_so_that_it_cannot_lead_elsewhere_later(
    site: Site, fetcher: Build
) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    site.pages["/robots.txt"] = answer(status="404 None")
    site.pages["/a"] = answer("<html>It rained.</html>")
    own = fetcher(allowed=frozenset({f"rebind.test:{site.port}"}), resolve=lambda *_: next(answers))

    assert own.fetch(f"http://rebind.test:{site.port}/a").outcome == Outcome.fetched
    assert site.asked[-1].headers["host"] == f"rebind.test:{site.port}"


def test_a_name_that_nobody_resolves_in_time_is_given_up(fetcher: Build) -> None:
    def never(*_: object) -> list[str]:
        threading.Event().wait(30)
        return []

    found = fetcher(deadline=0.3, resolve=never).fetch("http://example.org/")

    assert found.outcome == Outcome.failed
    assert "not resolved in" in str(found.reason)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "gopher://x", "/etc/passwd", "http://", "http:",
     "javascript:alert(1)", "data:text/html,x", "http://example.org:22/", "http://ex ample.org/",
     "http://[::1", "http://a\nb/", "HTTP://[v1.x]/"],
)  # fmt: skip
def test_only_web_addresses_are_asked(fetcher: Build, url: str) -> None:
    found = fetcher(resolve=lambda *_: pytest.fail("asked")).fetch(url)

    assert found.outcome == Outcome.refused


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_a_host_is_allowed_by_its_name_and_port_only() -> None:
    allowed = {"localhost:8000", "intranet"}
    assert locate("http://localhost:8000/a", allowed, lambda *_: ["127.0.0.1"], 5).allowed_by_name
    assert locate("https://intranet:81/a", allowed, lambda *_: ["10.0.0.1"], 5).port == 81
    for url in ("http://localhost/a", "http://localhost:8001/a", "http://intranet.org/"):
        with pytest.raises(RefusedError):
            locate(url, allowed, lambda *_: ["127.0.0.1"], 5)
