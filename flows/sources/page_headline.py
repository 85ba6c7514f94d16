"""Headlines of web pages: without the name of the site, and the right one of several headings.

JSON-LD "Bridge closes | The Example"                                -> Bridge closes
<h1>The Example</h1>, og:title "Bridge closes today | The Example"   -> Bridge closes today
<h1>Sports</h1>, <h1>Bridge closes</h1>, <title> "A bridge closes"   -> Bridge closes
<h1>Bridge closes, ferries run</h1>, og:title "Bridge closes"        -> Bridge closes
JSON-LD "Bridge closes...", <h1>Bridge closes for a year</h1>        -> Bridge closes for a year
"""

import re
from collections.abc import Collection, Iterable, Sequence

from lxml.html import HtmlElement

from newsfacts.flows.sources.headline import SITE, words
from newsfacts.flows.sources.plain import plain

#: Least number of letters of a word that tells what a headline is about.
LONG = 4
#: Least share of such words of a heading that the page states elsewhere.
SHARED = 0.25
#: Least number of characters of a heading that is found in a longer statement.
LEAST = 10
#: How a line ends that was cut where it became too long.
CUT = re.compile(r"\s*(?:\.{3}|…)$")
#: How long a line is that was cut without such a mark: search engines ask for at most 110.
CUT_AT = range(90, 111)
HOST = re.compile(r"^https?://([^/:?#]+)", re.IGNORECASE)


def headlines(
    page: HtmlElement, json_ld: str | None, meta: str | None, site: Iterable[str | None]
) -> dict[str, object]:
    """Return what a page gives as its headline, by where it does so, the most trusted first.

    That is the line by which the page is shared, if it is a headline of the same.

    Args:
        page: The parsed page.
        json_ld: The headline in its JSON-LD.
        meta: The headline in its `meta` elements.
        site: Names and addresses of the site.
    """
    sites = {name for one in site if one for name in _names(one)}
    found = dict.fromkeys(plain(heading.text_content()) for heading in page.iter("h1"))
    headings = [line for line in found if line and _squeezed(line) not in sites]
    shown = [line for line in (*headings, json_ld, meta) if line and len(line) >= LEAST]
    titles = [plain(title.text_content()) for title in page.xpath("//head/title")][:1]
    stated, tagged, *titled = (
        bare(line, sites, shown) if line else None for line in (json_ld, meta, *titles)
    )
    heading = _confirmed(headings, [line for line in (stated, tagged, *titled) if line])
    found = {"meta": tagged, "json-ld": stated, "heading": heading}
    if tagged and not any(_shared(tagged, line) >= SHARED for line in (stated, heading) if line):
        found["meta"] = found.pop("meta")
    lines = [line for line in found.values() if line]
    return {
        by: None if line and any(_goes_on(line, other) for other in lines) else line
        for by, line in found.items()
    }


def bare(line: str, sites: Collection[str], shown: Sequence[str]) -> str:
    """Return a headline without the names of site and section before and behind it.

    Args:
        line: The headline as it is stated.
        sites: Names of the site, as letters and digits only.
        shown: Headlines that the page gives elsewhere.
    """
    known = [words(one) for one in shown]
    for border in SITE.finditer(line):
        for part in (line[: border.start()], line[border.end() :]):
            if words(part) in known:
                return part
    borders = [*SITE.finditer(line)]
    while borders and _squeezed(line[borders[-1].end() :]) in sites:
        line = line[: borders.pop().start()]
    if borders and _squeezed(line[: borders[0].start()]) in sites:
        line = line[borders[0].end() :]
    return line


def _goes_on(line: str, other: str) -> bool:
    """Say whether a line was cut short, and another one has all of it."""
    known, whole = words(line), words(other)
    cut = CUT.search(line) or len(line) in CUT_AT
    return bool(known and cut) and len(whole) > len(known) and whole[: len(known)] == known


def _confirmed(headings: Sequence[str], stated: Sequence[str]) -> str | None:
    """Return the heading that is most like what the page states, or its only one."""
    if not stated:
        return headings[0] if len(headings) == 1 else None
    share = {line: max(_shared(line, other) for other in stated) for line in headings}
    best = max(share, key=share.__getitem__, default=None)
    return best if best is not None and share[best] >= SHARED else None


def _shared(line: str, other: str) -> float:
    """Return the share of a line's words that another one has, and of those in both alike."""
    if _alike(line, other) or len(line) < LEAST:
        return float(_alike(line, other))
    telling = {word for word in words(line) if len(word) >= LONG}
    return len(telling & {*words(other)}) / len(telling) if telling else 0.0


def _alike(line: str, other: str | None) -> bool:
    """Say whether two lines have the same words."""
    return words(line) == words(other or "")


def _names(site: str) -> set[str]:
    """Return the names that a site goes by: its name, or its host and the labels of that."""
    address = HOST.match(site)
    labels = address[1].lower().split(".") if address else []
    return {_squeezed(site), _squeezed("".join(labels)), *labels} - {"", "www"}


def _squeezed(line: str) -> str:
    return "".join(words(line))
