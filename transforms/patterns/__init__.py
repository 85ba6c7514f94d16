"""Patterns: fast regular expressions over whole articles, with offsets in code points.

`matches` finds all places where a pattern occurs, `candidates` first cuts out the runs of words
that a grammar can use, `trie` merges word lists letter by letter, `when_any` searches
only where there is text, `spelling` normalises apostrophes.
"""
