"""Lexicons: the word lists that the rules use, each declared as a schema class.

Each module is a domain. `base.read` reads a class from its CSV file in `seeds/lexicons/<module>/`,
with the types that it declares. All other packages may import from here; this package imports none
of them.
"""
