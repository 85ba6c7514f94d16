"""Words that refer back, and the genders of names, titles and pronouns."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class Genders(Lexicon):
    """Words of one gender; given names as counted in a census (US Census Bureau, 1990)."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    gender = dy.Enum(["female", "male"], description="Whom it is said of.")
    kind = dy.Enum(["given name", "title", "pronoun"], primary_key=True, description="The word's.")


class References(Lexicon):
    """Words that refer back, and to what kind of thing."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    number = dy.Enum(["one", "two"], description="Whether it stands for one thing or for a pair.")
    refers_to = dy.Enum(["person", "body", "country", "any"], description="The kind of thing.")
    kind = dy.Enum(["pronoun", "nominal"], description="The kind of mention.")
