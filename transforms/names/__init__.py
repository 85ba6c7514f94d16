"""Names: spans of words that name something, each with its type.

    Xinhua News Agency said   ORG

The annotator finds names (`model_names`), the gazetteer knows some by themselves (`gazetteer`,
`designations`); `boundaries` and `titles` mend where they begin and end, `type_votes` decides what
they name. Gives the workings `named_spans` and `names`.
"""
