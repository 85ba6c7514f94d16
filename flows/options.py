"""The options that commands share, and the settings that they make."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from newsfacts.flows.messages import usage
from newsfacts.flows.settings import Settings

Out = Annotated[
    Path | None, typer.Option(help="Folder of the Parquet files and the warehouse. [data]")
]
Workers = Annotated[int | None, typer.Option(help="Batches worked on at the same time. [1]")]
BatchSize = Annotated[int | None, typer.Option(help="Articles per batch of files. [500]")]
WithTokens = Annotated[
    bool | None, typer.Option("--with-tokens", help="Load the token table into DuckDB too.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show what Prefect does.")]
Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders: .txt, .html, .jsonl, .jsonl.gz, .parquet, .warc, .warc.gz; "
        "addresses of feeds or sitemaps; lists of them: sources.toml."
    ),
]


class Format(StrEnum):
    """How `query` writes its answer."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def check_sources(sources: list[str]) -> None:
    """Check addresses and lists of sources, and say in one line what is wrong with one."""
    if not any(source.lower().endswith(".toml") or "://" in source for source in sources):
        return
    from newsfacts.flows.feeds.source import SourceListError  # noqa: PLC0415 (most runs have none)
    from newsfacts.flows.watching.following import checked  # noqa: PLC0415

    try:
        checked(sources)
    except SourceListError as error:
        usage(str(error))


def read_settings(**given: object) -> Settings:
    """Build the settings from the command line, then the environment, the file, the defaults."""
    try:
        known: dict[str, Any] = {n: value for n, value in given.items() if value is not None}
        return Settings(**known)
    except ValidationError as error:
        first = error.errors()[0]
        usage(f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}, got {first['input']!r}")
