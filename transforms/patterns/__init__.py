"""Patterns: regular expressions over whole articles, fast and with offsets in code points.

`candidates` finds the stretches of text made of words that a grammar knows, `matches` where a
pattern occurs in them, `trie` merges word lists letter by letter, `spelling` evens out
apostrophes.
"""
