"""Events, quotes, chains and names coded by reading, on the words of their text."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.labels import OUTSIDE, tag_mask
from newsfacts.transforms.annotator.meaning_labels import STATUSES
from newsfacts.transforms.annotator.train.meaning.coded_texts import coded_texts
from newsfacts.transforms.annotator.train.meaning.count_uses import counted, uses_of
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD, event_mask
from newsfacts.transforms.annotator.train.meaning.sheets import is_development
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text

TEXT = """# oslo
0 Police arrested Ann Berg in Oslo on Monday.
1 He said he may sue the police.

2 Nothing happened.

# empty
0 Rain fell.
"""
ROWS = """# oslo
0 | arrested | COERCE/SANCTION | a | Police | Ann Berg | - | Oslo
1 | sue | ACCUSE | x | he | the police | - | -
1 | Q | said | He | he may ... police
"""
CHAINS = """# oslo
0 Ann Berg ; 1 he#1
0 Police ; 1 the police
"""
NAMES = """# oslo
PERSON | Ann Berg
GPE | Oslo
"""
TIES = """# oslo
0 | located_in | Police | Oslo
0 | title | Police | Ann Berg | -
1 | agreement | sue | He;the police | proposed
"""


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Text:
    folder: Path = tmp_path_factory.mktemp("coded")
    (folder / "a.txt").write_text(TEXT, "utf8")
    (folder / "a.tsv").write_text(ROWS, "utf8")
    (folder / "a.chains").write_text(CHAINS, "utf8")
    (folder / "a.names").write_text(NAMES, "utf8")
    (folder / "a.ties").write_text(TIES, "utf8")
    texts = coded_texts(folder, development=is_development("oslo"))
    assert not coded_texts(folder, development=not is_development("oslo"))
    return texts[0]


def place(text: Text, word: str, count: int = 1) -> int:
    words = [w for s in text.sentences for w in s.words]
    return [n for n, w in enumerate(words) if w == word][count - 1]


def test_a_text_without_rows_of_its_own_is_not_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    (tmp_path / "a.tsv").write_text("# empty\n", "utf8")
    both = [coded_texts(tmp_path, development=part) for part in (True, False)]
    assert [t.events for part in both for t in part] == [[NO_EVENT] * 3]


def test_a_trigger_has_its_types_and_its_status(text: Text) -> None:
    arrested, sue = place(text, "arrested"), place(text, "sue")
    assert text.events[arrested] == event_mask(["COERCE", "SANCTION"])
    assert text.statuses[sue] == STATUSES.index("possible")
    assert text.events[place(text, "happened")] == NO_EVENT


def test_all_participants_of_a_coded_event_are_listed(text: Text) -> None:
    arrested = place(text, "arrested")
    assert arrested in text.participants_told
    assert {arc for arc in text.participants if arc.begin == arrested} == {
        Arc(arrested, place(text, "Police"), "ACTOR"),
        Arc(arrested, place(text, "Ann"), "RECIPIENT"),
        Arc(arrested, place(text, "Oslo"), "PLACE"),
    }


def test_words_are_found_whole(text: Text) -> None:
    sue = place(text, "sue")
    assert Arc(sue, place(text, "he"), "ACTOR") in text.participants


def test_a_quote_reaches_from_its_first_words_to_its_last(text: Text) -> None:
    said, he, police = place(text, "said"), place(text, "he"), place(text, "police")
    assert text.contents[he : police + 1] == [1] * (police + 1 - he)
    assert text.cues[said] == 1
    assert Arc(said, place(text, "He"), "SOURCE") in text.attributions


def test_mentions_of_a_chain_carry_its_number_on_their_head_words(text: Text) -> None:
    found = {word: number for word, number in enumerate(text.chains) if number != UNTOLD}
    police, named = (place(text, w) for w in ("Police", "Ann"))
    assert found == {named: 0, place(text, "he"): 0, police: 1, place(text, "police"): 1}
    assert {word for word, told in enumerate(text.mentions) if told != UNTOLD} == set(found)


def test_names_have_their_types_and_other_words_none(text: Text) -> None:
    found = [tag for sentence in text.sentences for tag in sentence.names]
    ann, oslo, police = (place(text, w) for w in ("Ann", "Oslo", "police"))
    assert found[ann : ann + 2] == [tag_mask("B", ["PERSON"]), tag_mask("I", ["PERSON"])]
    assert (found[oslo], found[police]) == (tag_mask("B", ["GPE"]), OUTSIDE)


def test_ties_lead_from_subjects_titles_and_agreements(text: Text) -> None:
    police, ann, oslo, sue = (place(text, word) for word in ("Police", "Ann", "Oslo", "sue"))
    assert {arc for arc in text.ties if arc.begin == police} == {
        Arc(police, oslo, "located_in"),
        Arc(police, ann, "HOLDER"),
    }
    assert {arc.label for arc in text.ties if arc.begin == sue} == {"AGREES"}
    assert {word for word, mark in enumerate(text.tied) if mark} == {police, sue} == text.ties_told


def test_ties_are_told_only_where_they_were_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# a\n0 Rain fell.\n# b\n0 Rain fell.\n", "utf8")
    (tmp_path / "a.tsv").write_text("# a\n# b\n")
    (tmp_path / "a.ties").write_text("# b\n")
    both = [coded_texts(tmp_path, development=part) for part in (True, False)]
    told = [text.tied for part in both for text in part]
    assert sorted(told) == [[UNTOLD] * 3, [0] * 3]


def test_the_other_words_of_a_phrase_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# a\n0 They held talks.\n", "utf8")
    (tmp_path / "a.tsv").write_text("# a\n0 | held talks | CONSULT | a | They | - | - | -\n")
    (held,) = coded_texts(tmp_path, development=is_development("a"))
    assert held.events[1:3] == [event_mask(["CONSULT"]), UNTOLD]


def test_uses_are_shared_by_accepted_types(text: Text) -> None:
    found = counted(list(uses_of(text)))
    arrested = found.filter(lemma="arrest").select("event_type", "uses").rows()
    assert arrested == [("COERCE", 0.5), ("SANCTION", 0.5)]
    assert found.filter(lemma="happen").is_empty()
