"""Word lists of the tokeniser and the lemmatiser, and those for training the annotator."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class ClearnlpLabels(Lexicon):
    """For each dependency label of ClearNLP, the closest Universal Dependencies relation."""

    label = dy.String(primary_key=True, description="ClearNLP label, as spaCy writes it.")
    relation = dy.String(description="Universal Dependencies relation.")


class LemmaExceptions(Lexicon):
    """Lemmas that the lemmatiser's rules would get wrong."""

    source = "counted in UD English-EWT and GUM, and written for newsfacts"
    licence = "CC BY-SA 4.0; Apache-2.0"

    form = dy.String(primary_key=True, description="The word in lower case.")
    xpos = dy.String(primary_key=True, description="Its Penn tag.")
    lemma = dy.String(min_length=1, description="Its lemma.")


class ShortenedWords(Lexicon):
    """Abbreviations that keep their full stop as part of the word."""

    word = dy.String(primary_key=True, description="The word in lower case, with its full stop.")
    ends_sentence = dy.Bool(description="Whether it often ends a sentence.")


class HyphenPrefixes(Lexicon):
    """Prefixes that are not split off at a hyphen: co-founder is one token, Kong-based three."""

    prefix = dy.String(primary_key=True, description="The prefix in lower case, without hyphen.")


class Contractions(Lexicon):
    """Contractions that are split into two tokens: can|not, gon|na, do|nt."""

    written = dy.String(primary_key=True, description="The contraction in lower case.")
    first_chars = dy.Int32(min=1, description="Length of its first token, in characters.")


class NumberUnits(Lexicon):
    """Letters that are split off as a token after a number: 1|bn, 5|pm, 20|km."""

    unit = dy.String(primary_key=True, description="The unit in lower case.")


class NamePolicyWords(Lexicon):
    """Words that decide which tokens belong to a name in the training corpora."""

    phrase = dy.String(primary_key=True, description="The word or phrase.")
    role = dy.String(
        primary_key=True,
        description="Its effect: a title is outside the name, a landscape word makes a place LOC, a"
        " natural region is LOC itself, an everyday word is no reliable name, a word before a"
        " people belongs to it, a link gives no evidence.",
    )


class NameTemplates(Lexicon):
    """Sentences with slots for names, for training on cases that are rare in the corpora."""

    template = dy.String(
        primary_key=True,
        description="Tokens separated by blanks; {PRODUCT} is a slot for such a name.",
    )


class HostEndings(Lexicon):
    """Endings of names of hosts, which make an address one token: example.com."""

    ending = dy.String(primary_key=True, description="The letters behind the last dot.")
