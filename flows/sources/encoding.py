"""Encodings of web pages, by the labels and the order of browsers.

`<meta charset="iso-8859-1">` means windows-1252, as it does in every browser.

Source: https://encoding.spec.whatwg.org, https://html.spec.whatwg.org/#determining-the-character-encoding.
"""

import re

import webencodings
from trafilatura.utils import detect_encoding, handle_compressed_file

from newsfacts.flows.sources.metadata import Doubt

#: Bytes in which a page states its encoding.
TOP = 4_096
STATED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
#: Encodings that a page states in vain: it is not in them, or nobody reads them.
NOT_USED = {"utf-8", "replacement", "x-user-defined"}
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16le", b"\xfe\xff": "utf-16be"}


def decode(content: bytes, label: str | None, max_bytes: int) -> tuple[str, list[Doubt]]:
    """Decode a page: by its byte order mark, what its server or the page states, or its bytes.

    Args:
        content: The page as it was stored, packed or not.
        label: The encoding that its server stated.
        max_bytes: Size above which a packed page is not unpacked.

    Returns:
        The text, and a doubt where it did not decode as stated.
    """
    content = handle_compressed_file(content, max_bytes)
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace"), []
    text = utf8(content)
    stated = stated_encoding(content, label)
    if text is not None and (stated is None or not stated.startswith("iso-2022")):
        return text, []  # what is valid UTF-8 is hardly ever anything else
    known = webencodings.lookup(stated) if stated and stated not in NOT_USED else None
    if known:
        return known.codec_info.decode(content, "replace")[0], []
    doubt = Doubt("text", stated or label, "not encoded as it states; its encoding was guessed")
    for guess in detect_encoding(content):
        try:
            return content.decode(guess), [doubt]
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("utf-8", "replace"), [doubt]


def utf8(content: bytes) -> str | None:
    """Decode UTF-8, or nothing."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def stated_encoding(content: bytes, label: str | None) -> str | None:
    """Name the encoding that a server or page states, None for one that browsers do not know."""
    inner = STATED.search(content[:TOP])
    for stated in (label, inner[1].decode("ascii") if inner else None):
        if stated and (encoding := webencodings.lookup(stated)):
            name: str = encoding.name
            return "utf-8" if name.startswith("utf-16") and not label else name
    return None
