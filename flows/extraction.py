"""Extraction in memory: texts in, tables out, without files, server or schedule."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Never, Protocol, TypeAlias, runtime_checkable

import polars as pl

from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.sources.record import FIELDS, Record, Reject, content_hash, to_record
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.registry import CORPUS, LATE, build, reads

#: What `source` and `batch_id` say of articles that no file holds.
MEMORY = "memory"


@runtime_checkable
class ArrowTable(Protocol):
    """Any table that can be read as Arrow: of Polars, pandas, PyArrow or DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as an Arrow stream."""


Article: TypeAlias = str | Mapping[str, object]
Given: TypeAlias = Article | Iterable[Article] | ArrowTable | pl.LazyFrame


class ArticleError(ValueError):
    """An article that cannot be read: which one, why, and what to do."""


def extract(
    articles: Given,
    *,
    published_at: str | date | datetime | None = None,
    annotator: str = "newsfacts",
    **stated: object,
) -> "Tables":
    """Extract the facts of some articles, in memory.

    Args:
        articles: A text; a mapping with `text` and what else is known, as in a JSONL file; several
            of these; or a table of Polars, pandas, PyArrow or DuckDB with such columns.
        published_at: When the articles were published, unless they say so themselves.
        annotator: The model that reads the words.
        **stated: What else holds of all articles: `title`, `publisher`, `url`, `language` ...

    Returns:
        The tables by name: `articles`, `events`, `quotes` ...; each row points at its words in
        `articles.text`. Articles with the same text and day are one.

    Raises:
        ArticleError: An article has no text, or `published_at` is no day.
        TypeError: There are no articles in what is given, or no field of a name that is stated.
    """
    given = of_all({**stated, **({} if published_at is None else {"published_at": published_at})})
    rows = [
        row_of({**given, **{k: v for k, v in article.items() if v is not None}}, number)
        for number, article in enumerate(mappings(articles))
    ]
    schema = {**Raw.create_empty().schema, "text": pl.String()}
    frame = pl.DataFrame(rows, schema=schema).unique("article_id", keep="first")
    return tables(frame.sort("article_id"), annotator)


def of_all(given: Mapping[str, object]) -> Mapping[str, object]:
    """Return what is stated of all articles, if it can be read.

    What a source says of one article may be wrong, and is left out; this is what a caller says.
    """
    if unknown := given.keys() - {*FIELDS, "source"}:
        message = f"no field {', '.join(sorted(unknown))}: there are {', '.join(FIELDS)}"
        raise TypeError(message)
    record = to_record({**given, "text": "..."}, 0)
    for doubt in record.doubts if isinstance(record, Record) else ():
        message = f"{doubt.field}={doubt.value!r}: {doubt.reason}"
        raise ArticleError(message)
    return given


def mappings(articles: Given) -> Iterable[Mapping[str, object]]:
    """Return each article as a mapping."""
    if isinstance(articles, str):
        return [{"text": articles}]
    if isinstance(articles, Mapping):
        return [articles]
    if isinstance(articles, pl.LazyFrame):
        return articles.collect().to_dicts()
    if isinstance(articles, ArrowTable):
        return pl.DataFrame(articles).to_dicts()
    if not isinstance(articles, Iterable):
        message = f"no articles in a value of type {type(articles).__name__}: give texts or a table"
        raise TypeError(message)
    return [mapping(number, article) for number, article in enumerate(articles)]


def mapping(number: int, article: object) -> Mapping[str, object]:
    """Return an article as a mapping."""
    if isinstance(article, str):
        return {"text": article}
    if not isinstance(article, Mapping):
        kind = type(article).__name__
        message = f"article {number} is a value of type {kind}: give a text or a mapping"
        raise TypeError(message)
    return article


def row_of(article: Mapping[str, object], number: int) -> dict[str, Any]:
    """Make a row of `raw`, with the text, of one article."""
    record = to_record(article, number)
    if isinstance(record, Reject):
        raise ArticleError(f"article {number}: {record.reason} — {record.advice}")
    return {
        **raw_of(record),
        "article_id": content_hash(record)[:16],
        "content_hash": content_hash(record),
        "source": str(article.get("source") or MEMORY),
        "batch_id": MEMORY,
        "pipeline_version": pipeline_version(),
        "text": record.text,
    }


def raw_of(record: Record) -> dict[str, Any]:
    """Return what a record states of an article."""
    known = set(Raw.column_names())
    pairs = [{"key": key, "value": value} for key, value in record.metadata_sources]
    stated = {name: getattr(record, name) for name in record.__dataclass_fields__ if name in known}
    places = [asdict(place) for place in record.page_places]
    lists = {"authors": [*record.authors], "metadata_sources": pairs, "page_places": places}
    return stated | lists


class Tables(dict[str, pl.DataFrame]):
    """Tables by name, which say what they hold rather than all of it."""

    def __repr__(self) -> str:
        """Count the rows of each table."""
        return f"Tables({', '.join(f'{name}: {rows.height:,}' for name, rows in self.items())})"

    def _repr_html_(self) -> str:
        """Count them as a table, in a notebook."""
        rows = "".join(
            f"<tr><th>{name}</th><td>{table.height:,}</td><td>{', '.join(table.columns)}</td></tr>"
            for name, table in self.items()
        )
        return f"<table><tr><th>table</th><th>rows</th><th>columns</th></tr>{rows}</table>"

    def __missing__(self, name: str) -> Never:
        """Say which tables there are."""
        message = f"no table {name!r}: there are {', '.join(self)}"
        raise KeyError(message)


def tables(rows: pl.DataFrame, annotator: str = "newsfacts") -> Tables:
    """Build every table of some articles, with the columns that depend on all of them."""
    raw, texts = rows.select(Raw.column_names()), rows.select("article_id", "text")
    built = build(raw.lazy(), texts.lazy(), annotator)
    named = {schema.table_name(): frame for schema, frame in built.items()}
    lazy = {name: frame.lazy() for name, frame in named.items()}
    stories = CORPUS[LATE[Articles]]
    late = stories(**{name: lazy[name] for name in reads(stories)}).collect()
    told = [name for name in late.columns if name != "article_id"]
    named["articles"] = (
        named["articles"]
        .drop(told)
        .join(late, on="article_id", maintain_order="left")
        .select(Articles.column_names())
    )
    entities = CORPUS[Entities](**{name: lazy[name] for name in reads(CORPUS[Entities])})
    named["entities"] = entities.sort(Entities.sort_key()).collect()
    return Tables({name: rows for name, rows in named.items() if name not in {"raw", "shingles"}})
