import pytest
from hypothesis import given as always
from hypothesis import strategies as st

from newsfacts.flows.sources.headline import headed
from newsfacts.flows.sources.record import Record, to_record


def test_a_stated_headline_is_put_before_a_text_without_it() -> None:
    record = to_record({"title": " Bridge\n closes ", "text": "It rained."}, 0)

    assert isinstance(record, Record)
    assert (record.text, record.body_start) == ("Bridge closes\n\nIt rained.", 15)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Bridge closes", "Bridge closes\n\nIt rained."),
        ("Bridge ‘closes’", "  BRIDGE 'CLOSES'\nIt rained."),
        ("Old bridge closes - The Example", "Old bridge closes\n\nIt rained."),
        ("Old bridge closes | News | The Example", "Old bridge closes\n\nIt rained."),
        (None, "It rained."),
    ],
)
def test_a_text_that_begins_with_its_headline_stays_as_it_is(title: str | None, text: str) -> None:
    assert headed(text, title) == (text, 0)


@pytest.mark.parametrize("text", ["Bridges close.", "It rained. Bridge closes.", "Bridge"])
def test_other_words_at_the_beginning_are_no_headline(text: str) -> None:
    assert headed(text, "Bridge closes") == (f"Bridge closes\n\n{text}", 15)


@always(st.text(max_size=40), st.text(max_size=40))
def test_the_given_text_stays_whole_behind_its_headline(text: str, title: str) -> None:
    whole, start = headed(text, title)

    assert whole[start:] == text
