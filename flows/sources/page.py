"""A web page: its main text and its metadata."""

import re
from html import unescape
from itertools import accumulate

from trafilatura.utils import load_html

from newsfacts.flows.sources.encoding import Decoded, decode
from newsfacts.flows.sources.main_text import main_text
from newsfacts.flows.sources.metadata import Doubt, PagePlace
from newsfacts.flows.sources.page_metadata import page_metadata
from newsfacts.flows.sources.page_places import places

#: A numeric character reference.
REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")


#: Where a headline begins that is not in the text: before it.
HEADLINE = -1
#: Size above which a page that is packed is not unpacked.
MOST_UNPACKED = 50_000_000


def fields(content: bytes, encoding: str | None = None) -> tuple[dict[str, object], list[Doubt]]:
    """Read a page into the fields of a record; its text is empty where no article is found.

    Paragraphs of the text are split by blank lines. It holds neither headline nor comments. The
    `page_places` say where they are in the page.

    Args:
        content: The page as it was stored, in any encoding that it states or that shows.
        encoding: The encoding that its server stated.

    Returns:
        The fields, and what is doubted of them.
    """
    decoded = decode(content, encoding, MOST_UNPACKED)
    doubts = [*decoded.doubts]
    page = load_html(REFERENCE.sub(_character, decoded.text))
    if page is None:
        return {"text": ""}, doubts
    try:
        stated = page_metadata(page)
    except (ValueError, RecursionError, ArithmeticError, LookupError, TypeError) as error:
        # What a page states of itself never costs its text.
        told = f"its metadata could not be read: {type(error).__name__}"
        stated, doubts = {}, [*doubts, Doubt("metadata", None, told)]
    title = stated.get("title")
    text = main_text(page, title if isinstance(title, str) else None)
    headline = title if isinstance(title, str) else ""
    return {**stated, "text": text, "page_places": _places(decoded, headline, text)}, doubts


def _places(decoded: Decoded, headline: str, text: str) -> list[PagePlace]:
    """Place the headline and the paragraphs of a text in the bytes of its page."""
    paragraphs = text.split("\n\n")
    starts = accumulate((len(paragraph) + 2 for paragraph in paragraphs[:-1]), initial=0)
    found = places(decoded, [headline, *paragraphs])
    pairs = zip([HEADLINE, *starts], found, strict=True)
    return [PagePlace(start, *place) for start, place in pairs if place is not None]


def _character(reference: re.Match[str]) -> str:
    """Resolve a reference as browsers do: the parser would let through what ends the extraction."""
    character = unescape(reference[0])
    return reference[0] if character in {"<", ">", "&", '"', "'"} else character
