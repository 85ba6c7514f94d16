"""Numbers: what words and digits are worth.

    two and a half million   2500000

Reads nothing but the text of a number; quantities and times build on it.
"""
