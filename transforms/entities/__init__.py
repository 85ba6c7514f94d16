"""Entities: which names mean the same thing, within an article and over all of them.

    Beijing said ... China's capital   country:CHN

Gives the tables `mentions` (each name, description and pronoun with its entity) and `entities`
(each thing once, over all articles). `linking` gives names their entity.
"""
