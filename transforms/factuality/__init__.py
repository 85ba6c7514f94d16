"""Factuality: whether an event happened, by the words around its trigger.

    Arcadia may attack.   possible        Arcadia did not attack.   negated

Gives the levels that the table `events` takes in. `scope` finds the scope of modality and negation,
`irrealis` reads conditions, questions and counterfactuals, `nonfinite` infinitives and participles.
"""
