"""Event places: where an event happened, by its own clause or by the scene around it.

A bomb killed six in Mosul on Monday , officials in Baghdad said .
                     ^argument of `killed`
"""

from typing import Final

import polars as pl

from newsfacts.transforms.events.election_places import PLACES, election_places
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.participants.participants import heads_meant
from newsfacts.transforms.syntax.datelines import datelines
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations to a word whose place is that of what is below it, and the longest way up.
INNER: Final = ("obj", "obl", "nmod", "xcomp", "nsubj:pass", "acl", "advcl")
STEPS: Final = 3
#: How a place was found, the surest first.
RULES: Final = ("argument", "sentence", "dateline", "sentence before", "headline")
#: Types of events that happen at one place, that of the scene if none is said.
PLACED: Final = ("ASSAULT", "DIE", "PROTEST")


def event_places(
    triggers: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
    paragraphs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Find the place of each event: its own, else that of the scene.

    Args:
        triggers: The triggers.
        participants: The participants of each trigger, locations among them.
        parse: The parse, whole paragraphs.
        mentions: The mentions of entities.
        paragraphs: The paragraphs with their roles.

    Returns:
        `trigger`, `location_id`, `location_rule` (one of RULES); no row where no place is named.
    """
    told = [_arguments(participants), election_places(triggers, parse, mentions)]
    own = pl.concat(
        found.with_columns(rank=pl.lit(0), distance=pl.lit(n)) for n, found in enumerate(told)
    )
    words = triggers.select("trigger", "event_type").join(
        parse.select("article_id", "sentence_no", "paragraph_no", trigger="i"), on="trigger"
    )
    scenes = _scenes(parse, mentions).pipe(one_per, "at", "location_id").cache()
    same = (
        _beside(triggers, parse)
        .join(scenes, on="at")
        .with_columns(rank=pl.lit(1), distance=(pl.col("at") - pl.col("trigger")).abs())
    )
    leading = words.join(_opening(parse, mentions), on="article_id").filter(
        pl.col("paragraph_no") <= pl.col("lead")
    )
    leading = leading.with_columns(rank=pl.lit(2), distance=pl.lit(0))
    around = _around(words.filter(pl.col("event_type").is_in(PLACED)), scenes, paragraphs)
    return _surest(own, same, leading, around)


def _surest(*found: pl.LazyFrame) -> pl.LazyFrame:
    """The surest place of each trigger, the nearest of equals."""
    columns = ["trigger", "location_id", "rank", "distance"]
    rule = pl.col("rank").replace_strict(dict(enumerate(RULES)), return_dtype=pl.String)
    return (
        pl.concat([f.select(columns) for f in found], how="vertical_relaxed")
        .pipe(one_per, "trigger", "rank", "distance", "location_id")
        .with_columns(location_rule=rule)
        .drop("rank", "distance")
    )


def _around(words: pl.LazyFrame, scenes: pl.LazyFrame, paragraphs: pl.LazyFrame) -> pl.LazyFrame:
    """The last place of the sentence before, and that of the headline."""
    scenes = scenes.rename({"at": "place_at"})
    sentence = ["article_id", "sentence_no"]
    before = scenes.with_columns(pl.col("sentence_no") + 1).pipe(
        one_per, sentence, "place_at", descending=True
    )
    headlines = paragraphs.filter(pl.col("role").cast(pl.String) == "headline")
    headline = scenes.join(headlines, on=["article_id", "paragraph_no"], how="semi").pipe(
        one_per, "article_id", "place_at", descending=True
    )
    found = (
        words.join(before.drop("paragraph_no"), on=sentence).with_columns(rank=pl.lit(3)),
        words.join(headline.drop(*sentence[1:], "paragraph_no"), on="article_id").with_columns(
            rank=pl.lit(4)
        ),
    )
    columns = ("trigger", "location_id", "rank")
    return pl.concat(each.select(columns) for each in found).with_columns(distance=pl.lit(0))


def _arguments(participants: pl.LazyFrame) -> pl.LazyFrame:
    """The place among the participants of each event, a facility before a region."""
    facility = pl.col("entity_type").eq("FAC")
    return (
        participants.filter(pl.col("role") == "location", pl.col("entity_type").is_in(PLACES))
        .pipe(one_per, "trigger", "trigger", facility, descending=[False, True])
        .select("trigger", location_id="entity_id")
    )


def _beside(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Words that stand at the same clause or phrase as a trigger: `trigger`, `at`.

    "In Oslo, police made arrests": Oslo stands at "made", above "arrests". A place that describes
    somebody, or stands in another clause, tells nothing of the event.
    """
    inner = parse.filter(pl.col("dep").is_in(INNER)).select("h", near="i").cache()
    found = [triggers.select("trigger", near="trigger")]
    for _ in range(STEPS):
        found.append(found[-1].join(inner, on="near").select("trigger", near="h"))
    return pl.concat(found).join(
        parse.filter(pl.col("dep").is_in(["obl", "nmod"])).select(near="h", at="i"), on="near"
    )


def _scenes(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Places behind a preposition of location: `at`, `location_id`, and where in the article."""
    behind = (
        prepositions(parse)
        .filter(pl.col("preposition").is_in(prepositions_of("scene")))
        .select(at="h")
    )
    return (
        heads_meant(parse, mentions)
        .filter(pl.col("entity_type").is_in(PLACES))
        .join(behind, on="at", how="semi")
        .join(parse.select("article_id", "sentence_no", "paragraph_no", at="i"), on="at")
        .select("article_id", "sentence_no", "paragraph_no", "at", location_id="entity_id")
    )


def _opening(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The place in the first dateline of each article, which is that of the lead.

    Returns:
        `article_id`, `location_id`, `lead` (the paragraph of the dateline).
    """
    return (
        heads_meant(parse, mentions)
        .filter(pl.col("entity_type").is_in(PLACES))
        .join(datelines(parse), on="at", how="semi")
        .join(parse.select("article_id", at="i", lead="paragraph_no"), on="at")
        .pipe(one_per, "article_id", "at")
        .select("article_id", "lead", location_id="entity_id")
    )
