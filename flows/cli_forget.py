"""`newsfacts forget`: remove articles everywhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.flows.errors import foreseen
from newsfacts.flows.messages import FAILED, messages, rows_of, usage
from newsfacts.flows.options import Out, read_settings
from newsfacts.warehouse.report.words import counted

if TYPE_CHECKING:
    from newsfacts.flows.forgetting.forget import Receipt


def forget(
    what: Annotated[
        str | None, typer.Argument(help="Address of an article, or its id.", metavar="URL|ID")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="All articles of a publisher.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List them, and no more.")] = False,
    out: Out = None,
) -> None:
    """Remove articles everywhere: Parquet, raw pages, warehouse, search, rejects and state.

    Only hashes and a receipt are kept, so that the articles are not read again. Reports in the
    folder are removed; copies of the folder and shared packages are not touched.

    Examples:

    - `newsfacts forget https://example.org/rain --out news`
    - `newsfacts forget --publisher "The Example" --dry-run`
    """
    if (what is None) == (publisher is None):
        usage("name either an address or id, or a --publisher")
    settings = read_settings(out=out)
    if not (settings.out / "manifests").exists() and not (settings.out / "state").exists():
        usage(f"nothing in {settings.out}: name the folder with --out")
    if dry_run:
        _list(settings.out, what, publisher)
        return
    from newsfacts.flows.forgetting.whole import forget_whole  # noqa: PLC0415

    receipt, file = foreseen(
        lambda: forget_whole(settings.out, what, publisher, with_tokens=settings.with_tokens)
    )
    _tell(settings.out, receipt)
    messages.print(f"receipt: {file}", markup=False)


def _tell(root: Path, receipt: "Receipt") -> None:
    """Say what is gone, and what is to be made again."""
    rows = ", ".join(rows_of(name, number) for name, number in receipt.rows.items())
    messages.print(f"forgotten: {rows or 'nothing was here; it will not come in'}", markup=False)
    if receipt.reports:
        advice = f"make them again with `newsfacts report --out {root}`"
        messages.print(
            f"removed {counted(len(receipt.reports), 'page')} of reports: {advice}", markup=False
        )
    for package in receipt.packages:
        advice = "it may hold what was forgotten, share it again"
        messages.print(f"{root / package}: {advice}", markup=False)


def _list(root: Path, what: str | None, publisher: str | None) -> None:
    from newsfacts.flows.forgetting.choice import chosen  # noqa: PLC0415

    choice = chosen(root, what, publisher)
    for article in choice.listed:
        where = article["url"] or article["source"]
        typer.echo(f"{article['article_id']}\t{where}\t{article['headline'] or ''}")
    for url in sorted(choice.urls - {str(article["url"]) for article in choice.listed}):
        typer.echo(f"\t{url}\t")
    if not choice.listed and not choice.urls:
        messages.print("nothing here fits", markup=False)
        raise typer.Exit(FAILED)
