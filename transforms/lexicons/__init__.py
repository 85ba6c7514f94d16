"""Lexicons: the word lists that rules know, each declared as a schema class.

A module is a domain; its classes are read from the CSV files in `seeds/lexicons/<module>/`.
`base.read` reads one, checked against its class. Every other package may import from here, and
nothing here imports from them.
"""
