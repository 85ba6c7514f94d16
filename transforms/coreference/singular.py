"""Singular references: pronouns and nouns with one antecedent.

Song spoke. He left.
            ^Song
"""

import polars as pl

from newsfacts.transforms.coreference.genders import pronoun_genders
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.sentences_back import told_before

#: The antecedent is in the same sentence, or fewer than this many sentences back.
REACH = 2
#: Relations in which a pronoun is not the subject of its own verb: "Song praised him".
BESIDE_SUBJECT = ("obj", "iobj", "obl")


def singles(
    candidates: pl.LazyFrame, parties: pl.LazyFrame, parse: pl.LazyFrame, quotations: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve "he", "its" to the nearest subject of the right kind, at most one sentence back.

    The antecedent has no other gender than the pronoun. It is not the subject of the verb whose
    object is resolved: in "Song praised him", Song praises someone else. Inside quotation marks
    the antecedent is inside them, too. "It" is resolved only as a subject, and only within its
    sentence.

    Args:
        candidates: The pronouns and nouns, with their columns of the lexicon `references`.
        parties: The names that can be antecedents.
        parse: The parse.
        quotations: Spans between quotation marks.
    """
    found = _last_subjects(_asked(candidates, parse, quotations), parties)
    doers = found.select(other_than="i", doer_id="entity_id")
    return (
        found.join(doers, on="other_than", how="left")
        .filter(pl.col("doer_id").ne_missing(pl.col("entity_id")))
        .select(
            "article_id",
            "kind",
            "entity_type",
            "entity_id",
            "entity_name",
            "country",
            "wikidata_id",
            first="i",
            last="i",
            head="i",
            rule=pl.format("last subject {}", "low"),
        )
    )


def _last_subjects(asked: pl.LazyFrame, parties: pl.LazyFrame) -> pl.LazyFrame:
    """Take the last subject before each word that agrees with it: `i`, and the party's columns."""
    subjects = parties.filter("subject").rename({"sentence_no": "said_in", "dep": "_dep"})
    it = pl.col("low") == "it"
    return (
        asked.pipe(told_before, subjects, REACH)
        .filter(
            pl.col("at") < pl.col("i"),
            _fits(),
            pl.col("asked").eq(pl.col("gender")).fill_null(value=True),
            pl.col("other_than").ne_missing(pl.col("at")),
            pl.col("since").is_null() | (pl.col("since") < pl.col("at")),
            ~it | pl.col("dep").eq("nsubj") & (pl.col("said_in") == pl.col("sentence_no")),
        )
        .pipe(one_per, "i", "i", "said_in", "at", descending=[False, True, False])
    )


def _asked(candidates: pl.LazyFrame, parse: pl.LazyFrame, quotations: pl.LazyFrame) -> pl.LazyFrame:
    """Add what the antecedent must agree with: its gender, whom it is not, where it begins.

    `asked` is the gender, `other_than` the subject of the same verb, `since` the first word of the
    quotation around the reference.
    """
    another = pl.col("dep").is_in(BESIDE_SUBJECT) & ~pl.col("low").str.ends_with("self")
    verbs = parse.select(h="i", doer="subject")
    spans = quotations.select(quoted_from="first", quoted_to="last")
    return (
        candidates.sort("i")
        .join_asof(spans.sort("quoted_from"), left_on="i", right_on="quoted_from")
        .join(verbs, on="h", how="left")
        .join(pronoun_genders(), on="low", how="left")
        .select(
            "article_id",
            "i",
            "sentence_no",
            "refers_to",
            "kind",
            "low",
            "asked",
            "dep",
            since=pl.when(pl.col("i") < pl.col("quoted_to")).then("quoted_from"),
            other_than=pl.when(another).then("doer"),
        )
    )


def _fits() -> pl.Expr:
    """Whether an antecedent is of the kind that the word refers to; "any" is never a person."""
    impersonal = (pl.col("refers_to") == "any") & pl.col("sort").is_in(["country", "body"])
    return impersonal | (pl.col("refers_to") == pl.col("sort"))
