import pytest

from newsfacts.transforms.articles.paragraphs import paragraphs
from newsfacts.transforms.articles.readable import readable
from newsfacts.transforms.lexicons.articles import NoiseSpans
from newsfacts.transforms.lexicons.base import read
from tests.support import given


def read_of(*blocks: str) -> list[str]:
    found = paragraphs(*given("\n\n".join(blocks)))
    return readable(found).collect()["text"].to_list()


def test_notices_are_kept_as_paragraphs_but_not_read() -> None:
    assert read_of("It rained.", "ADVERTISEMENT", "It shone.") == ["It rained.", "It shone."]


def test_a_hover_card_is_blanked_at_its_full_length() -> None:
    text = "Sen. ExampleAnn Bo ExampleExample leads in polls MORE (R-Ohio) said it rained."

    (found,) = read_of(text)

    assert found.split() == ["Sen.", "Example", "(R-Ohio)", "said", "it", "rained."]
    assert len(found) == len(text)


@pytest.mark.parametrize(
    "card",
    [
        "Ann Example Bo (Ann) Ann ExampleExample leads in polls The bridge is closed MORE",
        "Ann Example Ann Bo ExampleMORE",
    ],
)
def test_hover_cards_have_nicknames_and_may_have_no_links(card: str) -> None:
    (found,) = read_of(f"Governor {card} said it rained.")

    assert found.split() == ["Governor", "Ann", "Example", "said", "it", "rained."]


@pytest.mark.parametrize("entry", read(NoiseSpans).to_dicts(), ids=lambda entry: entry["rule"])
def test_each_pattern_of_noise_fits_its_example(entry: dict[str, str]) -> None:
    (found,) = read_of(entry["example"])

    assert len(found) == len(entry["example"])
    assert found.split() != entry["example"].split()
