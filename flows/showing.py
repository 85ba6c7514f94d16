"""`newsfacts view` and `newsfacts report`: pages for people."""

import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from newsfacts.flows.errors import foreseen
from newsfacts.flows.messages import fail, messages, usage
from newsfacts.flows.options import Out, folder, read_settings
from newsfacts.warehouse.report.words import counted

To = Annotated[Path | None, typer.Option("--to", help="File to write the page to.")]


def view(
    what: Annotated[
        str,
        typer.Argument(
            help="An article's id, address or words of its headline; a file; or - for text, JSONL"
            " or CSV from standard input."
        ),
    ],
    out: Out = None,
    to: To = None,
) -> None:
    """Show an article with its facts marked in the text.

    On a terminal the page opens in the browser; else it goes to standard output.

    Examples:
    - `newsfacts view article.txt`
    - `newsfacts view "space cooperation" --out news`
    - `pbpaste | newsfacts view - --to page.html`
    """
    deliver(page_of(what, folder(out)), to)


def report(
    out: Out = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="File to write. [report.html in --out]")
    ] = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Write a page for each article too.")
    ] = False,
) -> None:
    """Write a report of the warehouse: one page that needs no server and no network.

    Examples:
    - `newsfacts report --out news`
    - `newsfacts report --out news --to monday.html --articles`
    """
    from newsfacts.warehouse.report import files  # noqa: PLC0415

    root = folder(out)
    target = to or root / "report.html"
    if target.is_dir():
        usage(f"{target}: a folder: name a file in it with --to")
    written = foreseen(lambda: files.write(root, target, articles=articles))
    beside = f", {counted(written, 'article')} beside it" if written else ""
    if articles and not written:
        beside = ", no article has its text here, so none has a page"
    messages.print(f"{target}: {target.stat().st_size / 1e6:.1f} MB{beside}", markup=False)
    typer.echo(target)


def page_of(what: str, root: Path) -> str:
    """Write the reading view of what was asked for."""
    if what == "-" or Path(what).is_file():
        return page_of_file(what)
    from newsfacts.warehouse.connection import NAME  # noqa: PLC0415
    from newsfacts.warehouse.reader import Warehouse  # noqa: PLC0415

    if Path(what).is_dir():
        usage(f"{what}: a folder: name a file in it, or an article")
    if not (root / NAME).exists():
        usage(f"no file {what}, and no warehouse in {root} to find an article in")
    return foreseen(lambda: Warehouse(root).article(what).html())


def page_of_file(source: str) -> str:
    """Read a file or standard input, extract the facts of its first article, and mark them."""
    from newsfacts.flows.extraction import ArticleError, extract  # noqa: PLC0415
    from newsfacts.warehouse.memory import in_memory  # noqa: PLC0415
    from newsfacts.warehouse.report import reading  # noqa: PLC0415
    from newsfacts.warehouse.report.rows import rows_of  # noqa: PLC0415

    found = [*articles_in(source)]
    if len(found) > 1:
        messages.print(f"{len(found):,} articles in {source}: the first is shown", markup=False)
    try:
        tables = extract(found[:1])
    except ArticleError as error:
        fail(f"{source}: {error}")
    with in_memory(tables) as con:
        ((_, known),) = rows_of(con, tables["articles"]["article_id"].to_list())
    return reading.render(known)


def articles_in(source: str) -> Iterator[dict[str, object]]:
    """Yield the articles of a file or of standard input."""
    from newsfacts.flows.piped import kept  # noqa: PLC0415
    from newsfacts.flows.sources.limits import Meter  # noqa: PLC0415
    from newsfacts.flows.sources.record import Reject  # noqa: PLC0415
    from newsfacts.flows.sources.walk import read  # noqa: PLC0415

    with kept([source]) as (file,):
        for item in read(file, Meter(read_settings().limits)):
            if isinstance(item, Reject):
                fail(f"{source}: {item.reason} — {item.advice}")
            known = {name: getattr(item, name) for name in item.__dataclass_fields__}
            yield {"id": known.pop("source_id"), "source": source, **known}


def deliver(page: str, to: Path | None) -> None:
    """Write a page to a file, to the browser of a terminal, or to standard output."""
    if to is None and not sys.stdout.isatty():
        sys.stdout.write(page)
        return
    if to is None:
        with tempfile.NamedTemporaryFile(suffix=".html", prefix="newsfacts-", delete=False) as made:
            to = Path(made.name)
    try:
        to.write_text(page, encoding="utf-8")
    except OSError as error:
        fail(f"{to}: {error.strerror or error}")
    messages.print(str(to), markup=False)
    if sys.stdout.isatty():
        webbrowser.open(to.resolve().as_uri())
