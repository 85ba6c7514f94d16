"""Factuality: whether the words around an event say that it happened.

    Arcadia may attack.   possible        Arcadia did not attack.   negated

`scope` says how far negation and modality reach, `irrealis` reads conditions, questions and
purposes, `nonfinite` infinitives and participles.
"""
