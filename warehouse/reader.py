"""Reader: a published warehouse from Python, for queries, tables and marked articles."""

import html
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.warehouse.connection import NAME, opened
from newsfacts.warehouse.errors import KnownError

if TYPE_CHECKING:
    import polars as pl


class UnknownError(KnownError):
    """A table or an article that is not in the warehouse."""


#: Articles that a message names where several fit.
SHOWN = 5
#: What a package has, and what it has not.
WITHOUT_TEXT = "a package to share has the facts alone, ask it with `newsfacts query`"


class Warehouse:
    """A folder that `newsfacts run` filled, opened for reading."""

    def __init__(self, root: Path | str) -> None:
        """Open the warehouse of a folder.

        Raises:
            WrongUseError: The folder has no warehouse.
        """
        self.root = Path(root)
        with opened(self.root):
            pass

    def __repr__(self) -> str:
        """Say which file is read."""
        return f"Warehouse({str(self.root / NAME)!r})"

    def sql(self, query: str) -> "pl.DataFrame":
        """Run one SQL statement, read-only.

        Raises:
            QueryError: The statement is not understood.
        """
        from newsfacts.warehouse.query import query as ask  # noqa: PLC0415 (Polars loads when it is needed)

        return ask(self.root, query)

    def tables(self) -> list[str]:
        """Name the tables and views that can be asked."""
        named = "SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()"
        return [name for (name,) in self._rows(f"{named} WHERE NOT internal ORDER BY 1")]

    def table(self, name: str) -> "pl.LazyFrame":
        """Scan the Parquet files of a table, lazily.

        Raises:
            UnknownError: No such table is stored in Parquet.
        """
        from newsfacts.transforms.registry import CORPUS, TABLES  # noqa: PLC0415
        from newsfacts.warehouse import parquet  # noqa: PLC0415

        stored = {schema.table_name(): schema for schema in (*TABLES, *CORPUS)}
        if name not in stored:
            message = f"no table {name!r} in Parquet: there are {', '.join(sorted(stored))}"
            raise UnknownError(message)
        return parquet.scan(self.root, stored[name])

    def article(self, article_id: str) -> "Article":
        """Find an article by its id or the beginning of it, its address, or words of its headline.

        Raises:
            UnknownError: There is no such article, or there are several.
        """
        with opened(self.root) as con:
            found = con.execute(FIND, [article_id]).fetchall()
        if len(found) != 1:
            raise UnknownError(ambiguous(article_id, found))
        return Article(self, *found[0])

    def _rows(self, sql: str) -> list[tuple[str]]:
        with opened(self.root) as con:
            return con.execute(sql).fetchall()


#: An article by what a person may know of it.
FIND = """
    SELECT article_id, headline FROM articles
    WHERE article_id = $1 OR source_id = $1 OR url = $1 OR source = $1
       OR (len($1) >= 4 AND (starts_with(article_id, $1) OR contains(lower(headline), lower($1))))
    ORDER BY article_id
"""


def ambiguous(asked: str, found: list[tuple[str, str]]) -> str:
    """Say that no article is meant, or which ones are."""
    if not found:
        file = ", and there is no such file" if Path(asked).suffix else ""
        return f"no article has the id, address or headline {asked!r}{file}: see `FROM articles`"
    some = ", ".join(f"{article_id} ({headline})" for article_id, headline in found[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{len(found)} articles fit {asked!r}: {some}{more}"


class Article:
    """An article of a warehouse, with its facts marked in the text."""

    def __init__(self, warehouse: Warehouse, article_id: str, headline: str | None) -> None:
        """Point at an article."""
        self.warehouse = warehouse
        self.article_id = article_id
        self.headline = headline

    def __repr__(self) -> str:
        """Say which article it is."""
        return f"Article({self.article_id!r}, {self.headline!r})"

    def html(self) -> str:
        """Write the reading view: one page that asks nothing of any other place.

        Raises:
            UnknownError: The warehouse holds facts without texts, as a package to share does.
        """
        from newsfacts.warehouse.report import reading  # noqa: PLC0415
        from newsfacts.warehouse.report.rows import rows_of  # noqa: PLC0415

        with opened(self.warehouse.root) as con:
            ((_, known),) = rows_of(con, [self.article_id])
        if known.article["text"] is None:
            file = self.warehouse.root / NAME
            raise UnknownError(f"the text of {self.article_id} is not here", file, WITHOUT_TEXT)
        return reading.render(known)

    def show(self) -> "Framed":
        """Show the marked text: in the cell of a notebook, else in the browser."""
        framed = Framed(self.html())
        if not in_notebook():
            framed.open()
        return framed


class Framed:
    """A page that a notebook shows in a frame of its own."""

    def __init__(self, page: str) -> None:
        """Keep the page."""
        self.page = page

    def _repr_html_(self) -> str:
        """Return the frame; the page in it can run its own script, and nothing else."""
        return (
            f'<iframe srcdoc="{html.escape(self.page)}" sandbox="allow-scripts" '
            'width="100%" height="720" style="border:0"></iframe>'
        )

    def open(self) -> Path:
        """Write the page to a file and open it in the browser."""
        with tempfile.NamedTemporaryFile("w", suffix=".html", delete=False, encoding="utf-8") as f:
            f.write(self.page)
        webbrowser.open(Path(f.name).as_uri())
        return Path(f.name)


def in_notebook() -> bool:
    """Return whether this runs in a notebook."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return "ZMQ" in type(shell).__name__
