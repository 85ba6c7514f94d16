"""Triggers and types of events, and words that show who can take part in them."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon
from newsfacts.transforms.lexicons.factuality import LEVELS

#: Sectors of actors, PLOVER's codes: government, military, parliament, judiciary, police,
#: opposition, rebels, crime, civilians, business, media, education, health, international bodies,
#: charities, religion, labour, parties.
SECTORS = [
    "GOV", "MIL", "LEG", "JUD", "COP", "OPP", "REB", "CRM", "CVL", "BUS", "MED", "EDU", "HLH",
    "IGO", "NGO", "REL", "LAB", "PTY",
]  # fmt: skip
#: Kinds of participants: a named person, another named party, a state; `some` are unnamed.
SIDES = ["person", "party", "state", "some", "-"]
NO_EVENT = "none"


class AgentNouns(Lexicon):
    """Nouns and pronouns, classified by whether they can be agents."""

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
            "A `person` and a `body` (an organization) act; an `office` acts for its owner; an "
            "`other` never means its owner; a `quantifier` acts if the counted noun does; a "
            "`target` is only acted upon; a `thing` does not act even if it has a name, nor do a "
            "`craft`, which is launched, and `nature`, which kills; a `speaker` means the speaker; "
            "a `pronoun` means a person."
        ),
    )


class Sectors(Lexicon):
    """Words in titles and names that show the sector of who bears them, by PLOVER's codes."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    sector = dy.Enum(SECTORS, description="The sector.")


class CarryingVerbs(Lexicon):
    """Support verbs, whose subject is the agent of their object: "held talks"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")


class EventSenses(Lexicon):
    """Event types that depend on the kinds of participants of a trigger."""

    lemma = dy.String(primary_key=True, description="Lemma of the trigger, in lower case.")
    actor = dy.Enum(SIDES, primary_key=True, description="Kind of actor; `-` for none.")
    recipient = dy.Enum(SIDES, primary_key=True, description="Kind of recipient; `-` for none.")
    event_type = dy.String(nullable=True, description="Event type; NULL if it is no event.")
    mode = dy.String(nullable=True, description="PLOVER mode.")
    example = dy.String(min_length=1, description="A sentence that it matches.")


class EventRecasts(Lexicon):
    """Types of events that have not happened: a promise, a threat, a refusal."""

    event_type = dy.String(primary_key=True, description="Type of the event as a fact.")
    factuality = dy.String(
        primary_key=True, description="Its factuality: `planned`, or `refused` (will not)."
    )
    becomes = dy.String(description="Type of the speech act: AGREE, THREATEN or REJECT.")
    told_as = dy.Enum(LEVELS, description="Factuality of the speech act.")


class TriggerUses(Lexicon):
    """How often coders read a word as which event; made by `train.meaning.count_uses`."""

    source = (
        "counted in coded texts of Voice of America, Wikinews, UD English-EWT, GUM and MASC, "
        "and in gold sheets"
    )

    lemma = dy.String(primary_key=True, description="Lemma of the word.")
    upos = dy.Enum(
        ["VERB", "NOUN", "ADJ", "AUX", "PROPN"], primary_key=True, description="Part of speech."
    )
    event_type = dy.String(primary_key=True, description="Type of event, or `none`.")
    uses = dy.Float64(
        description="Times that it was read so; a use with two accepted types counts half for each."
    )


class EventTriggers(Lexicon):
    """Triggers of events, with the roles of their arguments."""

    lemma = dy.String(primary_key=True, description="Lemma of the trigger, in lower case.")
    upos = dy.Enum(
        ["VERB", "NOUN", "ADJ", "AUX"], primary_key=True, description="Part of speech (UD)."
    )
    particle = dy.String(
        primary_key=True, description="Required particle or preposition; `-` for none."
    )
    object = dy.String(
        primary_key=True,
        description=(
            "Required object: lemmas separated by |; `-` for any, `none` for no object, `to` for "
            "an infinitive, `that` for a clause. For a noun, the required word before it: `air` "
            "strike."
        ),
    )
    event_type = dy.String(
        nullable=True,
        description="PLOVER category, or the type of a topic pack; NULL if it is no event.",
    )
    mode = dy.String(nullable=True, description="PLOVER mode.")
    object_role = dy.Enum(
        ["actor", "recipient", "object", "topic", "none"],
        description="Role of the object in the event.",
    )
    roles = dy.String(
        description=(
            "Roles of the objects of prepositions: `with:actor on:recipient`; `-` for none. For a "
            "noun, `before:location`: the word before it is the location; `owner:recipient`: its "
            "possessor is the recipient."
        )
    )
    needs = dy.Enum(
        ["-", "actor", "recipient", "both", "doer"],
        description=(
            "Participants without which the word means something else; a passive clause has no "
            "`doer`."
        ),
    )
    example = dy.String(min_length=1, description="A sentence that it matches.")


class EventTypes(Lexicon):
    """Event types, with their classes and scores."""

    event_type = dy.String(primary_key=True, description="PLOVER category or topic type.")
    pack = dy.String(description="`plover`, or the topic pack.")
    quad_class = dy.Int32(
        nullable=True, min=1, max=4, description="1 verbal, 2 material cooperation, 3, 4 conflict."
    )
    plover_score = dy.Float64(nullable=True, description="PLOVER's conflict-cooperation score.")
    goldstein = dy.Float64(nullable=True, description="Goldstein value of the CAMEO root class.")
    contexts = dy.String(
        nullable=True, description="Contexts that the type implies, separated by |."
    )


class TopicMarkers(Lexicon):
    """Prepositions and markers of clauses that tell what an event of a type is about."""

    event_type = dy.String(primary_key=True, description="Type of event.")
    marker = dy.String(
        primary_key=True,
        description="The preposition or marker; `that` also for a clause without one.",
    )
    words = dy.String(
        description="Lemmas that the topic must have as its head, separated by |; `-` for any."
    )
    example = dy.String(min_length=1, description="A sentence that it matches.")


class TopicBearers(Lexicon):
    """Nouns between an event and its topic: "on suspicion of burglary"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")


class CrewNouns(Lexicon):
    """Nouns for persons who are launched and land: "three astronauts landed"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")


class AccordHeads(Lexicon):
    """Last words of names of agreements, which do not act even if typed as organisations."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
