"""Triggers: words that may be events, with the frame that says who takes part.

    Arcadia imposed sanctions on Borduria.   `impose sanctions`, SANCTION, on: recipient

A trigger is a word of the lexicon whose complements fit its frame (`triggers`, `complements`), or
one that the annotator takes for an event (`annotated_events`). `agent_nouns` lists who acts.
"""
