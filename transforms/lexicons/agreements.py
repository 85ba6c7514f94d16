"""Triggers of agreements, and nouns for the documents that record them."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon

STATUSES = ["proposed", "announced", "agreed", "signed", "ratified", "in_force", "ended"]


class Instruments(Lexicon):
    """Nouns for documents that record an agreement: treaty, communique."""

    noun = dy.String(primary_key=True, description="The noun, in lower case.")
    alone = dy.Bool(
        description="Whether it means an agreement without a verb that says so: `treaty`, not "
        "`statement`."
    )


class AgreementContexts(Lexicon):
    """Words before or above the noun for an agreement that show its status."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    status = dy.Enum(STATUSES, description="Status of the agreement.")
    binds = dy.Bool(
        description="Whether the subject of the verb is a party: of `sign`, not of `reject`."
    )


class AgreementWords(Lexicon):
    """Triggers of agreements, with the status that each implies."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    status = dy.Enum(STATUSES, description="Status of the agreement.")
    upos = dy.Enum(["VERB", "NOUN"], primary_key=True, description="Part of speech (UD).")
    joins = dy.Bool(
        description="Whether the subject joins an agreement that others have made: `accede`."
    )
    alone = dy.Bool(description="Whether one party that is named is enough: `agree`.")


class DealAmounts(Lexicon):
    """Adjectives that make of a deal an amount: "a good deal of time"."""

    lemma = dy.String(primary_key=True, description="The adjective, in lower case.")
