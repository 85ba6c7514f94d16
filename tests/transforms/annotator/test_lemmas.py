import polars as pl
import pytest

from newsfacts.transforms.annotator.lemmas import lemmas


@pytest.mark.parametrize(
    ("word", "xpos", "lemma"),
    [
        ("bridges", "NNS", "bridge"),
        ("Countries", "NNS", "country"),
        ("wives", "NNS", "wife"),
        ("women", "NNS", "woman"),
        ("Palestinians", "NNPS", "Palestinian"),
        ("Moscow", "NNP", "Moscow"),
        ("said", "VBD", "say"),
        ("making", "VBG", "make"),
        ("planned", "VBD", "plan"),
        ("agreed", "VBN", "agree"),
        ("applauded", "VBD", "applaud"),
        ("concluded", "VBD", "conclude"),
        ("floated", "VBD", "float"),
        ("interfered", "VBN", "interfere"),
        ("lied", "VBD", "lie"),
        ("trafficking", "VBG", "traffic"),
        ("carries", "VBZ", "carry"),
        ("expanded", "VBD", "expand"),
        ("larger", "JJR", "large"),
        ("best", "JJS", "good"),
        ("n’t", "RB", "not"),
        ("’s", "VBZ", "be"),
        ("1,234", "CD", "1234"),
        ("Chinese", "JJ", "Chinese"),
        ("Them", "PRP", "they"),
    ],
)
def test_a_word_gets_its_dictionary_form(word: str, xpos: str, lemma: str) -> None:
    assert lemmas(pl.DataFrame({"word": [word], "xpos": [xpos]})).to_list() == [lemma]
