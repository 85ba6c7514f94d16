"""Names: spans of words that name something, each with the type that the evidence favours.

The Long March-5 Y5 rocket took off from Wenchang in Hainan province.
    ^PRODUCT (a rocket)                  ^GPE        ^GPE (a province)
"""

import dataframely as dy
import polars as pl

from transforms.lexicon import Lexicon, read

#: How much each kind of evidence counts for the type of a name.
MODEL, CONTEXT, KNOWN = 1, 3, 9
#: The longest known name, in words.
LONGEST = 5
#: Types that the model takes for names too easily; their words must be proper nouns.
RARE = ("EVENT", "PRODUCT", "WORK_OF_ART", "LAW")

TYPES = [
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "NORP",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "LAW",
    "DISEASE",
]


class Countries(Lexicon):
    """States, present and former, and territories with a code of their own (GeoNames, CC BY)."""

    country = dy.String(primary_key=True, description="ISO 3166-1 alpha-3, or 3166-3 if former.")
    name = dy.String(description="Name in English news.")
    former = dy.Bool(description="Whether the state is no more.")
    wikidata_id = dy.String(nullable=True, description="Its item in Wikidata.")


class CountryWords(Lexicon):
    """Words that stand for a country: names, peoples, and seats of government."""

    phrase = dy.String(primary_key=True, description="The words, as written.")
    country = dy.String(description="The country; key of `countries`.")
    kind = dy.Enum(["name", "demonym", "seat"], description="What the words are.")


class KnownNames(Lexicon):
    """Names that are known by themselves: bodies, programmes, diseases, celestial bodies."""

    phrase = dy.String(primary_key=True, description="The name, as written.")
    name = dy.String(description="The name it is known by.")
    entity_type = dy.Enum(TYPES, description="What it names.")
    country = dy.String(nullable=True, description="Whose it is, ISO 3166-1 alpha-3.")
    wikidata_id = dy.String(nullable=True, description="Its item in Wikidata.")


class NameContexts(Lexicon):
    """Common nouns beside a name that tell what it names: "the X rocket", "Premier X"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    place = dy.Enum(["before", "after"], primary_key=True, description="Its side of the name.")
    entity_type = dy.Enum(TYPES, description="What the name names.")


def names(words: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find the names in the parse.

    Args:
        words: The parse.
        texts: One row per article: `article_id`, `text`.

    Returns:
        One row per name: `article_id`, `first`, `last`, `head` (numbers of words), `phrase` (the
        words as written), `entity_type`.
    """
    found = pl.concat([_known(words), _designations(words), _tagged(words)], how="diagonal_relaxed")
    start = words.select(first="i", start="start_char")
    end = words.select(last="i", end="end_char")
    phrase = pl.col("whole").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
    reach = pl.col("last").cum_max().shift(1).over("article_id")
    return (
        found.sort(
            "article_id",
            "first",
            pl.col("last") - pl.col("first"),
            "weight",
            descending=[False, False, True, True],
        )
        .filter((pl.col("first") > reach).fill_null(value=True))
        .pipe(_with_heads, words)
        .join(start, on="first", how="left", maintain_order="left")
        .join(end, on="last", how="left", maintain_order="left")
        .join(texts.rename({"text": "whole"}), on="article_id", how="left", maintain_order="left")
        .with_columns(phrase=phrase)
        .drop("start", "end", "whole")
        .filter(pl.col("phrase").str.contains(r"\p{Lu}") | (pl.col("rule") == "lexicon"))
        .pipe(_typed, words)
    )


def _known(words: pl.LazyFrame) -> pl.LazyFrame:
    """Look up one to five words ahead in the lexicons of countries and known names."""
    demonym = pl.col("kind") == "demonym"
    country = (
        read(CountryWords)
        .lazy()
        .select(
            "phrase",
            entity_type=pl.when(demonym).then(pl.lit("NORP")).otherwise(pl.lit("GPE")),
        )
    )
    known = read(KnownNames).lazy().select("phrase", pl.col("entity_type").cast(pl.String))
    lexicon = pl.concat([known, country]).unique("phrase", keep="first", maintain_order=True)
    initial = read(KnownNames)["phrase"].str.extract(r"^(\p{Ll}[\p{L}]*)").drop_nulls().unique()
    gap = pl.when(pl.col("start_char").shift(-1) > pl.col("end_char")).then(pl.lit(" "))
    spelled = words.select(
        "article_id", "i", "text", spell=pl.col("text") + gap.fill_null(pl.lit(""))
    )
    ahead = [pl.col("spell").shift(-step).fill_null("") for step in range(LONGEST)]
    starts = spelled.select(
        "article_id", "text", *(a.alias(f"w{n}") for n, a in enumerate(ahead)), first="i"
    ).filter(pl.col("text").str.contains(r"^\p{Lu}") | pl.col("text").is_in(initial.to_list()))
    rows = [
        starts.select(
            "article_id",
            "first",
            last=pl.col("first") + (size - 1),
            phrase=pl.concat_str([f"w{n}" for n in range(size)]).str.strip_chars_end(),
        ).join(lexicon, on="phrase")
        for size in range(1, LONGEST + 1)
    ]
    return pl.concat(rows).with_columns(weight=pl.lit(KNOWN), rule=pl.lit("lexicon")).drop("phrase")


