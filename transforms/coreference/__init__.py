"""Coreference: which pronouns and descriptions mean something that was named before.

    Song spoke. He left.   He -> Song

Reads the linked names and the parse; gives the working `references`, which the table `mentions`
takes in, from `antecedents` and what each rule knows of them. `singular` resolves references to one
entity, `dual` references to two ("both sides"), `appositions` the nouns beside a name.
"""
