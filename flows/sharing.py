"""`newsfacts share`: write a package for others."""

import re
from pathlib import Path
from typing import Annotated

import typer

from newsfacts.flows.errors import foreseen
from newsfacts.flows.messages import messages, usage
from newsfacts.flows.options import Out, folder
from newsfacts.warehouse.report.words import counted

#: How ids of licences are written.
SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


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
    if licence and not SPDX.fullmatch(licence):
        usage(
            f"licence {licence!r} is no SPDX id: give one as CC-BY-4.0, see https://spdx.org/licenses"
        )
    from newsfacts.warehouse.share import write  # noqa: PLC0415

    rows = foreseen(lambda: write.share(folder(out), target, texts=texts, licence=licence))
    messages.print(f"{target}: {counted(rows, 'row')}", markup=False)
