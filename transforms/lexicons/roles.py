"""Titles: nouns that say what a person is by office or work."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class Titles(Lexicon):
    """Nouns that say what a person is by office or work."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    office = dy.Bool(description="Whether it is an office, held for a state or a body.")


class TitleWords(Lexicon):
    """Words before a title that are no part of it, and what they say of its status."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    status = dy.Enum(
        ["current", "former", "acting", "designate", "unrelated"],
        description="The status it tells; `unrelated` where it tells none.",
    )
