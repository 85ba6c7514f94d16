"""Quantities: numbers that count or measure something, with unit, measured thing and holder.

    a $5 billion loan to Kenya   5000000000 USD, measured loan

Builds the working `amounts` and the table `quantities`. `grammar` finds amounts in the text,
`particles` and `boundaries` correct their ends, `slots` takes them apart, `lookalikes` drops names,
labels and scores, `normalization` and `compounds` compute value and unit, `measured` finds the noun
phrase that is counted, `holders` its owner in the parse.
"""
