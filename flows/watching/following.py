"""Following: which sources of a run are feeds, or lists of feeds."""

from collections.abc import Iterable
from pathlib import Path

from newsfacts.flows.feeds.source import Source, SourceListError, name_of, source
from newsfacts.flows.feeds.source_list import is_address, is_list, read
from newsfacts.flows.fetching.secrets import shown


def parted(sources: Iterable[str]) -> tuple[list[str], list[Source]]:
    """Part sources into files and folders, and feeds and sitemaps, by their addresses or lists.

    Raises:
        SourceListError: A list or an address cannot be read.
    """
    files: list[str] = []
    followed: dict[str, Source] = {}
    for given in sources:
        if is_list(given):
            named = read(Path(given))
        elif "://" in given:
            named = [_from_address(given, followed)]
        else:
            files.append(given)
            continue
        for one in named:
            if followed.setdefault(one.name, one) != one:
                raise SourceListError(f"two sources are named {one.name!r}: {given}")
    return files, [*followed.values()]


def _from_address(url: str, taken: Iterable[str]) -> Source:
    if shown(url) != url.partition("#")[0]:
        raise SourceListError(
            f"{shown(url)}: write an address with a password or token into a sources.toml, with "
            "${NAME} in its place: what is on a command line others can read"
        )
    return source(name=name_of(url, taken), url=url)


def located(given: str) -> str:
    """Return a source as it is understood from any folder."""
    return given if is_address(given) else str(Path(given).resolve())
