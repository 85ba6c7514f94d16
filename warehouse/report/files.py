"""Files of a report: the overview, and if wanted a page for each article in a folder beside it."""

from pathlib import Path

from newsfacts.warehouse.atomic_files import write_text
from newsfacts.warehouse.connection import opened
from newsfacts.warehouse.report import overview, reading
from newsfacts.warehouse.report.rows import rows_of

#: Articles whose rows are held in memory together.
TOGETHER = 100


def write(root: Path, target: Path, *, articles: bool) -> int:
    """Write the report of a warehouse.

    Args:
        root: Folder of the warehouse.
        target: The overview's file; pages of articles lie in `<name>_articles/` beside it.
        articles: Write a page for each article too.

    Returns:
        The number of articles' pages: of an article without its text there is none.
    """
    folder = target.with_name(f"{target.stem}_articles")
    with opened(root) as con:
        write_text(target, overview.render(con, articles=folder.name if articles else None))
        if not articles:
            return 0
        sql = "SELECT article_id FROM articles WHERE text IS NOT NULL ORDER BY 1"
        ids = [article_id for (article_id,) in con.execute(sql).fetchall()]
        for start in range(0, len(ids), TOGETHER):
            for article_id, known in rows_of(con, ids[start : start + TOGETHER]):
                back = f"../{target.name}"
                write_text(folder / f"{article_id}.html", reading.render(known, back=back))
        return len(ids)
