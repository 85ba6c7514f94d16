"""Workings: the intermediate frames between the tables, each with the function that builds it."""

from collections.abc import Callable

import polars as pl

from newsfacts.transforms.agreements.agreement_nouns import agreement_nouns
from newsfacts.transforms.agreements.commitments import binding
from newsfacts.transforms.agreements.parties import agreement_parties
from newsfacts.transforms.annotator.annotation import annotated
from newsfacts.transforms.articles.readable import readable
from newsfacts.transforms.coreference.coreference import (
    antecedents,
    gendered_names,
    references,
    ruled_references,
)
from newsfacts.transforms.entities.known_names import known_names
from newsfacts.transforms.entities.linking import identified_names, linked_names, whole_names
from newsfacts.transforms.events.coded_events import coded_events
from newsfacts.transforms.events.event_places import event_places
from newsfacts.transforms.names.model_names import tagged_names
from newsfacts.transforms.names.names import named_spans, names
from newsfacts.transforms.participants.arguments import slots
from newsfacts.transforms.participants.implied_recipients import participants
from newsfacts.transforms.participants.participants import stated_participants
from newsfacts.transforms.quantities.quantities import amounts
from newsfacts.transforms.quotes.attributions import (
    attributions,
    cued_contents,
    voiced_contents,
)
from newsfacts.transforms.quotes.direct_speech import direct_quotes
from newsfacts.transforms.relations.relations import known_things, stated_relations
from newsfacts.transforms.roles.roles import served_offices, titled_persons
from newsfacts.transforms.roles.title_words import title_heads, title_runs
from newsfacts.transforms.syntax.control import verb_subjects
from newsfacts.transforms.syntax.parse import headed, tokens_in_order
from newsfacts.transforms.syntax.quotation_marks import quotations
from newsfacts.transforms.syntax.subjects import parse
from newsfacts.transforms.triggers.triggers import triggers

Builder = Callable[..., pl.LazyFrame]

#: Intermediate frames, which are not stored: several builders read them, or one reads them twice.
#: What refers to itself in several steps is one for each of these: a plan is planned anew for each
#: reference, cached or not, and steps multiply (two seconds for one article, in one plan).
WORKINGS: dict[str, Builder] = {
    "readable": readable,
    "annotated": annotated,
    "amounts": amounts,
    "tokens_in_order": tokens_in_order,
    "headed": headed,
    "parse": parse,
    "tagged_names": tagged_names,
    "named_spans": named_spans,
    "names": names,
    "known_names": known_names,
    "whole_names": whole_names,
    "identified_names": identified_names,
    "linked_names": linked_names,
    "gendered_names": gendered_names,
    "antecedents": antecedents,
    "ruled_references": ruled_references,
    "references": references,
    "quotations": quotations,
    "cued_contents": cued_contents,
    "voiced_contents": voiced_contents,
    "attributions": attributions,
    "direct_quotes": direct_quotes,
    "title_heads": title_heads,
    "title_runs": title_runs,
    "titled_persons": titled_persons,
    "served_offices": served_offices,
    "known_things": known_things,
    "stated_relations": stated_relations,
    "verb_subjects": verb_subjects,
    "triggers": triggers,
    "slots": slots,
    "stated_participants": stated_participants,
    "participants": participants,
    "coded_events": coded_events,
    "event_places": event_places,
    "agreement_nouns": agreement_nouns,
    "binding": binding,
    "agreement_parties": agreement_parties,
}
