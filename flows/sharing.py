"""`newsfacts share`: write a package for others."""

from pathlib import Path
from typing import Annotated

import typer

from newsfacts.flows.errors import foreseen
from newsfacts.flows.messages import messages
from newsfacts.flows.options import Out, folder


def share(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the package.")],
    out: Out = None,
    texts: Annotated[
        bool,
        typer.Option("--texts", help="Put the articles' texts in, where publishers allow it."),
    ] = False,
    licence: Annotated[
        str | None, typer.Option(help="SPDX id of the licence of the facts: CC-BY-4.0 ...")
    ] = None,
) -> None:
    """Write a package for others: Parquet, described, with facts and short evidence, no texts.

    Examples:

    - `newsfacts share facts-of-november --out news`
    - `newsfacts share facts --licence CC-BY-4.0`
    """
    from newsfacts.warehouse.share import write  # noqa: PLC0415

    rows = foreseen(lambda: write.share(folder(out), target, texts=texts, licence=licence))
    messages.print(f"{target}: {rows:,} rows", markup=False)
