"""Secrets in URLs: passwords and tokens are sent to their server and never written."""

import hashlib
import re
from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    import httpx

#: Names of parameters whose values open something.
SECRET = re.compile(
    r"^(?:.*[_-])?(?:access_?token|auth|authorization|api_?key|key|pass|passwd|password|pwd|secret|"
    r"sess|session|session_?id|sid|sig|signature|token|jwt|credential)s?$",
    re.IGNORECASE,
)
#: A variable of the environment in the place of a secret, as lists of sources may name it.
NAMED = re.compile(r"\$\{\w+\}")


def shown(url: str) -> str:
    """Write a URL as it may be stored: without password, and digests in the place of tokens.

    >>> shown("https://ann:pw@example.org/feed?page=2")
    'https://example.org/feed?page=2'
    >>> shown("https://example.org/feed?token=abc")
    'https://example.org/feed?token=sha256-ba7816bf'
    """
    address, _, _ = url.partition("#")
    address, mark, query = address.partition("?")
    parameters = "&".join(_parameter(part) for part in query.split("&"))
    return without_password(address) + mark + parameters


def opens(url: str) -> bool:
    """Tell whether a URL holds a password or a token itself, and not the name of a variable.

    >>> opens("https://example.org/feed?token=abc"), opens("https://example.org/feed?token=${KEY}")
    (True, False)
    """
    plain = NAMED.sub("", url).replace("//:@", "//").replace("//@", "//")
    _, _, query = plain.partition("?")
    return without_password(plain) != plain or any(_parameter(p) != p for p in query.split("&"))


def bare(url: str) -> str:
    """Take passwords, and parameters that hold tokens, out of a URL.

    >>> bare("https://ann:pw@example.org/feed?page=2&token=abc")
    'https://example.org/feed?page=2'
    """
    address, _, query = without_password(url).partition("?")
    kept = [part for part in query.split("&") if part and _parameter(part) == part]
    return "?".join(filter(None, [address, "&".join(kept)]))


def veiled(url: str) -> bool:
    """Tell whether digests stand in the place of tokens in a URL.

    >>> veiled(shown("https://example.org/feed?token=abc"))
    True
    """
    return "=sha256-" in url


def without_password(url: str) -> str:
    """Take name and password out of a URL.

    >>> without_password("https://ann:pw@example.org/")
    'https://example.org/'
    """
    return re.sub(r"^([a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/@]*@", r"\1//", url)


def _parameter(part: str) -> str:
    name, mark, value = part.partition("=")
    if not value or value.startswith("sha256-") or not SECRET.match(unquote(name)):
        return part
    return f"{name}{mark}sha256-{hashlib.sha256(value.encode()).hexdigest()[:8]}"


def authorization(url: "httpx.URL") -> dict[str, str]:
    """Return the header that carries the name and password of a URL, if it has any."""
    if not url.userinfo:
        return {}
    plain = f"{url.username}:{url.password}".encode()
    return {"Authorization": f"Basic {b64encode(plain).decode('ascii')}"}
