"""Events that the annotator reads beyond the lexicon; what it reads is written here by hand."""

from functools import cache
from itertools import product
from typing import cast

import polars as pl

from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.events.senses import SURE as SURELY
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from newsfacts.transforms.triggers.annotated_events import LIKELY, SURE
from tests.parses import frozen
from tests.support import given

ROBBED = "Gunmen robbed the museum in Oslo on Monday."
VISITED = "Arcadia visited Borduria and held talks on Tuesday."
MET = "The new engines met the standards of Arcadia on Monday."
PERISHED = "Two skiers perished in Norway on Monday."
HELD = "Nevada held its caucuses on Monday."
STORMED = "Hecklers robbed the museum on Monday."
BLOCKED = "Arcadia blocked Borduria on Monday."
BLOCKED_ROADS = "Arcadia blocked roads on Monday."
APPROVED = "Arcadia approved the plan on Monday."
PUNISHED = "Arcadia sanctioned the company on Monday."
UNDERGONE = "The company was sanctioned on Monday."
ROBBED_ABROAD = "Gunmen robbed the museum in Libya on Monday."
COMPLAINED = "Arcadia complained about the tariffs."

#: Texts with the words that are read as events, and the participants read for them.
READ: dict[str, tuple[dict[str, tuple[str, float]], list[tuple[str, str, str]]]] = {
    ROBBED: (
        {"robbed": ("COERCE", 0.9)},
        [
            ("robbed", "ACTOR", "Gunmen"),
            ("robbed", "OBJECT", "museum"),
            ("robbed", "PLACE", "Oslo"),
        ],
    ),
    VISITED: ({"held": ("CONSULT", 0.9), "talks": ("CONSULT", 0.9)}, []),
    MET: ({"met": ("CONSULT", 0.9)}, [("met", "ACTOR", "engines")]),
    HELD: (
        {"held": ("ELECT", 0.9)},
        [("held", "PLACE", "Nevada"), ("held", "OBJECT", "caucuses")],
    ),
    STORMED: (
        {"robbed": ("COERCE", 0.9)},
        [("robbed", "ACTOR", "Hecklers"), ("robbed", "OBJECT", "museum")],
    ),
    PERISHED: ({"perished": ("DIE", 0.9)}, [("perished", "RECIPIENT", "skiers")]),
    BLOCKED: ({"blocked": ("COERCE", 0.9)}, []),
    BLOCKED_ROADS: ({"blocked": ("COERCE", 0.9)}, []),
    APPROVED: ({"approved": ("SUPPORT", 0.9)}, [("approved", "OBJECT", "plan")]),
    PUNISHED: ({"sanctioned": ("SANCTION", 0.9)}, [("sanctioned", "OBJECT", "company")]),
    UNDERGONE: ({"sanctioned": ("SANCTION", 0.9)}, [("sanctioned", "OBJECT", "company")]),
    ROBBED_ABROAD: (
        {"robbed": ("COERCE", 0.9)},
        [("robbed", "ACTOR", "Gunmen"), ("robbed", "OBJECT", "museum")],
    ),
    COMPLAINED: ({"complained": ("ACCUSE", 0.9)}, [("complained", "OBJECT", "tariffs")]),
}


#: Scores in place of those of all events: texts are read with each of them, and as written above.
SCORES = (None, LIKELY - 0.01, 0.4, SURE - 0.01, SURE + 0.01, SURELY - 0.01, 0.9)


@cache
def batch() -> dict[type[Table], pl.DataFrame]:
    # One build for all texts and scores.
    tokens, arcs = [], []
    for number, (score, text) in enumerate(product(SCORES, READ)):
        events, participants = READ[text]
        article = f"article-{number}"
        words = frozen(text).with_columns(
            article_id=pl.lit(article),
            event_type=pl.col("text").replace_strict(
                {word: kind for word, (kind, _) in events.items()},
                default=None,
                return_dtype=pl.String,
            ),
            event_score=pl.col("text").replace_strict(
                {word: score or likely for word, (_, likely) in events.items()},
                default=None,
                return_dtype=pl.Float32,
            ),
        )
        place = {row["text"]: row["token_no"] for row in words.iter_rows(named=True)}
        tokens.append(words)
        arcs += [
            (article, "participant", place[begin], place[end], label, 0.9)
            for begin, label, end in participants
        ]
    stored: dict[type[Table], pl.DataFrame] = {
        Tokens: Tokens.validate(pl.concat(tokens), cast=True),
        Arcs: Arcs.cast(pl.DataFrame(arcs, schema=Arcs.column_names(), orient="row")),
    }
    texts = [text for _, text in product(SCORES, READ)]
    return build(*given(*texts), wanted=[Events, EventParticipants], stored=stored)


def events_in(text: str, score: float | None = None) -> list[dict[str, object]]:
    article = f"article-{[*product(SCORES, READ)].index((score, text))}"
    return batch()[Events].filter(pl.col("article_id") == article).to_dicts()


