"""Lemmas: the dictionary form of a word, from its Penn tag, by rule and exception.

The bridges were closed , Mr. Example 's officials said
the bridge  be   close    Mr. Example 's official  say
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.annotator import LemmaExceptions
from newsfacts.transforms.lexicons.base import read

AS_WRITTEN = ["ADD", "FW", "LS"]
#: Words that keep their capitals: L2, X, VII.
SYMBOLIC = r"^(?:\p{Lu}|.*\p{Lu}.*\p{N}.*|[IVXLC]+)$"
#: Names in capitals that are too long for an abbreviation: RUSSIA.
SHOUTED = r"^\p{Lu}{6,}$"
#: Stems of one syllable whose consonant would be doubled if they had no e: mak|ing, hop|ed.
SHORT_STEM = r"^(?:[^aeiouy]|qu)*[aeiouy][^aeiouwxy]$"
#: Endings of longer stems that have lost an e: includ|ed, creat|ing, chang|es.
LOST_E = (
    r"(?:[cuvz]|[aeiou]s|[lnpry]s|[bcdfgkptz]l|[^o]ul|[^eo]at|[^e]ed|cre?at|[^aeo]id|[^ao]ud|[aeo]d[ae]d"
    r"|[qhps]ir|[^o]ur|[^e]ar|pl?or|[^aeo]in|[^aeiou]um|[^aeo]am|[^o]om|[^ao]im|[^o]ok|ik|[^eo]ak"
    r"|[^o]ap|yp|[^o]ut|[^aeo]ot|[adeor]g|[ae]ng|ib|[^o]ob|ys)$"
)
DOUBLED = "(?:bb|dd|gg|mm|nn|pp|rr|tt|vv|[aeiou][^aeiou]+[aeiou]ll)$"


def lemmas(words: pl.DataFrame) -> pl.Series:
    """Give the lemma of each word.

    Args:
        words: `word` and `xpos` of each word.
    """
    distinct = words.select("word", "xpos").unique(maintain_order=True)
    known = (
        distinct.with_columns(form=form())
        .join(read(LemmaExceptions), on=["form", "xpos"], how="left", maintain_order="left")
        .select("word", "xpos", lemma=pl.coalesce("lemma", by_rule()))
    )
    tagged = words.select("word", "xpos")
    return tagged.join(known, on=["word", "xpos"], how="left", maintain_order="left")["lemma"]


def form() -> pl.Expr:
    """Give the word as the lexicon of exceptions spells it: lower case, straight apostrophe."""
    return pl.col("word").str.to_lowercase().str.replace_all("[’`]", "'")


@cache
def by_rule() -> pl.Expr:
    """Give the lemma of a regular word; names keep their spelling."""
    word, xpos = pl.col("word"), pl.col("xpos")
    small = word.str.to_lowercase()
    return (
        pl.when(xpos.is_in(AS_WRITTEN) | (word.str.contains(SYMBOLIC) & xpos.is_in(["NN", "CD"])))
        .then(word)
        .when((xpos == "NNP") & word.str.contains(SHOUTED))
        .then(word.str.slice(0, 1) + small.str.slice(1))
        .when(xpos == "NNP")
        .then(word)
        .when(xpos == "POS")
        .then(pl.lit("'s"))
        .when(xpos == "NNPS")
        .then(singular(word))
        .when(xpos.is_in(["NNS", "VBZ"]))
        .then(singular(small))
        .when(xpos == "VBG")
        .then(stem(small, "ing"))
        .when(xpos.is_in(["VBD", "VBN"]))
        .then(stem(small, "ed"))
        .when(xpos.is_in(["JJR", "RBR"]))
        .then(stem(small, "er"))
        .when(xpos.is_in(["JJS", "RBS"]))
        .then(stem(small, "est"))
        .when(xpos == "CD")
        .then(small.str.replace_all(r"(\d),", "$1"))
        .when((xpos == "JJ") & word.str.contains(r"^\p{Lu}.*(?:ian|[^l]ean|[st]ish|[lp]ese|can)$"))
        .then(word)
        .otherwise(small)
    )


def singular(small: pl.Expr) -> pl.Expr:
    """Take the -s off a plural or a verb."""
    return (
        pl.when(small.str.contains(r"[^aeiou]ies$") & small.str.contains("^.{5}"))
        .then(small.str.replace("ies$", "y"))
        .when(small.str.contains(r"(?:ss|sh|ch|x|zz|[^eh]o)es$"))
        .then(small.str.replace("es$", ""))
        .when(small.str.contains(r"[a-z]men$"))
        .then(small.str.replace("men$", "man"))
        .when(small.str.contains(r"[\p{L}\p{N}.][^su]s$"))
        .then(small.str.replace("['’]?s$", ""))
        .otherwise(small)
    )


def stem(small: pl.Expr, ending: str) -> pl.Expr:
    """Take an ending off: i to y, undo a doubled consonant, put back a lost e."""
    bare = small.str.replace(f"{ending}$", "")
    lost = bare.str.contains(SHORT_STEM) | bare.str.contains(LOST_E)
    if ending != "ing":
        lost |= bare.str.contains("e$")
    return (
        pl.when(~small.str.contains(f"[aeiouy].*{ending}$"))
        .then(small)
        .when(bare.str.contains("[^aeiou]i$") & (ending != "ing"))
        .then(bare.str.replace("i$", "y"))
        .when(bare.str.contains(DOUBLED) & bare.str.contains("^.{4}"))
        .then(bare.str.replace(".$", ""))
        .when(lost)
        .then(bare + "e")
        .otherwise(bare)
    )
