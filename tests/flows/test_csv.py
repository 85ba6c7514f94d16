"""CSV as it comes out of spreadsheets and other programs."""

from pathlib import Path

import pytest

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import read


def records(tmp_path: Path, content: str | bytes, limits: Limits | None = None) -> list[object]:
    file = tmp_path / "a.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [*read(str(file), Meter(limits or Limits()))]


def test_a_cell_in_quotes_may_hold_commas_quotes_and_paragraphs(tmp_path: Path) -> None:
    (found,) = records(tmp_path, 'text,title\r\n"It ""rained"",\r\n\r\nmuch.",Rain\r\n')

    assert isinstance(found, Record)
    assert found.text[found.body_start :] == 'It "rained",\n\nmuch.'


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_semicolons_and_tabs_separate_cells_too(tmp_path: Path, sign: str) -> None:
    rows = "\ufeffTitle{s}Text{s}note\nRain{s}It rained.{s}x\n\nSnow{s}It snowed.\n"
    found = records(tmp_path, rows.format(s=sign))

    assert [(r.title, r.record_no) for r in found if isinstance(r, Record)] == [
        ("Rain", 0),
        ("Snow", 1),
    ]


def test_authors_are_separated_by_semicolons(tmp_path: Path) -> None:
    (found,) = records(tmp_path, "text,authors\nIt rained.,Ann Bo; Cy Du\n")

    assert isinstance(found, Record)
    assert found.authors == ("Ann Bo", "Cy Du")


def test_one_bad_row_costs_no_other(tmp_path: Path) -> None:
    content = b"text,title\nIt rained.,Rain\ncaf\xe9,x\n,No text\nIt snowed.,b,c\nIt froze.,Ice\n"
    found = records(tmp_path, content)

    assert [type(item) for item in found] == [Record, Reject, Reject, Reject, Record]
    assert ["UTF-8" in found[1].reason, "empty" in found[2].reason, "3 cells" in found[3].reason]  # type: ignore[attr-defined]


def test_a_quote_that_never_closes_is_rejected_with_what_came_before_kept(tmp_path: Path) -> None:
    content = 'text,title\nIt rained.,Rain\n"It snowed.,Snow\n' + "It froze.,Ice\n" * 1_000
    first, last = records(tmp_path, content, Limits(max_record_bytes=5_000))

    assert isinstance(first, Record)
    assert isinstance(last, Reject)
    assert "after row 0" in last.reason
