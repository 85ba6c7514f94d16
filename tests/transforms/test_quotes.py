import pytest

from tests.parses import facts
from transforms.quotes import Quotes


def said(text: str) -> list[tuple[object, ...]]:
    return [(r["kind"], r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)]


def test_a_cue_that_follows_a_quotation_owns_it() -> None:
    text = '"The old bridge is not safe any more," Ann Example said on Monday.'

    assert [(r["kind"], r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)] == [
        ("direct", "Ann Example", "said", '"The old bridge is not safe any more,"')
    ]


def test_what_is_reported_without_quotation_marks_is_indirect() -> None:
    text = "Officials said that the bridge was unsafe."

    assert said(text) == [("indirect", "Officials", "said", "the bridge was unsafe")]


def test_a_quotation_goes_on_after_the_cue() -> None:
    text = '"It is not safe," she said. "We will have to close it for a year."'
    found = said(text)

    assert [kind for kind, *_ in found] == ["direct", "direct"]
    assert {speaker for _, speaker, *_ in found} == {"she"}


def test_the_source_behind_according_to_speaks() -> None:
    text = "The bridge will close next year, according to the mayor of Exampleton."
    ((kind, speaker, cue, content),) = said(text)

    assert (kind, speaker, cue) == ("indirect", "the mayor of Exampleton", "according to")
    assert content == "The bridge will close next year"


@pytest.mark.parametrize(
    "text", ["The ship left the port at noon.", 'He read "War and Peace" on the train.']
)
def test_nothing_said_gives_no_quote(text: str) -> None:
    assert said(text) == []
