"""The ledger: the state of each address, and how a result changes it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

import polars as pl

from newsfacts.flows.watching.due import FOR_GOOD
from newsfacts.flows.watching.journal import Row, moment
from newsfacts.transforms.revisions.fetches import Fetches

#: What a result that brings nothing new leaves as it was.
CARRIED = (
    "etag",
    "last_modified",
    "sha256",
    "full_at",
    "first_at",
    "article_id",
    "entry",
    "updated_at",
    "raw_file",
    "raw_offset",
)
#: Outcomes after which a page stands and may be looked at again.
STANDING = ("fetched", "unchanged", "rejected")
#: Outcomes after which a page that was here may come back.
MISSING = ("gone", "denied")
EMPTY: Row = dict.fromkeys(Fetches.column_names())


class Ledger:
    """What is known of addresses when a run begins."""

    def __init__(self, frame: pl.DataFrame) -> None:
        """Take the state."""
        self.frame = frame
        self.last = frame.sort("url", "fetched_at").unique("url", keep="last", maintain_order=True)

    def known(self, urls: Iterable[str]) -> dict[str, Row]:
        """Return the last row of each address that is known."""
        rows = self.last.filter(pl.col("url").is_in([*urls]))
        return {str(row["url"]): row for row in rows.iter_rows(named=True)}

    def due(self, source_name: str, now: datetime, recheck: Iterable[timedelta] = ()) -> list[Row]:
        """Return the pages of a source that are due.

        Args:
            source_name: The source.
            now: The time.
            recheck: When pages are looked at again, after they were first fetched; other times
                than when they were fetched count at once.
        """
        again = [
            pl.col("first_at").is_not_null()
            & (pl.col("checked_at") < pl.col("first_at") + after)
            & (pl.col("first_at") + after <= now)
            for after in recheck
        ]
        missing = pl.col("outcome").is_in(MISSING) & pl.col("status").ne_missing(FOR_GOOD)
        standing = pl.col("outcome").is_in(STANDING) | missing
        rows = self.last.filter(
            pl.col("kind") == "page",
            pl.col("source_name") == source_name,
            (pl.col("next_at") <= now) | (standing & pl.any_horizontal(False, *again)),  # noqa: FBT003
        )
        return rows.to_dicts()

    def sitemaps(self, source_name: str) -> list[str]:
        """Return the sitemaps of a source that were looked at."""
        rows = self.last.filter(pl.col("kind") == "sitemap", pl.col("source_name") == source_name)
        return rows["url"].to_list()


def folded(frame: pl.DataFrame, lines: list[Row]) -> pl.DataFrame:
    """Take lines of a journal into the state.

    A loop over lines, which each depend on the one before: those of one run.
    """
    if not lines:
        return frame
    touched = pl.col("url").is_in([*{str(line["url"]) for line in lines}])
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in frame.filter(touched).sort("url", "fetched_at").iter_rows(named=True):
        rows[str(row["url"])].append(row)
    for line in lines:
        take_in(rows[str(line["url"])], line)
    new = pl.DataFrame(
        [row for of_url in rows.values() for row in of_url], schema=frame.schema, orient="row"
    )
    return pl.concat([frame.filter(~touched), new]).sort("url", "fetched_at")


def take_in(rows: list[Row], line: Row) -> None:
    """Change the rows of one address by a line about it."""
    last = rows[-1] if rows else None
    if line["outcome"] == "listed":
        list_again(rows, last, line)
    elif line["outcome"] in {"read", "lost"}:
        note_read(rows, line)
    elif last is None or last["outcome"] == "listed":
        kept = {name: last[name] for name in ("entry", "updated_at")} if last else {}
        rows[-1:] = [fresh(kept | line)]
    else:
        follow(rows, last, line)


def note_read(rows: list[Row], line: Row) -> None:
    """Note what a fetched page holds, on its row and those after it that say it has not changed."""
    for row in [row for row in rows if row["fetched_at"] >= line["fetched_at"]]:  # type: ignore[operator]
        if row["outcome"] == "fetched" and row["fetched_at"] != line["fetched_at"]:
            return
        if line["outcome"] == "lost":  # its bytes are gone before they were read
            row |= {"etag": None, "last_modified": None, "sha256": None}
            row |= {"raw_file": None, "raw_offset": None, "next_at": line["fetched_at"]}
            row |= {"outcome": "failed", "reason": "its bytes are gone before they were read"}
        elif "article_id" in line:
            row["article_id"] = line["article_id"]
        elif row["outcome"] == "fetched":
            row |= {"outcome": "rejected", "reason": line["reason"]}


def list_again(rows: list[Row], last: Row | None, line: Row) -> None:
    """Note a page that a source lists: new, or known with a later change."""
    if last is None:
        rows.append(fresh(line))
    elif line.get("updated_at") and line["updated_at"] != last["updated_at"]:
        last["updated_at"] = line["updated_at"]
        if last["outcome"] in {*STANDING, *MISSING}:
            last["next_at"] = line["fetched_at"]


def follow(rows: list[Row], last: Row, line: Row) -> None:
    """Note a result after another one of the same address."""
    outcome = line["outcome"]
    same = (outcome, line.get("status"), line.get("reason")) == (
        last["outcome"],
        last["status"],
        last["reason"],
    )
    if outcome == "unchanged" and last["outcome"] in STANDING:
        kept = {n: line[n] for n in ("etag", "last_modified", "full_at") if line.get(n)}
        settle(last, line, kept | {"failures": 0})
    elif same and outcome not in STANDING:
        settle(last, line, {"failures": line["failures"]})
    else:
        names = set(CARRIED) if outcome != "fetched" else {"first_at", "entry", "updated_at"}
        new = {name: value for name, value in line.items() if value is not None}
        rows.append(fresh({name: last[name] for name in names} | new | later(last, line)))


def later(last: Row, line: Row) -> Row:
    """Let a result come after the one before it, whatever the clock says: clocks are put back."""
    before, now = moment(last["fetched_at"]), moment(line["fetched_at"])
    return {"fetched_at": max(now, before + timedelta(microseconds=1))}


def settle(last: Row, line: Row, more: Row) -> None:
    """Count a look that brought the same result."""
    last["checks"] = int(str(last["checks"])) + 1
    last |= {"checked_at": line["fetched_at"], "next_at": line["next_at"]} | more


def fresh(given: Row) -> Row:
    """Make a row."""
    row = EMPTY | {"checks": 1, "failures": 0, "checked_at": given["fetched_at"]}
    row |= {name: value for name, value in given.items() if name in EMPTY and value is not None}
    if row["outcome"] == "fetched" and row["first_at"] is None:
        row["first_at"] = row["fetched_at"]
    return row
