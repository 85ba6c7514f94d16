"""Days of publication: the first and the last possible one, stated or shown by the text.

OSLO, May 3, 2020 (Agency) -        published on May 3
The bridge on May 3. Photo: Agency  published on May 3 at the earliest
Copyright 2020 The Example          published in 2020
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import Months

COPYRIGHT_YEAR = r"(?i)(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)"


def publication_days() -> tuple[pl.Expr, pl.Expr]:
    """Return the first and last possible day of publication: as stated, else from the text.

    A dateline states the day. A copyright notice gives the year. A dated photo was taken before
    publication, in the year of its caption, else of the copyright notice.
    """
    stated = pl.coalesce("published_on", _day("dateline", _year("dateline")))
    year = (
        pl.col("copyrights")
        .str.extract_all(COPYRIGHT_YEAR)
        .list.eval(pl.element().str.extract(r"(\d{4})$").cast(pl.Int32))
    )
    photo = _day("captions", pl.coalesce(_year("captions"), year.list.max()))
    earliest = pl.max_horizontal(pl.date(year.list.max(), 1, 1), photo)
    latest = pl.when(earliest.dt.year() <= year.list.max()).then(pl.date(year.list.max(), 12, 31))
    return pl.coalesce(stated, earliest), pl.coalesce(stated, latest)


def _year(column: str) -> pl.Expr:
    month = _month()
    dated = rf"(?i)\b(?:{month}[a-z]*\.? \d{{1,2}}|\d{{1,2}} {month}[a-z]*),? (\d{{4}})\b"
    return pl.col(column).str.extract(dated).cast(pl.Int32)


def _month() -> str:
    """Return the pattern of the first three letters of a month."""
    return alternation(word[:3] for word in read(Months)["word"])


def _day(column: str, year: pl.Expr) -> pl.Expr:
    """Return the first day and month in a column; NULL if that year has no such day."""
    month = _month()
    dated = rf"(?i)\b(?:({month})[a-z]*\.? (\d{{1,2}})|(\d{{1,2}}) ({month})[a-z]*)\b"
    parts = pl.col(column).str.extract_groups(dated)
    short = pl.coalesce(parts.struct.field("1"), parts.struct.field("4")).str.to_titlecase()
    day = pl.coalesce(parts.struct.field("2"), parts.struct.field("3"))
    return pl.format("{} {} {}", day, short, year).str.to_date("%d %b %Y", strict=False)
