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
    borne_references,
    known_references,
    references,
    stated_references,
)
from newsfacts.transforms.coreference.genders import genders
from newsfacts.transforms.entities.known_names import known_names
from newsfacts.transforms.entities.linking import (
    identified_names,
    linked_names,
    names_with_countries,
)
from newsfacts.transforms.events.coded_events import coded_events
from newsfacts.transforms.events.event_places import event_places
from newsfacts.transforms.names.model_names import tagged_names
from newsfacts.transforms.names.names import named_spans, names
from newsfacts.transforms.participants.annotated_slots import annotated_slots
from newsfacts.transforms.participants.arguments import slots
from newsfacts.transforms.participants.implied_recipients import participants
from newsfacts.transforms.participants.participants import stated_participants
from newsfacts.transforms.quantities.quantities import amounts
from newsfacts.transforms.quotes.attributions import attributions, cued_content
from newsfacts.transforms.quotes.direct_speech import (
    direct_quotes,
    governed_quotes,
    quoted_content,
    spoken_quotes,
)
from newsfacts.transforms.quotes.signatures import signed_lines
from newsfacts.transforms.relations.relations import stated_relations
from newsfacts.transforms.roles.roles import titled
from newsfacts.transforms.roles.title_words import title_heads, title_runs
from newsfacts.transforms.syntax.control import verb_subjects
from newsfacts.transforms.syntax.parse import headed, tokens_in_order
from newsfacts.transforms.syntax.quotation_marks import quotations
from newsfacts.transforms.syntax.repairs import repaired, repaired_verbs
from newsfacts.transforms.syntax.subjects import parse
from newsfacts.transforms.times.times import time_readings
from newsfacts.transforms.triggers.triggers import triggers

Builder = Callable[..., pl.LazyFrame]

#: Intermediate frames, which are not stored: several builders read them, or one reads them twice.
#: A frame that refers to itself is planned anew for each reference, cached or not, and such steps
#: multiply: in one plan, the attributions of a sentence took two seconds.
WORKINGS: dict[str, Builder] = {
    "readable": readable,
    "time_readings": time_readings,
    "annotated": annotated,
    "amounts": amounts,
    "tokens_in_order": tokens_in_order,
    "repaired_verbs": repaired_verbs,
    "repaired": repaired,
    "headed": headed,
    "parse": parse,
    "tagged_names": tagged_names,
    "named_spans": named_spans,
    "names": names,
    "known_names": known_names,
    "identified_names": identified_names,
    "names_with_countries": names_with_countries,
    "linked_names": linked_names,
    "genders": genders,
    "antecedents": antecedents,
    "borne_references": borne_references,
    "known_references": known_references,
    "stated_references": stated_references,
    "references": references,
    "quotations": quotations,
    "cued_content": cued_content,
    "attributions": attributions,
    "quoted_content": quoted_content,
    "signed_lines": signed_lines,
    "governed_quotes": governed_quotes,
    "spoken_quotes": spoken_quotes,
    "direct_quotes": direct_quotes,
    "title_heads": title_heads,
    "title_runs": title_runs,
    "titled": titled,
    "stated_relations": stated_relations,
    "verb_subjects": verb_subjects,
    "triggers": triggers,
    "annotated_slots": annotated_slots,
    "slots": slots,
    "stated_participants": stated_participants,
    "participants": participants,
    "coded_events": coded_events,
    "event_places": event_places,
    "agreement_nouns": agreement_nouns,
    "binding": binding,
    "agreement_parties": agreement_parties,
}
