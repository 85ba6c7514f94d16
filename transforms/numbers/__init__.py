"""Numbers: the values of number words and digits.

    two and a half million   2500000

Reads only the text of a number; `quantities` and `times` use it.
"""
