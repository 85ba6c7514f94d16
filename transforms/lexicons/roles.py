"""Titles: nouns for a person's office or profession."""

from functools import cache

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.base import Lexicon, read


class Titles(Lexicon):
    """Nouns for a person's office or profession."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    office = dy.Bool(description="Whether it is an office in a state or an organization.")


class TitleWords(Lexicon):
    """Words before a title that are not part of it, and the status they express."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    status = dy.Enum(
        ["current", "former", "acting", "designate", "unrelated"],
        description="The status it expresses; `unrelated` for none.",
    )


class StateOffices(Lexicon):
    """Titles whose holders serve their country, or their state of the US, if no body is named."""

    lemma = dy.String(primary_key=True, description="The noun, or whole title, in lower case.")
    serves = dy.Enum(["country", "state"], description="What the holder serves.")
    governs = dy.Bool(description="Whether the holder governs a state, not a constituency in it.")


class TitleBodies(Lexicon):
    """Titles whose holders serve a kind of body: a justice the supreme court."""

    lemma = dy.String(primary_key=True, description="The last word of the title, in lower case.")
    body = dy.String(primary_key=True, description="Words of the body, as ids of entities spell.")


class Tenures(Lexicon):
    """Nouns for the time in an office: "her presidency"."""

    word = dy.String(primary_key=True, description="The noun, in lower case.")
    title = dy.String(description="The title of the holder, in lower case.")


class OfficeTerms(Lexicon):
    """Terms of heads of state and government and of some others, those of other years included."""

    person = dy.String(primary_key=True, description="The holder, as ids of entities spell them.")
    title = dy.String(primary_key=True, description="The title, in lower case, with blanks.")
    begins = dy.Date(primary_key=True, description="First day in office.")
    ends = dy.Date(nullable=True, description="Last day in office; NULL if not known.")


class TitleVerbs(Lexicon):
    """Verbs that give their subject a title: "became mayor", "served as mayor"."""

    lemma = dy.String(primary_key=True, description="The verb, in lower case.")
    takes = dy.Enum(
        ["title", "as", "passive"],
        description="`title` if the title is its object or complement (`became mayor`); `as` if it"
        " is behind that word (`served as mayor`); `passive` if either, of whom it makes one (`was"
        " elected mayor`).",
    )
    lasting = dy.Bool(
        description="Whether its past tense leaves the subject in office: `became`, not `served`."
    )


class FieldOffices(Lexicon):
    """Titles of who is in charge of a field, not of a body: "Minister for Political Affairs"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")


class PartyOffices(Lexicon):
    """Titles that a party gives; other offices of its members are not the party's."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")


class TitleParts(Lexicon):
    """Words that are part of a title: "Deputy Premier", "President-elect"."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    place = dy.Enum(
        ["before", "behind", "short", "area"],
        description="Its place; `behind` a hyphen if the holder is not in office yet; `short` for"
        " one before an abbreviation only: state Sen., Rear Adm.; `area` for the area of an office,"
        " behind its place: Oslo District Attorney.",
    )


@cache
def title_parts(place: str) -> list[str]:
    """List the words that are part of a title at that place."""
    return read(TitleParts).filter(pl.col("place").cast(pl.String) == place)["word"].to_list()
