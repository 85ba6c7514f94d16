"""Descriptions of a shared package, in the formats that tools and people expect."""

import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files as files_of
from string import Template

from newsfacts.transforms.table import Table
from newsfacts.warehouse.package import PROFILE, TITLE, Part, resource
from newsfacts.warehouse.report.words import counted


@dataclass(frozen=True, slots=True)
class Shared:
    """A table's file in the package."""

    schema: type[Table]
    part: Part


@dataclass(frozen=True, slots=True)
class About:
    """What holds of the package as a whole."""

    name: str
    version: str
    licence: str | None
    texts: bool
    articles: int
    earliest: date | None
    latest: date | None
    publishers: Mapping[str, int]


def data_package(shared: Iterable[Shared], about: About) -> str:
    """Describe the package for Frictionless (version 2.0)."""
    files = [*shared]
    there = {file.schema.table_name(): 1 for file in files}
    described: dict[str, object] = {
        "$schema": PROFILE,
        "name": about.name,
        "title": TITLE,
        "description": sentence(about),
        "version": about.version,
        "sources": [{"title": name} for name in about.publishers] or [{"title": "not stated"}],
        "resources": [resource(file.schema, [file.part], there) for file in files],
    }
    if about.licence:
        described["licenses"] = [{"name": about.licence}]
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def sentence(about: About) -> str:
    """Say in one sentence what is in the package."""
    when = f", published {about.earliest} to {about.latest}" if about.earliest else ""
    texts = "with their texts" if about.texts else "facts and short evidence, without the texts"
    return f"{counted(about.articles, 'news article')}{when}: {texts}."


def card(shared: Iterable[Shared], about: About) -> str:
    """Write the README: the card that Hugging Face reads, and a person."""
    files = [*shared]
    template = (files_of("newsfacts.warehouse.share") / "card.md").read_text(encoding="utf-8")
    return Template(template).substitute(
        licence=(about.licence or "other").lower(),
        title=TITLE,
        size=size(sum(file.part.rows for file in files)),
        configs="\n".join(
            f"- config_name: {file.schema.table_name()}\n  data_files: {file.part.path}"
            for file in files
        ),
        sentence=sentence(about),
        version=about.version,
        tables="\n".join(
            f"| `{file.schema.table_name()}` | {file.part.rows:,} | {file.schema.comment()} |"
            for file in files
        ),
        publishers="\n".join(
            f"| {one_cell(name)} | {count:,} |" for name, count in about.publishers.items()
        ),
    )


def size(rows: int) -> str:
    """Name the size of a data set as Hugging Face does."""
    steps = ("1K", "10K", "100K", "1M", "10M", "100M")
    most = next((n for n in range(len(steps)) if rows < 1_000 * 10**n), len(steps))
    if most == len(steps):
        return f"n>{steps[-1]}"
    return f"{steps[most - 1]}<n<{steps[most]}" if most else f"n<{steps[0]}"


def one_cell(text: str) -> str:
    """Write a text that stays within a cell of a Markdown table."""
    return html.escape(" ".join(text.split())).replace("|", "&#124;")


def citation(about: About) -> str:
    """Write how to cite the package."""
    return f"""cff-version: 1.2.0
message: Please cite this data set as below.
title: {json.dumps(TITLE)}
type: dataset
version: {json.dumps(about.version)}
abstract: {json.dumps(sentence(about))}
authors:
  - name: newsfacts
"""
