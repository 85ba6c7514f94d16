"""Annotation: English is read, other languages are not read as if they were English."""

import polars as pl
import pytest

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.paragraphs import Paragraphs
from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.quantities.quantities import Quantities
from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from newsfacts.transforms.times.times import Times
from tests.support import given

pytestmark = pytest.mark.model

GERMAN = "Die Minister, die in Berlin tagten, haben die Steuern auf Strom und Gas gesenkt. " * 3
RUSSIAN = "Президент посетил Москву в понедельник и подписал новый закон. " * 3
ENGLISH = "The ministers who met in Berlin have cut the taxes on power and gas by a third. " * 3
WANTED = [Articles, Paragraphs, Tokens, Sentences, Mentions, Events]


#: Texts of one batch, with their languages.
TEXTS = {ENGLISH: "en", GERMAN: "de", RUSSIAN: "ru"}


@pytest.fixture(scope="module")
def together() -> dict[type[Table], pl.DataFrame]:
    return build(*given(*TEXTS), wanted=WANTED)


@pytest.mark.parametrize("text", [GERMAN, RUSSIAN], ids=["de", "ru"])
def test_an_article_in_another_language_is_kept_without_facts(
    together: dict[type[Table], pl.DataFrame], text: str
) -> None:
    article = f"article-{[*TEXTS].index(text)}"
    found = {table: rows.filter(article_id=article) for table, rows in together.items()}

    assert found[Articles]["language"].to_list() == [TEXTS[text]]
    assert found[Paragraphs].height == 1
    assert [found[table].height for table in (Tokens, Sentences, Mentions, Events)] == [0, 0, 0, 0]


def test_articles_beside_one_in_another_language_are_read_as_if_alone(
    together: dict[type[Table], pl.DataFrame],
) -> None:
    alone = build(*given(ENGLISH), wanted=WANTED)

    assert alone[Mentions].height > 0
    assert all(together[table].equals(alone[table]) for table in (Tokens, Mentions, Events))


def test_amounts_and_dates_of_an_article_in_another_language_are_not_facts() -> None:
    """They need no word of the language to be seen, but their sentence does not exist."""
    figures = " On 2024-05-01: $12 million."
    found = build(
        *given(GERMAN + figures, ENGLISH + figures), wanted=[Sentences, Quantities, Times]
    )

    for table in (Quantities, Times):
        assert set(found[table]["article_id"]) == {"article-1"}
        assert (
            found[table]
            .join(found[Sentences], on=["article_id", "sentence_no"], how="anti")
            .is_empty()
        )


#: Languages that sources state, and whether an article of theirs is read.
STATED = {"en": True, "en-GB": True, "EN_us": True, "eng": True, "de": False, "fr-CA": False}


@pytest.fixture(scope="module")
def stated_languages() -> pl.DataFrame:
    """Give the tokens of one article for each language that its source states."""
    raw, texts = given(*[ENGLISH] * len(STATED))
    languages = pl.Series("language", [*STATED], pl.String)
    return build(raw.with_columns(languages), texts, wanted=[Tokens])[Tokens]


@pytest.mark.parametrize(("number", "read"), [*enumerate(STATED.values())], ids=STATED)
def test_the_language_that_a_source_states_counts(
    stated_languages: pl.DataFrame, number: int, *, read: bool
) -> None:
    tokens = stated_languages.filter(article_id=f"article-{number}")

    assert (tokens.height > 0) == read


def test_a_text_too_short_to_tell_its_language_is_read() -> None:
    built = build(*given("Berlin, Paris."), wanted=[Articles, Tokens])

    assert built[Articles]["language"].to_list() == [None]
    assert built[Tokens].height > 0
