"""Quantities: how much or how many, of what, and whose.

    a $5 billion loan to Kenya   5000000000 USD, measured loan

Gives the table `quantities`. `grammar` finds them in the text, `slots` takes them apart,
`normalization` computes value and unit, `lookalikes` sorts out names, labels and scores;
`measured` and `holders` read the parse.
"""
