"""Web pages to read, and the record that one gives."""

import json

from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.record import Record

TEXT = "The old bridge over the river is closed since Monday, the mayor of the town said. " * 5
MENU = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(30))


def page(body: str = f"<p>{TEXT}</p>", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul>{MENU}</ul></nav>"
        f"<article><h1>Bridge closes</h1>{body}</article>"
        f'<div class="comments"><p>First! says a reader.</p></div></body></html>'
    )


def script(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def article(**stated: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Bridge closes", **stated}


def record(content: str | bytes) -> Record:
    found = from_page(content if isinstance(content, bytes) else content.encode(), 0)
    assert isinstance(found, Record), found
    return found
