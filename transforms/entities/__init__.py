"""Entities: which mentions refer to the same thing, within an article and across all of them.

    Beijing said ... China's capital   country:CHN

Gives the tables `mentions` (each name, description and pronoun, with its entity) and `entities`
(each entity once, over all articles). `linking` links names to entities; `mention_tokens` joins
mentions to the parse; `entity_ids` knows how an id is written.
"""
