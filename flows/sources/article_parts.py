"""Articles in parts: several elements alike, with advertisements and pictures between them.

trafilatura takes the first element that looks like an article's body for all of it.
"""

from collections.abc import Iterable

from lxml.html import HtmlElement

#: Least share of the length of an article's paragraphs that its parts hold.
LEAST_SHARE = 0.9

#: Tag and class.
Kind = tuple[str, str]


def mark_bodies(page: HtmlElement) -> None:
    """Mark what holds all parts of an article as its body, so that none is left unread.

    Args:
        page: The parsed page; schema.org's `articleBody` is set on elements of it.
    """
    for article, kinds in _parts(page).items():
        least = LEAST_SHARE * _length(article.iter("p"))
        for parts in kinds.values():
            held = sum(_length(part.findall("p")) for part in parts)
            if len(parts) > 1 and held >= least and not _nested(parts):
                _holder(parts).set("itemprop", "articleBody")


def _parts(page: HtmlElement) -> dict[HtmlElement, dict[Kind, list[HtmlElement]]]:
    """Return the elements that hold paragraphs, by the article that they are in, and by kind."""
    found: dict[HtmlElement, dict[Kind, list[HtmlElement]]] = {}
    for element in page.iter("div", "section"):
        kind = str(element.tag), " ".join((element.get("class") or "").split())
        article = next(element.iterancestors("article", "main"), None)
        if article is not None and kind[1] and _length(element.findall("p")):
            found.setdefault(article, {}).setdefault(kind, []).append(element)
    return found


def _length(paragraphs: Iterable[HtmlElement]) -> int:
    """Return the number of characters of some paragraphs."""
    return sum(len(paragraph.text_content().strip()) for paragraph in paragraphs)


def _nested(parts: list[HtmlElement]) -> bool:
    """Say whether a part lies in another one: then they are no parts of one text."""
    alike = set(parts)
    return any(above in alike for part in parts for above in part.iterancestors())


def _holder(parts: list[HtmlElement]) -> HtmlElement:
    """Return the innermost element that holds all parts; they are in one article."""
    first, *others = parts
    shared = list(first.iterancestors())
    for part in others:
        above = set(part.iterancestors())
        shared = [element for element in shared if element in above]
    return shared[0]
