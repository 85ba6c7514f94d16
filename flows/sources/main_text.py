"""The main text of a page: trafilatura's precise reading, of the whole article and only of it."""

import re
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from newsfacts.flows.sources.article_parts import mark_bodies
from newsfacts.flows.sources.headline import words

#: A line without a word, the marks before an item of a list, and the borders of a table's row.
MARK = re.compile(r"^\W+$|^(?:- )+|^\|\s*|\s*\|\s*$")
#: Characters below which the precise reading may have missed the article.
SHORT = 500
#: How many times as long as a short reading the balanced one is that takes its place.
LONGER = 2


def main_text(page: HtmlElement, title: str | None = None) -> str:
    """Return the words of the article in a page, which is used up by it.

    Args:
        page: The parsed page.
        title: The headline that the page states. Lines that only repeat it, or the page's one
            heading of the first level, are left out.
    """
    headlines = [words(line) for line in (title, _heading(page)) if line]
    mark_bodies(page)
    lines = _lines(page)
    kept = [line for line in lines if words(line) not in headlines]
    return "\n\n".join(kept or lines)


def _lines(page: HtmlElement) -> list[str]:
    """Read precisely; if what is found is a notice beside the article, with less precision."""
    whole = deepcopy(page)
    precise = _read(page, precise=True)
    length = sum(map(len, precise))
    if not 0 < length < SHORT:
        return precise
    balanced = _read(whole, precise=False)
    return balanced if sum(map(len, balanced)) > LONGER * length else precise


def _read(page: HtmlElement, *, precise: bool) -> list[str]:
    document = bare_extraction(page, include_comments=False, favor_precision=precise)
    text = document.text if isinstance(document, Document) else None
    lines = (MARK.sub("", line).strip() for line in (text or "").replace("\r", "\n").split("\n"))
    return [*filter(None, lines)]


def _heading(page: HtmlElement) -> str | None:
    """Return the words of the page's heading of the first level, if it has just one."""
    headings = [*page.iter("h1")]
    return headings[0].text_content() if len(headings) == 1 else None
