import polars as pl

from newsfacts.transforms.annotator.agreement import agreed


def types(*words: tuple[str, str | None, bool, str]) -> list[tuple[str | None, bool]]:
    """Agree on words given as text, type, whether a name begins, and article."""
    frame = pl.DataFrame(
        words, schema=["word", "entity_type", "begins_name", "article"], orient="row"
    )
    readings = frame.select("entity_type", "begins_name", upos=pl.lit("PROPN"))
    after = agreed(readings, frame["word"], frame["article"])
    return after.select("entity_type", "begins_name").rows()


def test_most_mentions_decide_the_type() -> None:
    assert (
        types(
            ("Latam", "PERSON", True, "a"), ("Latam", "ORG", True, "a"), ("LATAM", "ORG", True, "a")
        )
        == [("ORG", True)] * 3
    )


def test_the_first_mention_decides_where_types_tie() -> None:
    assert (
        types(("Virginia", "PERSON", True, "a"), ("Virginia", "GPE", True, "a"))
        == [("PERSON", True)] * 2
    )


def test_longer_names_agree_as_wholes() -> None:
    assert types(
        ("New", "GPE", True, "a"),
        ("York", "GPE", False, "a"),
        ("York", "PERSON", True, "a"),
    ) == [("GPE", True), ("GPE", False), ("PERSON", True)]


def test_a_missed_mention_is_found() -> None:
    assert (
        types(("Modi", "PERSON", True, "a"), ("Modi", None, False, "a")) == [("PERSON", True)] * 2
    )


def test_articles_do_not_share_names() -> None:
    assert types(("Modi", "PERSON", True, "a"), ("Modi", None, False, "b")) == [
        ("PERSON", True),
        (None, False),
    ]
