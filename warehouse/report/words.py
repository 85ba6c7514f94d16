"""Words: values and lists as a reader expects them, "25 Nov 2020", "China, Russia and India"."""

from collections.abc import Iterable
from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: What kinds of entities are called where there is little room.
KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or city",
    "LOC": "place",
    "FAC": "building",
    "NORP": "people",
    "WORK_OF_ART": "work",
}
#: Units whose plural is not made by an s, and ends of words that stay as they are.
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "yen": "yen"}
ALIKE = ("s", "z", "percent", "horsepower", "fahrenheit", "kelvin", "stone", "yuan")
#: A whole number up to here is written with all its digits.
MOST_DIGITS = 1e15


def day(value: date) -> str:
    """Write a day."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(earliest: date | None, latest: date | None) -> str | None:
    """Write the span of days from the first to the last possible one."""
    if earliest is None or latest is None or earliest == latest:
        known = earliest or latest
        if known is None:
            return None
        word = "" if earliest == latest else "from " if earliest else "until "
        return f"{word}{day(known)}"
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return f"{earliest.year}–{latest.year}" if earliest.year < latest.year else f"{latest.year}"
    return f"{day(earliest)} – {day(latest)}"


def listed(items: Iterable[str | None]) -> str:
    """Join names: "China, Russia and India"."""
    known = [*dict.fromkeys(item for item in items if item)]
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def number(value: float) -> str:
    """Write a number with thousands apart and no needless digits."""
    whole = value == int(value) if abs(value) < MOST_DIGITS else False
    return f"{int(value):,}" if whole else f"{value:,.10g}"


def compact(value: float) -> str:
    """Write a number in few letters: 1.5 trillion, 28,000."""
    for name, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(value) >= size:
            return f"{value / size:,.6g} {name}"
    return number(value)


def value_of(value: object) -> str:
    """Write a cell of any type."""
    match value:
        case datetime():
            written = f"{day(value)}, {value:%H:%M} UTC"
        case date():
            written = day(value)
        case bool():
            written = "yes" if value else "no"
        case int() | float():
            written = number(value)
        case dict():
            written = "; ".join(f"{key}: {value_of(cell)}" for key, cell in value.items())
        case list() | tuple():
            written = "; ".join(value_of(cell) for cell in value)
        case _:
            written = str(value)
    return written


def counted(amount: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun in the right form: 1 article, 2 articles."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def kind_of(entity_type: str) -> str:
    """Name a kind of entity in a word or two."""
    return KINDS.get(entity_type, entity_type.lower().replace("_", " "))


def unit(name: str, amount: float) -> str:
    """Write a unit as after a number: 1 kilometre, 2 kilometres per hour, 3 USD."""
    words = name.split(" ")
    last = next((n for n, word in enumerate(words) if word in {"per", "of"}), len(words)) - 1
    noun = words[last]
    if amount == 1 or not noun.islower() or noun.endswith(ALIKE) or last < 0:
        return name
    words[last] = PLURALS.get(noun, f"{noun}s")
    return " ".join(words)
