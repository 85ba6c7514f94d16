"""A web page: its main text, and what it states about itself."""

import re
from html import unescape

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import decode_file, load_html

from newsfacts.flows.sources.page_metadata import page_metadata

#: A line without a word, the mark before an item of a list, and the borders of a table's row.
MARK = re.compile(r"^\W+$|^- |^\|\s*|\s*\|\s*$")

#: A number that stands for a character.
REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")


def fields(content: bytes) -> dict[str, object]:
    """Read a page into the fields of a record; its text is empty where no article is found.

    Paragraphs of the text are split by blank lines. It holds neither headline nor comments.

    Args:
        content: The page as it was stored, in any encoding that it states or that shows.
    """
    page = load_html(REFERENCE.sub(_character, decode_file(content)))
    if page is None:
        return {"text": ""}
    return {**page_metadata(page), "text": main_text(page)}


def main_text(page: HtmlElement) -> str:
    """Give the words of the article in a page, which is used up by it."""
    document = bare_extraction(page, include_comments=False, favor_precision=True)
    text = document.text if isinstance(document, Document) else None
    lines = (MARK.sub("", line).strip() for line in (text or "").split("\n"))
    return "\n\n".join(filter(None, lines))


def _character(reference: re.Match[str]) -> str:
    """Resolve a reference as browsers do: the parser would let through what ends the extraction."""
    character = unescape(reference[0])
    return reference[0] if character in {"<", ">", "&", '"', "'"} else character
