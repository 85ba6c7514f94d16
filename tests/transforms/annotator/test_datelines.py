import polars as pl
import pytest

from newsfacts.transforms.annotator.datelines import dateline_lengths


def dateline(paragraph: str) -> str:
    length = pl.select(dateline_lengths(pl.lit(paragraph))).item()
    return paragraph[:length]


@pytest.mark.parametrize(
    "written",
    [
        "OSLO — ",
        "OSLO—",
        "NEW YORK – ",
        "OSLO, Norway (Reuters) - ",
        "OSLO, Nov. 28 (Xinhua) -- ",
        "OSLO, Norway, Jan. 2, 2020 (AFP) - ",
        "LONDON/PARIS (Reuters) - ",
        "Oslo (Reuters) - ",
        "(Reuters) - ",
    ],
)
def test_a_place_in_capitals_or_before_an_agency_is_a_dateline(written: str) -> None:
    assert dateline(f"{written}Rain fell on Monday.") == written
    assert dateline(f"{written}U.S. troops left.") == written
    assert dateline(f"{written}“It rained,” she said.") == written


@pytest.mark.parametrize(
    "paragraph",
    [
        "Oslo - Rain fell.",  # no capitals, no agency
        "OSLO - the capital of Norway - is wet.",
        "OSLO — RAIN FALLS ON MONDAY",  # a headline
        "OSLO-Bergen trains are late.",
        "The man (a baker) - He left.",
        "Rain fell. OSLO — It shone.",
        "OSLO — ",
        "",
    ],
)
def test_other_beginnings_are_not(paragraph: str) -> None:
    assert dateline(paragraph) == ""
