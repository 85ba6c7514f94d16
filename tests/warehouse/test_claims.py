"""What the views answer on tables written by hand: who says so, who denies it."""

from newsfacts.transforms.agreements.agreements import Agreements
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.lexicons.factuality import LEVELS
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.warehouse.memory import in_memory
from newsfacts.warehouse.report.overview import queries
from tests.invented import invented
from tests.warehouse.asking import ask


def test_an_agreement_that_only_a_noun_tells_of_is_one_too() -> None:
    told_by = {"verb": "e", "noun": None}
    known = {"article_id": "a", "parties": ["China"], "quote_id": "q"}
    tables = {
        "articles": invented(Articles, {"article_id": "a", "headline": "Pact"}),
        "sentences": invented(Sentences, {"article_id": "a", "text": "The pact of China."}),
        "entities": invented(Entities, {"entity_id": "c", "name": "China", "aliases": []}),
        "quotes": invented(Quotes, {"article_id": "a", "quote_id": "q", "speaker_id": "c"}),
        "events": invented(Events, {"article_id": "a", "event_id": "e", "quote_id": "q"}),
        "event_participants": invented(
            EventParticipants, {"event_id": "e", "role": "actor", "entity_id": "c"}
        ),
        "agreements": invented(
            Agreements,
            *(known | {"agreement_id": w, "event_id": e} for w, e in told_by.items()),
        ),
    }
    with in_memory(tables) as con:
        sql = """SELECT agreement_id, said_by, headline, sentence, factuality
                 FROM agreements_of('china') ORDER BY agreement_id DESC"""
        found = ask(con, sql)
        listed = con.sql(queries()["agreements"]).fetchall()
        counted = ask(con, "SELECT agreements FROM actor_profile('china')")

    told = ("China", "Pact", "The pact of China.")
    assert found == [("verb", *told, LEVELS[0]), ("noun", *told, None)]
    assert len(listed) == 2
    assert counted == [(2,)]


def test_a_claim_knows_who_denies_it() -> None:
    told = {"ann": "actual", "bob": "negated", "cid": "actual"}
    parts = [("actor", "dan"), ("recipient", "ann")]
    tables = {
        "articles": invented(Articles, {"article_id": "a"}),
        "entities": invented(
            Entities, *({"entity_id": name, "name": name} for name in (*told, "dan"))
        ),
        "quotes": invented(
            Quotes, *({"article_id": "a", "quote_id": who, "speaker_id": who} for who in told)
        ),
        "events": invented(
            Events,
            *(
                {"article_id": "a", "event_id": who, "quote_id": who, "factuality": factuality}
                for who, factuality in told.items()
            ),
        ),
        "event_participants": invented(
            EventParticipants,
            *(
                {"event_id": who, "participant_no": number, "role": role, "entity_id": name}
                for who in told
                for number, (role, name) in enumerate(parts)
            ),
        ),
    }
    with in_memory(tables) as con:
        rows = ask(con, "SELECT said_by, stance, agreed_by, denied_by FROM claims ORDER BY 1")

    assert rows == [
        ("ann", "asserts", ["cid"], ["bob"]),
        ("bob", "denies", [], ["ann", "cid"]),
        ("cid", "asserts", ["ann"], ["bob"]),
    ]
