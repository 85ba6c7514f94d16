"""Plain text: the words of what a page states, as a database can hold them."""

import re
from html import unescape

#: What JSON can hold and UTF-8 or Arrow cannot.
NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def plain(text: str | None) -> str:
    """Return the words of a text that may hold references, on one line."""
    return " ".join(NO_TEXT.sub("", unescape(text or "")).split())
