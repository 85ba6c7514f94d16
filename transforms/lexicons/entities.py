"""Words in names that say nothing of the entity, or nothing of its country."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class BorderlessWords(Lexicon):
    """Words in names of bodies and places that are of no country, or of several."""

    word = dy.String(primary_key=True, description="The word as written.")
    names = dy.Enum(["body", "place"], description="What the name is of.")


class FormsOfAddress(Lexicon):
    """Forms of address before a person's name, which are not part of it."""

    word = dy.String(primary_key=True, description="The word as written, without full stop.")
