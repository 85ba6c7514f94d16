"""Number patterns: regular expressions for numbers in digits and in words.

12  28,000  1 1/2  5,00  40 000  four hundred and six  two and a half million  nine point five
"""

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.numbers import NumberScales
from newsfacts.transforms.numbers.words import number_words

END = r"(?-u:\b)"
SLASH = r"[/\u2044]"
SIGNS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞"

#: Narrow and fixed blanks group digits. A plain blank does so only before zeros or after a single
#: digit, since it also separates numbers of a list.
GROUPED = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+"
    rf"|[1-9][0-9]{{0,2}}(?: 000)+{END}|[1-9](?: [0-9]{{3}}){{2,}}{END})"
)
#: A comma before the last two digits is a decimal point.
PLAIN = rf"(?:{GROUPED}|[0-9]+,[0-9]{{2}}{END}|[0-9]+)"
DIGITS = rf"(?:{PLAIN}(?:\.[0-9]+)?(?:[ -][0-9]+{SLASH}[0-9]+|[{SIGNS}])?|\.[0-9]+|[{SIGNS}])"
RATIO = rf"[0-9]+ ?{SLASH} ?[0-9]+"


def figures() -> str:
    """Return the pattern of numbers in digits: 12, 1/2, 4 thousand 3 hundred and 21."""
    small = rf"(?:[0-9]{{1,2}}|{units_and_tens()}){END}"
    hundreds = rf"[0-9]{{1,3}} hundred(?: and {small})"
    thousands = rf"[0-9]{{1,3}} thousand [0-9]{{1,3}} hundred(?: and {small})?"
    halves = rf"[0-9]+(?:\.[0-9]+)? {long_scale()}{tail()}"
    return rf"(?:{halves}{END}|{thousands}|{hundreds}|{RATIO}|{DIGITS})"


def scale() -> str:
    """Return the pattern of scale words after digits: million, bn."""
    rows = read(NumberScales)
    short = alternation(rows.filter("short")["word"])
    return rf"(?:[ -]{long_scale()}s?{END})+| ?{short}{END}"


def long_scale() -> str:
    """Return the pattern of scales that are no abbreviations."""
    return alternation(read(NumberScales).filter(~NumberScales.short.col)["word"])


def units_and_tens() -> str:
    """Return the pattern of numbers below a hundred in words."""
    tens = alternation(number_words("digit", least=20, most=90))
    digit = alternation(number_words("digit", most=19))
    return rf"(?:{tens}(?:[ -]{digit})?|{digit})"


def words() -> str:
    """Return the pattern of numbers in words: two and a half million, minus nine point five."""
    small, scales = units_and_tens(), rf"(?:[ -]{long_scale()})"
    broken = rf"(?:{tail()}|{point()}){END}"
    more = rf"(?:{broken}{scales}*|(?:[ -]| and ){small}{scales}*)*"
    scaled = rf"(?:{small}(?:{broken})?|an?|several|a few|a couple){scales}+{more}"
    return rf"(?:(?:minus|negative) )?(?:{scaled}|{small}(?:{broken})?){END}"


def part() -> str:
    """Return the pattern of fractions: half, quarters, fifths."""
    return rf"(?:half|halves|quarters?|{alternation(number_words('ordinal', least=3))}s?)"


def tail() -> str:
    """Return the pattern of the fraction after a whole number: and a half, and three fifths."""
    return rf"(?: and (?:an?|{units_and_tens()})[ -]{part()})"


def point() -> str:
    """Return the pattern of decimals in words: point zero five."""
    return rf"(?: point(?:[ -]{units_and_tens()})+)"


def part_of_scale() -> str:
    """Return the pattern of a fraction of a scale: half a million, three quarters of a billion."""
    few = alternation(number_words("digit", least=1, most=12))
    parts = rf"(?:(?:an? )?(?:half|quarter)|{few}[ -]{part()})"
    return rf"{parts}(?: of)?(?: an?)?(?:[ -]{long_scale()})+{END}"