def confidence(text: str, trigger: str, score: float) -> float:
    events = {event["text"]: event["confidence"] for event in events_in(text, score)}
    return cast("float", events[trigger])


def test_a_word_that_no_lexicon_lists_is_an_event_if_the_annotator_reads_one() -> None:
    (event,) = events_in(ROBBED)
    assert (event["text"], event["event_type"], event["rule"]) == (
        "robbed",
        "COERCE",
        "annotator: rob",
    )


def test_its_participants_and_its_place_are_those_that_the_annotator_reads() -> None:
    (event,) = events_in(ROBBED)
    found = batch()[EventParticipants].filter(pl.col("event_id") == event["event_id"])
    assert [(str(row["role"]), row["text"]) for row in found.iter_rows(named=True)] == [
        ("actor", "Gunmen"),
        ("object", "museum"),
    ]
    assert (event["location_id"], str(event["location_rule"])) == ("gpe:oslo", "argument")


def test_who_dies_is_an_object_since_nobody_need_have_done_it() -> None:
    (event,) = events_in(PERISHED)
    found = batch()[EventParticipants].filter(pl.col("event_id") == event["event_id"])
    assert [str(role) for role in found["role"]] == ["object"]


def test_a_place_that_does_something_acts_too() -> None:
    (event,) = events_in(HELD)
    found = batch()[EventParticipants].filter(pl.col("event_id") == event["event_id"])
    assert [str(row["role"]) for row in found.iter_rows(named=True)] == ["actor", "object"]
    assert event["location_id"] == found["entity_id"][0] == "gpe:nevada"


def roles_in(text: str) -> dict[str, str]:
    (event,) = events_in(text)
    found = batch()[EventParticipants].filter(pl.col("event_id") == event["event_id"])
    return {str(row["role"]): row["text"] for row in found.iter_rows(named=True)}


def test_what_the_annotator_reads_as_the_object_is_no_topic() -> None:
    assert roles_in(APPROVED) == {"actor": "Arcadia", "object": "plan"}


def test_what_the_annotator_reads_as_the_object_is_no_recipient() -> None:
    assert roles_in(PUNISHED) == {"actor": "Arcadia", "object": "company"}


def test_who_suffers_in_the_passive_is_a_recipient() -> None:
    assert roles_in(UNDERGONE) == {"recipient": "company"}


def test_a_country_nearby_is_no_recipient_of_an_event_that_no_frame_describes() -> None:
    assert "recipient" not in roles_in(ROBBED_ABROAD)


def test_what_stands_behind_a_preposition_stays_the_topic() -> None:
    assert roles_in(COMPLAINED) == {"actor": "Arcadia", "topic": "tariffs"}


def test_a_noun_that_no_lexicon_knows_acts_where_the_annotator_is_sure() -> None:
    (event,) = events_in(STORMED)
    found = batch()[EventParticipants].filter(pl.col("event_id") == event["event_id"])
    assert found["text"].to_list()[0] == "Hecklers"


def test_a_word_that_is_less_likely_an_event_than_not_is_none() -> None:
    assert events_in(ROBBED, LIKELY - 0.01) == []


def test_a_word_that_the_lexicon_lists_as_no_event_is_one_only_if_that_is_sure() -> None:
    assert events_in(MET, SURE - 0.01) == []
    assert len(events_in(MET, SURE + 0.01)) == 1


def test_verb_and_noun_of_one_event_are_one_row() -> None:
    texts = [event["text"] for event in events_in(VISITED)]
    assert len(texts) == len(set(texts))
    assert {"held", "talks"} - set(texts) in ({"talks"}, {"held"})


def test_a_bare_word_of_the_lexicon_has_the_type_that_the_annotator_surely_reads() -> None:
    (event,) = events_in(BLOCKED)
    assert (event["event_type"], event["mode"], event["rule"]) == ("COERCE", None, "block")


def test_a_bare_word_of_the_lexicon_has_its_own_type_where_the_annotator_is_not_sure() -> None:
    (event,) = events_in(BLOCKED, SURELY - 0.01)
    assert (event["event_type"], event["rule"]) == ("REJECT", "block")


def test_a_word_with_its_object_has_the_type_of_its_frame() -> None:
    (event,) = events_in(BLOCKED_ROADS)
    assert (event["event_type"], event["mode"]) == ("PROTEST", "obstruct")


def test_the_surer_the_annotator_the_higher_the_confidence() -> None:
    doubted, sure = confidence(ROBBED, "robbed", 0.4), confidence(ROBBED, "robbed", 0.9)
    assert doubted < sure


def test_a_frame_whose_type_the_annotator_reads_too_makes_an_event_surer() -> None:
    framed = confidence(VISITED, "held", 0.9)
    assert framed > confidence(VISITED, "held", 0.4)
    assert framed > confidence(ROBBED, "robbed", 0.9)
