from datetime import date

import polars as pl

from tests.times import read_times, values


def test_following_year_refers_to_the_date_before() -> None:
    assert values("He was hired in 1995, and the following year he left.")[1][1] == "1996"


def test_holiday_week_begins_before_its_holiday() -> None:
    monday = date(2000, 4, 17)
    found = read_times("They prayed as Easter week began.", earliest=monday, latest=monday)
    assert found["timex_value"].to_list() == ["2000-W16"]


def test_weekday_is_open_without_publication_date() -> None:
    (row,) = read_times(
        "It came on Wednesday.", earliest=date(2020, 11, 24), latest=date(2020, 12, 31)
    ).to_dicts()
    assert row["timex_value"] == "XXXX-WXX-3"
    assert (row["earliest"], row["latest"]) == (date(2020, 11, 25), date(2020, 12, 30))


def test_without_date_there_is_no_anchor() -> None:
    (row,) = read_times("It came last year.", earliest=None, latest=None).to_dicts()
    assert (row["timex_value"], row["earliest"], row["latest"]) == ("XXXX", None, None)


def test_times_do_not_depend_on_other_articles() -> None:
    texts = ["It began in 1995.", "The following year it ended."]
    together = read_times(*texts)
    alone = read_times(texts[1])
    assert together["timex_value"][1] == alone["timex_value"][0]


def test_offsets_count_code_points() -> None:
    (row,) = read_times("Zoë — São Paulo 🎉 — came on Monday.").to_dicts()
    assert "Zoë — São Paulo 🎉 — came on Monday."[row["start_char"] : row["end_char"]] == "Monday"


APOSTROPHES = [
    "They won't meet on Monday.",
    "They'll meet on Monday.",
    "They met at about 5 o'clock.",
    "It began in May '68.",
    "They met on New Year's Eve.",
    "It ended at year's end.",
    "They left in two weeks' time.",
]


def test_curly_apostrophe_is_read_like_a_straight_one() -> None:
    columns = ["article_id", "text", "timex_value"]
    straight = read_times(*APOSTROPHES).select(columns)
    curly = read_times(*(text.replace("'", "’") for text in APOSTROPHES)).select(columns)

    assert straight["article_id"].n_unique() == len(APOSTROPHES)
    assert curly.with_columns(pl.col("text").str.replace_all("’", "'")).equals(straight)
