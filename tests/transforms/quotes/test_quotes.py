import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


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


def test_a_name_behind_a_dash_signs_the_quotation() -> None:
    text = '"Nobody in this town has clean water any more." — Ann Example'
    ((kind, speaker, *_),) = said(text)

    assert (kind, speaker) == ("direct", "Ann Example")


def test_a_quotation_goes_on_from_whoever_spoke_last() -> None:
    text = 'The bridge is "not safe," Ann Example said. "We will have to close it for a year."'

    assert {speaker for _, speaker, *_ in said(text)} == {"Ann Example"}


def test_what_is_said_within_speech_is_no_quote_of_its_own() -> None:
    text = '"My brother told me that the bridge was closed," Ann Example said.'

    assert [speaker for _, speaker, *_ in said(text)] == ["Ann Example"]


def test_a_part_of_what_is_said_does_not_say_it() -> None:
    text = '"This young officer, I do not know what she was thinking," Ben Example said.'

    assert {speaker for _, speaker, *_ in said(text)} == {"Ben Example"}


def test_who_voices_a_concern_speaks() -> None:
    found = said("Residents voiced concern that the bridge would collapse.")

    assert {speaker for _, speaker, *_ in found} == {"Residents"}


def test_nobody_speaks_where_something_seems() -> None:
    assert {speaker for _, speaker, *_ in said("The bridge seems to be unsafe.")} <= {None}


def test_a_signature_ends_with_its_line() -> None:
    text = '"It will close again very soon." — Ann Li\n"It will not, said my boss." — Bob Roe'
    assert [row["speaker"] for row in facts(Quotes, text)] == ["Ann Li", "Bob Roe"]


def test_a_speaker_is_named_without_what_is_said_and_without_a_preposition() -> None:
    (letter,) = facts(Quotes, "They read a letter urging the minister to leave.")
    (asked,) = facts(Quotes, "The minister was urged by the mayor of Oslo to leave.")

    assert letter["speaker"] == "a letter"
    assert asked["speaker"] == "the mayor of Oslo"


def test_who_goes_on_saying_speaks_again_and_says_no_more_before() -> None:
    text = (
        'The president said the old bridge "costs Africa $5 billion," further saying, '
        '"Beyond that, it also reduces trade."'
    )
    found = [(row["speaker"], row["cue"], row["text"]) for row in facts(Quotes, text)]

    assert ("The president", "saying", '"Beyond that, it also reduces trade."') in found
    assert not any("further" in str(content) for *_, content in found)
