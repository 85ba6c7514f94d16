"""What the tokeniser knows of single words; each class is a file of seeds/lexicons."""

import dataframely as dy

from transforms.lexicon import Lexicon


class ShortenedWords(Lexicon):
    """Words that keep their full stop."""

    word = dy.String(primary_key=True, description="The word in lower case, with its full stop.")
    ends_sentence = dy.Bool(description="Whether it often stands at the end of a sentence.")


class HyphenPrefixes(Lexicon):
    """Prefixes that stay with their word: co-founder is one word, Kong-based is three."""

    prefix = dy.String(primary_key=True, description="The prefix in lower case, without hyphen.")


class Contractions(Lexicon):
    """Words that are read as two: can|not, gon|na, do|nt."""

    written = dy.String(primary_key=True, description="The contraction in lower case.")
    first_chars = dy.Int32(min=1, description="Length of its first word in characters.")


class NumberUnits(Lexicon):
    """Letters that are words of their own behind a number: 1|bn, 5|pm, 20|km."""

    unit = dy.String(primary_key=True, description="The unit in lower case.")


class NameClues(Lexicon):
    """Phrases that hint at a kind of name: known names, and words that names end in or follow."""

    phrase = dy.String(primary_key=True, description="The phrase as written.")
    clue = dy.String(primary_key=True, description="What it hints at, as in `word_classes`.")


class WordClasses(Lexicon):
    """What lists of names know of single words; the model reads it beside the word itself."""

    word = dy.String(primary_key=True, description="The word, without capitals and accents.")
    classes = dy.String(
        min_length=1,
        description="Kinds of names it is or is part of, with blanks between; sources: GeoNames"
        " (CC BY 4.0), CLDR (Unicode licence), Faker (MIT), and this house.",
    )


class NamePolicyWords(Lexicon):
    """Words that decide, when the corpora are read for training, what is part of which name."""

    phrase = dy.String(primary_key=True, description="The word or phrase.")
    role = dy.String(
        primary_key=True,
        description="What it does: a title is no part of a name, a landscape word makes a place"
        " LOC, a natural region is LOC itself, an everyday word is no sure name, a word before a"
        " people belongs to it, a link is no clue.",
    )


class NameTemplates(Lexicon):
    """Sentences with room for names, to teach what corpora hardly hold."""

    template = dy.String(
        primary_key=True, description="Words parted by blanks; {PRODUCT} stands for such a name."
    )
