"""`newsfacts sources`: the list of feeds and sitemaps to follow."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.flows.messages import OK, SOME_REJECTED, fail, messages, usage
from newsfacts.flows.options import read_settings
from newsfacts.warehouse.report.words import counted

if TYPE_CHECKING:
    from newsfacts.flows.feeds.discovery import Found
    from newsfacts.flows.feeds.source import Source
    from newsfacts.flows.fetching.fetch import Fetcher

app = typer.Typer(no_args_is_help=True, help="The feeds and sitemaps that are followed.")

File = Annotated[Path, typer.Option("--file", help="The list of sources.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher to use where a page names none.")]
Country = Annotated[str | None, typer.Option(help="Country of the publisher, ISO 3166-1.")]
Language = Annotated[str | None, typer.Option(help="Language to use where a page names none.")]
LIST = Path("sources.toml")


@app.command()
def add(
    urls: Annotated[list[str], typer.Argument(help="Feeds, sitemaps, or sites that have one.")],
    file: File = LIST,
    name: Annotated[str | None, typer.Option(help="Name of the source. [its host]")] = None,
    publisher: Publisher = None,
    country: Country = None,
    language: Language = None,
    every: Annotated[str | None, typer.Option(help="Minimum time between two checks.")] = None,
) -> None:
    """Find the feed or sitemap of a site, and add it to the list.

    To fetch from public sites, set `contact` (newsfacts.toml, or NEWSFACTS_CONTACT).

    Examples:

    - `newsfacts sources add https://example.org`
    - `newsfacts sources add https://example.org/news.xml --publisher "The Example" --every 1h`
    """
    from newsfacts.flows.feeds import source_list  # noqa: PLC0415
    from newsfacts.flows.feeds.discovery import discover  # noqa: PLC0415
    from newsfacts.flows.feeds.source import SourceListError, name_of, source  # noqa: PLC0415

    fetcher = _fetcher()
    try:
        known = source_list.read(file) if file.exists() else []
        given = {"publisher": publisher, "country": country, "language": language, "every": every}
        for url in urls:
            found = discover(fetcher, url)
            if found.feed is None:
                fail(f"{found.fetched.url}: {found.reason}")
            if found.url in {one.url for one in known}:
                messages.print(f"known: {found.fetched.url}", markup=False)
                continue
            called = name or name_of(found.url, [one.name for one in known])
            new = source(name=called, url=found.url, kind=_kind(found), **given)
            source_list.add(file, [new])
            known.append(new)
            messages.print(f"added {new.name}: {_told(found)}", markup=False)
    except SourceListError as error:
        usage(str(error))


@app.command("list")
def list_sources(file: File = LIST) -> None:
    """List the sources, one a line: name, address without passwords and tokens, how often.

    Example:

    - `newsfacts sources list`
    """
    from newsfacts.flows.fetching.secrets import shown  # noqa: PLC0415 (what it imports takes time)

    for one in _read(file):
        typer.echo("\t".join([one.name, shown(one.url), one.every or "each run"]))


@app.command()
def check(file: File = LIST) -> None:
    """Look at every source: whether it can be reached, its entries, the newest, robots.txt.

    Example:

    - `newsfacts sources check --file sources.toml`
    """
    from newsfacts.flows.feeds.discovery import look  # noqa: PLC0415

    fetcher, faults = _fetcher(), 0
    for one in _read(file):
        found = look(fetcher, one.address)
        faults += found.feed is None
        typer.echo(f"{one.name}: {_told(found)}")
    raise typer.Exit(SOME_REJECTED if faults else OK)


@app.command("import")
def import_opml(
    opml: Annotated[Path, typer.Argument(help="An OPML file, as feed readers write it.")],
    file: File = LIST,
) -> None:
    """Add the feeds of an OPML file to the list.

    Example:

    - `newsfacts sources import feeds.opml`
    """
    from newsfacts.flows.feeds import source_list  # noqa: PLC0415
    from newsfacts.flows.feeds.source import SourceListError, name_of  # noqa: PLC0415

    try:
        known = source_list.read(file) if file.exists() else []
        names, urls = {one.name for one in known}, {one.url for one in known}
        new = []
        for one in source_list.from_opml(opml.read_bytes()):
            if one.url not in urls:
                called = one.name if one.name not in names else name_of(one.url, names)
                new.append(one.model_copy(update={"name": called}))
                names.add(called)
                urls.add(one.url)
        if new:
            source_list.add(file, new)
    except SourceListError as error:
        usage(f"{opml}: {error}")
    except OSError as error:
        usage(f"{opml}: {error.strerror}")
    messages.print(f"added {len(new)} of {opml} to {file}", markup=False)


@app.command("export")
def export_opml(
    file: File = LIST,
    without_secrets: Annotated[
        bool, typer.Option("--without-secrets", help="Leave passwords and tokens out.")
    ] = False,
) -> None:
    """Write the list as OPML to standard output, for a feed reader.

    Addresses are written as they are in the list, for a reader needs their passwords and tokens.

    Examples:

    - `newsfacts sources export > feeds.opml`
    - `newsfacts sources export --without-secrets > to-pass-on.opml`
    """
    from newsfacts.flows.feeds.source_list import to_opml  # noqa: PLC0415
    from newsfacts.flows.fetching.secrets import bare, opens  # noqa: PLC0415

    found = _read(file)
    secret = [one.name for one in found if opens(one.url)]
    if without_secrets:
        found = [one.model_copy(update={"url": bare(one.url)}) for one in found]
    elif secret:
        advice = "pass the file on only with --without-secrets"
        messages.print(f"with passwords or tokens: {', '.join(secret)}; {advice}", markup=False)
    typer.echo(to_opml(found), nl=False)


def _read(file: Path) -> "list[Source]":
    from newsfacts.flows.feeds import source_list  # noqa: PLC0415
    from newsfacts.flows.feeds.source import SourceListError  # noqa: PLC0415

    try:
        return source_list.read(file)
    except SourceListError as error:
        usage(str(error))


def _fetcher() -> "Fetcher":
    from newsfacts.flows.clock import Clock  # noqa: PLC0415
    from newsfacts.flows.fetching.fetch import Fetcher  # noqa: PLC0415
    from newsfacts.flows.fetching.hosts import Hosts  # noqa: PLC0415
    from newsfacts.flows.fetching.rules import rules_of  # noqa: PLC0415

    return Fetcher(rules_of(read_settings()), Hosts(), Clock())


def _kind(found: "Found") -> str:
    return "sitemap" if found.feed and found.feed.kind in {"sitemap", "index"} else "feed"


def _told(found: "Found") -> str:
    """Say in one line what a source is like."""
    if found.feed is None:
        return f"{found.fetched.outcome}: {found.reason}"
    feed = found.feed
    if feed.sitemaps:
        return f"reachable, index of {counted(len(feed.sitemaps), 'sitemap')}, robots.txt allows it"
    dates = [entry.published_at or entry.updated_at for entry in feed.entries]
    newest = max(filter(None, dates), default="no date")
    told = (
        f"reachable, {feed.kind}, {counted(len(feed.entries), 'entry', 'entries')}, newest {newest}"
    )
    return f"{told}, robots.txt allows it"
