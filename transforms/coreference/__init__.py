"""Coreference: which pronouns and descriptions mean something that was named before.

    Song spoke. He left.   He -> Song

Reads the names with their entities and the parse; gives the working `references`, from which the
table `mentions` is made. `singular` resolves what stands for one thing, `dual` what stands for two
("both sides"), `appositions` the nouns beside a name.
"""
