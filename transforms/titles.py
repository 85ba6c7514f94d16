"""Titles: nouns that say what a person is by office or work."""

import dataframely as dy

from transforms.lexicon import Lexicon


class Titles(Lexicon):
    """Nouns that say what a person is by office or work."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    office = dy.Bool(description="Whether it is an office, held for a state or a body.")
