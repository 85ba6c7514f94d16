"""Names: spans of words that name something, each with its type.

    Xinhua News Agency said   ORG

`model_names` reads the names that the annotator tagged, `gazetteer` and `designations` add known
names and product codes. `boundaries` and `titles` correct where names begin and end, `type_votes`
chooses their types. Builds the workings `tagged_names`, `named_spans` and `names`.
"""
