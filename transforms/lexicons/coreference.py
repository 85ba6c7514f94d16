"""Anaphors, and the genders of names, titles and pronouns."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class Genders(Lexicon):
    """Words of one gender; given names as counted in a census."""

    source = "US Census Bureau, names of 1990; titles and pronouns written for newsfacts"
    licence = "public domain; Apache-2.0"

    word = dy.String(primary_key=True, description="The word, in lower case.")
    gender = dy.Enum(["female", "male"], description="Gender of the person.")
    kind = dy.Enum(
        ["given name", "title", "pronoun"], primary_key=True, description="Kind of word."
    )


class References(Lexicon):
    """Anaphors: pronouns and nouns that refer to an entity mentioned before."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    number = dy.Enum(["one", "two"], description="Whether it refers to one entity or to a pair.")
    refers_to = dy.Enum(["person", "body", "country", "any"], description="The kind of entity.")
    kind = dy.Enum(["pronoun", "nominal"], description="The kind of mention.")


class Descriptions(Lexicon):
    """Nouns that, with "the" before them, mean something that the article named before."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    describes = dy.Enum(
        ["body", "named body", "office", "government"],
        description="An organisation; one whose name holds the noun; who bears the title; the "
        "state whose government it is.",
    )


class IdleAdjectives(Lexicon):
    """Adjectives that do not tell one person from another: "the late mayor" is the mayor."""

    word = dy.String(primary_key=True, description="The adjective, in lower case.")
