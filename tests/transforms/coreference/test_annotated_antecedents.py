"""Words whose name the annotator reads: its arcs are followed from mention to mention."""

import polars as pl
import pytest

from newsfacts.transforms.coreference.annotated_antecedents import LIKELY, annotated_antecedents

# Abel met the mayor . She left . The mayor waved .
WORDS = ["Abel", "met", "the", "mayor", ".", "She", "left", ".", "The", "mayor", "waved", "."]
ABEL, MAYOR, SHE, AGAIN = 0, 3, 5, 9


def parse() -> pl.LazyFrame:
    tags = {"the": ("DET", "det"), "mayor": ("NOUN", "obj"), "she": ("PRON", "nsubj")}
    low = [word.lower() for word in WORDS]
    return pl.LazyFrame(
        {
            "article_id": "a",
            "token_no": range(len(WORDS)),
            "i": range(len(WORDS)),
            "low": low,
            "upos": [tags.get(word, ("VERB", "root"))[0] for word in low],
            "dep": [tags.get(word, ("VERB", "root"))[1] for word in low],
            "h": [number + 1 for number in range(len(WORDS))],
        },
        schema_overrides={"token_no": pl.Int32, "i": pl.Int32, "h": pl.Int32},
    )


def names(entity_type: str = "PERSON") -> pl.LazyFrame:
    return pl.LazyFrame(
        {
            "article_id": ["a"],
            "entity_id": ["person:abel"],
            "entity_name": ["Abel"],
            "entity_type": [entity_type],
            "country": [None],
            "wikidata_id": [None],
            "head": [ABEL],
        },
        schema_overrides={"head": pl.Int32},
    )


def arcs(*links: tuple[int, int, float]) -> pl.LazyFrame:
    begins, ends, scores = zip(*links, strict=True)
    return pl.LazyFrame(
        {
            "article_id": "a",
            "layer": "coreference",
            "label": "ANTECEDENT",
            "from_token": begins,
            "to_token": ends,
            "score": scores,
        },
        schema_overrides={"from_token": pl.Int32, "to_token": pl.Int32, "score": pl.Float32},
    )


def resolved(
    links: pl.LazyFrame,
    known: tuple[int, ...] = (),
    of: pl.LazyFrame | None = None,
    genders: dict[str, str] | None = None,
) -> dict[int, tuple[str, str]]:
    heads = pl.LazyFrame({"head": known}, schema={"head": pl.Int32})
    told = [("a", *person) for person in (genders or {}).items()]
    gender = pl.LazyFrame(
        told, schema=dict.fromkeys(["article_id", "entity_id", "gender"], pl.String), orient="row"
    )
    found = annotated_antecedents(names() if of is None else of, gender, parse(), links, heads)
    rows = found.select("head", "kind", "entity_id").collect().rows()
    return {head: (kind, entity) for head, kind, entity in rows}


def test_a_pronoun_is_followed_over_other_mentions_to_a_name() -> None:
    found = resolved(arcs((SHE, MAYOR, 0.9), (MAYOR, ABEL, 0.9)))

    assert found[SHE] == ("pronoun", "person:abel")


def test_a_description_behind_the_means_the_name_that_it_is_linked_to() -> None:
    assert resolved(arcs((AGAIN, ABEL, 0.9))) == {AGAIN: ("nominal", "person:abel")}


@pytest.mark.parametrize(("score", "rows"), [(LIKELY + 0.1, 1), (LIKELY - 0.1, 0)])
def test_a_description_is_linked_only_where_it_is_likely(score: float, rows: int) -> None:
    assert len(resolved(arcs((AGAIN, ABEL, score)))) == rows


def test_every_link_on_the_way_counts() -> None:
    weak = LIKELY + 0.1
    assert AGAIN not in resolved(arcs((AGAIN, MAYOR, weak), (MAYOR, ABEL, weak)))


def test_a_pronoun_of_a_person_means_no_organisation() -> None:
    assert resolved(arcs((SHE, ABEL, 0.9)), of=names("ORG")) == {}


def test_what_a_rule_has_resolved_stays() -> None:
    assert resolved(arcs((SHE, ABEL, 0.9)), known=(SHE,)) == {}


def test_a_pronoun_means_nobody_of_the_other_gender() -> None:
    links = arcs((SHE, ABEL, 0.9))

    assert resolved(links, genders={"person:abel": "male"}) == {}
    assert SHE in resolved(links, genders={"person:abel": "female"})


def test_a_pronoun_linked_to_the_other_gender_means_the_last_person_of_its_own() -> None:
    baker = names().with_columns(entity_id=pl.lit("person:baker"), head=pl.lit(MAYOR, pl.Int32))
    genders = {"person:abel": "male", "person:baker": "female"}

    found = resolved(arcs((SHE, ABEL, 0.9)), of=pl.concat([names(), baker]), genders=genders)

    assert found[SHE] == ("pronoun", "person:baker")
