"""Source: a feed or a sitemap to follow, as in `sources.toml`."""

import os
import re
from collections.abc import Iterable
from datetime import timedelta
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from newsfacts.flows.durations import DurationError, duration
from newsfacts.flows.fetching.secrets import shown

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


class SourceListError(ValueError):
    """A source, or a list of them, that cannot be read."""


class Source(BaseModel):
    """A feed or a sitemap that is followed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=200, description="What the source is called.")
    url: str = Field(description="Its address; ${NAME} in it is read from the environment.")
    kind: str | None = Field(default=None, description="feed or sitemap; found out if not given.")
    publisher: str | None = Field(default=None, description="Publisher, where pages name none.")
    country: str | None = Field(default=None, pattern="^[A-Z]{2,3}$", description="ISO 3166-1.")
    language: str | None = Field(default=None, description="Language, where pages name none.")
    every: str | None = Field(default=None, description="Least time between two looks, as 15m.")
    keep: tuple[str, ...] = Field(
        default=(), description="Addresses of the pages that are taken, with * for any text; all."
    )

    @field_validator("every")
    @classmethod
    def readable(cls, every: str | None) -> str | None:
        """Refuse a time that cannot be read."""
        if every is not None:
            duration(every)
        return every

    @field_validator("keep", mode="before")
    @classmethod
    def several(cls, keep: object) -> object:
        """Take one pattern for a list of it."""
        return [keep] if isinstance(keep, str) else keep

    @field_validator("url")
    @classmethod
    def is_web(cls, url: str) -> str:
        """Refuse what is no address of the web."""
        from newsfacts.flows.fetching.addresses import (  # noqa: PLC0415 (files need no network)
            RefusedError,
            parse,
        )

        try:
            parse(VARIABLE.sub("x", url))
        except RefusedError as error:
            raise ValueError(str(error)) from None
        return url

    @property
    def address(self) -> str:
        """Return the address that is asked, secrets and all.

        Raises:
            SourceListError: A variable is not set.
        """
        missing = [name for name in VARIABLE.findall(self.url) if name not in os.environ]
        if missing:
            raise SourceListError(f"source {self.name!r}: set {missing[0]} in the environment")
        return VARIABLE.sub(lambda found: os.environ[found[1]], self.url)

    @property
    def key(self) -> str:
        """Return the address that is stored."""
        return shown(self.address)

    @property
    def pause(self) -> timedelta:
        """Return the least time between two looks."""
        return duration(self.every) if self.every else timedelta(0)

    def takes(self, url: str) -> bool:
        """Return whether a page passes the filters of the source."""
        return not self.keep or any(fnmatchcase(url, pattern) for pattern in self.keep)


def source(**given: object) -> Source:
    """Make a source.

    Raises:
        SourceListError: A field cannot be read.
    """
    try:
        return Source(**given)  # type: ignore[arg-type]
    except (ValidationError, DurationError) as error:
        raise SourceListError(first_line(error)) from None


def first_line(error: Exception) -> str:
    """Say the first fault that pydantic found."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    said = first["msg"].removeprefix("Value error, ")
    return f"{'.'.join(map(str, first['loc']))}: {said}"


def name_of(url: str, taken: Iterable[str] = ()) -> str:
    """Name a source after its host, with a number where the name is taken."""
    name = (urlsplit(url).hostname or "source").removeprefix("www.")
    known, number, tried = set(taken), 1, name
    while tried in known:
        number += 1
        tried = f"{name} {number}"
    return tried
