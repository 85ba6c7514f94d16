"""Indexes: which sitemaps of an index are looked at, also where it has not changed; what is not."""

import json
from datetime import UTC, datetime

from newsfacts.flows.feeds.entry import Feed
from newsfacts.flows.fetching.secrets import shown, veiled
from newsfacts.flows.watching.journal import Row, moment
from newsfacts.flows.watching.ledger import Ledger

#: Sitemaps of one index that are looked at in one run.
MOST_SITEMAPS = 50
NEVER = datetime.min.replace(tzinfo=UTC)
#: What lets a server say that nothing has changed; without it all is fetched.
WHOLE: Row = {"etag": None, "last_modified": None, "sha256": None}


def chosen(ledger: Ledger, feed: Feed) -> list[str]:
    """Choose the sitemaps of an index that are looked at: the newest, and of equals the next ones.

    The next ones were never looked at, or longest ago; where an index does not say of each of its
    sitemaps when it has changed, all are equals, and all come round.
    """
    known = ledger.known(map(shown, feed.sitemaps))
    looked = {url: moment(row["checked_at"]) for url, row in known.items()}
    places = sorted(feed.sitemaps, key=lambda place: looked.get(shown(place), NEVER))
    if feed.changed.keys() >= {*places}:
        places.sort(key=lambda place: feed.changed[place], reverse=True)
    return places[:MOST_SITEMAPS]


def kept(feed: Feed, known: Row | None) -> Row:
    """Return the columns that remember the sitemaps of an index, and what of a feed is left out.

    An index that has more sitemaps than are looked at, or some whose passwords or tokens are not
    written down, is fetched whole each time, and not remembered.

    Args:
        feed: What was read; it lists no sitemaps where it is no index.
        known: What was known of it.
    """
    row: Row = {"reason": left_out(feed)}
    if not feed.sitemaps and not (known and known["entry"]):
        return row
    secret = any(shown(place) != place for place in feed.sitemaps)
    whole = secret or len(feed.sitemaps) > MOST_SITEMAPS
    row["entry"] = json.dumps({"sitemaps": [] if whole else feed.sitemaps})
    return row | (WHOLE if whole else {})


def left_out(feed: Feed) -> str | None:
    """Say how much of what a feed or an index lists is left out, if anything is."""
    if not feed.sitemaps:
        listed = len(feed.entries) + feed.left_out
        return f"{feed.left_out:,} of {listed:,} entries are left out" if feed.left_out else None
    listed = len(feed.sitemaps) + feed.left_out
    more = listed - MOST_SITEMAPS
    return f"{more:,} of {listed:,} sitemaps are left out in this run" if more > 0 else None


def listed_before(ledger: Ledger, known: Row | None, source_name: str) -> list[str]:
    """Return the sitemaps of an index that has not changed.

    An index that an earlier version read is not remembered, but its sitemaps are.
    """
    if known and known["entry"]:
        places: list[str] = json.loads(str(known["entry"]))["sitemaps"]
        return places
    return [place for place in ledger.sitemaps(source_name) if not veiled(place)]
