import polars as pl
import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.transforms.quotes.speaker_spans import sliced
from tests.parses import facts


def said(text: str) -> list[tuple[object, ...]]:
    return [(r["kind"], r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)]


def test_cue_after_a_quotation_gives_its_speaker() -> None:
    text = '"The old bridge is not safe any more," Ann Example said on Monday.'

    assert [(r["kind"], r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)] == [
        ("direct", "Ann Example", "said", '"The old bridge is not safe any more,"')
    ]


def test_content_without_quotation_marks_is_indirect() -> None:
    text = "Officials said that the bridge was unsafe."

    assert said(text) == [("indirect", "Officials", "said", "the bridge was unsafe")]


def test_quotation_continues_after_the_cue() -> None:
    text = '"It is not safe," she said. "We will have to close it for a year."'
    found = said(text)

    assert [kind for kind, *_ in found] == ["direct", "direct"]
    assert {speaker for _, speaker, *_ in found} == {"she"}


def test_source_after_according_to_is_the_speaker() -> None:
    text = "The bridge will close next year, according to the mayor of Exampleton."
    ((kind, speaker, cue, content),) = said(text)

    assert (kind, speaker, cue) == ("indirect", "the mayor of Exampleton", "according to")
    assert content == "The bridge will close next year"


def test_a_second_according_to_in_the_speakers_phrase_moves_no_cue() -> None:
    text = (
        "Fees are 65% higher than those of its peers, according to a 2017 report from -- "
        "Inland fees are, according to a 2017 report from The Harbour Project"
    )
    cues = [str(row["cue"]) for row in facts(Quotes, text)]
    assert cues
    assert all(cue.startswith("according") for cue in cues)


@pytest.mark.parametrize(
    "text", ["The ship left the port at noon.", 'He read "War and Peace" on the train.']
)
def test_sentence_without_speech_gives_no_quote(text: str) -> None:
    assert said(text) == []


def test_name_after_a_dash_is_the_speaker() -> None:
    text = '"Nobody in this town has clean water any more." — Ann Example'
    ((kind, speaker, *_),) = said(text)

    assert (kind, speaker) == ("direct", "Ann Example")


def test_quotation_without_cue_belongs_to_the_last_speaker() -> None:
    text = 'The bridge is "not safe," Ann Example said. "We will have to close it for a year."'

    assert {speaker for _, speaker, *_ in said(text)} == {"Ann Example"}


def test_cue_inside_a_quotation_gives_no_quote() -> None:
    text = '"My brother told me that the bridge was closed," Ann Example said.'

    assert [speaker for _, speaker, *_ in said(text)] == ["Ann Example"]


def test_speaker_is_not_part_of_the_content() -> None:
    text = '"This young officer, I do not know what she was thinking," Ben Example said.'

    assert {speaker for _, speaker, *_ in said(text)} == {"Ben Example"}


def test_subject_of_voicing_a_concern_is_the_speaker() -> None:
    found = said("Residents voiced concern that the bridge would collapse.")

    assert {speaker for _, speaker, *_ in found} == {"Residents"}


def test_verb_of_seeming_has_no_speaker() -> None:
    assert {speaker for _, speaker, *_ in said("The bridge seems to be unsafe.")} <= {None}


def test_signature_ends_with_its_line() -> None:
    text = '"It will close again very soon." — Ann Li\n"It will not, said my boss." — Bob Roe'
    assert [row["speaker"] for row in facts(Quotes, text)] == ["Ann Li", "Bob Roe"]


def test_speaker_excludes_the_content_and_a_preposition() -> None:
    (letter,) = facts(Quotes, "They read a letter urging the minister to leave.")
    (asked,) = facts(Quotes, "The minister was urged by the mayor of Oslo to leave.")

    assert letter["speaker"] == "a letter"
    assert asked["speaker"] == "the mayor of Oslo"


def test_participle_after_a_cue_starts_a_new_quote_by_the_same_speaker() -> None:
    text = (
        'The president said the old bridge "costs Africa $5 billion," further saying, '
        '"Beyond that, it also reduces trade."'
    )
    found = [(row["speaker"], row["cue"], row["text"]) for row in facts(Quotes, text)]

    assert ("The president", "saying", '"Beyond that, it also reduces trade."') in found
    assert not any("further" in str(content) for *_, content in found)


def test_without_an_end_no_words_are_given_and_not_the_rest_of_the_article() -> None:
    rows = pl.DataFrame({"whole": ["It rained."] * 3, "start": [3, 3, None], "end": [9, None, 9]})

    assert rows.select(sliced("start", "end")).to_series().to_list() == ["rained", "", None]
