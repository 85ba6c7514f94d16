"""Indexes: the sitemaps that an index lists, kept for when its server says it has not changed."""

import json

from newsfacts.flows.fetching.secrets import shown, veiled
from newsfacts.flows.watching.journal import Row
from newsfacts.flows.watching.ledger import Ledger

#: What lets a server say that nothing has changed; without it all is fetched.
WHOLE: Row = {"etag": None, "last_modified": None, "sha256": None}


def kept(sitemaps: list[str], known: Row | None) -> Row:
    """Return the columns that remember the sitemaps of an index.

    One whose sitemaps have passwords or tokens is fetched whole each time: only it has them.

    Args:
        sitemaps: What it lists; nothing where it is no index.
        known: What was known of it.
    """
    if not sitemaps and not (known and known["entry"]):
        return {}
    places = [shown(place) for place in sitemaps]
    return {"entry": json.dumps({"sitemaps": places})} | (WHOLE if places != sitemaps else {})


def listed_before(ledger: Ledger, known: Row | None, source_name: str) -> list[str]:
    """Return the sitemaps of an index that has not changed.

    An index that an earlier version read is not remembered, but its sitemaps are.
    """
    if known and known["entry"]:
        places: list[str] = json.loads(str(known["entry"]))["sitemaps"]
        return places
    return [place for place in ledger.sitemaps(source_name) if not veiled(place)]
