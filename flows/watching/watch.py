"""Watch: one look at each source, and at its pages that are new or due."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import polars as pl

from newsfacts.flows.clock import Clock
from newsfacts.flows.feeds.source import Source, SourceListError
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.hosts import Host, Hosts
from newsfacts.flows.fetching.outcome import Outcome
from newsfacts.flows.fetching.rules import rules_of
from newsfacts.flows.settings import Settings
from newsfacts.flows.tombstones import Tombstones
from newsfacts.flows.watching import journal
from newsfacts.flows.watching.archive import Archive
from newsfacts.flows.watching.due import Plan
from newsfacts.flows.watching.journal import Journal, Row
from newsfacts.flows.watching.ledger import Ledger, folded
from newsfacts.flows.watching.look import Look
from newsfacts.transforms.revisions.fetches import Servers
from newsfacts.warehouse import fetch_state

#: Sources that are looked at side by side; one server is never asked twice at a time.
SIDE_BY_SIDE = 8

MakeFetcher = Callable[[Hosts, Clock], Fetcher]


@dataclass(slots=True)
class Watched:
    """What a look brought: results by outcome, sources that failed, and what was left out."""

    outcomes: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    well: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def watch(
    sources: Sequence[Source],
    settings: Settings,
    clock: Clock,
    make_fetcher: MakeFetcher | None = None,
) -> Watched:
    """Look at the sources that are due, and fetch the pages that are new or due.

    Every result is in the journal before the next request is made; in the end it is in the state.

    Args:
        sources: What to look at.
        settings: How.
        clock: Says what is due.
        make_fetcher: Makes the fetcher, for tests.
    """
    root = settings.out
    recover(root)
    hosts = Hosts(Host(**row) for row in fetch_state.servers(root).collect().to_dicts())
    fetcher = (make_fetcher or _fetcher(settings))(hosts, clock)
    notes = Journal(root)
    with (
        closing(notes),
        closing(Archive(root, clock.now(), keep=settings.keep_raw)) as archive,
    ):
        look = Look(
            fetcher=fetcher,
            ledger=Ledger(fetch_state.fetched(root).collect()),
            journal=notes,
            archive=archive,
            plan=Plan.of(settings.recheck),
            tombstones=Tombstones.read(root),
            lock=Lock(),
        )
        watched = _followed(look, sources)
    watched.outcomes |= Counter(str(line["outcome"]) for line in notes.lines)
    watched.left_out += [f"{line['url']}: {line['reason']}" for line in notes.lines if cut(line)]
    fetch_state.write_servers(root, pl.DataFrame(hosts.rows(), schema=_server_schema()))
    recover(root)
    return watched


def _followed(look: Look, sources: Sequence[Source]) -> Watched:
    """Follow sources, some at the same time."""
    watched = Watched()
    with ThreadPoolExecutor(min(SIDE_BY_SIDE, max(1, len(sources)))) as pool:
        results = pool.map(lambda source: _follow(look, source), sources)
        for source, (reason, seconds) in zip(sources, results, strict=True):
            watched.seconds[source.name] = seconds
            if reason:
                watched.failed[_named(source)] = reason
            else:
                watched.well.append(_named(source))
    return watched


def cut(line: Row) -> bool:
    """Tell whether a line of the journal says of what was read that some of it was left out."""
    return line["outcome"] == Outcome.fetched and bool(line.get("reason"))


def recover(root: Path) -> None:
    """Take the journal that is there into the state, and remove it.

    A journal that is in the state already was only not removed yet.
    """
    name, lines = journal.left(root)
    if name is not None and lines and name != fetch_state.journal_of(root):
        before = fetch_state.fetched(root).collect()
        fetch_state.write_fetched(root, folded(before, lines), name)
    journal.remove(root)


def _follow(look: Look, source: Source) -> tuple[str | None, float]:
    """Follow a source; give the reason if it failed, and the seconds that it took."""
    begun = time.monotonic()
    try:
        reason = look.follow(source)
    except SourceListError as error:
        reason = str(error)
    return reason, time.monotonic() - begun


def _named(source: Source) -> str:
    try:
        return source.key
    except SourceListError:
        return source.url


def _fetcher(settings: Settings) -> MakeFetcher:
    return lambda hosts, clock: Fetcher(rules_of(settings), hosts, clock)


def _server_schema() -> dict[str, pl.DataType]:
    return dict(Servers.create_empty().schema)
