"""Addresses: which machine a URL leads to, and whether it may be asked.

http://example.org/feed   -> example.org, port 80, at 93.184.215.14
http://2130706433/        refused: an odd notation of 127.0.0.1
http://intranet/          refused: leads to 10.0.0.7, which is not public
"""

import re
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread

import httpx

#: Gives the IP addresses of a name.
Resolve = Callable[[str, int], list[str]]

PORTS = {"http": 80, "https": 443}
#: A name whose last part is a number is an IPv4 address, whatever its notation (URL standard).
NUMERIC = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?$")
NAME = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$")
#: Networks that carry IPv4 addresses inside, or lead nowhere public, whatever Python says of them.
NOT_PUBLIC = tuple(
    IPv6Network(network)
    for network in (
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "::ffff:0:0:0/96",  # IPv4-translated
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 of one's own
        "100::/64",  # discard
        "2001::/23",  # Teredo, ORCHID, benchmarks
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local
    )
)
NOT_PUBLIC_IPV4 = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments
    IPv4Network("192.88.99.0/24"),  # relays to 6to4
)


class RefusedError(ValueError):
    """A URL that must not be asked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a URL leads: the server, and what to ask it for."""

    url: httpx.URL
    host: str
    port: int
    addresses: tuple[str, ...]
    allowed_by_name: bool

    @property
    def origin(self) -> str:
        """Return the server as a URL without a path: what robots.txt and delays are kept for."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.url.scheme] else f":{self.port}"
        return f"{self.url.scheme}://{name}{port}"


def locate(
    url: str | httpx.URL, allowed: Collection[str], resolve: Resolve, seconds: float
) -> Place:
    """Find the server of a URL and check every address that its name has.

    Args:
        url: An http or https URL.
        allowed: Hosts that may be asked wherever they are: `localhost`, `10.0.0.7:8080`.
        resolve: Gives the addresses of a name; asked once.
        seconds: Time in which it must answer.

    Raises:
        RefusedError: The URL cannot be read, or leads to what is not public.
        OSError: The name has no address.
        TimeoutError: The name is not resolved in time.
    """
    parsed = parse(url)
    host = parsed.raw_host.decode("ascii").rstrip(".").lower()
    port = parsed.port or PORTS[parsed.scheme]
    by_name = host in allowed or f"{host}:{port}" in allowed
    if not by_name:
        _check_name(host, parsed.scheme, port)
    found = [host] if _is_address(host) else resolved(resolve, host, port, seconds)
    if not found:
        raise OSError(f"{host} has no address")
    for address in found:
        if not by_name and not is_public(address):
            raise RefusedError(f"{host} leads to {address}, which is not a public address")
    return Place(parsed, host, port, tuple(found), by_name)


def parse(url: str | httpx.URL) -> httpx.URL:
    """Read a URL.

    Raises:
        RefusedError: It is not an http or https URL with a host.
    """
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise RefusedError(f"not a web address: {error}") from None
    if parsed.scheme not in PORTS or not parsed.raw_host:
        raise RefusedError(f"only http and https addresses are fetched, not {parsed.scheme!r}")
    return parsed


def _check_name(host: str, scheme: str, port: int) -> None:
    if port not in PORTS.values():
        raise RefusedError(f"port {port} of {host} is not one of {scheme}")
    if _is_address(host):
        return
    if NUMERIC.search(host):
        raise RefusedError(f"{host} is an odd notation of an address")
    if not NAME.match(host):
        raise RefusedError(f"{host} is no name of a host")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Return whether an IP address is public, and carries no other inside."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        return (
            ip.is_global
            and not ip.is_multicast
            and ip.scope_id is None
            and not any(ip in network for network in NOT_PUBLIC)
        )
    return (
        ip.is_global
        and not ip.is_multicast
        and not any(ip in network for network in NOT_PUBLIC_IPV4)
    )


def addresses_of(host: str, port: int) -> list[str]:
    """Ask the machine's resolver for the addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [*dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found)]


def resolved(resolve: Resolve, host: str, port: int, seconds: float) -> list[str]:
    """Resolve a name in a thread of its own: the system's resolver knows no time limit.

    Raises:
        OSError: The name has no address.
        TimeoutError: It takes too long.
    """
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except Empty:
        raise TimeoutError(f"{host} is not resolved in {seconds:.0f} s") from None
    if isinstance(answer, Exception):
        raise OSError(f"{host} is not resolved: {answer}") from None
    return answer
