"""A confidence says how often such rows are right, on sheets that no rule was written for."""

import pytest

from tests.quality.calibration import CALIBRATED, PICTURE, Bin, bins, drawn, error


def test_the_error_is_the_mean_distance_of_confidence_and_share_right() -> None:
    assert error((Bin(0.5, 0.5, rows=10), Bin(0.9, 0.6, rows=30))) == pytest.approx(0.225)


@pytest.mark.parametrize("table", CALIBRATED)
def test_confidence_is_calibrated(table: str) -> None:
    assert error(bins(table)) <= 0.06


def test_the_picture_in_the_docs_is_of_these_figures() -> None:
    assert drawn({table: bins(table) for table in CALIBRATED}) == PICTURE.read_text(
        encoding="utf-8"
    )
