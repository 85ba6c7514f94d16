"""Tables of articles that are built once for many runs, for tests of what a run does with them.

To build takes more of a run than all that it does with files, and gives the same rows every time:
`tests/transforms` shows that they depend neither on the batch nor on the run.
"""

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any, Self

import polars as pl

from newsfacts.flows.extraction import row_of
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.registry import BUILDERS, build, order
from newsfacts.transforms.table import Table

#: What rows say of where an article was read, and by which run.
OF_RUN = ["source_id", "source", "fetched_at", "batch_id", "pipeline_version"]

Tables = dict[type[Table], pl.DataFrame]


class BuiltOnce:
    """Builds as `registry.build` does, each article only once."""

    def __init__(self, *texts: str) -> None:
        """Name texts that are to come: all of them are built with the first."""
        self.coming = [row_of({"text": text}, 0) for text in texts]
        self.known: dict[str, Tables] = {}
        self.lock = Lock()

    def learnt(self) -> Self:
        """Build the texts that are to come."""
        coming = pl.DataFrame(
            self.coming, schema={**Raw.create_empty().schema, "text": pl.String()}
        )
        self.coming = []
        self.learn(coming.unique("article_id"))
        return self

    def __getstate__(self) -> dict[str, object]:
        """Give what another process can have."""
        return {"coming": self.coming, "known": self.known}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what another process has built."""
        self.coming, self.known = state["coming"], state["known"]
        self.lock = Lock()

    def __call__(
        self,
        raw: pl.LazyFrame,
        texts: pl.LazyFrame,
        annotator: str = "newsfacts",
        wanted: Iterable[type[Table]] = BUILDERS,
        stored: Mapping[type[Table], pl.DataFrame] | None = None,
    ) -> Tables:
        """Build the tables of a batch; those that are stored otherwise are read, not known."""
        rows, words = raw.select(Raw.column_names()).collect(), texts.collect()
        with self.lock:
            every = self.tables(rows, words) if rows.height and annotator == "newsfacts" else {}
        given = stored or {}
        if not every or not all(frame.equals(every[kind]) for kind, frame in given.items()):
            return build(raw, texts, annotator, wanted, stored)
        names = order(wanted, [kind.table_name() for kind in given])
        return {kind: every[kind] for kind in every if kind is Raw or kind.table_name() in names}

    def tables(self, rows: pl.DataFrame, words: pl.DataFrame) -> Tables:
        """Give all tables of some articles."""
        keys = keys_of(rows, words)
        if not {*keys} <= {*self.known}:
            schema = {**rows.schema, **words.schema}
            coming = pl.DataFrame(self.coming, schema=schema).unique("article_id")
            self.coming = []
            given = pl.concat([rows.join(words, on="article_id").select(*schema), coming])
            self.learn(given.unique("article_id", keep="first", maintain_order=True))
        every = {
            kind: pl.concat([self.known[key][kind] for key in keys]).sort(kind.sort_key())
            for kind in BUILDERS
        }
        run = rows.select("article_id", *OF_RUN)
        told = every[Articles].drop(OF_RUN).join(run, on="article_id", maintain_order="left")
        every[Articles] = told.select(Articles.column_names())
        return {Raw: rows.sort("article_id"), **every}

    def learn(self, given: pl.DataFrame) -> None:
        """Build the tables of the articles that are not known."""
        rows, words = given.drop("text"), given.select("article_id", "text")
        keys = keys_of(rows, words)
        new = rows.filter([key not in self.known for key in keys])
        built = build(new.lazy(), words.join(new, on="article_id", how="semi").lazy())
        for key, name in zip(keys, rows["article_id"], strict=True):
            if key not in self.known:
                self.known[key] = {s: f.filter(article_id=name) for s, f in built.items()}


def keys_of(rows: pl.DataFrame, words: pl.DataFrame) -> list[str]:
    """Name each article by all that its rows depend on."""
    told = rows.drop(OF_RUN).join(words, on="article_id", maintain_order="left")
    return [repr(row) for row in told.rows()]
