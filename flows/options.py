"""The options that commands share, and the settings built from them."""

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.flows.messages import usage

if TYPE_CHECKING:
    from newsfacts.flows.settings import Settings

Out = Annotated[
    Path | None, typer.Option(help="Folder of the Parquet files and the warehouse. [data]")
]
Workers = Annotated[
    int | None, typer.Option(help="Batches worked on at the same time. [all cores]")
]
BatchSize = Annotated[int | None, typer.Option(help="Articles per batch of files. [2000]")]
WithTokens = Annotated[
    bool | None, typer.Option("--with-tokens", help="Load the token table into DuckDB too.")
]
Full = Annotated[
    bool, typer.Option("--full", help="Build it from nothing, not from a copy of the last one.")
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="DUCKLAKE",
        help="List the Parquet files in a catalogue too: ducklake:sqlite:PATH, "
        "ducklake:postgres:CONNECTION.",
    ),
]
FollowSymlinks = Annotated[
    bool | None,
    typer.Option("--follow-symlinks", help="Read files and folders that links point to."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show what Prefect does.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error was raised.")]
Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders: .txt, .html, .jsonl, .jsonl.gz, .csv, .csv.gz, .parquet, .warc, "
        ".warc.gz; addresses of feeds or sitemaps; lists of them: sources.toml."
    ),
]


def folder(out: Path | None) -> Path:
    """Return the folder to read from: as the command line says, else as the settings say."""
    return read_settings().out if out is None else out


class Format(StrEnum):
    """How `query` writes its answer."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"


def read_settings(**given: object) -> "Settings":
    """Build the settings from the command line, then the environment, the file, the defaults."""
    from pydantic import ValidationError  # noqa: PLC0415 (it takes longer to import than to query)

    from newsfacts.flows.settings import FILE, Settings  # noqa: PLC0415
    from newsfacts.flows.settings_errors import in_words, unknown_variables  # noqa: PLC0415

    for line in unknown_variables(Settings.model_fields):
        usage(line)
    try:
        known: dict[str, Any] = {n: value for n, value in given.items() if value is not None}
        return Settings(**known)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        usage(f"{FILE} is not TOML: {error}")
    except ValidationError as error:
        usage(in_words(error, Settings.model_fields, FILE))
