"""Encodings of web pages, by the labels and the order of browsers.

`<meta charset="iso-8859-1">` means windows-1252, as it does in every browser.

Source: https://encoding.spec.whatwg.org, https://html.spec.whatwg.org/#determining-the-character-encoding.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

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
#: Encodings whose characters have the same bytes wherever they are.
UNICODE = {"utf-8", "utf-16le", "utf-16be"}
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16le", b"\xfe\xff": "utf-16be"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text, with the bytes that it was read from."""

    text: str
    content: bytes
    encoding: str
    #: Length of the byte order mark before the text.
    mark: int = 0
    doubts: tuple[Doubt, ...] = ()

    def bytes_at(self, characters: Iterable[int]) -> dict[int, int]:
        """Map places in the text to places in the bytes."""
        wanted = sorted(characters)
        body = self.content[self.mark :]
        if len(self.text) == len(body):  # a byte for each character
            found = wanted
        elif self.encoding in UNICODE and self._encoded(0) == body:
            pairs = pairwise([0, *wanted])
            found = [*accumulate(len(self._encoded(start, end)) for start, end in pairs)]
        else:
            starts = begun(body, self.encoding)
            found = [starts[at] for at in wanted]
        return {at: self.mark + byte for at, byte in zip(wanted, found, strict=True)}

    def _encoded(self, start: int, end: int | None = None) -> bytes:
        return self.text[start:end].encode(self.encoding, "surrogatepass")


def decode(content: bytes, label: str | None, max_bytes: int) -> Decoded:
    """Decode a page: by its byte order mark, what its server or the page states, or its bytes.

    Where it did not decode as stated, that is doubted.

    Args:
        content: The page as it was stored, packed or not.
        label: The encoding that its server stated.
        max_bytes: Size above which a packed page is not unpacked.
    """
    content = handle_compressed_file(content, max_bytes)
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(name, "replace"), content, name, len(mark))
    text = utf8(content)
    stated = stated_encoding(content, label)
    if text is not None and (stated is None or not stated.startswith("iso-2022")):
        return Decoded(text, content, "utf-8")  # what is valid UTF-8 is hardly ever anything else
    known = webencodings.lookup(stated) if stated and stated not in NOT_USED else None
    if known:
        characters, _ = known.codec_info.decode(content, "replace")
        return Decoded(characters, content, str(known.codec_info.name))
    doubt = Doubt("text", stated or label, "not encoded as it states; its encoding was guessed")
    for guess in detect_encoding(content):
        try:
            return Decoded(content.decode(guess), content, guess, doubts=(doubt,))
        except (LookupError, UnicodeDecodeError):
            continue
    return Decoded(content.decode("utf-8", "replace"), content, "utf-8", doubts=(doubt,))


def begun(content: bytes, encoding: str) -> list[int]:
    """Return the byte that each character begins with, and the length: byte by byte.

    It takes half a second for a million bytes, and holds for what does not decode too.
    """
    decoder = getincrementaldecoder(encoding)("replace")
    starts, pending = [], 0
    for at in range(len(content)):
        made = len(decoder.decode(content[at : at + 1]))
        if made:
            # Several at once: what was broken off, and then the characters of this byte.
            starts += [pending, *range(at - made + 2, at + 1)]
            pending = at + 1
    left = len(decoder.decode(b"", final=True))
    return [*starts, *[pending] * left, len(content)]


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
