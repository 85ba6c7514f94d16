"""What the tokeniser, the lemmatiser and the training of the annotator know of single words."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class ClearnlpLabels(Lexicon):
    """The relation of Universal Dependencies nearest to each label of ClearNLP."""

    label = dy.String(primary_key=True, description="Label of ClearNLP, as spaCy writes it.")
    relation = dy.String(description="Relation of Universal Dependencies.")


class LemmaExceptions(Lexicon):
    """Lemmas that the rules would get wrong."""

    form = dy.String(primary_key=True, description="The word in lower case.")
    xpos = dy.String(primary_key=True, description="Its Penn tag.")
    lemma = dy.String(min_length=1, description="Its lemma.")


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
