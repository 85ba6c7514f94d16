import pytest

from newsfacts.transforms.annotator.labels import ANYTHING, NAME_TAGS, OUTSIDE
from newsfacts.transforms.annotator.train.bio_tags import iob_spans
from newsfacts.transforms.annotator.train.corpora import parted
from newsfacts.transforms.annotator.train.invented import invented
from newsfacts.transforms.annotator.train.name_policy import place_types, settle, tag_sets

NONE: frozenset[str] = frozenset()


def settled(text: str, kind: str) -> tuple[str, set[str]]:
    words = text.split()
    span = settle(words, 0, len(words), frozenset({kind}))
    assert span is not None
    return " ".join(words[span[0] : span[1]]), set(span[2])


@pytest.mark.parametrize(
    ("labelled", "kind", "name", "kinds"),
    [
        ("President Ann Example", "PERSON", "Ann Example", {"PERSON"}),
        ("the Example Company 's", "ORG", "Example Company", {"ORG"}),
        ("Russia", "ORG", "Russia", {"GPE"}),
        ("Bolivia", "NORP", "Bolivia", {"GPE"}),
        ("Uber", "PERSON", "Uber", {"ORG"}),
        ("Americans", "PERSON", "Americans", {"NORP"}),
    ],
)
def test_one_policy_holds_for_all_corpora(
    labelled: str, kind: str, name: str, kinds: set[str]
) -> None:
    assert settled(labelled, kind) == (name, kinds)


@pytest.mark.parametrize(
    ("place", "kinds"),
    [
        ("France", {"GPE"}),
        ("Example River", {"LOC"}),
        ("Lake Example", {"LOC"}),
        ("Middle East", {"LOC"}),
        ("Example Airport", {"FAC"}),
        ("Examplestead", {"GPE", "LOC"}),
    ],
)
def test_places_are_split_as_far_as_words_tell(place: str, kinds: set[str]) -> None:
    assert place_types(place.split()) == kinds


def test_small_words_outside_names_are_outside_and_capitals_may_be_of_an_unlabelled_type() -> None:
    tags = tag_sets(["Examplestone", "fell"], [], frozenset({"EVENT"}))
    assert tags[0] & OUTSIDE
    assert tags[0] >> NAME_TAGS.index("B-EVENT") & 1
    assert tags[1] == OUTSIDE


def test_a_people_is_a_name_even_where_a_corpus_leaves_it_out() -> None:
    tags = tag_sets(["the", "South", "Korean", "army"], [], NONE)
    assert [tag == OUTSIDE for tag in tags] == [True, False, False, True]
    assert tags[1] >> NAME_TAGS.index("B-NORP") & 1


def test_hyphens_part_words_and_leave_what_they_hold_open() -> None:
    sentence = parted(["a", "Kong-based", "firm"], [OUTSIDE] * 3)
    assert sentence.words == ["a", "Kong", "-", "based", "firm"]
    assert sentence.names == [OUTSIDE, ANYTHING, ANYTHING, ANYTHING, OUTSIDE]


def test_runs_of_tags_are_names() -> None:
    assert iob_spans(["B-per", "I-per", "O", "I-org", "B-org"]) == [
        (0, 2, "per"),
        (3, 4, "org"),
        (4, 5, "org"),
    ]


def test_invented_sentences_are_the_same_for_the_same_seed() -> None:
    assert invented(9, 1) == invented(9, 1)
    assert all(len(s.words) == len(s.names) for d in invented(9, 2) for s in d.sentences)
