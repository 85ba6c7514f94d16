"""A confidence says how often such rows are right, on sheets that no rule was written for."""

import re
from collections.abc import Callable

import pytest

from tests.quality.calibration import CALIBRATED, PICTURE, Bin, bins, error
from tests.quality.sheets import Facts

#: What the picture says of each bin.
STATED = re.compile(r"<title>(\d+) rows of confidence ([\d.]+): ([\d.]+) right</title>")


def test_the_error_is_the_mean_distance_of_confidence_and_share_right() -> None:
    assert error((Bin(0.5, 0.5, rows=10), Bin(0.9, 0.6, rows=30))) == pytest.approx(0.225)


@pytest.mark.parametrize("table", CALIBRATED)
def test_confidence_is_calibrated(table: str, facts_of_part: Callable[..., Facts]) -> None:
    assert error(bins(table, facts_of_part(unseen=True))) <= 0.06


def test_the_picture_in_the_docs_is_of_these_figures(facts_of_part: Callable[..., Facts]) -> None:
    # Processors round the eight-bit network differently, so that a few rows come and go.
    stated = STATED.findall(PICTURE.read_text(encoding="utf-8"))
    today = [b for table in CALIBRATED for b in bins(table, facts_of_part(unseen=True))]

    assert len(stated) == len(today)
    for (rows, confidence, right), b in zip(stated, today, strict=True):
        assert int(rows) == pytest.approx(b.rows, rel=0.1, abs=3)
        assert float(confidence) == pytest.approx(b.confidence, abs=0.02)
        assert float(right) == pytest.approx(b.right, abs=max(0.03, 2 / b.rows))