def _designations(words: pl.LazyFrame) -> pl.LazyFrame:
    """Names with a number or letter behind a hyphen: Mir-1, Spektr-M, Long March-5 Y5."""

    def near(step: int, column: str) -> pl.Expr:
        return pl.col(column).shift(-step)

    joined = (near(-1, "end_char") == pl.col("start_char")) & (
        pl.col("end_char") == near(1, "start_char")
    )
    named = near(-1, "text").str.contains(r"^\p{Lu}[\p{L}’']*$") & (near(-1, "upos") == "PROPN")
    coded = near(1, "text").str.contains(r"^(?:\d{1,4}\p{L}?|\p{Lu})$")
    longer = (
        near(-2, "upos").is_in(["PROPN", "ADJ", "NOUN"])
        & near(-2, "text").str.contains(r"^\p{Lu}\p{Ll}")
        & (near(-2, "sentence_no") == near(-3, "sentence_no"))
        & (near(-2, "end_char") + 1 == near(-1, "start_char"))
    )
    suffix = near(2, "text").str.contains(r"^\p{Lu}\d+$")
    return (
        words.filter((pl.col("text") == "-") & joined & named & coded)
        .select("i")
        .join(words.select("i", left=longer, right=suffix), on="i")
        .join(words.select("i", "article_id"), on="i")
        .select(
            "article_id",
            first=pl.col("i") - 1 - pl.col("left").fill_null(value=False).cast(pl.Int32),
            last=pl.col("i") + 1 + pl.col("right").fill_null(value=False).cast(pl.Int32),
            entity_type=pl.lit("PRODUCT"),
            weight=pl.lit(CONTEXT),
            rule=pl.lit("designation"),
        )
    )


def _tagged(words: pl.LazyFrame) -> pl.LazyFrame:
    """The names that the annotator has tagged."""
    proper = (pl.col("upos") == "PROPN") | (
        ~pl.col("entity_type").is_in(RARE) & pl.col("text").str.contains(r"^\p{Lu}")
    )
    spelled = pl.col("text").str.contains(r"\p{L}")
    inside = words.filter(pl.col("entity_start").is_not_null())
    return (
        inside.group_by("article_id", "entity_start")
        .agg(
            first=pl.col("i").filter(proper).min(),
            last=pl.col("i").filter(proper | ~spelled | pl.col("upos").eq("NUM")).max(),
            entity_type=pl.col("entity_type").sort_by("i").first(),
            joined=pl.col("text").is_in(["-", "–"]).any(),
            sane=(
                proper
                | ~spelled
                | pl.col("low").is_in(["of", "the", "and", "for", "in", "on", "de", "al"])
            ).all(),
        )
        .filter(
            pl.col("first").is_not_null()
            & ~(pl.col("joined") & pl.col("entity_type").is_in(["GPE", "NORP"]))
            & (pl.col("sane") | ~pl.col("entity_type").is_in(RARE))
            & (pl.col("last") - pl.col("first") < 12)
        )
        .select(
            "article_id",
            "first",
            "last",
            "entity_type",
            weight=pl.lit(MODEL),
            rule=pl.lit("annotator"),
        )
    )


def _with_heads(found: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Give each name its head: the word of it that depends on a word outside."""
    members = (
        words.select("i", "h")
        .join_asof(
            found.select("first", "last").sort("first"),
            left_on="i",
            right_on="first",
            strategy="backward",
        )
        .filter(pl.col("i") <= pl.col("last"))
    )
    outside = (
        (pl.col("h") < pl.col("first")) | (pl.col("h") > pl.col("last")) | pl.col("h").is_null()
    )
    heads = members.filter(outside).group_by("first").agg(head=pl.col("i").min())
    return found.join(heads, on="first", how="left", maintain_order="left").with_columns(
        head=pl.coalesce("head", "last")
    )


def _typed(found: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Let the evidence of all uses of a name in an article vote for its type."""
    contexts = read(NameContexts).lazy().with_columns(pl.col("entity_type").cast(pl.String))
    after = contexts.filter(pl.col("place") == "after").select(lemma="lemma", seen="entity_type")
    before = contexts.filter(pl.col("place") == "before").select(lemma="lemma", seen="entity_type")
    beside = words.select(at="i", lemma="low", beside_upos="upos")
    head = words.select(head="i", dep="dep", lemma="head_lemma")
    key = ["article_id", "phrase"]
    votes = [
        found.select(*key, "entity_type", "weight"),
        found.with_columns(at=pl.col("last") + 1)
        .join(beside, on="at")
        .join(after, on="lemma")
        .select(*key, entity_type="seen", weight=pl.lit(CONTEXT)),
        found.with_columns(at=pl.col("first") - 1)
        .join(beside, on="at")
        .join(before, on="lemma")
        .select(*key, entity_type="seen", weight=pl.lit(CONTEXT)),
        found.join(head, on="head")
        .filter(pl.col("dep").is_in(["appos", "compound"]))
        .with_columns(pl.col("lemma").str.to_lowercase())
        .join(after, on="lemma")
        .select(*key, entity_type="seen", weight=pl.lit(CONTEXT)),
    ]
    best = (
        pl.concat(votes)
        .group_by(*key, "entity_type")
        .agg(pl.col("weight").sum())
        .sort(*key, "weight", "entity_type", descending=[False, False, True, False])
        .unique(key, keep="first", maintain_order=True)
        .select(*key, best="entity_type")
    )
    return (
        found.join(best, on=key, how="left", maintain_order="left")
        .with_columns(entity_type=pl.coalesce("best", "entity_type"))
        .drop("best", "weight")
    )
