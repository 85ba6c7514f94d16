"""Quote cues: words that attribute content to a speaker."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class QuoteCues(Lexicon):
    """Words that attribute content to a speaker, with the frames in which they do."""

    lemma = dy.String(primary_key=True, description="Lemma of the cue, in lower case.")
    upos = dy.String(primary_key=True, description="Its part of speech (UD).")
    frame = dy.String(
        primary_key=True,
        description="Dependency relation of the content to the cue, with its preposition; `parent` "
        "if the cue depends on the content.",
    )
    share = dy.Float64(
        min=0, max=1, description="Share of the frame's uses that attribute content to a speaker."
    )


class TellingThings(Lexicon):
    """Nouns for texts that speak for their author: "a report by the Agency"."""

    word = dy.String(primary_key=True, description="Lemma of the noun, in lower case.")


class UtteringVerbs(Lexicon):
    """Verbs whose subject says what their object holds: "she raised concerns that"."""

    lemma = dy.String(primary_key=True, description="Lemma of the verb, in lower case.")
    publishes = dy.Bool(
        description="Whether its subject is also the author of a text: `released a statement`."
    )


class NamingVerbs(Lexicon):
    """Verbs that report no speech where they are passive and name no agent: "known as"."""

    lemma = dy.String(primary_key=True, description="Lemma of the verb, in lower case.")


class CitingVerbs(Lexicon):
    """Verbs that give another's words: "quoted an official as saying"."""

    lemma = dy.String(primary_key=True, description="Lemma of the verb, in lower case.")
