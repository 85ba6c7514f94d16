"""A name is the same whether its accents are characters of their own or not."""

from tests.transforms.entities.named import meant


def test_a_name_with_combining_accents_has_the_id_of_the_composed_one() -> None:
    found = meant("Ann Mu\u0308ller of Zu\u0308rich left Co\u0302te d'Ivoire on Monday.")

    assert found["Ann Mu\u0308ller"] == {"person:ann-m\u00fcller"}
    assert found["Co\u0302te d'Ivoire"] == {"country:CIV"}
