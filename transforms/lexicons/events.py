"""Triggers and types of events, and the words that say who can take part."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon
from newsfacts.transforms.lexicons.factuality import LEVELS

#: Sides of an event: a named person, another named body, a state; `some` are not named.
SIDES = ["person", "party", "state", "some", "-"]


class AgentNouns(Lexicon):
    """Nouns and pronouns by whether they can act."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    kind = dy.Enum(
        [
            "person",
            "body",
            "office",
            "other",
            "quantifier",
            "target",
            "thing",
            "nature",
            "craft",
            "speaker",
            "pronoun",
        ],
        description=(
            "`person` and `body` act; an `office` is a body that acts for the person whose it is; "
            "an `other` is never the one whose they are; "
            "a `quantifier` acts if what it counts does; a `target` is only acted upon; a `thing` "
            "does not act even where it bears a name, nor does a `craft`, which is launched, nor "
            "`nature`, which kills; a `speaker` is whoever speaks; a `pronoun` means a person."
        ),
    )


class CarryingVerbs(Lexicon):
    """Verbs whose subject does what their object tells: "held talks"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")


class EventSenses(Lexicon):
    """What words tell of some who take part that they do not tell of others."""

    lemma = dy.String(primary_key=True, description="Lemma of the trigger, in lower case.")
    actor = dy.Enum(SIDES, primary_key=True, description="Who acts; `-` for nobody told.")
    recipient = dy.Enum(SIDES, primary_key=True, description="Who is acted upon, likewise.")
    event_type = dy.String(nullable=True, description="What is told then; NULL for no event.")
    mode = dy.String(nullable=True, description="Its PLOVER mode.")
    example = dy.String(min_length=1, description="A sentence that it fits.")


class EventRecasts(Lexicon):
    """Types that an event has because it has not happened: a promise, a threat, a refusal."""

    event_type = dy.String(primary_key=True, description="What the words would tell as a fact.")
    factuality = dy.String(
        primary_key=True, description="How far it is one: `planned`, or `refused` (will not)."
    )
    becomes = dy.String(description="What saying so is: AGREE, THREATEN or REJECT.")
    told_as = dy.Enum(LEVELS, description="The factuality of that.")


class EventTriggers(Lexicon):
    """Words that tell an event of a type, and the parts that others take in it."""

    lemma = dy.String(primary_key=True, description="Lemma of the trigger, in lower case.")
    upos = dy.Enum(
        ["VERB", "NOUN", "ADJ", "AUX"], primary_key=True, description="Part of speech (UD)."
    )
    particle = dy.String(
        primary_key=True, description="Particle or preposition that must be there; `-` for none."
    )
    object = dy.String(
        primary_key=True,
        description=(
            "Lemmas of which one must be the object, by |; `-` for any, `none` for none at all, "
            "`to` for an infinitive, `that` for a clause; of a noun, what stands before it: "
            "`air` strike."
        ),
    )
    event_type = dy.String(
        nullable=True,
        description="PLOVER category, or the type of a topic pack; NULL if it is no event.",
    )
    mode = dy.String(nullable=True, description="PLOVER mode.")
    object_role = dy.Enum(
        ["actor", "recipient", "object", "topic", "none"],
        description="Part of the object in the event.",
    )
    roles = dy.String(
        description=(
            "Parts of what follows prepositions: `with:actor on:recipient`; `-` for none. Of a "
            "noun, `before:location`: what stands before it is where; `owner:recipient`: whose it "
            "is undergoes it."
        )
    )
    needs = dy.Enum(
        ["-", "actor", "recipient", "both", "doer"],
        description=(
            "Who must be told, lest the words mean something else; a passive tells no `doer`."
        ),
    )
    example = dy.String(min_length=1, description="A sentence that it fits.")


class EventTypes(Lexicon):
    """The types of events, with their classes and scores."""

    event_type = dy.String(primary_key=True, description="PLOVER category or topic type.")
    pack = dy.String(description="`plover`, or the topic pack.")
    quad_class = dy.Int32(
        nullable=True, min=1, max=4, description="1 verbal, 2 material cooperation, 3, 4 conflict."
    )
    plover_score = dy.Float64(nullable=True, description="PLOVER's conflict-cooperation score.")
    goldstein = dy.Float64(nullable=True, description="Goldstein value of the CAMEO root class.")
    contexts = dy.String(nullable=True, description="Contexts that the type brings, by |.")
