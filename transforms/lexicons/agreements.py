"""Words that tell of agreements, and what agreements are laid down in."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon

STATUSES = ["proposed", "announced", "agreed", "signed", "ratified", "in_force", "ended"]


class Instruments(Lexicon):
    """Nouns for what an agreement is laid down in."""

    noun = dy.String(primary_key=True, description="The noun, in lower case.")


class AgreementWords(Lexicon):
    """Triggers of agreements, with how firm an agreement they tell."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    status = dy.Enum(STATUSES, description="How firm the agreement is.")
    upos = dy.Enum(["VERB", "NOUN"], primary_key=True, description="Part of speech (UD).")
